"""A second copy of one's pushes: choose where, type the code that arrives there, end it by one press."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.addresses import KEYS, Ways, mail_address, masked, service_address
from bot.callbacks import SettingPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import second_ways as views
from bot.views.view import View
from domain.errors import BadInput
from domain.services import second_ways
from domain.services.second_ways import Answer
from handlers.open_question import NotTyped, Typed

PRESSES = frozenset({"open", "mail", "url", "off", "leave"})


class SecondWayForm(StatesGroup):
    mail = State()
    url = State()
    code = State()


def router() -> Router:
    own = Router(name="second_ways")
    own.callback_query.register(pressed, Pressed(SettingPress, name={"way"}))
    own.message.register(address_typed, StateFilter(SecondWayForm.mail, SecondWayForm.url), Typed())
    own.message.register(code_typed, StateFilter(SecondWayForm.code), Typed())
    own.message.register(not_typed, StateFilter(SecondWayForm), NotTyped())
    return own


async def pressed(callback: CallbackQuery, callback_data: SettingPress, scene: Scene, ways: Ways) -> View:
    person, value, t = scene.member, callback_data.value, scene.t
    if value not in PRESSES or (value == "mail" and not ways.mail):
        raise BadInput("button-unknown")
    _put_down(scene)
    if value == "off":
        ended = await second_ways.end(scene.uow, person)
        return (await _shown(scene, ways)).after(t("second-way-ended-now" if ended else "second-way-none"))
    if value == "leave":
        await second_ways.give_up(scene.uow, person)
    if value in {"mail", "url"}:
        state = SecondWayForm.mail if value == "mail" else SecondWayForm.url
        scene.conversation.ask(state.state or "")
        return views.address_view(value, ", ".join(KEYS), t)
    return await _shown(scene, ways)


async def address_typed(message: Message, scene: Scene, ways: Ways) -> View:
    text = message.text or ""
    if scene.conversation.state == SecondWayForm.mail.state:
        if not ways.mail:
            raise BadInput("button-unknown")
        address = mail_address(text)
    else:
        address = service_address(text, private=ways.private)
    await second_ways.choose(scene.uow, scene.member, address, ways.sealer, now=scene.now)
    scene.conversation.ask(SecondWayForm.code.state or "")
    return views.code_view(masked(address), scene.t)


async def code_typed(message: Message, scene: Scene, ways: Ways) -> View:
    answer, left = await second_ways.confirm(
        scene.uow, scene.member, message.text or "", ways.sealer, now=scene.now
    )
    if answer is Answer.WRONG:
        return View(scene.t("second-way-wrong", left=left))
    scene.conversation.end()
    said = "second-way-confirmed" if answer is Answer.CONFIRMED else "second-way-over"
    return (await _shown(scene, ways)).after(scene.t(said))


async def not_typed(message: Message, scene: Scene) -> View:
    return View(scene.t("cannot-use-this-kind"))


async def _shown(scene: Scene, ways: Ways) -> View:
    way = await scene.uow.second_ways.of(scene.member.id)
    address = masked(ways.sealer.opened(way.address)) if way is not None and way.is_on else ""
    return views.way_view(address, scene.t, mail=ways.mail)


def _put_down(scene: Scene) -> None:
    """Another question that is open stays so."""
    if (scene.conversation.state or "").startswith(SecondWayForm.__name__):
        scene.conversation.end()
