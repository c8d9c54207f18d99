"""Joining: the invitation link, or one's own phone number against the roster."""

import re
from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import Message

from bot.filters import HasContact, Says
from bot.i18n import Html, Translator
from bot.scene import Scene
from bot.views.menu import joined_words, menu_view, welcome_view
from bot.views.view import View
from domain.errors import BadInput, Refusal
from domain.people import Congress, Person, Role
from domain.services import membership, undelivered
from handlers.open_question import put_down

CASE_LINK = re.compile(r"case_(\d{1,18})")


def router() -> Router:
    own = Router(name="registration")
    own.message.register(start, CommandStart())
    own.message.register(shared, HasContact())
    own.message.register(not_a_representative, Says("not-a-representative"))
    own.message.register(menu, Command("menu"))
    return own


async def start(message: Message, command: CommandObject, scene: Scene) -> View:
    if command.args and (case := CASE_LINK.fullmatch(command.args)):
        # From the department's group: here the questions are asked.
        proposal = await scene.open(int(case[1]))
        put_down(scene, proposal)
        return scene.card(proposal)
    if command.args:
        return await _by_invitation(command.args, message, scene)
    return await _greeting(scene)


async def menu(message: Message, scene: Scene) -> View:
    return await _greeting(scene)


async def _greeting(scene: Scene) -> View:
    """The keyboard; who left something half written is told so."""
    if scene.person is None:
        return welcome_view(scene.congress, scene.t)
    view = menu_view(scene.person, scene.t)
    if undelivered.may_see(scene.person):
        missed = await undelivered.counts(scene.uow, scene.person, now=scene.now)
        if n := sum(missed.values()):
            return replace(view, text=Html(f"{view.text}\n{scene.t('undelivered-menu', n=n)}"))
    drafts = [draft for draft in await scene.uow.drafts.of(scene.person.id) if not draft.blank]
    if not drafts:
        return view
    return replace(view, text=Html(f"{view.text}\n{scene.t('menu-drafts', n=len(drafts))}"))


async def _by_invitation(code: str, message: Message, scene: Scene) -> View:
    try:
        joined = await membership.join_by_invitation(
            scene.uow, scene.congress, code, chat_id=message.chat.id, now=scene.now
        )
    except Refusal:
        # Whoever follows their own link a second time only wants to come in.
        if scene.person is None:
            raise
        return await _greeting(scene)
    scene.conversation.end()
    return joined_view(joined, scene.congress, Translator(joined.language, scene.t.zone))


async def shared(message: Message, scene: Scene, phone_key: bytes) -> View:
    contact = message.contact
    if contact is None or message.from_user is None:
        raise BadInput("bad-phone")
    own_number = contact.user_id == message.from_user.id
    if scene.person is not None and not own_number:
        return View(scene.t("contact-not-used"))
    joined = await membership.join_by_phone(
        scene.uow,
        scene.congress,
        membership.phone_digest(contact.phone_number, phone_key),
        chat_id=message.chat.id,
        own_number=own_number,
        now=scene.now,
    )
    scene.conversation.end()
    return joined_view(joined, scene.congress, Translator(joined.language, scene.t.zone))


def joined_view(person: Person, congress: Congress, t: Translator) -> View:
    key = "joined-representative" if person.holds(Role.REPRESENTATIVE) else "joined"
    return menu_view(person, t, t(key, name=person.name, posts=joined_words(person, t)))


async def not_a_representative(message: Message, scene: Scene) -> View:
    if scene.person is not None:
        return menu_view(scene.person, scene.t)
    return View(scene.t("public-only", service=scene.policy.text("service", scene.t.language)))
