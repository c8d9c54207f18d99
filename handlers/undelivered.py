"""What could not be delivered: the registry looks at it and has it sent again."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks import UndeliveredPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import undelivered as views
from bot.views.view import View
from domain.errors import BadInput
from domain.notice import UNDELIVERED, Matter, Outcome
from domain.services import undelivered
from domain.services.undelivered import Group


def router() -> Router:
    own = Router(name="undelivered")
    own.message.register(looked, Command("undelivered"))
    own.callback_query.register(pressed, Pressed(UndeliveredPress))
    return own


async def looked(message: Message, scene: Scene) -> View:
    return await _summary(scene)


async def _summary(scene: Scene) -> View:
    return views.summary_view(await undelivered.counts(scene.uow, scene.person, now=scene.now), scene.t)


async def pressed(callback: CallbackQuery, callback_data: UndeliveredPress, scene: Scene) -> View:
    data = callback_data
    if data.action == "open":
        return await _summary(scene)
    group = _group(data)
    match data.action:
        case "list":
            return await _listing(scene, group, data.page)
        case "one" | "all" if views.is_doubtful(group):
            found = await undelivered.counts(scene.uow, scene.person, now=scene.now)
            n = found.get(group, 0)
            if n:
                return views.sure_view(group, data.notice_id, 1 if data.notice_id else n, scene.t)
            return await _summary(scene)
        case "one" | "all" | "sure":
            n = await undelivered.send_again(
                scene.uow, scene.person, group, data.notice_id or None, now=scene.now
            )
            said = scene.t("undelivered-sending", n=n) if n else scene.t("undelivered-sent-already")
            return (await _listing(scene, group, data.page)).after(said)
    raise BadInput("button-unknown")


async def _listing(scene: Scene, group: Group, page: int) -> View:
    """The group as it is now; when nothing is left of it, the others."""
    found = await undelivered.listing(scene.uow, scene.person, group, page, now=scene.now)
    return views.listing_view(found, scene.t) if found.of else await _summary(scene)


def _group(data: UndeliveredPress) -> Group:
    if data.matter not in set(Matter) or data.outcome not in UNDELIVERED:
        raise BadInput("button-unknown")
    return Group(Matter(data.matter), Outcome(data.outcome))
