"""Contacts: the clerk records one, the representative says whether it really happened."""

from dataclasses import dataclass
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import ContactPress, FormPress, StepPress
from bot.filters import HasText
from bot.scene import Scene
from bot.views.forms import choice_view, text_view
from bot.views.view import View
from domain.contact import Confirmation, ContactMode
from domain.conversation import Conversation
from domain.deadlines import ONE_DAY
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.services import handling
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


async def begin(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, STEP, scene.person)
    scene.conversation.ask(ContactForm.mode.state or "", proposal.id)
    options = [(mode.value, scene.t.plain(f"mode-{mode.value.replace('_', '-')}")) for mode in ContactMode]
    return choice_view(STEP, proposal, scene.t("ask-contact-mode"), options, scene.t, field="mode")


async def pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, STEP, scene.person)
    answers = Answers.of(scene.conversation) if scene.conversation.subject_id == proposal.id else Answers()
    if callback_data.field == "mode":
        answers.mode = ContactMode(callback_data.value)
        scene.conversation.ask(ContactForm.day.state or "", proposal.id, answers.to_data())
        return _ask_day(scene, proposal)
    if answers.mode is None:
        options = [
            (mode.value, scene.t.plain(f"mode-{mode.value.replace('_', '-')}")) for mode in ContactMode
        ]
        return choice_view(STEP, proposal, scene.t("ask-contact-mode"), options, scene.t, field="mode")
    return _ask_summary(scene, proposal, answers, date.fromisoformat(callback_data.value))


def _ask_day(scene: Scene, proposal: Proposal) -> View:
    today = scene.now.astimezone(scene.policy.zone).date()
    days = [today - n * ONE_DAY for n in range(DAYS_OFFERED)]
    options = [(d.isoformat(), scene.t.plain("today") if d == today else scene.t.day(d)) for d in days]
    return choice_view(STEP, proposal, scene.t("ask-contact-day"), options, scene.t, field="day")


def _ask_summary(scene: Scene, proposal: Proposal, answers: Answers, day: date) -> View:
    answers.happened_on = day
    scene.conversation.ask(ContactForm.summary.state or "", proposal.id, answers.to_data())
    return text_view("contact_summary", proposal, scene.t, day=day)


async def said_day(message: Message, scene: Scene) -> View:
    proposal = await scene.open(scene.conversation.subject_id or 0)
    today = scene.now.astimezone(scene.policy.zone).date()
    day = read_date(message.text or "", today, past=True)
    return _ask_summary(scene, proposal, Answers.of(scene.conversation), day)


async def said_summary(message: Message, scene: Scene) -> View:
    proposal = await scene.open(scene.conversation.subject_id or 0)
    answers = Answers.of(scene.conversation)
    today = scene.now.astimezone(scene.policy.zone).date()
    await handling.log_contact(
        scene.uow,
        proposal,
        scene.member,
        mode=answers.mode or ContactMode.MEETING,
        happened_on=answers.happened_on or today,
        summary=message.text or "",
        today=today,
        now=scene.now,
    )
    scene.conversation.end()
    done = scene.t("done-log-contact", label=proposal.label, name=proposal.representative)
    return scene.card(proposal, done)


async def confirm(callback: CallbackQuery, callback_data: ContactPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    confirmation = Confirmation(callback_data.confirmation)
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
