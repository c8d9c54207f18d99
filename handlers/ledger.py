"""An empty ledger for those who may have past proposals taken over."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import MenuPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views.view import View
from domain.services import ledger


def router() -> Router:
    own = Router(name="ledger")
    own.callback_query.register(template, Pressed(MenuPress, item={"ledger"}))
    return own


async def template(callback: CallbackQuery, scene: Scene) -> View:
    await ledger.ask_template(scene.uow, scene.person, now=scene.now)
    return View(scene.t("ledger-template-coming"), fresh=True)
