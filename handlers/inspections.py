"""Inspections: staff open and check, everybody who may looks, samples are drawn."""

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import InspectionPress, row_of
from bot.filters import Pressed, Says
from bot.scene import Scene
from bot.views import inspections as views
from bot.views.view import View
from domain.errors import BadInput, NotAllowed
from domain.inspection import MAY_INSPECT, Inspection, Scope
from domain.people import Role
from domain.services import inspections
from domain.services.inspections import as_registry
from handlers.inspection_draws import DrawForm
from handlers.open_question import NoLonger, NotTyped, Typed, not_theirs, not_this_kind, taken


class InspectionForm(StatesGroup):
    period = State()


def router() -> Router:
    own = Router(name="inspections")
    own.message.register(opened, Command("inspection"))
    own.message.register(opened, Says("menu-inspection"))
    own.message.register(not_theirs, StateFilter(InspectionForm), NoLonger(as_registry))
    own.message.register(typed, StateFilter(InspectionForm), Typed())
    own.message.register(not_typed, StateFilter(InspectionForm), NotTyped())
    own.callback_query.register(pressed, Pressed(InspectionPress, action=PRESSES))
    return own


async def opened(message: Message, scene: Scene) -> View:
    return await _list(scene, InspectionPress(action="list"))


async def pressed(callback: CallbackQuery, callback_data: InspectionPress, scene: Scene) -> View:
    return await PRESSES[callback_data.action](scene, callback_data)


async def _list(scene: Scene, press: InspectionPress) -> View:
    _put_down(scene)
    found = await inspections.listed(scene.uow, scene.member)
    return views.list_view(found, scene.t, may_open=scene.member.holds(Role.STAFF))


async def _new(scene: Scene, press: InspectionPress) -> View:
    as_registry(scene.person)
    scene.conversation.ask(InspectionForm.period.state or "")
    return await _which_scope(scene)


async def _which_scope(scene: Scene) -> View:
    return views.scope_view(await scene.uow.inspections.sessions(scene.congress.id), scene.t)


async def _scope(scene: Scene, press: InspectionPress) -> View:
    as_registry(scene.person)
    sessions = await scene.uow.inspections.sessions(scene.congress.id)
    place = int(press.value) if press.value.isdecimal() else 0
    if not 1 <= place <= len(sessions):
        raise BadInput("button-unknown")
    return await _start(scene, Scope(sessions[place - 1]))


async def _start(scene: Scene, scope: Scope) -> View:
    made = await inspections.start(scene.uow, scene.congress, scene.member, scope, now=scene.now)
    _put_down(scene)
    return (await _shown(scene, made)).after(scene.t("inspection-started"))


async def show(scene: Scene, press: InspectionPress) -> View:
    _put_down(scene)
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    own = inspections.departments_seen(scene.member)
    if own is not None:
        unit = next(u for u in found.units if u.department_id in own)
        return await _unit_shown(scene, found, unit.department_id, 0)
    return await _shown(scene, found, press.page)


async def _shown(scene: Scene, found: Inspection, page: int = 0) -> View:
    drawn = len(await scene.uow.inspections.draws(found.id))
    staff = scene.member.holds(Role.STAFF)
    return views.inspection_view(found, drawn, scene.t, page=page, staff=staff)


async def _how(scene: Scene, press: InspectionPress) -> View:
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    return views.how_view(found, press.value, scene.t)


async def _unit(scene: Scene, press: InspectionPress) -> View:
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    department_id = row_of(press.value)
    own = inspections.departments_seen(scene.member)
    if own is not None and department_id not in own:
        raise NotAllowed
    return await _unit_shown(scene, found, department_id, max(0, min(press.page, 10_000)))


async def _unit_shown(scene: Scene, found: Inspection, department_id: int, page: int) -> View:
    unit = found.unit(department_id)
    if unit is None:
        raise BadInput("button-unknown")
    size = views.FINDINGS_ON_PAGE
    faults = await scene.uow.inspections.findings(found.id, department_id, size, page * size)
    opens = not scene.member.holds(Role.INSPECTOR) or scene.member.holds(Role.STAFF)
    visits = [v for v in await scene.uow.inspections.visits(found.id) if v.department_id == department_id]
    own = not scene.member.holds(*MAY_INSPECT)
    return views.unit_view(found, unit, faults, visits, page, scene.t, opens=opens, own=own)


async def _check(scene: Scene, press: InspectionPress) -> View:
    found = await inspections.check_again(
        scene.uow, scene.congress, scene.member, press.inspection_id, now=scene.now
    )
    return (await _shown(scene, found)).after(scene.t("inspection-checked-again"))


async def _close(scene: Scene, press: InspectionPress) -> View:
    as_registry(scene.person)
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    return views.close_view(found, scene.t)


async def _end(scene: Scene, press: InspectionPress) -> View:
    found = await inspections.close(
        scene.uow, scene.congress, scene.member, press.inspection_id, now=scene.now
    )
    return (await _shown(scene, found)).after(scene.t("inspection-ended"))


PRESSES = {
    "list": _list,
    "new": _new,
    "scope": _scope,
    "open": show,
    "how": _how,
    "unit": _unit,
    "check": _check,
    "close": _close,
    "end": _end,
}


async def typed(message: Message, scene: Scene) -> View | None:
    """A period. None: answered with the part before."""
    as_registry(scene.person)
    return await taken(message, scene, _taken, _which_scope)


async def _taken(text: str, scene: Scene) -> View:
    return await _start(scene, inspections.read_period(text))


async def not_typed(message: Message, scene: Scene) -> View | None:
    return await not_this_kind(message, scene, _which_scope)


def _put_down(scene: Scene) -> None:
    if (scene.conversation.state or "").startswith((InspectionForm.__name__, DrawForm.__name__)):
        scene.conversation.end()
