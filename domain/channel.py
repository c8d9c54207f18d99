"""A Telegram channel of the congress: what becomes public is posted there too, and kept true."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.people import Congress, Role

MAY_BIND = (Role.STAFF, Role.ADMIN)
MOST_CHANNELS = 5


class Subject(StrEnum):
    """What a post is about."""

    PROPOSAL = "proposal"
    BULLETIN = "bulletin"
    FIGURES = "figures"


@dataclass
class Channel:
    """`bound_at` None: the bot may post there, and nobody of the congress has said yet that it shall."""

    congress_id: int
    chat_id: int
    title: str
    language: str
    added_by: int
    added_at: datetime
    bound_at: datetime | None = None
    paused_at: datetime | None = None
    ended_at: datetime | None = None
    id: int = 0

    @property
    def is_open(self) -> bool:
        return self.bound_at is not None and self.paused_at is None and self.ended_at is None


def slugs(congresses: Sequence[Congress]) -> dict[str, Congress]:
    """Each congress's own part of a public address; of two that chose the same the later adds its number."""
    found: dict[str, Congress] = {}
    for congress in congresses:
        slug = congress.policy.public_slug or f"c{congress.id}"
        found[slug if slug not in found else f"{slug}-{congress.id}"] = congress
    return found
