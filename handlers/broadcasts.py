"""The registry writes to many: to whom, what, preview; every message kept at once."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import BroadcastPress
from bot.filters import HasAttachment, Pressed, Says
from bot.scene import Scene
from bot.views import broadcasts as views
from bot.views.forms import put_away_text
from bot.views.view import View
from domain.broadcast import Broadcast, BroadcastState, Condition
from domain.errors import BadInput, Refusal
from domain.services import broadcasts
from domain.services.broadcast_looks import Look, look
from handlers.drafting import attachment_of
from handlers.open_question import NotTyped, Typed, goes_on


class Broadcasting(StatesGroup):
    content = State()
    when = State()
    word = State()


def router() -> Router:
    own = Router(name="broadcasts")
    own.message.register(begun, Command("broadcast"))
    own.message.register(begun, Says("menu-broadcast"))
    own.callback_query.register(pressed, Pressed(BroadcastPress, action=PRESSES))
    writing = StateFilter(Broadcasting.content)
    own.message.register(said, writing, Typed())
    own.message.register(sent, writing, HasAttachment())
    own.message.register(not_usable, writing, NotTyped())
    return own


async def looked(scene: Scene, broadcast: Broadcast) -> Look:
    return await look(scene.uow, broadcast, now=scene.now)


async def standing(scene: Scene, broadcast: Broadcast) -> View:
    """As it stands; while it is being written the next message belongs to it."""
    if broadcast.state is BroadcastState.COMPOSING:
        album = {k: v for k, v in scene.conversation.answers.items() if k == "album"}
        scene.conversation.ask(Broadcasting.content.state or "", broadcast.id, album)
    elif (scene.conversation.state or "").startswith("Broadcasting"):
        scene.conversation.end()
    return views.standing_view(await looked(scene, broadcast), scene.policy, scene.t)


async def follow(scene: Scene, broadcast: Broadcast, callback: CallbackQuery) -> None:
    """The message that its sender looks at goes on showing how far it has got."""
    if callback.message is not None and scene.member.id == broadcast.sender_id:
        broadcast.message_id = callback.message.message_id
        await scene.uow.broadcasts.save(broadcast)


async def begun(message: Message, scene: Scene) -> View:
    return await _begin(scene)


async def _begin(scene: Scene) -> View:
    """To whom? One that was left empty is used again; others wait below."""
    known = await broadcasts.recent(scene.uow, scene.person)
    blank = next((b for b in known if b.blank), None)
    broadcast = blank or await broadcasts.begin(scene.uow, scene.person, now=scene.now)
    scene.conversation.ask(Broadcasting.content.state or "", broadcast.id)
    return views.audience_view(await looked(scene, broadcast), scene.t, known)


async def pressed(callback: CallbackQuery, callback_data: BroadcastPress, scene: Scene) -> View:
    """What changes a draft only while it is one; a button of one that was sent shows how it goes."""
    data = callback_data
    if data.action == "new":
        return await _begin(scene)
    if data.action == "list":
        return views.list_view(await broadcasts.recent(scene.uow, scene.person), scene.t)
    broadcast = await broadcasts.opened(scene.uow, scene.person, data.broadcast_id)
    if data.action == "open" or broadcast.state is not BroadcastState.COMPOSING:
        await follow(scene, broadcast, callback)
        return await standing(scene, broadcast)
    return await PRESSES[data.action](scene, broadcast, data)


async def _who(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    """A first choice is enough to go on; of several each is ticked."""
    first = not broadcast.audience
    await broadcasts.tick(scene.uow, broadcast, _condition(data.value))
    return await standing(scene, broadcast) if first else await _audience(scene, broadcast, data)


async def _audience(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    scene.conversation.ask(Broadcasting.content.state or "", broadcast.id)
    return views.audience_view(await looked(scene, broadcast), scene.t)


async def _units(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    return await _list(scene, broadcast, _condition(data.value), data.page)


async def _unit(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    condition, _, value = data.value.partition(".")
    await broadcasts.tick(scene.uow, broadcast, _condition(condition), value)
    return await _list(scene, broadcast, _condition(condition), data.page)


async def _list(scene: Scene, broadcast: Broadcast, condition: Condition, page: int) -> View:
    return views.units_view(await looked(scene, broadcast), condition, page, scene.t)


async def _next(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    return await standing(scene, broadcast)


async def _receipts(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    broadcast.wants_receipts = data.value == "yes"
    await broadcasts.change(scene.uow, broadcast)
    return await standing(scene, broadcast)


async def _late(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    broadcast.stays_open = data.value == "yes"
    await broadcasts.change(scene.uow, broadcast)
    return await standing(scene, broadcast)


async def _edit(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    return views.edit_view(broadcast, scene.t)


async def _text(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    scene.conversation.ask(Broadcasting.content.state or "", broadcast.id, {"replacing": True})
    return views.rewrite_view(broadcast, scene.t)


async def _files(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    await broadcasts.drop_files(scene.uow, broadcast)
    return await standing(scene, broadcast)


async def _discard(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    await broadcasts.discard(scene.uow, broadcast)
    scene.conversation.end()
    return View(scene.t("broadcast-discarded"))


async def _sample(scene: Scene, broadcast: Broadcast, data: BroadcastPress) -> View:
    await broadcasts.sample(scene.uow, broadcast, scene.member, now=scene.now)
    view = await standing(scene, broadcast)
    return view.after(scene.t("broadcast-tried"))


Press = Callable[[Scene, Broadcast, BroadcastPress], Awaitable[View]]
PRESSES: dict[str, Press] = {
    "who": _who,
    "audience": _audience,
    "units": _units,
    "unit": _unit,
    "next": _next,
    "receipts": _receipts,
    "late": _late,
    "edit": _edit,
    "text": _text,
    "files": _files,
    "discard": _discard,
    "sample": _sample,
    **dict.fromkeys(("new", "list", "open"), _next),
}


def _condition(code: str) -> Condition:
    """Raises BadInput for a forged one."""
    if code not in set(Condition):
        raise BadInput("button-unknown")
    return Condition(code)


async def said(message: Message, scene: Scene) -> View | None:
    """Text of the notice. What is wrong with it is said, and nothing of it is lost."""
    text = message.text or ""
    broadcast = await _draft(scene)
    if isinstance(broadcast, View):
        return View(put_away_text(broadcast.text, text, scene.t), broadcast.rows)
    if goes_on(message, scene):
        return None
    replacing = bool(scene.conversation.answers.get("replacing"))
    try:
        await broadcasts.write(scene.uow, broadcast, text, replacing=replacing)
    except BadInput as error:
        return View(scene.t(error.key, **error.params))
    scene.conversation.answers = {}
    return await standing(scene, broadcast)


async def sent(message: Message, scene: Scene) -> View | None:
    """A photo, a video, a file; an album is answered once, when all of it is here."""
    broadcast = await _draft(scene)
    if isinstance(broadcast, View):
        return broadcast
    album = message.media_group_id
    known = album is not None and scene.conversation.answers.get("refused") == album
    try:
        await broadcasts.take_in(scene.uow, broadcast, attachment_of(message))
    except BadInput as error:
        scene.conversation.answers = {**scene.conversation.answers, "refused": album}
        return None if known else View(scene.t(error.key, **error.params))
    if album is None:
        return await standing(scene, broadcast)
    await broadcasts.show_album(scene.uow, broadcast, album, now=scene.now)
    return None


async def not_usable(message: Message, scene: Scene) -> View:
    return View(scene.t("bad-broadcast-file"))


async def _draft(scene: Scene) -> Broadcast | View:
    """The draft that is being written, or what is to be said instead of it."""
    try:
        broadcast = await broadcasts.opened(scene.uow, scene.person, scene.conversation.subject_id or 0)
    except Refusal as refusal:
        scene.conversation.end()
        return View(scene.t(refusal.key, **refusal.params))
    if broadcast.state is BroadcastState.COMPOSING:
        return broadcast
    return (await standing(scene, broadcast)).after(scene.t("broadcast-not-kept"))
