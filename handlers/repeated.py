"""An update that came before: its effect stands, the present state is shown again."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.i18n import Translator
from bot.views.menu import menu_view, welcome_view
from bot.views.view import View
from domain.conversation import Conversation
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from handlers.drafting import ask


class IsRepeated(Filter):
    async def __call__(self, event: TelegramObject, repeated: bool) -> bool:
        return repeated


def router() -> Router:
    own = Router(name="repeated")
    own.message.register(show_again, IsRepeated())
    own.edited_message.register(show_again, IsRepeated())
    own.callback_query.register(show_again, IsRepeated())
    return own


async def show_again(
    event: Message | CallbackQuery,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    if person is None:
        return welcome_view(congress, t)
    if (conversation.state or "").startswith("Drafting") and conversation.subject_id:
        draft = await uow.drafts.get(person.id, conversation.subject_id)
        if draft is not None:
            return await ask(uow, draft, congress, conversation, t)
    return menu_view(person, t, t("still-here"))
