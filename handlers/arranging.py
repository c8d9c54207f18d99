"""How a text was taken apart: accepted by going on, put otherwise sentence by sentence, or left whole."""

from aiogram import Router
from aiogram.types import (
    CallbackQuery,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.callbacks import DraftPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import arranging as views
from bot.views.view import View
from domain.services import arranging
from handlers.question import ask, moved_on, own_draft

ACTIONS = frozenset({"parts", "told", "asked", "whole", "take"})


def router() -> Router:
    own = Router(name="arranging")
    own.callback_query.register(pressed, Pressed(DraftPress, action=ACTIONS))
    return own


async def pressed(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    action, value = callback_data.action, callback_data.value
    number = int(value) if value.isdecimal() and len(value) < 6 else 0
    if action == "take" and arranging.offered(draft):
        await arranging.take_over(scene.uow, draft, now=scene.now)
        return await ask(scene, draft)
    if action == "take" or draft.from_preview or not arranging.is_arranged(draft):
        return await moved_on(scene, draft)
    match action:
        case "told" | "asked" if number < len(draft.units) and draft.units[number].strip():
            await arranging.put(scene.uow, draft, number, asking=action == "asked", now=scene.now)
            return views.parts_view(draft, views.page_of(draft, number), scene.t)
        case "whole":
            await arranging.keep_whole(scene.uow, draft, now=scene.now)
            return await ask(scene, draft)
    return views.parts_view(draft, number if action == "parts" else 0, scene.t)


def source_of(message: Message) -> str:
    """Whose words a forwarded message is; one's own are one's own, and a written one has no source."""
    match message.forward_origin:
        case MessageOriginHiddenUser(sender_user_name=name):
            return name
        case MessageOriginUser(sender_user=user) if user.id != message.chat.id:
            return user.full_name
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return chat.full_name
    return ""


def said_in(message: Message, scene: Scene) -> str:
    """What a message says; below another's words, whose they are."""
    text = message.text or message.caption or ""
    source = source_of(message)
    return f"{text}\n{scene.t.plain('arrange-source', name=source)}" if text and source else text
