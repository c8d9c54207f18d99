"""The first administrator's invitation, and anybody else's on the roster."""

import sys

from bot.checks import usernames
from bot.config import Settings, bot_id_of
from bot.i18n import Translator
from bot.trouble import Trouble
from domain.people import Congress, Person, Post, Role
from domain.ports import UnitOfWork
from domain.services.membership import invite


async def bot_name(congress: Congress, settings: Settings, t: Translator) -> str:
    """The bot's name on Telegram, which only Telegram knows; "" when it does not answer, which is said.

    Raises Trouble when none of the tokens is the congress's, or when it is refused.
    """
    tokens = [token for token in settings.bot_token if congress.bot_id in (None, bot_id_of(token))]
    if not tokens:
        raise Trouble("trouble-token-of-congress", name=congress.name, bot=str(congress.bot_id))
    if len(tokens) > 1:
        raise Trouble("trouble-bot-unbound", bot=str(bot_id_of(tokens[0])))
    try:
        return (await usernames(tokens, settings.bot_api_base))[tokens[0]]
    except Trouble as trouble:
        if trouble.key != "trouble-api-unreachable":
            raise
        print(t.plain(trouble.key, **trouble.params), file=sys.stderr)
        return ""


async def invitation(
    uow: UnitOfWork, congress: Congress, name: str | None, unit: str | None, t: Translator
) -> tuple[str, str]:
    """(the person's name, a one-time code). Without a name: the administrator, made if there is none.

    Raises Trouble for somebody who is not on the roster, and when several are called so.
    """
    if name is None:
        admins = await uow.people.holding(congress.id, Role.ADMIN)
        person = admins[0] if admins else await _administrator(uow, congress, t.plain("role-admin"))
    else:
        person = await _named(uow, congress, name.strip(), unit, t)
    return person.name, (await invite(uow, person)).code


async def _named(uow: UnitOfWork, congress: Congress, name: str, unit: str | None, t: Translator) -> Person:
    found = await uow.people.named(congress.id, name)
    if not found:
        raise Trouble("trouble-person-unknown", name=name)
    fitting = [person for person in found if unit is None or any(post.unit == unit for post in person.posts)]
    if len(fitting) != 1:
        comma = t.plain("list-comma")
        posts = [comma.join(_post_words(post, t) for post in person.posts) for person in found]
        key = "trouble-person-several" if fitting or unit is None else "trouble-person-not-there"
        raise Trouble(key, name=name, unit=unit, posts="\n".join(posts))
    return fitting[0]


def _post_words(post: Post, t: Translator) -> str:
    role = t.plain(f"role-{post.role.replace('_', '-')}")
    return t.plain("post", unit=post.unit, role=role) if post.unit else role


async def _administrator(uow: UnitOfWork, congress: Congress, name: str) -> Person:
    """Also of the registry: somebody has to receive the first suggestion."""
    person = await uow.people.add(Person(congress.id, name))
    for role in (Role.ADMIN, Role.STAFF):
        await uow.people.add_post(person, Post(role))
    return person
