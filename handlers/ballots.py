"""The secret ballot in the chat: opened by staff, filled in by inspectors, counted when it is closed.

No choice ever touches the conversation's row: it travels in the buttons, from page to page.
"""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import BallotPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import ballots as views
from bot.views.view import View
from domain.ballot import Ballot, is_begun
from domain.ballot_port import BallotBox
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.inspection import Inspection
from domain.people import Role
from domain.services import ballots, inspections
from domain.services.inspections import as_inspector, as_registry
from handlers.open_question import NoLonger, NotTyped, Typed, not_theirs, not_this_kind, taken


class BallotForm(StatesGroup):
    units = State()


def router() -> Router:
    own = Router(name="ballots")
    own.message.register(not_theirs, StateFilter(BallotForm), NoLonger(as_registry))
    own.message.register(typed, StateFilter(BallotForm), Typed())
    own.message.register(not_typed, StateFilter(BallotForm), NotTyped())
    own.callback_query.register(pressed, Pressed(BallotPress, action=PRESSES))
    own.callback_query.register(cast, Pressed(BallotPress, action={"cast"}))
    own.callback_query.register(ended, Pressed(BallotPress, action={"end"}))
    return own


async def pressed(callback: CallbackQuery, callback_data: BallotPress, scene: Scene) -> View:
    _put_down(scene)
    return await PRESSES[callback_data.action](scene, callback_data)


async def _of(scene: Scene, press: BallotPress) -> View:
    """Of an inspection: its newest ballot."""
    found = await _inspection(scene, press.ballot_id)
    last = await scene.uow.ballots.last_of(scene.congress.id, found.id)
    if last is None:
        return views.none_view(found, scene.t, may_open=scene.member.holds(Role.STAFF) and found.is_open)
    return _shown(scene, await ballots.looked_at(scene.uow, scene.member, last.id))


async def _inspection(scene: Scene, inspection_id: int) -> Inspection:
    as_inspector(scene.person)
    return await inspections.looked_at(scene.uow, scene.member, inspection_id)


def _shown(scene: Scene, ballot: Ballot) -> View:
    try:
        ballots.may_vote(ballot, scene.member)
        may_vote = True
    except (NotAllowed, StepBlocked):
        may_vote = False
    return views.ballot_view(ballot, scene.t, may_vote=may_vote, staff=scene.member.holds(Role.STAFF))


async def _new(scene: Scene, press: BallotPress) -> View:
    as_registry(scene.person)
    found = await _inspection(scene, press.ballot_id)
    scene.conversation.ask(BallotForm.units.state or "", found.id)
    return await _asked_again(scene)


async def _asked_again(scene: Scene) -> View:
    found = await _inspection(scene, scene.conversation.subject_id or 0)
    return views.units_view(found, len(await _drawn_units(scene, found)), scene.t)


async def _drawn_units(scene: Scene, inspection: Inspection) -> list[tuple[int, str]]:
    draws = await scene.uow.inspections.draws(inspection.id)
    lots = draws[-1].sample if draws else []
    return list(dict.fromkeys((lot.department_id, lot.department) for lot in lots))


async def _all(scene: Scene, press: BallotPress) -> View:
    found = await _inspection(scene, press.ballot_id)
    return await _opened(scene, found, [(u.department_id, u.department) for u in found.units])


async def _drawn(scene: Scene, press: BallotPress) -> View:
    found = await _inspection(scene, press.ballot_id)
    return await _opened(scene, found, await _drawn_units(scene, found))


async def _opened(scene: Scene, inspection: Inspection, units: list[tuple[int, str]]) -> View:
    made = await ballots.open_ballot(
        scene.uow, scene.congress, scene.member, inspection, units, now=scene.now
    )
    _put_down(scene)
    return _shown(scene, made).after(scene.t("ballot-begun", n=len(made.voters)))


async def _show(scene: Scene, press: BallotPress) -> View:
    return _shown(scene, await ballots.looked_at(scene.uow, scene.member, press.ballot_id))


def _too_late(scene: Scene, ballot: Ballot) -> View | None:
    """Of who has voted, or was still filling in when it was closed: how it stands now, and why."""
    try:
        ballots.may_vote(ballot, scene.member)
    except StepBlocked as blocked:
        return _shown(scene, ballot).after(scene.t(blocked.key, **blocked.params))
    return None


async def _mark(scene: Scene, press: BallotPress) -> View:
    """The next page of a paper, or the whole of it; nothing is read or kept but what the button says."""
    found = await ballots.looked_at(scene.uow, scene.member, press.ballot_id)
    if (late := _too_late(scene, found)) is not None:
        return late
    if not is_begun(press.choices, found):
        raise BadInput("button-unknown")
    if len(press.choices) == len(found.units):
        return views.check_view(found, press.choices, scene.t)
    inspection = await _inspection(scene, found.inspection_id)
    return views.page_view(found, press.choices, inspection, scene.t)


async def _close(scene: Scene, press: BallotPress) -> View:
    as_registry(scene.person)
    found = await ballots.looked_at(scene.uow, scene.member, press.ballot_id)
    if not found.is_open:
        raise StepBlocked("blocked-ballot-closed", by=found.closed_by)
    return views.close_view(found, scene.t)


PRESSES = {
    "of": _of,
    "new": _new,
    "all": _all,
    "drawn": _drawn,
    "show": _show,
    "mark": _mark,
    "close": _close,
}


async def cast(callback: CallbackQuery, callback_data: BallotPress, scene: Scene, box: BallotBox) -> View:
    ballot_id, paper = callback_data.ballot_id, callback_data.choices
    if (late := _too_late(scene, await ballots.looked_at(scene.uow, scene.member, ballot_id))) is not None:
        return late
    found = await ballots.cast(scene.uow, scene.member, ballot_id, paper, box)
    return _shown(scene, found).after(scene.t("ballot-done"))


async def ended(callback: CallbackQuery, callback_data: BallotPress, scene: Scene, box: BallotBox) -> View:
    found = await ballots.close_ballot(scene.uow, scene.member, callback_data.ballot_id, box, now=scene.now)
    return _shown(scene, found)


async def typed(message: Message, scene: Scene) -> View | None:
    """The departments by their names."""
    return await taken(message, scene, _taken, _asked_again)


async def _taken(text: str, scene: Scene) -> View:
    found = await _inspection(scene, scene.conversation.subject_id or 0)
    return await _opened(scene, found, ballots.named_units(text, found))


async def not_typed(message: Message, scene: Scene) -> View | None:
    return await not_this_kind(message, scene, _asked_again)


def _put_down(scene: Scene) -> None:
    if (scene.conversation.state or "").startswith(BallotForm.__name__):
        scene.conversation.end()
