"""Steps that need coded reasons: return for changes, refuse, send a reply back."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FormPress, StepPress
from bot.filters import HasText
from bot.scene import Scene
from bot.views.forms import reasons_view, text_view
from bot.views.view import View
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.services import replies, screening
from domain.services.handling import required_text

LIST_OF = {
    "return_for_changes": "return_reasons",
    "refuse": "refusal_reasons",
    "send_back": "send_back_reasons",
}


class Reasons(StatesGroup):
    ticking = State()
    words = State()


def router() -> Router:
    own = Router(name="reasons")
    steps = set(LIST_OF)
    own.callback_query.register(begin, StepPress.filter(F.step.in_(steps)))
    own.callback_query.register(pressed, FormPress.filter(F.step.in_(steps)))
    own.message.register(said, StateFilter(Reasons), HasText())
    return own


async def begin(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    step = callback_data.step
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, step, scene.person)
    scene.conversation.ask(Reasons.ticking.state or "", proposal.id, {"step": step, "reasons": []})
    return reasons_view(step, proposal, scene.policy.choices(LIST_OF[step]), [], scene.t)


async def pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    step = callback_data.step
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, step, scene.member)
    # A list from further up may be used while another question is open: it begins anew for its own proposal.
    if scene.conversation.subject_id != proposal.id or scene.conversation.answers.get("step") != step:
        scene.conversation.ask(Reasons.ticking.state or "", proposal.id, {"step": step, "reasons": []})
    chosen = _chosen(scene)
    match callback_data.field:
        case "reason":
            code = callback_data.value
            chosen = [c for c in chosen if c != code] if code in chosen else [*chosen, code]
            scene.conversation.answers = {"step": step, "reasons": chosen}
        case "words":
            scene.conversation.ask(Reasons.words.state or "", proposal.id, scene.conversation.answers)
            return text_view(f"{step}_words", proposal, scene.t)
        case "done" if chosen:
            return await _take(scene, proposal, "")
    return reasons_view(step, proposal, scene.policy.choices(LIST_OF[step]), chosen, scene.t)


async def said(message: Message, scene: Scene) -> View:
    proposal = await scene.open(scene.conversation.subject_id or 0)
    remarks = required_text(message.text or "")
    return await _take(scene, proposal, remarks)


def _chosen(scene: Scene) -> list[str]:
    reasons = scene.conversation.answers.get("reasons")
    return [str(code) for code in reasons] if isinstance(reasons, list) else []


async def _take(scene: Scene, proposal: Proposal, remarks: str) -> View:
    step, reasons = str(scene.conversation.answers["step"]), _chosen(scene)
    if step == "return_for_changes":
        await screening.return_for_changes(
            scene.uow, proposal, scene.member, reasons=reasons, remarks=remarks, now=scene.now
        )
    elif step == "refuse":
        await screening.refuse(
            scene.uow, proposal, scene.member, reasons=reasons, remarks=remarks, now=scene.now
        )
    else:
        await replies.send_back(
            scene.uow, proposal, scene.member, reasons=reasons, remark=remarks, now=scene.now
        )
    scene.conversation.end()
    done = scene.t(f"done-{step.replace('_', '-')}", label=proposal.label)
    return scene.card(proposal, done)
