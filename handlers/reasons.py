"""Steps that need coded reasons: return for changes, refuse, send a reply back."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FormPress, StepPress
from bot.filters import HasText
from bot.i18n import Translator
from bot.views.card import card_view
from bot.views.forms import reasons_view, text_view
from bot.views.view import View
from domain.conversation import Conversation
from domain.lifecycle import check
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services import replies, screening
from domain.services.handling import required_text
from domain.services.looking import open_proposal

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


async def begin(
    callback: CallbackQuery,
    callback_data: StepPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
) -> View:
    step = callback_data.step
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    check(proposal, step, person)
    conversation.ask(Reasons.ticking.state or "", proposal.id, {"step": step, "reasons": []})
    return reasons_view(step, proposal, congress.policy.choices(LIST_OF[step]), [], t)


async def pressed(
    callback: CallbackQuery,
    callback_data: FormPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    step = callback_data.step
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    check(proposal, step, person)
    # A list from further up may be used while another question is open: it begins anew for its own proposal.
    if conversation.subject_id != proposal.id or conversation.answers.get("step") != step:
        conversation.ask(Reasons.ticking.state or "", proposal.id, {"step": step, "reasons": []})
    chosen = _chosen(conversation)
    match callback_data.field:
        case "reason":
            code = callback_data.value
            chosen = [c for c in chosen if c != code] if code in chosen else [*chosen, code]
            conversation.answers = {"step": step, "reasons": chosen}
        case "words":
            conversation.ask(Reasons.words.state or "", proposal.id, conversation.answers)
            return text_view(f"{step}_words", proposal, t)
        case "done" if chosen:
            return await _take(uow, congress, proposal, person, conversation, t, now, "")
    return reasons_view(step, proposal, congress.policy.choices(LIST_OF[step]), chosen, t)


async def said(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, conversation.subject_id or 0)
    assert person is not None
    remarks = required_text(message.text or "")
    return await _take(uow, congress, proposal, person, conversation, t, now, remarks)


def _chosen(conversation: Conversation) -> list[str]:
    reasons = conversation.answers.get("reasons")
    return [str(code) for code in reasons] if isinstance(reasons, list) else []


async def _take(
    uow: UnitOfWork,
    congress: Congress,
    proposal: Proposal,
    person: Person,
    conversation: Conversation,
    t: Translator,
    now: datetime,
    remarks: str,
) -> View:
    step, reasons = str(conversation.answers["step"]), _chosen(conversation)
    if step == "return_for_changes":
        await screening.return_for_changes(uow, proposal, person, reasons=reasons, remarks=remarks, now=now)
    elif step == "refuse":
        await screening.refuse(uow, proposal, person, reasons=reasons, remarks=remarks, now=now)
    else:
        await replies.send_back(uow, proposal, person, reasons=reasons, remark=remarks, now=now)
    conversation.end()
    done = t(f"done-{step.replace('_', '-')}", label=proposal.label)
    return card_view(proposal, person, congress.policy, t, now=now).after(done)
