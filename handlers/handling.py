"""Contacts: the clerk records one, the representative says whether it really happened."""

from dataclasses import dataclass
from datetime import date, datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import ContactPress, FormPress, StepPress
from bot.filters import HasText
from bot.i18n import Translator
from bot.views.card import card_view
from bot.views.forms import choice_view, text_view
from bot.views.view import View
from domain.contact import Confirmation, ContactMode
from domain.conversation import Conversation
from domain.deadlines import ONE_DAY
from domain.lifecycle import check
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services import handling
from domain.services.looking import open_proposal
from domain.services.reading import read_date

STEP = "log_contact"
DAYS_OFFERED = 4


class ContactForm(StatesGroup):
    mode = State()
    day = State()
    summary = State()


@dataclass
class Answers:
    """What the form has so far."""

    mode: ContactMode | None = None
    happened_on: date | None = None

    @classmethod
    def of(cls, conversation: Conversation) -> "Answers":
        mode, day = conversation.answers.get("mode"), conversation.answers.get("day")
        return cls(ContactMode(str(mode)) if mode else None, date.fromisoformat(str(day)) if day else None)

    def to_data(self) -> dict[str, object]:
        return {
            "mode": self.mode.value if self.mode else None,
            "day": self.happened_on.isoformat() if self.happened_on else None,
        }


def router() -> Router:
    own = Router(name="handling")
    own.callback_query.register(begin, StepPress.filter(F.step == STEP))
    own.callback_query.register(pressed, FormPress.filter(F.step == STEP))
    own.message.register(said_day, StateFilter(ContactForm.day), HasText())
    own.message.register(said_summary, StateFilter(ContactForm.summary), HasText())
    own.callback_query.register(confirm, ContactPress.filter())
    return own


async def begin(
    callback: CallbackQuery,
    callback_data: StepPress,
    uow: UnitOfWork,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    check(proposal, STEP, person)
    conversation.ask(ContactForm.mode.state or "", proposal.id)
    options = [(mode.value, t.plain(f"mode-{mode.value.replace('_', '-')}")) for mode in ContactMode]
    return choice_view(STEP, proposal, t("ask-contact-mode"), options, t, field="mode")


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
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    check(proposal, STEP, person)
    answers = Answers.of(conversation) if conversation.subject_id == proposal.id else Answers()
    if callback_data.field == "mode":
        answers.mode = ContactMode(callback_data.value)
        conversation.ask(ContactForm.day.state or "", proposal.id, answers.to_data())
        return _ask_day(proposal, congress, t, now)
    if answers.mode is None:
        options = [(mode.value, t.plain(f"mode-{mode.value.replace('_', '-')}")) for mode in ContactMode]
        return choice_view(STEP, proposal, t("ask-contact-mode"), options, t, field="mode")
    return _ask_summary(proposal, conversation, answers, date.fromisoformat(callback_data.value), t)


def _ask_day(proposal: Proposal, congress: Congress, t: Translator, now: datetime) -> View:
    today = now.astimezone(congress.policy.zone).date()
    days = [today - n * ONE_DAY for n in range(DAYS_OFFERED)]
    options = [(d.isoformat(), t.plain("today") if d == today else t.day(d)) for d in days]
    return choice_view(STEP, proposal, t("ask-contact-day"), options, t, field="day")


def _ask_summary(
    proposal: Proposal, conversation: Conversation, answers: Answers, day: date, t: Translator
) -> View:
    answers.happened_on = day
    conversation.ask(ContactForm.summary.state or "", proposal.id, answers.to_data())
    return text_view("contact_summary", proposal, t, day=day)


async def said_day(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, conversation.subject_id or 0)
    today = now.astimezone(congress.policy.zone).date()
    day = read_date(message.text or "", today, past=True)
    return _ask_summary(proposal, conversation, Answers.of(conversation), day, t)


async def said_summary(
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
    answers = Answers.of(conversation)
    today = now.astimezone(congress.policy.zone).date()
    await handling.log_contact(
        uow,
        proposal,
        person,
        mode=answers.mode or ContactMode.MEETING,
        happened_on=answers.happened_on or today,
        summary=message.text or "",
        today=today,
        now=now,
    )
    conversation.end()
    done = t("done-log-contact", label=proposal.label, name=proposal.representative)
    return card_view(proposal, person, congress.policy, t, now=now).after(done)


async def confirm(
    callback: CallbackQuery,
    callback_data: ContactPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    confirmation = Confirmation(callback_data.confirmation)
    await handling.confirm_contact(
        uow, proposal, person, contact_seq=callback_data.seq, confirmation=confirmation, now=now
    )
    done = t(f"done-contact-{confirmation.value}", label=proposal.label)
    return card_view(proposal, person, congress.policy, t, now=now).after(done)
