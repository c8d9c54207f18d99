"""Objections to an assessment in the chat: a department gives its reason, the registry answers."""

import re

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import AssessmentPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import assessments as views
from bot.views.view import Button, View
from domain.assessment import Assessment, Objection
from domain.errors import BadInput, NotAllowed
from domain.oversight_rules import PARTS
from domain.services import assessment_objections, assessments
from domain.services.assessments import as_registry, own_departments
from handlers.assessments import number_of, unit_shown
from handlers.open_question import NotTyped, Typed, goes_on, same_album


class ObjectionForm(StatesGroup):
    reason = State()
    points = State()
    answer = State()


def router() -> Router:
    own = Router(name="assessment_objections")
    own.message.register(typed, StateFilter(ObjectionForm), Typed())
    own.message.register(not_typed, StateFilter(ObjectionForm), NotTyped())
    own.callback_query.register(pressed, Pressed(AssessmentPress, action=PRESSES))
    return own


async def pressed(callback: CallbackQuery, callback_data: AssessmentPress, scene: Scene) -> View:
    return await PRESSES[callback_data.action](scene, callback_data)


async def _object(scene: Scene, press: AssessmentPress) -> View:
    found = await assessments.looked_at(scene.uow, scene.member, press.assessment_id)
    unit, _, part = press.value.partition(".")
    if part not in PARTS or number_of(unit) not in own_departments(scene.member):
        raise NotAllowed
    answers: dict[str, object] = {"unit": number_of(unit), "part": part}
    scene.conversation.ask(ObjectionForm.reason.state or "", found.id, answers)
    return _asked(scene, "ask-assessment-reason", part=views.part_words(part, scene.t))


def _asked(scene: Scene, key: str, **values: object) -> View:
    """A question, or why its answer was none, with the way back to what it is about."""
    about, answers = scene.conversation.subject_id or 0, scene.conversation.answers
    back = views.sends("leave", about, str(answers.get("unit", "")))
    if "objection" in answers:
        back = views.sends("objection", about, str(answers["objection"]))
    return View(scene.t(key, **values), ((Button(scene.t.plain("back"), back),),), fresh=True)


async def _leave(scene: Scene, press: AssessmentPress) -> View:
    _put_down(scene)
    found = await assessments.looked_at(scene.uow, scene.member, press.assessment_id)
    return unit_shown(scene, found, number_of(press.value))


async def _objections(scene: Scene, press: AssessmentPress) -> View:
    as_registry(scene.person)
    _put_down(scene)
    return views.objections_view(
        await assessments.looked_at(scene.uow, scene.member, press.assessment_id), scene.t
    )


async def _objection(scene: Scene, press: AssessmentPress) -> View:
    _put_down(scene)
    found, objection = await _named(scene, press)
    return views.objection_view(found, objection, scene.t)


async def _named(scene: Scene, press: AssessmentPress) -> tuple[Assessment, Objection]:
    as_registry(scene.person)
    found = await assessments.looked_at(scene.uow, scene.member, press.assessment_id)
    objection = next((o for o in found.objections if o.id == number_of(press.value)), None)
    if objection is None:
        raise BadInput("button-unknown")
    return found, objection


async def _keep(scene: Scene, press: AssessmentPress) -> View:
    found, objection = await _named(scene, press)
    scene.conversation.ask(ObjectionForm.answer.state or "", found.id, {"objection": objection.id})
    return _asked(scene, "ask-assessment-answer")


async def _correct(scene: Scene, press: AssessmentPress) -> View:
    found, objection = await _named(scene, press)
    scene.conversation.ask(ObjectionForm.points.state or "", found.id, {"objection": objection.id})
    return _asked(scene, "ask-assessment-points", most=found.weights[objection.part])


PRESSES = {
    "object": _object,
    "leave": _leave,
    "objections": _objections,
    "objection": _objection,
    "keep": _keep,
    "correct": _correct,
}


async def typed(message: Message, scene: Scene) -> View | None:
    """A reason, points, an answer: whichever is asked."""
    if goes_on(message, scene):
        return None
    try:
        return await _taken(message.text or "", scene)
    except BadInput as bad:
        return _asked(scene, bad.key, **bad.params)


async def _taken(text: str, scene: Scene) -> View:
    conversation, state = scene.conversation, scene.conversation.state
    answers, subject = conversation.answers, conversation.subject_id or 0
    if state == ObjectionForm.reason.state:
        unit, part = int(str(answers["unit"])), str(answers["part"])
        found = await assessment_objections.object_to(
            scene.uow, scene.congress, scene.member, subject, unit, part, text, now=scene.now
        )
        conversation.end()
        return unit_shown(scene, found, unit).after(scene.t("assessment-done-objected"))
    as_registry(scene.person)
    if state == ObjectionForm.points.state:
        if not re.fullmatch(r"\s*\d{1,3}\s*", text):
            raise BadInput("bad-rule-whole")
        kept = {**answers, "points": int(text)}
        conversation.ask(ObjectionForm.answer.state or "", subject, kept)
        return _asked(scene, "ask-assessment-answer")
    return await _answered(scene, text, subject)


async def _answered(scene: Scene, text: str, subject: int) -> View:
    answers = scene.conversation.answers
    points, objection = answers.get("points"), int(str(answers["objection"]))
    found = await assessment_objections.answer(
        scene.uow,
        scene.congress,
        scene.member,
        subject,
        objection,
        text,
        points if isinstance(points, int) else None,
        now=scene.now,
    )
    scene.conversation.end()
    return views.objections_view(found, scene.t).after(scene.t("assessment-done-answered"))


async def not_typed(message: Message, scene: Scene) -> View | None:
    return None if same_album(message, scene) else _asked(scene, "cannot-use-this-kind")


def _put_down(scene: Scene) -> None:
    if (scene.conversation.state or "").startswith(ObjectionForm.__name__):
        scene.conversation.end()
