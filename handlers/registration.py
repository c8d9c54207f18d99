"""Joining: the invitation link, or one's own phone number against the roster."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import Message

from bot.filters import Says
from bot.i18n import Translator
from bot.scene import Scene
from bot.views.menu import menu_view, post_words, welcome_view
from bot.views.view import View
from domain.errors import BadInput
from domain.people import Congress, Person, Role
from domain.services import membership


def router() -> Router:
    own = Router(name="registration")
    own.message.register(start, CommandStart())
    own.message.register(shared, F.contact)
    own.message.register(not_a_representative, Says("not-a-representative"))
    own.message.register(menu, Command("menu"))
    return own


async def start(message: Message, command: CommandObject, scene: Scene) -> View:
    if command.args:
        joined = await membership.join_by_invitation(
            scene.uow, scene.congress, command.args, chat_id=message.chat.id
        )
        scene.conversation.end()
        return joined_view(joined, scene.congress, Translator(joined.language, scene.t.zone))
    if scene.person is None:
        return welcome_view(scene.congress, scene.t)
    return menu_view(scene.person, scene.t)


async def menu(message: Message, scene: Scene) -> View:
    return menu_view(scene.person, scene.t) if scene.person else welcome_view(scene.congress, scene.t)


async def shared(message: Message, scene: Scene, phone_key: bytes) -> View:
    contact = message.contact
    if contact is None or message.from_user is None:
        raise BadInput("bad-phone")
    joined = await membership.join_by_phone(
        scene.uow,
        scene.congress,
        membership.phone_digest(contact.phone_number, phone_key),
        chat_id=message.chat.id,
        own_number=contact.user_id == message.from_user.id,
    )
    return joined_view(joined, scene.congress, Translator(joined.language, scene.t.zone))


def joined_view(person: Person, congress: Congress, t: Translator) -> View:
    posts = t.plain("list-comma").join(post_words(post, t) for post in person.posts)
    key = "joined-representative" if person.holds(Role.REPRESENTATIVE) else "joined"
    return menu_view(person, t, t(key, name=person.name, posts=posts))


async def not_a_representative(message: Message, scene: Scene) -> View:
    if scene.person is not None:
        return menu_view(scene.person, scene.t)
    return View(scene.t("public-only", service=scene.policy.text("service", scene.t.language)))
