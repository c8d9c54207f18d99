"""Steps that need coded reasons: return for changes, refuse, send a reply back."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FormPress, StepPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views.forms import reasons_view, text_view
from bot.views.reasons import REASON_LIST_OF
from bot.views.view import View
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.services import replies, screening
from handlers.forms import NotTyped, Typed, ask_again, known, takes_over, ticked, toggled, typed_answer


class Reasons(StatesGroup):
    ticking = State()
    words = State()


def router() -> Router:
    own = Router(name="reasons")
    own.callback_query.register(begin, Pressed(StepPress, step=REASON_LIST_OF))
    own.callback_query.register(pressed, Pressed(FormPress, step=REASON_LIST_OF))
    own.message.register(said, StateFilter(Reasons), Typed())
    own.message.register(not_said, StateFilter(Reasons), NotTyped())
    return own


async def begin(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, callback_data.step, scene.person)
    return _begin(scene, proposal, callback_data.step)


def _begin(scene: Scene, proposal: Proposal, step: str) -> View:
    answers: dict[str, object] = {"step": step, "reasons": []}
    view = takes_over(scene, proposal, "Reasons", _list_view(scene, proposal, step, []))
    scene.conversation.ask(Reasons.ticking.state or "", proposal.id, answers)
    return view


async def pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    step, code = callback_data.step, callback_data.value
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, step, scene.member)
    # A list from further up may be used while another question is open: it begins anew for its own proposal.
    begun = _begin(scene, proposal, step) if not _is_open(scene, proposal, step) else None
    chosen = ticked(scene)
    match callback_data.field:
        case "reason":
            known(scene.policy.choices(REASON_LIST_OF[step]), code)
            chosen = toggled(chosen, code)
            scene.conversation.answers = {"step": step, "reasons": chosen}
        case "words":
            scene.conversation.ask(Reasons.words.state or "", proposal.id, scene.conversation.answers)
            return text_view(f"{step}_words", proposal, scene.t)
        case "done" if chosen:
            return await _take(scene, proposal, "")
    view = _list_view(scene, proposal, step, chosen)
    return replace(view, fresh=begun.fresh) if begun else view


def _is_open(scene: Scene, proposal: Proposal, step: str) -> bool:
    return scene.conversation.subject_id == proposal.id and scene.conversation.answers.get("step") == step


def _list_view(scene: Scene, proposal: Proposal, step: str, chosen: list[str]) -> View:
    return reasons_view(step, proposal, scene.policy.choices(REASON_LIST_OF[step]), chosen, scene.t)


def _question(scene: Scene, proposal: Proposal) -> View:
    step = str(scene.conversation.answers["step"])
    if (scene.conversation.state or "") == Reasons.words.state:
        return text_view(f"{step}_words", proposal, scene.t)
    return _list_view(scene, proposal, step, ticked(scene))


async def not_said(message: Message, scene: Scene) -> View | None:
    return await ask_again(message, scene, _question, "form-needs-text")


async def said(message: Message, scene: Scene) -> View | None:
    """One's own words, also while the list is open; what was ticked is kept with them."""
    return await typed_answer(message, scene, str(scene.conversation.answers["step"]), _take)


async def _take(scene: Scene, proposal: Proposal, remarks: str) -> View:
    step, reasons = str(scene.conversation.answers["step"]), ticked(scene)
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
