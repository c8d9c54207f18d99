"""Objections to an assessment in the chat: a department gives its reason, the registry answers."""

import re

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import AssessmentPress, row_of
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import assessment_objections as views
from bot.views.view import View
from domain.assessment import Assessment, Objection
from domain.errors import BadInput, NotAllowed
from domain.oversight_rules import PARTS
from domain.services import assessment_objections, assessments
from domain.services.assessments import as_registry, own_departments
from handlers.assessments import ObjectionForm, put_down, unit_shown
from handlers.open_question import NotTyped, Typed, not_this_kind, taken


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
    if part not in PARTS or row_of(unit) not in own_departments(scene.member):
        raise NotAllowed
    answers: dict[str, object] = {"unit": row_of(unit), "part": part}
    scene.conversation.ask(ObjectionForm.reason.state or "", found.id, answers)
    return views.reason_view(found.id, row_of(unit), part, scene.t)


async def _objections(scene: Scene, press: AssessmentPress) -> View:
    as_registry(scene.person)
    put_down(scene)
    return views.objections_view(
        await assessments.looked_at(scene.uow, scene.member, press.assessment_id), scene.t
    )


async def _objection(scene: Scene, press: AssessmentPress) -> View:
    put_down(scene)
    found, objection = await _named(scene, press.assessment_id, row_of(press.value))
    return views.objection_view(found, objection, scene.t)


async def _named(scene: Scene, assessment_id: int, objection_id: int) -> tuple[Assessment, Objection]:
    as_registry(scene.person)
    found = await assessments.looked_at(scene.uow, scene.member, assessment_id)
    objection = next((o for o in found.objections if o.id == objection_id), None)
    if objection is None:
        raise BadInput("button-unknown")
    return found, objection


async def _keep(scene: Scene, press: AssessmentPress) -> View:
    found, objection = await _named(scene, press.assessment_id, row_of(press.value))
    scene.conversation.ask(ObjectionForm.answer.state or "", found.id, {"objection": objection.id})
    return views.answer_view(found.id, objection, scene.t)


async def _correct(scene: Scene, press: AssessmentPress) -> View:
    found, objection = await _named(scene, press.assessment_id, row_of(press.value))
    scene.conversation.ask(ObjectionForm.points.state or "", found.id, {"objection": objection.id})
    return views.points_view(found, objection, scene.t)


PRESSES = {
    "object": _object,
    "objections": _objections,
    "objection": _objection,
    "keep": _keep,
    "correct": _correct,
}


async def typed(message: Message, scene: Scene) -> View | None:
    """A reason, points, an answer: whichever is asked."""
    return await taken(message, scene, _taken, _asked_again)


async def _asked_again(scene: Scene) -> View:
    answers, subject = scene.conversation.answers, scene.conversation.subject_id or 0
    if scene.conversation.state == ObjectionForm.reason.state:
        return views.reason_view(subject, int(str(answers["unit"])), str(answers["part"]), scene.t)
    found, objection = await _named(scene, subject, int(str(answers["objection"])))
    if scene.conversation.state == ObjectionForm.points.state:
        return views.points_view(found, objection, scene.t)
    return views.answer_view(found.id, objection, scene.t)


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
        found, objection = await _named(scene, subject, int(str(answers["objection"])))
        points = int(text) if re.fullmatch(r"\s*\d{1,3}\s*", text) else -1
        kept = {**answers, "points": assessment_objections.checked_points(found, objection, points)}
        conversation.ask(ObjectionForm.answer.state or "", subject, kept)
        return views.answer_view(found.id, objection, scene.t)
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
    return await not_this_kind(message, scene, _asked_again)
