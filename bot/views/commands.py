"""The command list of a role, in a person's language."""

from bot.i18n import Translator
from bot.views.menu import command_words, commands_of
from domain.people import Person

Commands = tuple[tuple[str, str], ...]


def command_list(person: Person | None, t: Translator) -> Commands:
    """Names with their descriptions, in the order shown; those of strangers without a person."""
    post = person.active_post if person else None
    role = post.role if post else None
    return tuple((name, command_words(name, role, t)) for name in commands_of(role))
