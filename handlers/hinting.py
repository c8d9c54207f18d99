"""Remarks on a draft: looking at all of them, not being shown them again."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import hinting as views
from bot.views.view import View
from domain.draft import Draft
from domain.services import drafting, hinting
from handlers.question import ask, hints_of, moved_on, own_draft


def router() -> Router:
    own = Router(name="hinting")
    own.callback_query.register(look, Pressed(DraftPress, action={"hints"}))
    own.callback_query.register(waive, Pressed(DraftPress, action={"waive"}))
    return own


def minding_secrets(view: View, text: str, draft: Draft, scene: Scene) -> View:
    """The answer to a text; above it a word where the text bears a mark of secrecy."""
    mark = hinting.secret_mark(text)
    return views.secret_marked(view, mark, draft, scene.policy, scene.t) if mark else view


async def look(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    if not draft.from_preview:
        return await moved_on(scene, draft)
    hints = await hints_of(scene, draft)
    return views.hints_view(hints, draft, scene.policy, scene.t)


async def waive(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    if not draft.from_preview:
        return await moved_on(scene, draft)
    kinds = {hint.kind for hint in await hints_of(scene, draft)}
    if callback_data.value:
        kinds &= {callback_data.value}
    waived = sorted({*draft.waived, *kinds})
    await drafting.decide(scene.uow, draft, now=scene.now, waived=waived)
    return (await ask(scene, draft)).after(scene.t("hints-off-done"))
