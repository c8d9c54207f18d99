"""Assessments in the chat: tried out with any weights, announced, read by each department, issued."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import AssessmentPress, row_of
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import assessments as views
from bot.views.view import View
from domain.assessment import Assessment
from domain.errors import BadInput, NotAllowed
from domain.oversight_rules import PARTS
from domain.people import Role
from domain.rule_values import named_numbers
from domain.scope import EVERYTHING, Scope
from domain.services import assessments
from domain.services.assessments import Trial, as_registry, own_departments
from domain.services.figures import asked_scope
from handlers.open_question import NotTyped, Typed, not_this_kind, taken


class AssessmentForm(StatesGroup):
    scope = State()
    look = State()
    weights = State()


class ObjectionForm(StatesGroup):
    reason = State()
    points = State()
    answer = State()


def router() -> Router:
    own = Router(name="assessments")
    own.message.register(opened, Command("assessment"))
    own.message.register(typed, StateFilter(AssessmentForm), Typed())
    own.message.register(not_typed, StateFilter(AssessmentForm), NotTyped())
    own.callback_query.register(pressed, Pressed(AssessmentPress, action=PRESSES))
    return own


async def opened(message: Message, scene: Scene) -> View:
    return await _list(scene, AssessmentPress(action="list"))


async def pressed(callback: CallbackQuery, callback_data: AssessmentPress, scene: Scene) -> View:
    return await PRESSES[callback_data.action](scene, callback_data)


async def _list(scene: Scene, press: AssessmentPress) -> View:
    put_down(scene)
    found = await assessments.listed(scene.uow, scene.member)
    return views.list_view(found, scene.t, staff=scene.member.holds(Role.STAFF))


async def _new(scene: Scene, press: AssessmentPress) -> View:
    as_registry(scene.person)
    scene.conversation.ask(AssessmentForm.scope.state or "")
    return _which_time(scene)


def _which_time(scene: Scene) -> View:
    years = [str(scene.today.year), str(scene.today.year - 1)]
    return views.scope_view(years, scene.policy.session.name, scene.t)


async def _of(scene: Scene, press: AssessmentPress) -> View:
    as_registry(scene.person)
    text = scene.policy.session.name if press.value == "session" else press.value
    return await _tried(scene, text)


async def _tried(scene: Scene, text: str, page: int = 0) -> View:
    """What it would come to; the period that was asked for is remembered, nothing else."""
    scope = await asked_scope(scene.uow, scene.congress, text)
    trial = await assessments.trial(scene.uow, scene.congress, scope, now=scene.now)
    scene.conversation.ask(AssessmentForm.look.state or "", answers={"scope": text})
    return views.trial_view(trial, text, page, scene.t)


async def _look(scene: Scene, press: AssessmentPress) -> View:
    as_registry(scene.person)
    if (text := _asked(scene)) is None:
        return await _new(scene, press)
    return await _tried(scene, text, max(0, min(press.page, 1000)))


def _asked(scene: Scene) -> str | None:
    text = scene.conversation.answers.get("scope")
    return text if isinstance(text, str) and _is_ours(scene) else None


async def _try(scene: Scene, press: AssessmentPress) -> View:
    as_registry(scene.person)
    if (text := _asked(scene)) is None:
        return await _new(scene, press)
    scene.conversation.ask(AssessmentForm.weights.state or "", answers={"scope": text})
    return views.ask_weights_view(await _trial(scene, text), scene.t)


async def _trial(scene: Scene, text: str) -> Trial:
    scope: Scope = await asked_scope(scene.uow, scene.congress, text) if text else EVERYTHING
    return await assessments.trial(scene.uow, scene.congress, scope, now=scene.now)


async def _how(scene: Scene, press: AssessmentPress) -> View:
    as_registry(scene.person)
    if (text := _asked(scene)) is None:
        return await _new(scene, press)
    found = await _trial(scene, text)
    return views.how_view(found.weights, found.bonus, scene.t, views.sends("look"), basically=found.basically)


async def _announce(scene: Scene, press: AssessmentPress) -> View:
    """Once it is announced it cannot be taken back: asked about before."""
    as_registry(scene.person)
    if (text := _asked(scene)) is None:
        return await _new(scene, press)
    found, every = await _trial(scene, text), await assessments.listed(scene.uow, scene.member)
    return views.announce_view(found, text, [a for a in every if a.name == text], scene.t)


async def _announced(scene: Scene, press: AssessmentPress) -> View:
    as_registry(scene.person)
    if (text := _asked(scene)) is None:
        return await _new(scene, press)
    scope = await asked_scope(scene.uow, scene.congress, text)
    made = await assessments.announce(scene.uow, scene.congress, scene.member, scope, text, now=scene.now)
    put_down(scene)
    said = scene.t("assessment-done-announced", n=len(made.results))
    return replace(views.assessment_view(made, 0, scene.t).after(said), fresh=True)


async def _open(scene: Scene, press: AssessmentPress) -> View:
    put_down(scene)
    found = await assessments.looked_at(scene.uow, scene.member, press.assessment_id)
    if scene.member.holds(Role.STAFF):
        return views.assessment_view(found, max(0, min(press.page, 1000)), scene.t)
    own = own_departments(scene.member)
    return unit_shown(scene, found, next(r.department_id for r in found.results if r.department_id in own))


async def _unit(scene: Scene, press: AssessmentPress) -> View:
    """One department's score; without an assessment that of the trial."""
    if not press.assessment_id:
        as_registry(scene.person)
        if (text := _asked(scene)) is None:
            return await _new(scene, press)
        tried = await _trial(scene, text)
        made = assessments.unannounced(scene.congress, scene.member, tried, text, now=scene.now)
        return unit_shown(scene, made, row_of(press.value))
    put_down(scene)
    found = await assessments.looked_at(scene.uow, scene.member, press.assessment_id)
    return unit_shown(scene, found, row_of(press.value))


