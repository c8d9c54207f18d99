"""Others' personal data in a draft: looked at masked, masked in one press, or kept as it is."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views.masking import masking_view
from bot.views.view import View
from domain.services import masking
from handlers.question import ask, moved_on, own_draft


def router() -> Router:
    own = Router(name="masking")
    own.callback_query.register(look, Pressed(DraftPress, action={"personal"}))
    own.callback_query.register(mask, Pressed(DraftPress, action={"mask"}))
    return own


async def look(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    places = masking.found_for(draft, masking.Writer(scene.member, scene.phone_key))
    if not draft.from_preview or not places:
        return await moved_on(scene, draft)
    return masking_view(draft, places, scene.t)


async def mask(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    if not draft.from_preview:
        return await moved_on(scene, draft)
    writer = masking.Writer(scene.member, scene.phone_key)
    n = await masking.mask(scene.uow, draft, writer, now=scene.now)
    return (await ask(scene, draft)).after(scene.t("mask-done", n=n))
