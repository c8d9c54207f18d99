"""An update that came before: its effect stands, the present state is shown again."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.scene import Scene
from bot.views.drafts import kept_view
from bot.views.menu import menu_view, welcome_view
from bot.views.view import View
from handlers.question import Drafting, ask


class IsRepeated(Filter):
    async def __call__(self, event: TelegramObject, repeated: bool) -> bool:
        return repeated


def router() -> Router:
    own = Router(name="repeated")
    own.message.register(show_again, IsRepeated())
    own.edited_message.register(show_again, IsRepeated())
    own.callback_query.register(show_again, IsRepeated())
    return own


async def show_again(event: Message | CallbackQuery, scene: Scene) -> View:
    if scene.person is None:
        return welcome_view(scene.congress, scene.t)
    state = scene.conversation.state or ""
    if state.startswith("Drafting") and scene.conversation.subject_id:
        draft = await scene.uow.drafts.get(scene.person.id, scene.conversation.subject_id)
        if draft is not None:
            return kept_view(draft, scene.t) if state == Drafting.kept.state else await ask(scene, draft)
    return menu_view(scene.person, scene.t, scene.t("still-here"))
