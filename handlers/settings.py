"""Language, and the post whose menu is shown."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks import SettingPress
from bot.filters import Pressed
from bot.i18n import LANGUAGES, Translator
from bot.scene import Scene
from bot.views.menu import menu_view, settings_view
from bot.views.view import View
from domain.errors import NotAllowed
from domain.services import membership


def router() -> Router:
    own = Router(name="settings")
    own.message.register(settings, Command("settings"))
    own.callback_query.register(chosen, Pressed(SettingPress))
    return own


async def settings(message: Message, scene: Scene) -> View:
    if scene.person is None:
        raise NotAllowed("join-first")
    return settings_view(scene.person, scene.t)


async def chosen(callback: CallbackQuery, callback_data: SettingPress, scene: Scene) -> View:
    if scene.person is None:
        raise NotAllowed("join-first")
    value, t = callback_data.value, scene.t
    if callback_data.name == "language" and value in LANGUAGES:
        await membership.choose_language(scene.uow, scene.person, value, now=scene.now)
        t = Translator(scene.person.language, scene.t.zone)
    elif callback_data.name == "post":
        post_id = int(value) if value.isdecimal() else 0
        await membership.switch_post(scene.uow, scene.person, post_id, now=scene.now)
        scene.conversation.end()
    return menu_view(scene.person, t)
