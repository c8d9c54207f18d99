"""Contacts: the clerk records one, the representative says whether it really happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import ContactPress, FormPress, StepPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views.forms import choice_view, text_view
from bot.views.view import View
from domain.contact import Confirmation, ContactMode
from domain.conversation import Conversation
from domain.deadlines import ONE_DAY
from domain.errors import BadInput
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.services import handling
from domain.services.reading import read_date
from handlers.forms import NotTyped, Typed, ask_again, takes_over, typed_answer

STEP = "log_contact"
DAYS_OFFERED = 4
T = TypeVar("T")


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
    own.callback_query.register(begin, Pressed(StepPress, step={STEP}))
    own.callback_query.register(pressed, Pressed(FormPress, step={STEP}))
    own.message.register(said_mode, StateFilter(ContactForm.mode), Typed())
    own.message.register(said_day, StateFilter(ContactForm.day), Typed())
    own.message.register(said_summary, StateFilter(ContactForm.summary), Typed())
    own.message.register(not_said, StateFilter(ContactForm), NotTyped())
    own.callback_query.register(confirm, Pressed(ContactPress))
    return own


async def begin(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, STEP, scene.person)
    view = takes_over(scene, proposal, "ContactForm", _mode_view(scene, proposal))
    scene.conversation.ask(ContactForm.mode.state or "", proposal.id)
    return view


async def pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, STEP, scene.person)
    if callback_data.field == "mode":
        answers = Answers(mode=_read(ContactMode, callback_data.value))
        view = takes_over(scene, proposal, "ContactForm", _day_view(scene, proposal))
        scene.conversation.ask(ContactForm.day.state or "", proposal.id, answers.to_data())
        return view
    answers = Answers.of(scene.conversation) if _is_open(scene, proposal) else Answers()
    if answers.mode is None:
        # A day from further up, of a form that was put away: it begins anew.
        return await begin(callback, StepPress(step=STEP, proposal_id=proposal.id), scene)
    return _ask_summary(scene, proposal, answers, _read(date.fromisoformat, callback_data.value))


def _read(kind: Callable[[str], T], value: str) -> T:
    """What a button says; a forged one may say anything."""
    try:
        return kind(value)
    except ValueError as error:
        raise BadInput("button-unknown") from error


def _is_open(scene: Scene, proposal: Proposal) -> bool:
    return (scene.conversation.state or "").startswith("ContactForm") and (
        scene.conversation.subject_id == proposal.id
    )


def _question(scene: Scene, proposal: Proposal) -> View:
    """What is asked now."""
    answers = Answers.of(scene.conversation)
    if answers.mode is None:
        return _mode_view(scene, proposal)
    if answers.happened_on is None:
        return _day_view(scene, proposal)
    return _summary_view(scene, proposal, answers.mode, answers.happened_on)


def _mode_view(scene: Scene, proposal: Proposal) -> View:
    options = [(mode.value, scene.t.plain(f"mode-{mode.value.replace('_', '-')}")) for mode in ContactMode]
    return choice_view(STEP, proposal, scene.t("ask-contact-mode"), options, scene.t, field="mode")


def _day_view(scene: Scene, proposal: Proposal) -> View:
    days = [scene.today - n * ONE_DAY for n in range(DAYS_OFFERED)]
    options = [(d.isoformat(), scene.t.plain("today") if d == scene.today else scene.t.day(d)) for d in days]
    return choice_view(STEP, proposal, scene.t("ask-contact-day"), options, scene.t, field="day")


def _summary_view(scene: Scene, proposal: Proposal, mode: ContactMode, day: date) -> View:
    question = "contact_summary_waived" if mode is ContactMode.WAIVED else "contact_summary"
    return text_view(question, proposal, scene.t, day=day)


def _ask_summary(scene: Scene, proposal: Proposal, answers: Answers, day: date) -> View:
    if day > scene.today:
        raise BadInput("bad-date-future")
    answers.happened_on = day
    scene.conversation.ask(ContactForm.summary.state or "", proposal.id, answers.to_data())
    return _question(scene, proposal)


async def said_mode(message: Message, scene: Scene) -> View | None:
    return await ask_again(message, scene, _question, "form-needs-button")


async def not_said(message: Message, scene: Scene) -> View | None:
    return await ask_again(message, scene, _question, "form-needs-text")


async def said_day(message: Message, scene: Scene) -> View | None:
    return await typed_answer(message, scene, STEP, _keep_day)


async def _keep_day(scene: Scene, proposal: Proposal, text: str) -> View:
    day = read_date(text, scene.today, past=True)
    return _ask_summary(scene, proposal, Answers.of(scene.conversation), day)


async def said_summary(message: Message, scene: Scene) -> View | None:
    return await typed_answer(message, scene, STEP, _keep_summary)


async def _keep_summary(scene: Scene, proposal: Proposal, text: str) -> View:
    answers = Answers.of(scene.conversation)
    await handling.log_contact(
        scene.uow,
        proposal,
        scene.member,
        mode=answers.mode or ContactMode.MEETING,
        happened_on=answers.happened_on or scene.today,
        summary=text,
        today=scene.today,
        now=scene.now,
    )
    scene.conversation.end()
    done = scene.t("done-log-contact", label=proposal.label, name=proposal.representative)
    return scene.card(proposal, done)


async def confirm(callback: CallbackQuery, callback_data: ContactPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    confirmation = _read(Confirmation, callback_data.confirmation)
    await handling.confirm_contact(
        scene.uow,
        proposal,
        scene.member,
        contact_seq=callback_data.seq,
        confirmation=confirmation,
        now=scene.now,
    )
    done = scene.t(f"done-contact-{confirmation.value}", label=proposal.label)
    return scene.card(proposal, done)
