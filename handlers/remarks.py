"""Steps that need one text: a progress note, a co-handler's opinion, a supplement, a reason."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import StepPress
from bot.filters import HasText
from bot.i18n import Translator
from bot.views.card import card_view
from bot.views.forms import text_view
from bot.views.view import View
from domain.conversation import Conversation
from domain.lifecycle import check
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services import handling, ratings, replies, submission
from domain.services.handling import required_text
from domain.services.looking import open_proposal

Take = Callable[[UnitOfWork, Proposal, Person, str, datetime], Awaitable[None]]


class Remark(StatesGroup):
    text = State()


async def _note(uow: UnitOfWork, proposal: Proposal, person: Person, text: str, now: datetime) -> None:
    await handling.note_progress(uow, proposal, person, text, now=now)


async def _opinion(uow: UnitOfWork, proposal: Proposal, person: Person, text: str, now: datetime) -> None:
    await handling.file_opinion(uow, proposal, person, text, now=now)


async def _supplement(uow: UnitOfWork, proposal: Proposal, person: Person, text: str, now: datetime) -> None:
    await submission.supplement(uow, proposal, person, text, now=now)


async def _return_draft(
    uow: UnitOfWork, proposal: Proposal, person: Person, text: str, now: datetime
) -> None:
    await replies.return_draft(uow, proposal, person, text, now=now)


async def _decline(uow: UnitOfWork, proposal: Proposal, person: Person, text: str, now: datetime) -> None:
    await ratings.decline_reopening(uow, proposal, person, text, now=now)


TAKE: dict[str, Take] = {
    "note_progress": _note,
    "file_opinion": _opinion,
    "supplement": _supplement,
    "return_draft": _return_draft,
    "decline_reopening": _decline,
}


def router() -> Router:
    own = Router(name="remarks")
    own.callback_query.register(ask, StepPress.filter(F.step.in_(set(TAKE))))
    own.message.register(said, StateFilter(Remark.text), HasText())
    return own


async def ask(
    callback: CallbackQuery,
    callback_data: StepPress,
    uow: UnitOfWork,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    check(proposal, callback_data.step, person)
    conversation.ask(Remark.text.state or "", proposal.id, {"step": callback_data.step})
    return text_view(callback_data.step, proposal, t)


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
    step = str(conversation.answers["step"])
    await TAKE[step](uow, proposal, person, required_text(message.text or ""), now)
    conversation.end()
    done = t(f"done-{step.replace('_', '-')}", label=proposal.label)
    return card_view(proposal, person, congress.policy, t, now=now).after(done)
