"""The main keyboard and the commands: lists, what waits for me, agenda, help, cancel."""

import re

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import MenuPress
from bot.filters import Pressed, Says
from bot.scene import Scene
from bot.views.drafts import drafts_view, leave_view
from bot.views.menu import commands_of, help_view, menu_view, welcome_view
from bot.views.view import View
from domain.people import Role
from domain.services.agenda import oversees
from handlers.agenda import show_month
from handlers.lists import mine, own_drafts, show_list, to_rate, todo

ITEMS = frozenset({"menu", "mine", "todo", "rate", "drafts", "second", "agenda"})
KNOWN = frozenset({"start", *(name for role in (None, *Role) for name in commands_of(role))})


class IsUnknownCommand(Filter):
    """Asked before the open questions: a mistyped command is nobody's title."""

    async def __call__(self, message: Message) -> bool:
        found = re.match(r"/([A-Za-z_]+)", message.text or "")
        return found is not None and found.group(1) not in KNOWN


def router() -> Router:
    own = Router(name="menu")
    own.message.register(unknown_command, IsUnknownCommand())
    for words, command, handler in (
        ("menu-mine", "my", mine),
        ("menu-todo", "todo", todo),
        ("menu-rate", "rate", to_rate),
        ("menu-help", "help", show_help),
    ):
        own.message.register(handler, Command(command))
        own.message.register(handler, Says(words))
    own.message.register(mine, Says("menu-all"))
    own.message.register(cancel, Command("cancel"))
    own.message.register(cancel, Says("cancel"))
    own.callback_query.register(turned, Pressed(MenuPress, item=ITEMS))
    return own


async def unknown_command(message: Message, scene: Scene) -> View:
    return View(scene.t("unknown-command"))


async def turned(callback: CallbackQuery, callback_data: MenuPress, scene: Scene) -> View:
    if callback_data.item == "menu" or scene.person is None:
        scene.conversation.end()
        return menu_view(scene.person, scene.t) if scene.person else welcome_view(scene.congress, scene.t)
    if callback_data.item == "agenda":
        return await show_month(scene, scene.today, every=bool(oversees(scene.member)))
    if callback_data.item == "drafts":
        drafts = await own_drafts(scene)
        return drafts_view(drafts, scene.t, callback_data.page)
    return await show_list(scene, callback_data.item, callback_data.page, callback_data.only)


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
            return leave_view(draft, scene.t)
    scene.conversation.end()
    return menu_view(scene.person, scene.t, scene.t("cancelled"))
