"""Finding suggestions: by number, or by words with their sentence; pages are turned by buttons."""

from functools import cache

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FindPress
from bot.filters import HasText, IsCommand, Pressed, Says
from bot.i18n import names_of
from bot.scene import Scene
from bot.views.finding import (
    LONGEST_SENTENCE,
    PAGE,
    Search,
    asking_view,
    found_view,
    nothing_view,
    numbers_view,
)
from bot.views.menu import KEYS_OF, KEYS_OF_OFFICES, menu_view
from bot.views.view import View
from domain.errors import NotAllowed
from domain.proposal import Proposal, Status, Track
from domain.query import LONGEST_TEXT, plain
from domain.services import finding, vocabulary
from domain.services.reading import cleaned
from handlers.lists import show_list

ACTIONS = frozenset({"page", "drop", "team", "ask", "leave"})
LAST_PAGE = 10_000


class Finding(StatesGroup):
    words = State()


@cache
def _keys() -> frozenset[str]:
    rows = [*(row for keys in KEYS_OF.values() for row in keys), *KEYS_OF_OFFICES]
    return frozenset(words for row in rows for key in row for words in names_of(key))


class IsKey(Filter):
    """A key of the main keyboard: whoever presses one looks for something else by now."""

    async def __call__(self, message: Message) -> bool:
        return message.text in _keys()


def router() -> Router:
    own = Router(name="finding")
    own.message.register(find, Command("find", "case"))
    own.message.register(asks, Says("menu-find"))
    own.message.register(find_said, StateFilter(Finding.words), HasText(), ~IsCommand(), ~IsKey())
    own.callback_query.register(pressed, Pressed(FindPress, action=ACTIONS))
    return own


async def find(message: Message, command: CommandObject, scene: Scene) -> View:
    """By number, or by words. The bare command comes from Telegram's list: it asks, or shows one's own."""
    if scene.person is None:
        raise NotAllowed("join-first")
    if asked := cleaned(command.args or ""):
        return await _found(scene, asked)
    return await show_list(scene, "mine") if command.command == "case" else _asked(scene)


async def asks(message: Message, scene: Scene) -> View:
    if scene.person is None:
        raise NotAllowed("join-first")
    return _asked(scene)


def _asked(scene: Scene) -> View:
    # A question that is open keeps its turn.
    if scene.conversation.state is None or scene.conversation.state.startswith(("Finding", "Drafting:kept")):
        scene.conversation.ask(Finding.words.state or "")
        return asking_view(scene.t)
    return View(scene.t("find-what"))


async def find_said(message: Message, scene: Scene) -> View:
    scene.conversation.end()
    return await _found(scene, cleaned(message.text or ""))


async def pressed(callback: CallbackQuery, callback_data: FindPress, scene: Scene) -> View:
    if callback_data.action == "ask":
        return _asked(scene)
    if callback_data.action == "leave":
        if (scene.conversation.state or "").startswith("Finding"):
            scene.conversation.end()
        return menu_view(scene.member, scene.t, scene.t("cancelled"))
    kept = await scene.uow.findings.kept(scene.member, callback_data.search_id)
    if kept is None:
        return View(scene.t("find-gone"))
    value = max(0, min(callback_data.value, LAST_PAGE))
    query = await vocabulary.read(scene.uow, scene.congress, kept, spoken())
    if callback_data.action == "page" or value >= len(query.parts):
        page = value if callback_data.action == "page" else 0
        return await _page(scene, Search(query, callback_data.search_id), page)
    meaning = query.parts[value].meaning
    instead = meaning.instead if meaning and callback_data.action == "team" else ""
    return await _found(scene, query.with_instead(value, instead))


async def _found(scene: Scene, asked: str) -> View:
    """A number finds before words do."""
    asked = plain(asked)[:LONGEST_TEXT]
    if numbered := await finding.by_number(scene.uow, scene.member, asked):
        if len(numbered) == 1:
            return scene.card(numbered[0])
        return numbers_view(asked, numbered, scene.member, scene.policy, scene.t, now=scene.now)
    query = await vocabulary.read(scene.uow, scene.congress, asked, spoken())
    if not query.parts:
        return _asked(scene)
    search_id = await scene.uow.findings.keep(scene.member, asked, now=scene.now)
    return await _page(scene, Search(query, search_id))


async def _page(scene: Scene, search: Search, page: int = 0) -> View:
    query = search.query
    found = await finding.by_words(
        scene.uow, scene.words.finder, scene.congress, scene.member, query,
        start=page * PAGE, most=PAGE,
    )  # fmt: skip
    if not found.proposals:
        return nothing_view(search, scene.t) if page == 0 else await _page(scene, search)
    if found.total == 1 and all(part.meaning is None for part in query.parts):
        return scene.card(found.proposals[0])
    units = await scene.uow.texts.units(scene.congress.id)
    texts = [_text_of(p) for p in found.proposals]
    shown = await scene.words.shown(texts, query.words, LONGEST_SENTENCE, units)
    return found_view(search, found, shown, page, scene.member, scene.policy, scene.t, now=scene.now)


def _text_of(proposal: Proposal) -> tuple[str, str]:
    return proposal.title, f"{proposal.situation}\n{proposal.request}"


@cache
def spoken() -> vocabulary.Spoken:
    """States and tracks as they are called in every language: whoever types does not think of their own."""
    states = [*((s, f"status-{s.replace('_', '-')}") for s in Status if s is not Status.DRAFT)]
    several = [(state, f"find-words-{state}") for state in vocabulary.STATES]
    tracks = [(t, f"{kind}-{t.replace('_', '-')}") for t in Track for kind in ("track", "find-words")]
    return vocabulary.Spoken(
        [(words, state) for state, key in (*several, *states) for words in _words(key)],
        [(words, track) for track, key in tracks for words in _words(key)],
    )


def _words(key: str) -> list[str]:
    return [word for said in sorted(names_of(key)) for word in said.split("|")]
