"""The main keyboard and the commands: lists, what waits for me, agenda, help, cancel."""

from collections.abc import Sequence
from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.callbacks import MenuPress
from bot.filters import Says
from bot.i18n import Html
from bot.scene import Scene
from bot.views import drafting as draft_views
from bot.views.menu import help_view, menu_view, welcome_view
from bot.views.proposals import list_view
from bot.views.reminders import agenda_view
from bot.views.steps import OFFERED
from bot.views.view import View
from domain.errors import NotAllowed
from domain.people import Role
from domain.proposal import Proposal
from domain.services.looking import is_waiting_for
from domain.services.reminders import own_clocks

LONGEST_LIST = 500
AGENDA_DAYS = timedelta(days=31)


def router() -> Router:
    own = Router(name="menu")
    for words, command, handler in (
        ("menu-mine", "my", mine),
        ("menu-todo", "todo", todo),
        ("menu-rate", "rate", to_rate),
        ("menu-agenda", "agenda", agenda),
        ("menu-help", "help", show_help),
    ):
        own.message.register(handler, Command(command))
        own.message.register(handler, Says(words))
    own.message.register(mine, Says("menu-all"))
    own.message.register(find, Command("find", "case"))
    own.message.register(cancel, Command("cancel"))
    own.message.register(cancel, Says("cancel"))
    own.callback_query.register(turned, MenuPress.filter(F.item != "new"))
    return own


async def _list(scene: Scene, item: str, page: int) -> View:
    if scene.person is None:
        raise NotAllowed("join-first")
    proposals: Sequence[Proposal] = await scene.uow.proposals.list_for(scene.person, limit=LONGEST_LIST)
    if item == "todo":
        proposals = [p for p in proposals if is_waiting_for(p, scene.person, OFFERED)]
    elif item == "rate":
        stages = frozenset({"rate_attitude", "rate_reply"})
        proposals = [p for p in proposals if is_waiting_for(p, scene.person, stages)]
    representative = scene.person.holds(Role.REPRESENTATIVE)
    own = representative and item == "mine"
    if not proposals:
        drafts = await scene.uow.drafts.of(scene.person.id) if own else []
        return draft_views.drafts_view(drafts, scene.t) if drafts else View(scene.t(f"empty-{item}"))
    head = scene.t(f"list-{item}", n=len(proposals))
    return list_view(
        head, proposals, scene.person, scene.policy, scene.t, item=item, page=page, now=scene.now
    )


async def mine(message: Message, scene: Scene) -> View:
    return await _list(scene, "mine", 0)


async def todo(message: Message, scene: Scene) -> View:
    return await _list(scene, "todo", 0)


async def to_rate(message: Message, scene: Scene) -> View:
    return await _list(scene, "rate", 0)


async def agenda(message: Message, scene: Scene) -> View:
    if scene.person is None:
        raise NotAllowed("join-first")
    clocks = await own_clocks(scene.uow, scene.person, until=scene.now + AGENDA_DAYS)
    return agenda_view(clocks, scene.policy, scene.t, now=scene.now)


async def find(message: Message, command: CommandObject, scene: Scene) -> View:
    """By number, or by words of the title."""
    if scene.person is None:
        raise NotAllowed("join-first")
    asked = (command.args or "").strip()
    if not asked:
        return View(scene.t("find-what"))
    found = await scene.uow.proposals.numbered(scene.person, asked)
    proposals = [found] if found else await scene.uow.proposals.list_for(scene.person, limit=LONGEST_LIST)
    if found is None:
        words = asked.split()
        proposals = [p for p in proposals if all(w in p.title or w in p.situation for w in words)]
    if not proposals:
        return View(scene.t("find-nothing", words=asked))
    head = scene.t("find-found", words=asked, n=len(proposals))
    return list_view(head, proposals, scene.person, scene.policy, scene.t, item="mine", page=0, now=scene.now)


async def turned(callback: CallbackQuery, callback_data: MenuPress, scene: Scene) -> View:
    if callback_data.item == "menu" or scene.person is None:
        scene.conversation.end()
        return menu_view(scene.person, scene.t) if scene.person else welcome_view(scene.congress, scene.t)
    return await _list(scene, callback_data.item, callback_data.page)


async def show_help(message: Message, scene: Scene) -> View:
    return help_view(scene.person, scene.congress, scene.t)


async def cancel(message: Message, scene: Scene) -> View:
    """A draft is asked about first; another half-finished form is put away, the proposal untouched."""
    state, subject = scene.conversation.state, scene.conversation.subject_id
    if scene.person is None or state is None:
        return View(scene.t("cancel-nothing"))
    if state.startswith("Drafting"):
        draft = await scene.uow.drafts.get(scene.person.id, subject or 0)
        if draft is not None:
            return draft_views.leave_view(draft, scene.t)
    scene.conversation.end()
    return menu_view(scene.person, scene.t, Html(scene.t("cancelled")))
