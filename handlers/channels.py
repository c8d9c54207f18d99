"""Channels of the congress: the bot is made an administrator there, staff say here what shall be posted."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, ChatMemberAdministrator, ChatMemberUpdated, Message

from bot.callbacks import ChannelPress
from bot.filters import Pressed
from bot.scene import NOTHING, Answer, InGroup, Scene
from bot.views import channels as views
from bot.views.view import View
from domain.channel import Subject
from domain.services import channels


def router() -> Router:
    own = Router(name="channels")
    own.message.register(opened, Command("channel"))
    own.callback_query.register(pressed, Pressed(ChannelPress, action=PRESSES))
    return own


async def moved_bot(change: ChatMemberUpdated, here: InGroup) -> Answer:
    """Nothing is said in the channel itself."""
    member, chat = change.new_chat_member, change.chat
    if isinstance(member, ChatMemberAdministrator):
        posts, title = bool(member.can_post_messages), chat.title or ""
        await channels.added(here.uow, here.person, chat.id, title, posts=posts, now=here.now)
    else:
        await channels.removed(here.uow, here.congress.id, chat.id, now=here.now)
    return NOTHING


async def opened(message: Message, scene: Scene) -> View:
    return await _list(scene, ChannelPress(action="list"))


async def pressed(callback: CallbackQuery, callback_data: ChannelPress, scene: Scene) -> View:
    return await PRESSES[callback_data.action](scene, callback_data)


async def _list(scene: Scene, press: ChannelPress) -> View:
    return views.list_view(await channels.listed(scene.uow, scene.person), scene.t)


async def _open(scene: Scene, press: ChannelPress) -> View:
    return views.channel_view(await channels.opened(scene.uow, scene.person, press.channel_id), scene.t)


async def _bind(scene: Scene, press: ChannelPress) -> View:
    bound = await channels.bind(scene.uow, scene.person, press.channel_id, now=scene.now)
    return views.channel_view(bound, scene.t)


async def _pause(scene: Scene, press: ChannelPress) -> View:
    paused = press.action == "pause"
    found = await channels.pause(scene.uow, scene.person, press.channel_id, paused=paused, now=scene.now)
    return views.channel_view(found, scene.t)


async def _unbind(scene: Scene, press: ChannelPress) -> View:
    return views.unbind_view(await channels.opened(scene.uow, scene.person, press.channel_id), scene.t)


async def _sure(scene: Scene, press: ChannelPress) -> View:
    await channels.unbind(scene.uow, scene.person, press.channel_id, now=scene.now)
    return (await _list(scene, press)).after(scene.t("channel-unbound"))


async def _figures(scene: Scene, press: ChannelPress) -> View:
    """To every open channel: today's, once; a second time changes the post."""
    channel = await channels.opened(scene.uow, scene.person, press.channel_id)
    day = int(f"{scene.today:%Y%m%d}")
    occasion = scene.now.isoformat()
    await channels.post(scene.uow, scene.member, Subject.FIGURES, day, occasion, now=scene.now)
    return views.channel_view(channel, scene.t).after(scene.t("channel-figures-coming"))


PRESSES = {
    "list": _list, "open": _open, "bind": _bind, "pause": _pause, "go-on": _pause, "unbind": _unbind,
    "sure": _sure, "figures": _figures,
}  # fmt: skip
