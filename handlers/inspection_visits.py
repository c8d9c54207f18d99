"""On-site records in the chat: points item by item, who was there, remarks, photos; kept at every answer."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from bot.callbacks import VisitPress
from bot.filters import HasAttachment, Pressed
from bot.scene import Scene
from bot.views import inspection_visits as views
from bot.views.view import View
from domain.errors import BadInput
from domain.inspection_draw import Lot
from domain.inspection_visit import MOST_POINTS
from domain.proposal import Attachment
from domain.services import inspection_visits
from domain.services.inspection_visits import LONGEST_WORDS, items_of
from domain.services.inspections import as_inspector
from domain.services.reading import required_text
from handlers.drafting import attachment_of
from handlers.inspection_lots import VisitForm, lot_shown, show_lot
from handlers.open_question import (
    NoLonger,
    NotTyped,
    Typed,
    fault_words,
    goes_on,
    not_theirs,
    not_this_kind,
    same_album,
)

NEXT = {"present": VisitForm.remarks, "remarks": VisitForm.files}
BEFORE = {"remarks": VisitForm.present, "files": VisitForm.remarks}


def router() -> Router:
    own = Router(name="inspection_visits")
    own.message.register(not_theirs, StateFilter(VisitForm), NoLonger(as_inspector))
    own.message.register(typed, StateFilter(VisitForm), Typed())
    own.message.register(sent, StateFilter(VisitForm.files), HasAttachment())
    own.message.register(not_typed, StateFilter(VisitForm), NotTyped())
    own.callback_query.register(pressed, Pressed(VisitPress, action=PRESSES))
    return own


async def pressed(callback: CallbackQuery, callback_data: VisitPress, scene: Scene) -> View:
    as_inspector(scene.person)
    return await PRESSES[callback_data.action](scene, callback_data, callback.id)


async def _begin(scene: Scene, press: VisitPress, asked: str) -> View:
    found, lot = await inspection_visits.open_lot(
        scene.uow, scene.member, press.inspection_id, press.proposal_id
    )
    _keep(scene, VisitForm.points, found.id, {"proposal": lot.proposal_id, "points": {}})
    return views.points_view(found.id, lot, items_of(scene.policy), {}, scene.policy, scene.t)


async def _points(scene: Scene, press: VisitPress, asked: str) -> View:
    """One item's points; a press on an older item changes nothing."""
    found, lot = await inspection_visits.open_lot(
        scene.uow, scene.member, press.inspection_id, press.proposal_id
    )
    given, items = _given(scene, lot), items_of(scene.policy)
    code, _, points = press.value.partition(".")
    if given is None:
        return await _begin(scene, press, asked)
    if code not in items or not (points.isdecimal() and len(points) < 3 and int(points) <= MOST_POINTS):
        raise BadInput("button-unknown")
    given = {**given, code: int(points)}
    answers = {**scene.conversation.answers, "points": given}
    if len(given) < len(items):
        _keep(scene, VisitForm.points, found.id, answers)
        return views.points_view(found.id, lot, items, given, scene.policy, scene.t)
    _keep(scene, VisitForm.present, found.id, answers)
    return views.words_view(found.id, lot, "present", scene.t)


async def _undo(scene: Scene, press: VisitPress, asked: str) -> View:
    """Back from the open question to the one before it; from the first one the form is put away."""
    asks, answers = _asks(scene), scene.conversation.answers
    if asks != press.value or answers.get("proposal") != press.proposal_id:
        return await show_lot(scene, press)
    found, lot = await _lot_of_form(scene)
    if asks in BEFORE:
        _keep(scene, BEFORE[asks], found, answers)
        return await _asked_again(scene)
    given = list((_given(scene, lot) or {}).items())
    if not given:
        return await show_lot(scene, press)
    _keep(scene, VisitForm.points, found, {**answers, "points": dict(given[:-1])})
    return await _asked_again(scene)


async def _asked_again(scene: Scene) -> View:
    """The open question once more."""
    found, lot = await _lot_of_form(scene)
    if (asks := _asks(scene)) in NEXT:
        return views.words_view(found, lot, asks, scene.t)
    if asks == "files":
        return views.files_view(found, lot, len(_files(scene)), scene.t)
    items = items_of(scene.policy)
    return views.points_view(found, lot, items, _given(scene, lot) or {}, scene.policy, scene.t)


