"""A leader asks how the key proposals stand that they lead."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.filters import Says
from bot.scene import Scene
from bot.views.leader_week import week_view
from bot.views.view import View
from domain.services.leader_week import of_leader


def router() -> Router:
    own = Router(name="leader_week")
    own.message.register(asked, Command("week"))
    own.message.register(asked, Says("menu-week"))
    return own


async def asked(message: Message, scene: Scene) -> View:
    found = await of_leader(scene.uow, scene.congress, scene.person, now=scene.now)
    return week_view(found, scene.policy, scene.t, today=scene.today, told=False)
