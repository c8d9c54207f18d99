"""What no conversation took: a representative's words become a draft, everybody else is shown the way."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import RetryPress
from bot.filters import HasAttachment, HasText
from bot.scene import Scene
from bot.views.menu import menu_view, welcome_view
from bot.views.view import View
from domain.people import Role
from handlers.drafting import keep_free_text


def router() -> Router:
    own = Router(name="fallback")
    own.message.register(unknown_command, F.text.startswith("/"))
    own.message.register(free, StateFilter(None), HasText())
    own.message.register(free, StateFilter(None), HasAttachment())
    own.message.register(not_understood)
    own.callback_query.register(retry, RetryPress.filter())
    own.callback_query.register(stale)
    return own


async def unknown_command(message: Message, scene: Scene) -> View:
    return View(scene.t("unknown-command"))


async def free(message: Message, scene: Scene) -> View:
    if scene.person is None:
        return welcome_view(scene.congress, scene.t)
    if not scene.person.holds(Role.REPRESENTATIVE):
        return menu_view(scene.person, scene.t, scene.t("use-the-menu"))
    if len(message.text or "") < 6 and not message.photo and not message.document and not message.location:
        return menu_view(scene.person, scene.t, scene.t("too-short-for-a-suggestion"))
    return await keep_free_text(message, scene)


async def not_understood(message: Message, scene: Scene) -> View:
    """A sticker, a poll, a video note: said plainly, and the open question stays open."""
    if scene.person is None:
        return welcome_view(scene.congress, scene.t)
    return View(scene.t("cannot-use-this-kind"))


async def retry(callback: CallbackQuery, scene: Scene) -> View:
    """Only reached when nothing is kept under the code any more: it was tried again before."""
    return View(scene.t("retry-gone"))


async def stale(callback: CallbackQuery, scene: Scene) -> View:
    return View(scene.t("button-unknown"), fresh=True)
