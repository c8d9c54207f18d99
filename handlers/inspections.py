"""Inspections: staff open and check, everybody who may looks, samples are drawn."""

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import InspectionPress
from bot.filters import Pressed, Says
from bot.scene import Scene
from bot.views import inspections as views
from bot.views.view import View
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.inspection import Inspection, Scope
from domain.people import Role
from domain.services import inspections
from domain.services.inspections import as_inspector, as_registry
from handlers.open_question import NoLonger, NotTyped, Typed, goes_on, not_theirs, same_album


class InspectionForm(StatesGroup):
    period = State()
    size = State()
    spread = State()
    seed = State()


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
    return views.how_view(await inspections.looked_at(scene.uow, scene.member, press.inspection_id), scene.t)


async def _unit(scene: Scene, press: InspectionPress) -> View:
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    department_id = int(press.value) if press.value.isdecimal() and len(press.value) < 19 else 0
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
    return views.unit_view(found, unit, faults, visits, page, scene.t, opens=opens)


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
    found = await inspections.close(scene.uow, scene.member, press.inspection_id, now=scene.now)
    return (await _shown(scene, found)).after(scene.t("inspection-ended"))


async def _draw(scene: Scene, press: InspectionPress) -> View:
    as_registry(scene.person)
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    if not found.is_open:
        raise StepBlocked("blocked-inspection-closed", by=found.closed_by)
    scene.conversation.ask(InspectionForm.size.state or "", found.id)
    return views.size_view(found, scene.t)


async def _size(scene: Scene, press: InspectionPress) -> View:
    as_registry(scene.person)
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    return _sized(scene, found, inspections.read_size(press.value))


def _sized(scene: Scene, found: Inspection, size: int) -> View:
    scene.conversation.ask(InspectionForm.spread.state or "", found.id, {"size": size})
    return views.spread_view(found, size, scene.t)


async def _spread(scene: Scene, press: InspectionPress) -> View:
    as_registry(scene.person)
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    size = scene.conversation.answers.get("size")
    if press.value not in {"yes", "no"} or not isinstance(size, int):
        return await _draw(scene, press)
    answers: dict[str, object] = {"size": size, "by_department": press.value == "yes"}
    scene.conversation.ask(InspectionForm.seed.state or "", found.id, answers)
    return views.seed_view(found, scene.t)


async def _seed(scene: Scene, press: InspectionPress) -> View:
    if scene.conversation.state != InspectionForm.seed.state:
        return await _draw(scene, press)
    return await _drawn(scene, "")


async def _drawn(scene: Scene, seed: str) -> View:
    answers, subject = scene.conversation.answers, scene.conversation.subject_id or 0
    await inspections.draw_sample(
        scene.uow,
        scene.congress,
        scene.member,
        subject,
        size=int(str(answers["size"])),
        by_department=bool(answers["by_department"]),
        seed=seed,
        now=scene.now,
    )
    scene.conversation.end()
    return await _draws(scene, InspectionPress(action="draws", inspection_id=subject))


async def _draws(scene: Scene, press: InspectionPress) -> View:
    as_inspector(scene.person)
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    made = await inspections.draws_of(scene.uow, scene.member, found.id)
    if not made:
        raise BadInput("button-unknown")
    wanted = int(press.value) if press.value.isdecimal() and len(press.value) < 6 else len(made)
    number = wanted if 1 <= wanted <= len(made) else len(made)
    ids = [lot.proposal_id for lot in made[number - 1].sample]
    titles = await scene.uow.inspections.titles(scene.congress.id, ids)
    return views.draws_view(found, made, number, titles, scene.t)


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
    "draw": _draw,
    "size": _size,
    "spread": _spread,
    "seed": _seed,
    "draws": _draws,
}


async def typed(message: Message, scene: Scene) -> View | None:
    """A period, a number of pieces, a seed: whichever is asked. None: answered with the part before."""
    as_registry(scene.person)
    if goes_on(message, scene):
        return None
    try:
        return await _taken(message.text or "", scene)
    except BadInput as bad:
        return View(scene.t(bad.key, **bad.params))


async def _taken(text: str, scene: Scene) -> View:
    state = scene.conversation.state
    if state == InspectionForm.period.state:
        return await _start(scene, inspections.read_period(text))
    found = await inspections.looked_at(scene.uow, scene.member, scene.conversation.subject_id or 0)
    if state == InspectionForm.size.state:
        return _sized(scene, found, inspections.read_size(text))
    if state == InspectionForm.seed.state:
        return await _drawn(scene, inspections.read_seed(text))
    return views.spread_view(found, int(str(scene.conversation.answers["size"])), scene.t)


async def not_typed(message: Message, scene: Scene) -> View | None:
    return None if same_album(message, scene) else View(scene.t("cannot-use-this-kind"))


def _put_down(scene: Scene) -> None:
    if (scene.conversation.state or "").startswith(InspectionForm.__name__):
        scene.conversation.end()
