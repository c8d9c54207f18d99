"""The reply: the clerk answers four questions, the head signs off, the government office reviews."""

from dataclasses import dataclass, field, replace
from datetime import date

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FormPress, StepPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import replies as views
from bot.views.view import View
from domain.conversation import Conversation
from domain.errors import BadInput
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.reply import Point
from domain.services import replies
from domain.services.reading import read_done, read_not_adopted, read_planned
from handlers.open_question import NotTyped, Typed, ask_again, known, takes_over, typed_answer

STEP = "draft_reply"
PARTS = ("done", "planned", "not_adopted")


class ReplyForm(StatesGroup):
    result_class = State()
    done = State()
    planned = State()
    not_adopted = State()
    preview = State()


@dataclass
class Answers:
    """What the form has so far, as it is kept between messages."""

    result_class: str = ""
    done: list[Point] = field(default_factory=list)
    planned: list[Point] = field(default_factory=list)
    not_adopted: list[Point] = field(default_factory=list)

    @classmethod
    def of(cls, conversation: Conversation) -> "Answers":
        data = conversation.answers
        points: dict[str, list[Point]] = {}
        for part in PARTS:
            raw = data.get(part)
            points[part] = [_point(item) for item in raw] if isinstance(raw, list) else []
        return cls(str(data.get("class") or ""), points["done"], points["planned"], points["not_adopted"])

    @classmethod
    def of_last_version(cls, proposal: Proposal) -> "Answers":
        """What the newest letter said: a draft that came back is corrected, not typed again."""
        last = max(proposal.replies, key=lambda r: (r.round, r.version), default=None)
        if last is None:
            return cls()
        return cls(last.result_class, list(last.done), list(last.planned), list(last.not_adopted))

    def to_data(self) -> dict[str, object]:
        return {
            "class": self.result_class,
            **{part: [_data(p) for p in getattr(self, part)] for part in PARTS},
        }


def _point(item: dict[str, str]) -> Point:
    due = item.get("due")
    return Point(item["text"], date.fromisoformat(due) if due else None, item.get("reason", ""))


def _data(point: Point) -> dict[str, str]:
    return {
        "text": point.text,
        "due": point.due_on.isoformat() if point.due_on else "",
        "reason": point.reason,
    }


def router() -> Router:
    own = Router(name="replies")
    own.callback_query.register(begin, Pressed(StepPress, step={STEP}))
    own.callback_query.register(pressed, Pressed(FormPress, step={STEP}))
    own.message.register(said, StateFilter(ReplyForm.done, ReplyForm.planned, ReplyForm.not_adopted), Typed())
    own.message.register(said_choice, StateFilter(ReplyForm.result_class, ReplyForm.preview), Typed())
    own.message.register(not_said, StateFilter(ReplyForm), NotTyped())
    return own


async def begin(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, STEP, scene.person)
    return _begin(scene, proposal, Answers.of_last_version(proposal))


def _begin(scene: Scene, proposal: Proposal, answers: Answers) -> View:
    view = takes_over(scene, proposal, "ReplyForm", views.class_view(proposal, scene.policy, scene.t))
    scene.conversation.ask(ReplyForm.result_class.state or "", proposal.id, answers.to_data())
    return view


async def pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    """A button of the form. One that does not belong to the open question only shows that again."""
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, STEP, scene.member)
    part, value = _part(scene, proposal), callback_data.value
    answers = Answers.of(scene.conversation) if part else Answers.of_last_version(proposal)
    match callback_data.field:
        case "class":
            answers.result_class = known(scene.policy.choices("classes"), value)
            view = takes_over(scene, proposal, "ReplyForm", views.class_view(proposal, scene.policy, scene.t))
            return replace(_ask(scene, proposal, answers, "done"), fresh=view.fresh)
        case "again" if part:
            return _begin(scene, proposal, answers)
        case "none" if value == part:
            setattr(answers, part, [])
            return _after(scene, proposal, answers, part)
        case "keep" if value == part:
            return _after(scene, proposal, answers, part)
        case "send" if part == "preview":
            return await _send(scene, proposal, answers)
    return _question(scene, proposal) if part else _begin(scene, proposal, answers)


def _part(scene: Scene, proposal: Proposal) -> str:
    """Which question of this proposal's form is open; empty when none is."""
    form, _, part = (scene.conversation.state or "").partition(":")
    return part if form == "ReplyForm" and scene.conversation.subject_id == proposal.id else ""


async def _send(scene: Scene, proposal: Proposal, answers: Answers) -> View:
    try:
        await replies.draft_reply(
            scene.uow,
            proposal,
            scene.member,
            result_class=answers.result_class,
            done=answers.done,
            planned=answers.planned,
            not_adopted=answers.not_adopted,
            now=scene.now,
        )
    except BadInput as error:
        return _question(scene, proposal).after(scene.t(error.key, **error.params))
    scene.conversation.end()
    done = scene.t("done-draft-reply", label=proposal.label)
    return scene.card(proposal, done)


def _ask(scene: Scene, proposal: Proposal, answers: Answers, part: str) -> View:
    scene.conversation.ask(f"ReplyForm:{part}", proposal.id, answers.to_data())
    return _question(scene, proposal)


def _question(scene: Scene, proposal: Proposal) -> View:
    """What is asked now."""
    part, answers = _part(scene, proposal), Answers.of(scene.conversation)
    if part in PARTS:
        return views.part_view(proposal, part, answers.result_class, getattr(answers, part), scene.t)
    if part == "preview":
        points = (answers.done, answers.planned, answers.not_adopted)
        return views.preview_view(proposal, answers.result_class, points, scene.policy, scene.t)
    return views.class_view(proposal, scene.policy, scene.t)


def _after(scene: Scene, proposal: Proposal, answers: Answers, part: str) -> View:
    following = (*PARTS, "preview")[PARTS.index(part) + 1]
    return _ask(scene, proposal, answers, following)


async def said(message: Message, scene: Scene) -> View | None:
    return await typed_answer(message, scene, STEP, _keep)


async def _keep(scene: Scene, proposal: Proposal, text: str) -> View:
    part, answers = _part(scene, proposal), Answers.of(scene.conversation)
    try:
        if part == "done":
            answers.done = read_done(text)
        elif part == "planned":
            answers.planned = read_planned(text, scene.today)
        else:
            answers.not_adopted = read_not_adopted(text)
    except BadInput as error:
        return _question(scene, proposal).after(scene.t(error.key, **error.params))
    return _after(scene, proposal, answers, part)


async def said_choice(message: Message, scene: Scene) -> View | None:
    return await ask_again(message, scene, _question, "form-needs-button")


async def not_said(message: Message, scene: Scene) -> View | None:
    return await ask_again(message, scene, _question, "form-needs-text")