def unit_shown(scene: Scene, found: Assessment, department_id: int) -> View:
    staff = scene.member.holds(Role.STAFF)
    if not staff and department_id not in own_departments(scene.member):
        raise NotAllowed
    result = next((r for r in found.results if r.department_id == department_id), None)
    if result is None:
        raise BadInput("button-unknown")
    return views.unit_view(found, result, scene.t, own=not staff)


async def _about(scene: Scene, press: AssessmentPress) -> View:
    found = await assessments.looked_at(scene.uow, scene.member, press.assessment_id)
    return views.how_view(found.weights, found.bonus, scene.t, views.sends("open", found.id))


async def _issue(scene: Scene, press: AssessmentPress) -> View:
    as_registry(scene.person)
    return views.issue_view(
        await assessments.looked_at(scene.uow, scene.member, press.assessment_id), scene.t
    )


async def _sure(scene: Scene, press: AssessmentPress) -> View:
    found = await assessments.issue(
        scene.uow, scene.congress, scene.member, press.assessment_id, now=scene.now
    )
    return views.assessment_view(found, 0, scene.t).after(scene.t("assessment-done-issued"))


PRESSES = {
    "list": _list, "new": _new, "of": _of, "look": _look, "try": _try, "how": _how,
    "announce": _announce, "announced": _announced, "open": _open, "unit": _unit, "about": _about,
    "issue": _issue, "sure": _sure,
}  # fmt: skip


async def typed(message: Message, scene: Scene) -> View | None:
    """A period, or weights to try."""
    return await taken(message, scene, _taken, _asked_again)


async def _asked_again(scene: Scene) -> View:
    if scene.conversation.state == AssessmentForm.weights.state:
        return views.ask_weights_view(await _trial(scene, _asked(scene) or ""), scene.t)
    return _which_time(scene)


async def _taken(text: str, scene: Scene) -> View:
    state, answers = scene.conversation.state, scene.conversation.answers
    as_registry(scene.person)
    if state == AssessmentForm.weights.state:
        weights = named_numbers(text, PARTS)
        return views.beside_view(await _trial(scene, str(answers["scope"])), weights, scene.t)
    return await _tried(scene, text)


async def not_typed(message: Message, scene: Scene) -> View | None:
    return await not_this_kind(message, scene, _asked_again)


def _is_ours(scene: Scene) -> bool:
    return (scene.conversation.state or "").startswith(AssessmentForm.__name__)


def put_down(scene: Scene) -> None:
    """Whoever turns to something else has not answered: the next words are no objection."""
    if _is_ours(scene) or (scene.conversation.state or "").startswith(ObjectionForm.__name__):
        scene.conversation.end()
