"""Several matters in one draft: looked at, split into drafts of their own, or kept as one."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import splitting as views
from bot.views.view import View
from domain.services import splitting
from handlers.question import moved_on, own_draft, title_for


def router() -> Router:
    own = Router(name="splitting")
    own.callback_query.register(look, Pressed(DraftPress, action={"matters"}))
    own.callback_query.register(split, Pressed(DraftPress, action={"split"}))
    return own


async def look(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    matters = await scene.words.matters(draft.situation, draft.request)
    if not draft.from_preview or not matters:
        return await moved_on(scene, draft)
    return views.matters_view(draft, matters, scene.t)


async def split(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    matters = await scene.words.matters(draft.situation, draft.request)
    if not draft.from_preview or not matters:
        return await moved_on(scene, draft)
    titles = [await title_for(scene, f"{told}\n{asked}") for told, asked in matters]
    drafts = await splitting.split(scene.uow, draft, scene.member, matters, titles, now=scene.now)
    return views.split_view(drafts, scene.t)
