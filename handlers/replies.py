"""The reply: the clerk answers four questions, the head signs off, the government office reviews."""

from dataclasses import dataclass, field
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FormPress, StepPress
from bot.filters import HasText
from bot.scene import Scene
from bot.views import replies as views
from bot.views.view import View
from domain.conversation import Conversation
from domain.errors import BadInput
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.reply import Point
from domain.services import replies
from domain.services.handling import required_text
from domain.services.reading import read_done, read_not_adopted, read_planned

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
    own.callback_query.register(begin, StepPress.filter(F.step == STEP))
    own.callback_query.register(pressed, FormPress.filter(F.step == STEP))
    own.message.register(
        said, StateFilter(ReplyForm.done, ReplyForm.planned, ReplyForm.not_adopted), HasText()
    )
    own.callback_query.register(decide, StepPress.filter(F.step.in_({"sign_off", "approve"})))
    return own


async def begin(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, STEP, scene.person)
    scene.conversation.ask(ReplyForm.result_class.state or "", proposal.id)
    return views.class_view(proposal, scene.policy, scene.t)


async def pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, STEP, scene.member)
    if callback_data.field == "class":
        answers = Answers(result_class=callback_data.value)
        return _ask(scene, proposal, answers, "done")
    if scene.conversation.subject_id != proposal.id or not (scene.conversation.state or "").startswith(
        "ReplyForm"
    ):
        scene.conversation.ask(ReplyForm.result_class.state or "", proposal.id)
        return views.class_view(proposal, scene.policy, scene.t)
    answers = Answers.of(scene.conversation)
    if callback_data.field == "none":
        setattr(answers, callback_data.value, [])
        return _after(scene, proposal, answers, callback_data.value)
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
    scene.conversation.end()
    done = scene.t("done-draft-reply", label=proposal.label)
    return scene.card(proposal, done)


def _ask(scene: Scene, proposal: Proposal, answers: Answers, part: str) -> View:
    scene.conversation.ask(f"ReplyForm:{part}", proposal.id, answers.to_data())
    return views.part_view(proposal, part, answers.result_class, scene.t)


def _after(scene: Scene, proposal: Proposal, answers: Answers, part: str) -> View:
    following = PARTS.index(part) + 1
    if following < len(PARTS):
        return _ask(scene, proposal, answers, PARTS[following])
    scene.conversation.ask(ReplyForm.preview.state or "", proposal.id, answers.to_data())
    points = (answers.done, answers.planned, answers.not_adopted)
    return views.preview_view(proposal, answers.result_class, points, scene.policy, scene.t)


async def said(message: Message, scene: Scene) -> View:
    proposal = await scene.open(scene.conversation.subject_id or 0)
    part = (scene.conversation.state or "").partition(":")[2]
    answers = Answers.of(scene.conversation)
    text = required_text(message.text or "")
    today = scene.now.astimezone(scene.policy.zone).date()
    try:
        if part == "done":
            answers.done = read_done(text)
        elif part == "planned":
            answers.planned = read_planned(text, today)
        else:
            answers.not_adopted = read_not_adopted(text)
    except BadInput as error:
        return views.part_view(proposal, part, answers.result_class, scene.t).after(
            scene.t(error.key, **error.params)
        )
    return _after(scene, proposal, answers, part)


async def decide(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    """One press: the head signs off, or the review passes."""
    proposal = await scene.open(callback_data.proposal_id)
    if callback_data.step == "sign_off":
        await replies.sign_off(scene.uow, proposal, scene.member, now=scene.now)
    else:
        await replies.approve(scene.uow, proposal, scene.congress, scene.member, now=scene.now)
    done = scene.t(f"done-{callback_data.step.replace('_', '-')}", label=proposal.label)
    return scene.card(proposal, done)
