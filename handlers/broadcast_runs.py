"""A broadcast is sent: now or later, paused, stopped, repeated; who has not got it, who has not said so."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import BroadcastPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import broadcast_people as people_views
from bot.views import broadcast_progress as progress
from bot.views import broadcasts as views
from bot.views.view import View
from domain.broadcast import Broadcast, BroadcastState
from domain.errors import BadInput, Refusal, StepBlocked
from domain.notice import Outcome
from domain.services import broadcast_looks, broadcast_runs, broadcasts
from domain.services.broadcast_feed import opens_at
from domain.services.moments import likely_hours, read_moments
from handlers.broadcasts import Broadcasting, follow, looked, standing
from handlers.open_question import NotTyped, Typed

USUAL = (time(9), time(15))
LAST_MINUTE = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp()) // 60


def router() -> Router:
    own = Router(name="broadcast_runs")
    own.callback_query.register(pressed, Pressed(BroadcastPress, action=PRESSES))
    own.message.register(timed, StateFilter(Broadcasting.when), Typed())
    own.message.register(not_timed, StateFilter(Broadcasting.when), NotTyped())
    return own


async def pressed(callback: CallbackQuery, callback_data: BroadcastPress, scene: Scene) -> View:
    broadcast = await broadcasts.opened(scene.uow, scene.person, callback_data.broadcast_id)
    before = broadcast.state
    try:
        view = await PRESSES[callback_data.action](scene, broadcast, callback_data)
    except BadInput as error:
        if error.key == "button-unknown":
            raise
        return (await standing(scene, broadcast)).after(scene.t(error.key, **error.params))
    if broadcast.state is not before:
        await follow(scene, broadcast, callback)
        if scene.member.id != broadcast.sender_id:
            # What a colleague did shows at the sender's.
            key = f"{broadcast.state}:{scene.now.isoformat()}"
            await broadcasts.post_card(scene.uow, broadcast, key, at=scene.now)
    return view


async def _send(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    """At night it is asked first: quiet hours are for everybody."""
    composing = broadcast.state is BroadcastState.COMPOSING
    if composing and (at := opens_at(broadcast, scene.policy, scene.now)) > scene.now:
        return views.quiet_view(broadcast, at, scene.t)
    return await _sent(scene, broadcast, data)


async def _sent(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    await broadcast_runs.send(
        scene.uow, broadcast, scene.member, scene.policy, version=data.page, now=scene.now
    )
    return await standing(scene, broadcast)


async def _urgent(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    if broadcast.state is BroadcastState.COMPOSING:
        broadcast.urgent = True
    return await _sent(scene, broadcast, data)


async def _when(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    if broadcast.state is not BroadcastState.COMPOSING:
        return await standing(scene, broadcast)
    scene.conversation.ask(Broadcasting.when.state or "", broadcast.id)
    return views.when_view(broadcast, _usual_times(scene), scene.t)


def _usual_times(scene: Scene) -> list[datetime]:
    """The next ones to come, on working days."""
    moments: list[datetime] = []
    day, calendar = scene.today, scene.uow.calendar_of(scene.congress)
    while len(moments) < 3:
        if calendar.is_working_day(day):
            own = [datetime.combine(day, at, scene.policy.zone) for at in USUAL]
            moments += [at for at in own if at > scene.now]
        day += timedelta(days=1)
    return moments[:3]


async def timed(message: Message, scene: Scene) -> View:
    """A time in words; an hour that is missing or can be two is asked for."""
    try:
        broadcast = await broadcasts.opened(scene.uow, scene.person, scene.conversation.subject_id or 0)
    except Refusal as refusal:
        scene.conversation.end()
        return View(scene.t(refusal.key, **refusal.params))
    if broadcast.state is not BroadcastState.COMPOSING:
        return await standing(scene, broadcast)
    try:
        said = read_moments(message.text or "", scene.today).times[0]
        day = datetime.combine(said.day, said.at or time.min, scene.policy.zone)
        if said.at is None or said.unsure:
            return views.hours_view(broadcast, day, likely_hours(said), scene.t)
        return await _scheduled(scene, broadcast, day, broadcast.version)
    except BadInput as error:
        view = views.when_view(broadcast, _usual_times(scene), scene.t)
        return view.after(scene.t(error.key, **error.params))


async def not_timed(message: Message, scene: Scene) -> View:
    return View(scene.t("form-needs-text"))


async def _pick(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    minute = int(data.value) if data.value.isdecimal() and len(data.value) < 12 else 0
    if not 0 < minute < LAST_MINUTE:
        raise BadInput("button-unknown")
    return await _scheduled(scene, broadcast, datetime.fromtimestamp(60 * minute, UTC), data.page)


async def _scheduled(scene: Scene, broadcast: Broadcast, at: datetime, version: int) -> View:
    await broadcast_runs.schedule(
        scene.uow, broadcast, scene.member, scene.policy, at, version=version, now=scene.now
    )
    return await standing(scene, broadcast)


async def _unschedule(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    await broadcast_runs.unschedule(scene.uow, broadcast, scene.member)
    return await standing(scene, broadcast)


async def _pause(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    await broadcast_runs.pause(scene.uow, broadcast, scene.member)
    return await standing(scene, broadcast)


async def _resume(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    await broadcast_runs.resume(scene.uow, broadcast, scene.member, now=scene.now)
    return await standing(scene, broadcast)


async def _stop(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    """While it is thought over nothing goes out."""
    await broadcast_runs.pause(scene.uow, broadcast, scene.member)
    if broadcast.state is not BroadcastState.PAUSED:
        return await standing(scene, broadcast)
    return progress.stop_view(await looked(scene, broadcast), scene.t)


async def _cancel(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    await broadcast_runs.cancel(scene.uow, broadcast, scene.member, now=scene.now)
    return await standing(scene, broadcast)


async def _again(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    """What may have arrived is tried again only after a second question."""
    if data.value not in set(Outcome):
        raise BadInput("button-unknown")
    outcome = Outcome(data.value)
    if outcome is Outcome.IN_DOUBT and not data.page:
        return progress.repeat_view(await looked(scene, broadcast), scene.t)
    await broadcast_runs.repeat(scene.uow, broadcast, scene.member, outcome, now=scene.now)
    return await standing(scene, broadcast)


async def _close(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    await broadcast_runs.close(scene.uow, broadcast, scene.member)
    return await standing(scene, broadcast)


async def _failed(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    listing = await broadcast_looks.failures(scene.uow, broadcast, data.page)
    return people_views.failures_view(broadcast, listing, scene.t)


async def _silent(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    listing = await broadcast_looks.silent(scene.uow, broadcast, data.page)
    may_remind = broadcast_runs.may_remind(broadcast, scene.policy, scene.now)
    return people_views.silent_view(broadcast, listing, scene.t, may_remind=may_remind)


async def _remind(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    try:
        n = await broadcast_runs.remind(scene.uow, broadcast, scene.policy, scene.member, now=scene.now)
        said = scene.t("broadcast-reminding", n=n) if n else scene.t("broadcast-remind-none")
    except StepBlocked as blocked:
        said = scene.t(blocked.key)
    return (await standing(scene, broadcast)).after(said)


Press = Callable[[Scene, Broadcast, BroadcastPress], Awaitable[View]]
PRESSES: dict[str, Press] = {
    "send": _send,
    "dawn": _sent,
    "urgent": _urgent,
    "when": _when,
    "pick": _pick,
    "unschedule": _unschedule,
    "pause": _pause,
    "resume": _resume,
    "stop": _stop,
    "cancel": _cancel,
    "again": _again,
    "close": _close,
    "failed": _failed,
    "silent": _silent,
    "remind": _remind,
}