async def _skip(scene: Scene, press: VisitPress, asked: str) -> View:
    if press.value not in NEXT or _asks(scene) != press.value:
        return await show_lot(scene, press)
    return await _worded(scene, "")


async def _worded(scene: Scene, text: str) -> View:
    """The answer to who was there, or the remarks."""
    found, _ = await _lot_of_form(scene)
    asks = _asks(scene)
    answers = {**scene.conversation.answers, asks: text}
    _keep(scene, NEXT[asks], found, answers)
    return await _asked_again(scene)


async def _lot_of_form(scene: Scene) -> tuple[int, Lot]:
    proposal_id = int(str(scene.conversation.answers.get("proposal") or 0))
    found, lot = await inspection_visits.open_lot(
        scene.uow, scene.member, scene.conversation.subject_id or 0, proposal_id
    )
    return found.id, lot


async def _save(scene: Scene, press: VisitPress, asked: str) -> View:
    answers = scene.conversation.answers
    if _asks(scene) != "files" or answers.get("proposal") != press.proposal_id:
        return await show_lot(scene, press)
    found, lot = await _lot_of_form(scene)
    made = await inspection_visits.record(
        scene.uow,
        scene.policy,
        scene.member,
        found,
        lot.proposal_id,
        points=_given(scene, lot) or {},
        present=str(answers.get("present") or ""),
        remarks=str(answers.get("remarks") or ""),
        attachments=[Attachment(**file) for file in _files(scene)],
        now=scene.now,
    )
    scene.conversation.end()
    said = scene.t("visit-saved", label=lot.label, score=str(made.score))
    return (await lot_shown(scene, found, lot.proposal_id)).after(said)


PRESSES = {
    "begin": _begin,
    "points": _points,
    "undo": _undo,
    "skip": _skip,
    "save": _save,
}


async def typed(message: Message, scene: Scene) -> View | None:
    """Who was there, or remarks; elsewhere a button or a photo is asked for."""
    if goes_on(message, scene):
        return None
    if _asks(scene) not in NEXT:
        needs = scene.t("form-needs-files" if _asks(scene) == "files" else "form-needs-button")
        return (await _asked_again(scene)).after(needs)
    try:
        return await _worded(scene, required_text(message.text or "", LONGEST_WORDS))
    except BadInput as bad:
        return (await _asked_again(scene)).after(fault_words(bad, scene.t))


async def sent(message: Message, scene: Scene) -> View | None:
    """A photo or a file of the place; an album is answered once."""
    again = same_album(message, scene)
    found, lot = await _lot_of_form(scene)
    files = _files(scene)
    try:
        files.append(vars(inspection_visits.checked_file(attachment_of(message), files, scene.policy)))
    except BadInput as bad:
        return None if again else View(scene.t(bad.key, **bad.params))
    _keep(scene, VisitForm.files, found, {**scene.conversation.answers, "files": files})
    return None if again else views.files_view(found, lot, len(files), scene.t)


async def not_typed(message: Message, scene: Scene) -> View | None:
    return await not_this_kind(message, scene, _asked_again)


def _keep(scene: Scene, state: State, inspection_id: int, answers: dict[str, object]) -> None:
    scene.conversation.ask(state.state or "", inspection_id, answers)


def _asks(scene: Scene) -> str:
    """Which question of this form is open."""
    form, _, asks = (scene.conversation.state or "").partition(":")
    return asks if form == VisitForm.__name__ else ""


def _given(scene: Scene, lot: Lot) -> dict[str, int] | None:
    """The points so far; None where the form is about something else."""
    answers = scene.conversation.answers
    points = answers.get("points")
    if not _asks(scene) or answers.get("proposal") != lot.proposal_id or not isinstance(points, dict):
        return None
    return {str(code): int(n) for code, n in points.items()}


def _files(scene: Scene) -> list[dict[str, Any]]:
    files = scene.conversation.answers.get("files")
    return list(files) if isinstance(files, list) else []
