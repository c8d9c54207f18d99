"""What a kind of proposal is called, and who raises it."""

from bot.i18n import Translator
from domain.proposal import Kind


def kind_words(kind: Kind, t: Translator) -> str:
    return t.plain(f"kind-{kind.replace('_', '-')}")


def author_words(kind: Kind, t: Translator) -> str:
    return t.plain(f"author-{kind.replace('_', '-')}")
