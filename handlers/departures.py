"""People: the head hands a leaving clerk's cases on, the registry suspends a representative's duties."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.callbacks import PeoplePress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import departures as views
from bot.views.view import View
from domain.errors import BadInput
from domain.people import Role
from domain.services import departures
from domain.services.reading import cleaned


def router() -> Router:
    own = Router(name="departures")
    own.message.register(opened, Command("people"))
    own.callback_query.register(pressed, Pressed(PeoplePress))
    return own


async def opened(message: Message, command: CommandObject, scene: Scene) -> View:
    return await _list(scene, name=cleaned(command.args or ""))


async def _list(scene: Scene, page: int = 0, name: str = "") -> View:
    actor = scene.member
    clerks = await departures.clerks_under(scene.uow, actor)
    representatives = []
    if actor.holds(*departures.OFFICES):
        representatives = await scene.uow.people.holding(scene.congress.id, Role.REPRESENTATIVE)
    return views.people_view(
        [(person, post) for person, post in clerks if name in person.name],
        [person for person in representatives if name in person.name],
        scene.t,
        page,
    )


async def pressed(callback: CallbackQuery, callback_data: PeoplePress, scene: Scene) -> View:
    match callback_data.action:
        case "list":
            return await _list(scene, callback_data.page)
        case "clerk" | "to" | "hand":
            return await _handing_over(callback_data, scene)
        case "rep":
            person = await departures.representative(scene.uow, scene.member, callback_data.person_id)
            return views.representative_view(person, scene.t)
        case "suspend" | "resume":
            suspended = callback_data.action == "suspend"
            person = await departures.suspend(
                scene.uow, scene.member, callback_data.person_id, suspended=suspended, now=scene.now
            )
            done = scene.t("done-suspend" if suspended else "done-resume", name=person.name)
            return views.representative_view(person, scene.t).after(done)
    raise BadInput("button-unknown")


async def _handing_over(data: PeoplePress, scene: Scene) -> View:
    """Who goes on, whether it is meant, done: each read anew from the roster."""
    leaver, post = await departures.clerk(scene.uow, scene.member, data.person_id, data.department_id)
    colleagues = await departures.colleagues_of(scene.uow, leaver, data.department_id)
    n = len(await departures.open_cases(scene.uow, leaver, data.department_id))
    if data.action == "clerk":
        return views.successors_view(leaver, post, colleagues, n, scene.t)
    successor = next((p for p in colleagues if p.id == data.other_id), None)
    if successor is None:
        raise BadInput("bad-successor-gone")
    if data.action == "to":
        return views.sure_view(leaver, post, successor, n, scene.t)
    n = await departures.hand_over(
        scene.uow, scene.member, leaver.id, data.department_id, successor.id, now=scene.now
    )
    done = scene.t("done-hand-over", name=leaver.name, successor=successor.name, n=n)
    return (await _list(scene)).after(done)
