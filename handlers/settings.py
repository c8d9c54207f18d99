"""Language, and the post whose menu is shown."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks import SettingPress
from bot.i18n import Translator
from bot.views.menu import menu_view, settings_view
from bot.views.view import View
from domain.errors import NotAllowed
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import membership


def router() -> Router:
    own = Router(name="settings")
    own.message.register(settings, Command("settings"))
    own.callback_query.register(chosen, SettingPress.filter())
    return own


async def settings(message: Message, person: Person | None, t: Translator) -> View:
    if person is None:
        raise NotAllowed("join-first")
    return settings_view(person, t)


async def chosen(
    callback: CallbackQuery,
    callback_data: SettingPress,
    uow: UnitOfWork,
    person: Person | None,
    t: Translator,
) -> View:
    if person is None:
        raise NotAllowed("join-first")
    if callback_data.name == "language":
        await membership.choose_language(uow, person, callback_data.value)
        t = Translator(person.language, t.zone)
    elif callback_data.name == "post":
        await membership.switch_post(uow, person, int(callback_data.value))
    return menu_view(person, t)
