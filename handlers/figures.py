"""Figures in the chat: the card, its tables, definitions, times, the lists behind it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FigurePress
from bot.filters import Pressed, Says
from bot.scene import Scene
from bot.views import figure_card as views
from bot.views import figure_lists as lists
from bot.views.figure_reports import formats_view, kinds_view, report_words
from bot.views.figure_scopes import TABLES, Places, scope_of
from bot.views.view import View
from domain.errors import BadInput
from domain.overview import Overview
from domain.report import WHOLE_CONGRESS, may_have, offered_to
from domain.scope import Scope, year_of
from domain.services import figures, reports
from handlers.open_question import NotTyped, Typed, fault_words

Look = Callable[[Scene, Scope, Places, FigurePress], Awaitable[View]]
LAST_PAGE = 1_000_000


class FigureForm(StatesGroup):
    time = State()


def router() -> Router:
    own = Router(name="figures")
    own.message.register(opened, Command("report"))
    own.message.register(opened, Says("menu-figures"))
    own.message.register(typed, StateFilter(FigureForm.time), Typed())
    own.message.register(not_typed, StateFilter(FigureForm.time), NotTyped())
    own.callback_query.register(looked, Pressed(FigurePress, action=LOOKS))
    return own


async def opened(message: Message, scene: Scene) -> View:
    """This year's figures: of everything, or of what is one's own."""
    scope = figures.first_scope(scene.person, year_of(scene.today))
    return await _card(scene, scope, await _places(scene))


async def looked(callback: CallbackQuery, callback_data: FigurePress, scene: Scene) -> View:
    at = await _places(scene)
    scope = figures.seen(scene.person, scope_of(callback_data.scope, at))
    _put_down(scene)
    return await LOOKS[callback_data.action](scene, scope, at, callback_data)


async def _tables(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    return views.tables_view(await _overview(scene, scope), at, scene.t)


async def _table(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    dimension = next((d for d, sign in TABLES.items() if sign == press.value), None)
    if dimension is None:
        raise BadInput("button-unknown")
    return views.table_view(dimension, await _overview(scene, scope), press.page, at, scene.t)


async def _definitions(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    return views.definitions_view(await _overview(scene, scope), at, scene.t)


async def _time(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    scene.conversation.ask(FigureForm.time.state or "", answers={"scope": press.scope})
    return lists.time_view(scope, at, scene.t, today=scene.today)


async def _list(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    page = max(0, min(press.page, LAST_PAGE))
    found = await figures.behind(
        scene.uow, scene.congress, scope, scene.member, start=page * views.PAGE, most=views.PAGE + 1
    )
    more = len(found) > views.PAGE
    return lists.list_view(found[: views.PAGE], scope, page, at, scene.t, more=more)


async def _overdue(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    figures.seen_whole(scene.person)
    pieces = await figures.overdue(scene.uow, scene.congress, scope, now=scene.now)
    return lists.overdue_view(pieces, scope, press.page, at, scene.t)


async def _returns(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    figures.seen_whole(scene.person)
    found = await figures.of_departments(scene.uow, scene.congress, scope, now=scene.now)
    return lists.returns_view(found, scope, press.page, at, scene.t)


async def _draw(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    """The picture comes as a message of its own, as soon as it is drawn."""
    await figures.ask_picture(
        scene.uow, scene.member, {"scope": press.scope, "table": press.value}, now=scene.now
    )
    view = await _card(scene, scope, at)
    return replace(view, toast=scene.t.plain("picture-coming"))


async def typed(message: Message, scene: Scene) -> View:
    """A time in words; what is none is said with the forms there are, and asked for again."""
    at = await _places(scene)
    scope = scope_of(str(scene.conversation.answers.get("scope", "")), at)
    try:
        scope = await figures.asked_scope(scene.uow, scene.congress, message.text or "", scope)
    except BadInput as bad:
        return lists.time_view(scope, at, scene.t, today=scene.today).after(fault_words(bad, scene.t))
    scene.conversation.end()
    return await _card(scene, figures.seen(scene.person, scope), at)


async def not_typed(message: Message, scene: Scene) -> View:
    at = await _places(scene)
    scope = scope_of(str(scene.conversation.answers.get("scope", "")), at)
    return lists.time_view(scope, at, scene.t, today=scene.today)


async def _places(scene: Scene) -> Places:
    names = await figures.names_of(scene.uow, scene.congress)
    sessions = await figures.sessions(scene.uow, scene.congress)
    return Places(scene.policy, sessions, scene.member, names)


async def _overview(scene: Scene, scope: Scope, *, before: bool = False) -> Overview:
    found = await figures.overview(scene.uow, scene.congress, scope, now=scene.now, before=before)
    return figures.as_seen(scene.member, found)


async def _reports(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    """Which report; of one, in which format."""
    if not press.value:
        reports.as_reader(scene.person, "overview")
        return kinds_view(offered_to(scene.person), scope, at, scene.t)
    reports.as_reader(scene.person, press.value)
    return formats_view(press.value, scope, at, scene.t)


async def _file(scene: Scene, scope: Scope, at: Places, press: FigurePress) -> View:
    """It comes as a message of its own, as soon as it is made."""
    kind, _, form = press.value.partition(".")
    await reports.ask(scene.uow, scene.person, kind, form, press.scope, now=scene.now)
    return formats_view(kind, scope, at, scene.t).after(
        scene.t("report-coming", **report_words(kind, form, scene.t))
    )


async def _card(scene: Scene, scope: Scope, at: Places, press: FigurePress | None = None) -> View:
    whole = scene.member.holds(*WHOLE_CONGRESS)
    found = await _overview(scene, scope, before=True)
    return views.card_view(found, at, scene.t, whole=whole, bulletins=may_have(scene.person, "bulletin"))


def _put_down(scene: Scene) -> None:
    if (scene.conversation.state or "").startswith("FigureForm"):
        scene.conversation.end()


LOOKS: dict[str, Look] = {
    "card": _card,
    "tabs": _tables,
    "by": _table,
    "what": _definitions,
    "time": _time,
    "list": _list,
    "late": _overdue,
    "sent": _returns,
    "draw": _draw,
    "files": _reports,
    "file": _file,
}
