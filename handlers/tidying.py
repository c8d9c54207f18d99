"""Texts that nobody can handle as they are: said at once what to do, put right by a press, and back."""

import asyncio

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import tidying as views
from bot.views.view import View
from domain.draft import Draft, Question
from domain.oddity import oddity_of, tidied
from domain.services import tidying
from handlers.hinting import minding_secrets
from handlers.question import ask, moved_on, own_draft, propose_title


def router() -> Router:
    own = Router(name="tidying")
    own.callback_query.register(tidy, Pressed(DraftPress, action={"tidy", "untidy"}))
    return own


def minding(view: View, text: str, question: Question, draft: Draft, scene: Scene) -> View:
    """The answer to a text; above it a word where it cannot be handled as it is, or must not be here."""
    view = minding_secrets(view, text, draft, scene)
    oddity = oddity_of(text) if question in tidying.TIDIED else None
    return views.with_oddity(view, oddity, question, draft, scene.t) if oddity else view


async def tidy(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    question = next((q for q in tidying.TIDIED if q == callback_data.value), None)
    back = callback_data.action == "untidy"
    if question is None or (back and question not in draft.untidied):
        return await moved_on(scene, draft)
    if back:
        await tidying.untidy(scene.uow, draft, question, now=scene.now)
    else:
        text = await asyncio.to_thread(tidied, draft.text_of(question))
        if not text or text == draft.text_of(question):
            return await moved_on(scene, draft)
        await tidying.tidy(scene.uow, draft, question, text, now=scene.now)
    await propose_title(scene, draft)
    view = await ask(scene, draft)
    if back:
        return view.after(scene.t("oddity-untidied"))
    return views.tidied_view(view, question, draft, scene.t)
