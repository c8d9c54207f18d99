"""What is offered to who types behind the bot's name in any chat, and what choosing it says there."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Html, Translator
from bot.views.pages import cut
from domain.proposal import Status

LONGEST_TITLE = 60


@dataclass(frozen=True)
class Offer:
    """One result: what the list shows, and the text that is sent by whoever chooses it."""

    id: str
    title: str
    about: str
    text: Html


def own_offer(proposal_id: int, number: str, title: str, status: Status, t: Translator) -> Offer:
    """In one's own chat with the bot: a command, which opens it."""
    return Offer(
        f"c{proposal_id}", cut(f"{number}\u3000{title}", LONGEST_TITLE), _state(status, t),
        t("plain-text", text=f"/case {number}"),
    )  # fmt: skip


def public_offer(proposal_id: int, number: str, title: str, status: Status, t: Translator) -> Offer:
    """Anywhere else: what everybody may read anyway, in the words in which it is published."""
    said = t("list-item", label=number, title=title)
    lines = [said, t("plain-text", text=_state(status, t))]
    return Offer(
        f"p{proposal_id}", cut(f"{number}\u3000{title}", LONGEST_TITLE), _state(status, t),
        Html("\n".join(lines)),
    )  # fmt: skip


def _state(status: Status, t: Translator) -> str:
    return t.plain(f"status-{status.replace('_', '-')}")


def shown(offers: Sequence[Offer], start: int, most: int) -> tuple[Sequence[Offer], str]:
    """A page of them, and where the next begins; empty when there is none."""
    return offers[start : start + most], str(start + most) if len(offers) > start + most else ""
