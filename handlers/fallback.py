"""What no conversation took: a representative's words become a draft, everybody else is shown the way."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import RetryPress
from bot.filters import HasAttachment, HasText
from bot.i18n import Translator
from bot.views.menu import menu_view, welcome_view
from bot.views.view import View
from domain.conversation import Conversation
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork, Words
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


async def unknown_command(message: Message, t: Translator) -> View:
    return View(t("unknown-command"))


async def free(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
    words: Words,
) -> View:
    if person is None:
        return welcome_view(congress, t)
    if not person.holds(Role.REPRESENTATIVE):
        return menu_view(person, t, t("use-the-menu"))
    if len(message.text or "") < 6 and not message.photo and not message.document and not message.location:
        return menu_view(person, t, t("too-short-for-a-suggestion"))
    return await keep_free_text(message, uow, congress, person, conversation, t, now, words)


async def not_understood(
    message: Message, congress: Congress, person: Person | None, conversation: Conversation, t: Translator
) -> View:
    """A sticker, a poll, a video note: said plainly, and the open question stays open."""
    if person is None:
        return welcome_view(congress, t)
    return View(t("cannot-use-this-kind"))


async def retry(callback: CallbackQuery, t: Translator) -> View:
    """Only reached when nothing is kept under the code any more: it was tried again before."""
    return View(t("retry-gone"))


async def stale(callback: CallbackQuery, person: Person | None, congress: Congress, t: Translator) -> View:
    return View(t("button-unknown"), fresh=True)
