"""What was drawn for on-site checks, and what was recorded of each."""

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery

from bot.callbacks import InspectionPress, VisitPress, row_of
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import inspection_visits as views
from bot.views.view import View
from domain.errors import BadInput
from domain.services import inspection_visits
from domain.services.inspections import as_inspector, looked_at
from handlers.inspections import show


class VisitForm(StatesGroup):
    points = State()
    present = State()
    remarks = State()
    files = State()


def router() -> Router:
    own = Router(name="inspection_lots")
    own.callback_query.register(pressed, Pressed(VisitPress, action=LOOKS))
    return own


async def pressed(callback: CallbackQuery, callback_data: VisitPress, scene: Scene) -> View:
    as_inspector(scene.person)
    return await LOOKS[callback_data.action](scene, callback_data, callback.id)


async def _back(scene: Scene, press: VisitPress, asked: str) -> View:
    return await show(scene, InspectionPress(action="open", inspection_id=press.inspection_id))


async def _list(scene: Scene, press: VisitPress, asked: str) -> View:
    put_down(scene)
    found = await looked_at(scene.uow, scene.member, press.inspection_id)
    lots = await inspection_visits.lots_of(scene.uow, scene.member, found.id)
    return views.visits_view(found, lots, await scene.uow.inspections.visits(found.id), scene.t)


async def show_lot(scene: Scene, press: VisitPress, asked: str = "") -> View:
    put_down(scene)
    return await lot_shown(scene, press.inspection_id, press.proposal_id)


async def lot_shown(scene: Scene, inspection_id: int, proposal_id: int) -> View:
    found = await looked_at(scene.uow, scene.member, inspection_id)
    lots = await inspection_visits.lots_of(scene.uow, scene.member, found.id)
    lot = next((one for one in lots if one.proposal_id == proposal_id), None)
    if lot is None:
        raise BadInput("button-unknown")
    titles = await scene.uow.inspections.titles(scene.congress.id, [proposal_id])
    visits = [v for v in await scene.uow.inspections.visits(found.id) if v.proposal_id == proposal_id]
    return views.lot_view(found, lot, titles.get(proposal_id, ""), visits, scene.policy, scene.t)


async def _files_sent(scene: Scene, press: VisitPress, asked: str) -> View:
    visit_id = row_of(press.value)
    await inspection_visits.send_files(
        scene.uow, scene.member, press.inspection_id, visit_id, asked=asked, now=scene.now
    )
    return await lot_shown(scene, press.inspection_id, press.proposal_id)


def put_down(scene: Scene) -> None:
    """Whoever looks at another has put the form away."""
    if (scene.conversation.state or "").startswith(VisitForm.__name__):
        scene.conversation.end()


LOOKS = {"back": _back, "list": _list, "lot": show_lot, "files": _files_sent}
