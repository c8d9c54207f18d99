"""Joining: by a one-time invitation or a phone number on the roster; and switching between one's posts."""

import hashlib
import hmac
import re
import secrets
from datetime import datetime

from domain.errors import BadInput, NotAllowed, Refusal
from domain.notice import Notice
from domain.people import Congress, Invitation, Person
from domain.ports import UnitOfWork
from domain.services.reach import tell_missed


def normal_phone(number: str) -> str:
    """Digits with the country code and a plus, "+8613800000001"; BadInput when that cannot be a number.

    The number brings its country code, as those that Telegram hands over and those of a roster do. None is
    added: an American 1 380 000 0001 would be taken for the Chinese mobile number of somebody else.
    """
    digits = re.sub(r"[^0-9]", "", number.split("ext", maxsplit=1)[0])
    if not 8 <= len(digits) <= 15:
        raise BadInput("bad-phone")
    return f"+{digits}"


def phone_digest(number: str, key: bytes) -> str:
    """The keyed digest that is kept of a number; raises BadInput for what cannot be one."""
    return hmac.new(key, normal_phone(number).encode(), hashlib.sha256).hexdigest()


async def invite(uow: UnitOfWork, person: Person) -> Invitation:
    """A fresh one-time link for somebody on the roster; the code goes into a deep link."""
    code = secrets.token_urlsafe(12)
    return await uow.people.add_invitation(Invitation(person.congress_id, person.id, code))


async def join_by_invitation(
    uow: UnitOfWork, congress: Congress, code: str, *, chat_id: int, now: datetime
) -> Person:
    """Whoever opens the link first becomes this person. Refuses a used or unknown code."""
    invitation = await uow.people.invitation(congress.id, code)
    person = await uow.people.get(congress.id, invitation.person_id) if invitation else None
    if invitation is None or person is None:
        raise Refusal("join-link-used", phone=congress.policy.text("registry_phone"))
    await uow.people.use_invitation(invitation)
    return await _bind(uow, person, chat_id, now)


async def join_by_phone(
    uow: UnitOfWork,
    congress: Congress,
    phone_digest: str,
    *,
    chat_id: int,
    own_number: bool,
    now: datetime,
) -> Person:
    """The sender's own number, matched against the roster. Somebody else's contact proves nothing."""
    if not own_number:
        raise Refusal("join-not-own-number")
    person = await uow.people.by_phone(congress.id, phone_digest)
    if person is None:
        raise Refusal(
            "join-not-on-roster",
            registry=congress.policy.text("registry"),
            phone=congress.policy.text("registry_phone"),
        )
    return await _bind(uow, person, chat_id, now)


async def _bind(uow: UnitOfWork, person: Person, chat_id: int, now: datetime) -> Person:
    # A new phone takes the place of a lost one: the last chat that proved itself is the person's.
    other = await uow.people.by_chat(person.congress_id, chat_id)
    if other is not None and other.id != person.id:
        other.chat_id = None
        await uow.people.save(other)
    was_here, since = person.chat_id is not None, person.unreachable_since
    person.chat_id, person.unreachable_since = chat_id, None
    await uow.people.save(person)
    if since is not None or not was_here:
        await tell_missed(uow, person, since, now=now)
    await _offer_commands(uow, person, now)
    return person


async def _offer_commands(uow: UnitOfWork, person: Person, now: datetime) -> None:
    """Let the menu button of the chat offer what the person may do, in the person's language."""
    key = f"commands:{person.id}:{now.isoformat()}"
    await uow.outbox.post(Notice(person.congress_id, person.id, "commands", key, not_before=now))


async def switch_post(uow: UnitOfWork, person: Person, post_id: int, *, now: datetime) -> None:
    """Show the menu of another post of one's own."""
    if all(post.id != post_id for post in person.posts):
        raise NotAllowed
    person.active_post_id = post_id
    await uow.people.save(person)
    await _offer_commands(uow, person, now)


async def choose_language(uow: UnitOfWork, person: Person, language: str, *, now: datetime) -> None:
    person.language = language
    await uow.people.save(person)
    await _offer_commands(uow, person, now)
