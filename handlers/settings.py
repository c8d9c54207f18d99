"""Language, the post whose menu is shown, and one's own reminders."""

from datetime import time

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks import SettingPress
from bot.filters import Pressed
from bot.i18n import LANGUAGES, Translator
from bot.scene import Scene
from bot.views import settings as views
from bot.views.menu import menu_view, settings_view
from bot.views.view import View
from domain.errors import BadInput
from domain.preferences import CHOICES_OF
from domain.services import membership, preferences

REMINDERS = frozenset({"reminders", "ask", "off", "put_off", *CHOICES_OF})


def router() -> Router:
    own = Router(name="settings")
    own.message.register(settings, Command("settings"))
    own.callback_query.register(about_reminders, Pressed(SettingPress, name=REMINDERS))
    own.callback_query.register(chosen, Pressed(SettingPress))
    return own


async def settings(message: Message, scene: Scene) -> View:
    return settings_view(scene.member, scene.t)


async def chosen(callback: CallbackQuery, callback_data: SettingPress, scene: Scene) -> View:
    person, value, t = scene.member, callback_data.value, scene.t
    if callback_data.name == "open":
        return settings_view(person, t)
    if callback_data.name == "language" and value in LANGUAGES:
        await membership.choose_language(scene.uow, person, value, now=scene.now)
        t = Translator(person.language, scene.t.zone)
    elif callback_data.name == "post":
        post_id = int(value) if value.isdecimal() else 0
        await membership.switch_post(scene.uow, person, post_id, now=scene.now)
        scene.conversation.end()
    return menu_view(person, t)


async def about_reminders(callback: CallbackQuery, callback_data: SettingPress, scene: Scene) -> View:
    person, policy, value = scene.member, scene.policy, callback_data.value
    match callback_data.name:
        case "ask" if value == "off":
            return views.off_view(person, policy, scene.t)
        case "ask" if value in CHOICES_OF:
            return views.times_view(value, person, policy, scene.t)
        case "off":
            await preferences.toggle(scene.uow, person, policy, value)
            return views.off_view(person, policy, scene.t)
        case "put_off":
            until = await scene.uow.reminders.snoozed_by(person.id)
            clocks = await scene.uow.reminders.clocks(scene.congress.id, until)
            return views.put_off_view(clocks, until, scene.t)
        case name if name in CHOICES_OF:
            await preferences.choose_time(scene.uow, person, policy, name, _time(value))
            return (await _overview(scene)).after(scene.t("reminders-kept"))
    return await _overview(scene)


async def _overview(scene: Scene) -> View:
    put_off = len(await scene.uow.reminders.snoozed_by(scene.member.id))
    return views.reminders_view(scene.member, scene.policy, put_off, scene.t)


def _time(text: str) -> time | None:
    """From a button such as "0830"; empty is the congress's own. Raises BadInput for a forged one."""
    if not text:
        return None
    try:
        return time(int(text[:2]), int(text[2:]))
    except ValueError:
        raise BadInput("button-unknown") from None
