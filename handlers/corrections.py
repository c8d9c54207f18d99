"""Staff note days off and days worked of the congress's own: which, why, what it moves, done."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import DayPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import corrections as views
from bot.views.month import month_of
from bot.views.view import View
from domain.errors import BadInput, Refusal
from domain.services import corrections
from domain.services.corrections import LONGEST_REASON, as_keeper
from domain.services.reading import required_text
from domain.services.redating import Move, fingerprint
from handlers.open_question import NoLonger, NotTyped, Typed, not_theirs

KIND = {"off": False, "on": True, "back": None}


class DaysForm(StatesGroup):
    days = State()
    kind = State()
    why = State()
    sure = State()


def router() -> Router:
    own = Router(name="corrections")
    own.message.register(opened, Command("days"))
    own.message.register(not_theirs, StateFilter(DaysForm), NoLonger(as_keeper))
    own.message.register(typed_days, StateFilter(DaysForm.days, DaysForm.kind), Typed())
    own.message.register(typed_reason, StateFilter(DaysForm.why), Typed())
    own.message.register(again, StateFilter(DaysForm), Typed())
    own.message.register(again, StateFilter(DaysForm), NotTyped())
    own.callback_query.register(pressed, Pressed(DayPress))
    return own


async def opened(message: Message, scene: Scene) -> View:
    as_keeper(scene.person)
    return await _list(scene)


async def pressed(callback: CallbackQuery, callback_data: DayPress, scene: Scene) -> View:
    as_keeper(scene.person)
    action, value = callback_data.action, callback_data.value
    if action not in PRESSES:
        raise BadInput("button-unknown")
    return await PRESSES[action](scene, value)


async def _list(scene: Scene, value: str = "") -> View:
    _put_down(scene)
    recent = scene.today - corrections.BACK
    return views.days_view([d for d in scene.congress.local_days if d.day >= recent], scene.t)


async def _new(scene: Scene, value: str) -> View:
    return _ask_days(scene, scene.today, [])


async def _month(scene: Scene, value: str) -> View:
    return _ask_days(scene, month_of(value, scene.today), _days(scene))


async def _tick(scene: Scene, value: str) -> View:
    day, chosen = _day(value), _days(scene)
    chosen = [d for d in chosen if d != day] if day in chosen else [*chosen, day]
    return _ask_days(scene, day, corrections.checked_days(chosen, scene.today))


async def _ready(scene: Scene, value: str) -> View:
    days = _days(scene)
    return _ask_kind(scene, days) if days else _ask_days(scene, scene.today, [])


async def _kind(scene: Scene, value: str) -> View:
    days = _days(scene)
    if not days or value not in KIND:
        return _ask_days(scene, scene.today, [])
    try:
        corrections.changing(scene.uow, scene.congress, days, KIND[value], "")
    except BadInput as bad:
        return _ask_kind(scene, days).after(scene.t(bad.key, **bad.params))
    _keep(scene, DaysForm.why, days, kind=value)
    return views.reason_view(days, value == "on", scene.t)


async def _why(scene: Scene, value: str) -> View:
    if value not in views.REASONS:
        raise BadInput("button-unknown")
    return await _preview(scene, scene.t.plain(f"days-why-{value}"))


async def _undo(scene: Scene, value: str) -> View:
    _keep(scene, DaysForm.why, [_day(value)], kind="back")
    try:
        return await _preview(scene, "")
    except BadInput as bad:
        return (await _list(scene)).after(scene.t(bad.key))


async def _preview(scene: Scene, why: str) -> View:
    answers = scene.conversation.answers
    days, kind = _days(scene), str(answers.get("kind"))
    if not days or kind not in KIND:
        return await _list(scene)
    moves = await corrections.effect_of(scene.uow, scene.congress, days, KIND[kind], why)
    _keep(scene, DaysForm.sure, days, kind=kind, why=why, seen=fingerprint(moves))
    return views.preview_view(days, KIND[kind], why, moves, scene.now, scene.t)


async def _look(scene: Scene, value: str) -> View:
    return await _preview(scene, str(scene.conversation.answers.get("why") or ""))


async def _how(scene: Scene, value: str) -> View:
    answers = scene.conversation.answers
    days, kind = _days(scene), str(answers.get("kind"))
    moves: list[Move] = []
    if days and kind in KIND:
        why = str(answers.get("why") or "")
        moves = list(await corrections.effect_of(scene.uow, scene.congress, days, KIND[kind], why))
    move = next((m for m in moves if str(m.clock.id) == value), None)
    return views.how_view(move, scene.t) if move else await _list(scene)


async def _take(scene: Scene, value: str) -> View:
    answers, days = scene.conversation.answers, _days(scene)
    if scene.conversation.state != DaysForm.sure.state:
        return (await _list(scene)).after(scene.t("days-nothing-to-take"))
    kind = KIND[str(answers["kind"])]
    try:
        n = await corrections.correct(
            scene.uow,
            scene.congress,
            scene.member,
            days,
            kind,
            str(answers["why"]),
            seen=str(answers["seen"]),
            now=scene.now,
        )
    except BadInput as bad:
        return (await _list(scene)).after(scene.t(bad.key, **bad.params))
    except Refusal as refusal:
        return (await _look(scene, "")).after(scene.t(refusal.key))
    return (await _list(scene)).after(scene.t("days-done", n=n))


async def _log(scene: Scene, value: str) -> View:
    return views.log_view(await scene.uow.corrections.of(scene.congress.id, views.LOG), scene.t)


PRESSES = {
    "list": _list,
    "new": _new,
    "month": _month,
    "tick": _tick,
    "ready": _ready,
    "kind": _kind,
    "why": _why,
    "undo": _undo,
    "look": _look,
    "how": _how,
    "take": _take,
    "log": _log,
}


async def typed_days(message: Message, scene: Scene) -> View:
    as_keeper(scene.person)
    try:
        days = corrections.read_days(message.text or "", scene.today)
    except BadInput as bad:
        return _ask_days(scene, scene.today, _days(scene)).after(scene.t(bad.key, **bad.params))
    return _ask_kind(scene, days)


async def typed_reason(message: Message, scene: Scene) -> View:
    as_keeper(scene.person)
    try:
        return await _preview(scene, required_text(message.text or "", LONGEST_REASON))
    except BadInput as bad:
        worked = scene.conversation.answers.get("kind") == "on"
        return views.reason_view(_days(scene), worked, scene.t).after(scene.t(bad.key, **bad.params))


async def again(message: Message, scene: Scene) -> View:
    """Nothing that answers the open question."""
    as_keeper(scene.person)
    return (await _look(scene, "")) if scene.conversation.state == DaysForm.sure.state else _asked(scene)


def _asked(scene: Scene) -> View:
    days = _days(scene)
    if scene.conversation.state == DaysForm.why.state:
        return views.reason_view(days, scene.conversation.answers.get("kind") == "on", scene.t)
    if scene.conversation.state == DaysForm.kind.state:
        return views.kind_view(days, scene.t)
    return _ask_days(scene, scene.today, days).after(scene.t("form-needs-text"))


def _ask_days(scene: Scene, month: date, chosen: list[date]) -> View:
    _keep(scene, DaysForm.days, chosen)
    return views.picking_view(month, chosen, scene.uow.calendar_of(scene.congress), scene.t)


def _ask_kind(scene: Scene, days: list[date]) -> View:
    _keep(scene, DaysForm.kind, days)
    return views.kind_view(days, scene.t)


def _keep(scene: Scene, state: State, days: list[date], **answers: object) -> None:
    scene.conversation.ask(state.state or "", answers={"days": [d.isoformat() for d in days], **answers})


def _days(scene: Scene) -> list[date]:
    """Those chosen so far; none where another question is open."""
    if not (scene.conversation.state or "").startswith("DaysForm"):
        return []
    days = scene.conversation.answers.get("days")
    return [date.fromisoformat(str(day)) for day in days] if isinstance(days, list) else []


def _day(value: str) -> date:
    """Raises BadInput for a button that was made up."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadInput("button-unknown") from error


def _put_down(scene: Scene) -> None:
    if (scene.conversation.state or "").startswith("DaysForm"):
        scene.conversation.end()
