"""The main keyboard and the commands: lists, what waits for me, agenda, help, cancel."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.callbacks import MenuPress
from bot.filters import Says
from bot.i18n import Html, Translator
from bot.views import drafting as draft_views
from bot.views.menu import help_view, menu_view, welcome_view
from bot.views.proposals import list_view
from bot.views.reminders import agenda_view
from bot.views.steps import OFFERED
from bot.views.view import View
from domain.conversation import Conversation
from domain.errors import NotAllowed
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
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


async def _list(
    item: str,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    t: Translator,
    now: datetime,
    page: int,
) -> View:
    if person is None:
        raise NotAllowed("join-first")
    proposals: Sequence[Proposal] = await uow.proposals.list_for(person, limit=LONGEST_LIST)
    if item == "todo":
        proposals = [p for p in proposals if is_waiting_for(p, person, OFFERED)]
    elif item == "rate":
        stages = frozenset({"rate_attitude", "rate_reply"})
        proposals = [p for p in proposals if is_waiting_for(p, person, stages)]
    representative = person.holds(Role.REPRESENTATIVE)
    own = representative and item == "mine"
    if not proposals:
        drafts = await uow.drafts.of(person.id) if own else []
        return draft_views.drafts_view(drafts, t) if drafts else View(t(f"empty-{item}"))
    head = t(f"list-{item}", n=len(proposals))
    return list_view(head, proposals, person, congress.policy, t, item=item, page=page, now=now)


async def mine(
    message: Message, uow: UnitOfWork, congress: Congress, person: Person | None, t: Translator, now: datetime
) -> View:
    return await _list("mine", uow, congress, person, t, now, 0)


async def todo(
    message: Message, uow: UnitOfWork, congress: Congress, person: Person | None, t: Translator, now: datetime
) -> View:
    return await _list("todo", uow, congress, person, t, now, 0)


async def to_rate(
    message: Message, uow: UnitOfWork, congress: Congress, person: Person | None, t: Translator, now: datetime
) -> View:
    return await _list("rate", uow, congress, person, t, now, 0)


async def agenda(
    message: Message, uow: UnitOfWork, congress: Congress, person: Person | None, t: Translator, now: datetime
) -> View:
    if person is None:
        raise NotAllowed("join-first")
    clocks = await own_clocks(uow, person, until=now + AGENDA_DAYS)
    return agenda_view(clocks, congress.policy, t, now=now)


async def find(
    message: Message,
    command: CommandObject,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    t: Translator,
    now: datetime,
) -> View:
    """By number, or by words of the title."""
    if person is None:
        raise NotAllowed("join-first")
    asked = (command.args or "").strip()
    if not asked:
        return View(t("find-what"))
    found = await uow.proposals.numbered(person, asked)
    proposals = [found] if found else await uow.proposals.list_for(person, limit=LONGEST_LIST)
    if found is None:
        words = asked.split()
        proposals = [p for p in proposals if all(w in p.title or w in p.situation for w in words)]
    if not proposals:
        return View(t("find-nothing", words=asked))
    head = t("find-found", words=asked, n=len(proposals))
    return list_view(head, proposals, person, congress.policy, t, item="mine", page=0, now=now)


async def turned(
    callback: CallbackQuery,
    callback_data: MenuPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    if callback_data.item == "menu" or person is None:
        conversation.end()
        return menu_view(person, t) if person else welcome_view(congress, t)
    return await _list(callback_data.item, uow, congress, person, t, now, callback_data.page)


async def show_help(message: Message, congress: Congress, person: Person | None, t: Translator) -> View:
    return help_view(person, congress, t)


async def cancel(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
) -> View:
    """A draft is asked about first; another half-finished form is put away, the proposal untouched."""
    state, subject = conversation.state, conversation.subject_id
    if person is None or state is None:
        return View(t("cancel-nothing"))
    if state.startswith("Drafting"):
        draft = await uow.drafts.get(person.id, subject or 0)
        if draft is not None:
            return draft_views.leave_view(draft, t)
    conversation.end()
    return menu_view(person, t, Html(t("cancelled")))
