"""Who cannot be reached by pushes: the list for those over them, one person, an invitation to pass on."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from bot.callbacks import PeoplePress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import reach as views
from bot.views.view import View
from domain.errors import NotAllowed
from domain.people import Person
from domain.services import membership, reach


def router() -> Router:
    own = Router(name="reach")
    own.callback_query.register(listed, Pressed(PeoplePress, action={"unreached"}))
    own.callback_query.register(looked_at, Pressed(PeoplePress, action={"reach", "invite"}))
    return own


async def listed(callback: CallbackQuery, callback_data: PeoplePress, scene: Scene) -> View:
    people = await reach.unreached(scene.uow, scene.member)
    return views.unreached_view(people, scene.t, callback_data.page)


async def looked_at(callback: CallbackQuery, callback_data: PeoplePress, scene: Scene, bot: Bot) -> View:
    """A link that was made is shown this once; whoever opens it first is that person."""
    person = await scene.uow.people.get(scene.congress.id, callback_data.person_id)
    if person is None or not reach.is_over(scene.member, person):
        raise NotAllowed("people-not-allowed")
    if person.reachable:
        return views.unreached_view(await reach.unreached(scene.uow, scene.member), scene.t).after(
            scene.t("unreached-again", name=person.name)
        )
    link = ""
    if callback_data.action == "invite" and person.chat_id is None:
        code = (await membership.invite(scene.uow, person)).code
        link = f"https://t.me/{(await bot.me()).username}?start={code}"
    missed = await scene.uow.outbox.missed_by(scene.congress.id, person.id, person.unreachable_since)
    return views.person_view(person, len(missed), await _telephone(scene, person), link, scene.t)


async def _telephone(scene: Scene, person: Person) -> str:
    """That of the department where somebody works, as far as it is known."""
    own = {post.department_id for post in person.posts}
    departments = await scene.uow.people.departments(scene.congress.id)
    return next((d.telephone for d in departments if d.id in own and d.telephone), "")
