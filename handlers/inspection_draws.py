"""Samples of an inspection: how many, how spread, from which seed; drawn, and looked at afterwards."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import InspectionPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import inspection_draws as views
from bot.views.view import View
from domain.errors import BadInput, StepBlocked
from domain.inspection import Inspection
from domain.services import inspections
from domain.services.inspections import as_inspector, as_registry
from handlers.open_question import NoLonger, NotTyped, Typed, not_theirs, not_this_kind, taken


class DrawForm(StatesGroup):
    size = State()
    spread = State()
    seed = State()


def router() -> Router:
    own = Router(name="inspection_draws")
    own.message.register(not_theirs, StateFilter(DrawForm), NoLonger(as_registry))
    own.message.register(typed, StateFilter(DrawForm), Typed())
    own.message.register(not_typed, StateFilter(DrawForm), NotTyped())
    own.callback_query.register(pressed, Pressed(InspectionPress, action=PRESSES))
    return own


async def pressed(callback: CallbackQuery, callback_data: InspectionPress, scene: Scene) -> View:
    return await PRESSES[callback_data.action](scene, callback_data)


async def _draw(scene: Scene, press: InspectionPress) -> View:
    as_registry(scene.person)
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    if not found.is_open:
        raise StepBlocked("blocked-inspection-closed", by=found.closed_by)
    scene.conversation.ask(DrawForm.size.state or "", found.id)
    return views.size_view(found, scene.t)


async def _size(scene: Scene, press: InspectionPress) -> View:
    as_registry(scene.person)
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    return _sized(scene, found, inspections.read_size(press.value))


def _sized(scene: Scene, found: Inspection, size: int) -> View:
    scene.conversation.ask(DrawForm.spread.state or "", found.id, {"size": size})
    return views.spread_view(found, size, scene.t)


async def _spread(scene: Scene, press: InspectionPress) -> View:
    as_registry(scene.person)
    found = await inspections.looked_at(scene.uow, scene.member, press.inspection_id)
    size = scene.conversation.answers.get("size")
    if press.value not in {"yes", "no"} or not isinstance(size, int):
        return await _draw(scene, press)
    answers: dict[str, object] = {"size": size, "by_department": press.value == "yes"}
    scene.conversation.ask(DrawForm.seed.state or "", found.id, answers)
    return views.seed_view(found, scene.t)


async def _seed(scene: Scene, press: InspectionPress) -> View:
    if scene.conversation.state != DrawForm.seed.state:
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


PRESSES = {"draw": _draw, "size": _size, "spread": _spread, "seed": _seed, "draws": _draws}


async def typed(message: Message, scene: Scene) -> View | None:
    """A number of pieces, or a seed. None: answered with the part before."""
    as_registry(scene.person)
    return await taken(message, scene, _taken, _asked_again)


async def _taken(text: str, scene: Scene) -> View:
    if scene.conversation.state == DrawForm.seed.state:
        return await _drawn(scene, inspections.read_seed(text))
    if scene.conversation.state == DrawForm.size.state:
        found = await inspections.looked_at(scene.uow, scene.member, scene.conversation.subject_id or 0)
        return _sized(scene, found, inspections.read_size(text))
    raise BadInput("form-needs-button")


async def _asked_again(scene: Scene) -> View:
    found = await inspections.looked_at(scene.uow, scene.member, scene.conversation.subject_id or 0)
    if scene.conversation.state == DrawForm.size.state:
        return views.size_view(found, scene.t)
    if scene.conversation.state == DrawForm.seed.state:
        return views.seed_view(found, scene.t)
    return views.spread_view(found, int(str(scene.conversation.answers["size"])), scene.t)


async def not_typed(message: Message, scene: Scene) -> View | None:
    return await not_this_kind(message, scene, _asked_again)
