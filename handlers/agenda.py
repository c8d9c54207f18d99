"""The calendar: a month, a day, what is past; one's own, or all that one oversees."""

from datetime import date, timedelta

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks import AgendaPress
from bot.filters import Pressed, Says
from bot.scene import Scene
from bot.views import agenda as views
from bot.views.month import month_of
from bot.views.view import View
from domain.errors import BadInput
from domain.services import agenda, subscriptions
from domain.services.corrections import KEEPERS


def router() -> Router:
    own = Router(name="agenda")
    own.message.register(opened, Command("agenda"))
    own.message.register(opened, Says("menu-agenda"))
    own.callback_query.register(pressed, Pressed(AgendaPress))
    return own


async def opened(message: Message, scene: Scene) -> View:
    return await show_month(scene, scene.today, every=bool(agenda.oversees(scene.member)))


async def pressed(callback: CallbackQuery, callback_data: AgendaPress, scene: Scene, public_url: str) -> View:
    every = callback_data.every and bool(agenda.oversees(scene.member))
    match callback_data.action:
        case "month":
            return await show_month(scene, month_of(callback_data.value, scene.today), every=every)
        case "day":
            return await _day(scene, callback_data.value, every=every)
        case "late":
            n, found = await agenda.late(
                scene.uow, scene.congress, scene.member, scene.today, every=every, limit=views.MOST_LINES
            )
            return views.late_view(n, found, scene.today, scene.t, every=every)
        case "feed" | "feed_new" | "feed_off":
            return await _feed(scene, callback_data.action, public_url)
    raise BadInput("button-unknown")


async def _feed(scene: Scene, action: str, public_url: str) -> View:
    if action == "feed_new" and public_url:
        secret = await subscriptions.subscribe(scene.uow, scene.member, now=scene.now)
        return views.link_view(f"{public_url}/calendar/{secret}.ics", scene.t)
    if action == "feed_off":
        ended = await subscriptions.unsubscribe(scene.uow, scene.member, now=scene.now)
        said = scene.t("feed-ended" if ended else "feed-none")
        return views.feed_view(None, bool(public_url), scene.t).after(said)
    link = await scene.uow.calendar_links.of(scene.member.id)
    return views.feed_view(link.made_at if link else None, bool(public_url), scene.t)


async def show_month(scene: Scene, month: date, *, every: bool) -> View:
    first = month.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    uow, congress, person = scene.uow, scene.congress, scene.member
    counts = await agenda.counts(uow, congress, person, first, last, every=every)
    n, _ = await agenda.late(uow, congress, person, scene.today, every=every, limit=1)
    return views.month_view(
        first,
        counts,
        n,
        scene.t,
        today=scene.today,
        every=every,
        oversees=bool(agenda.oversees(person)),
        keeps_days=person.holds(*KEEPERS) and not person.suspended,
    )


async def _day(scene: Scene, value: str, *, every: bool) -> View:
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise BadInput("button-unknown") from error
    uow, congress, person = scene.uow, scene.congress, scene.member
    found = await agenda.of_day(uow, congress, person, day, every=every, limit=views.MOST_LINES)
    n = len(found)
    if every and n == views.MOST_LINES:
        n = sum((await agenda.counts(uow, congress, person, day, day, every=True)).values())
    return views.day_view(day, n, found, scene.t, every=every)
