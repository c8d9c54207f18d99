"""Kunming's 291 suggestions: who handles which, in what class, with texts made of places and matters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from bot.replays.scripts import Script


@dataclass
class Piece:
    """One suggestion: what its author writes, and what is to become of it."""

    told: dict[str, Any]
    result: str = "A"
    in_session: bool = True
    co: list[str] = field(default_factory=list)
    dispute: dict[str, Any] | None = None
    changed_by: str = ""
    returned: str = ""
    promised_soon: bool = False
    slot: str = ""

    @property
    def unit(self) -> str:
        return str(self.told["unit"])

    @property
    def first_unit(self) -> str:
        """To whom it is proposed first: of an objection that is right, to somebody else."""
        wrong = self.dispute is not None and self.dispute["upheld"]
        return str(self.dispute["with"]) if wrong and self.dispute else self.unit

    @property
    def is_key(self) -> bool:
        return bool(self.told.get("key"))


def pieces(script: Script) -> list[Piece]:
    """As many as the script's plan has; the four that the document names come first."""
    data = script.data
    made = [Piece(told) for told in (*_named(script), *_invented(script))]
    for piece in _spread(made, data["between_sessions"]):
        piece.in_session = False
    _book(made, data["slots"], data["crowd"]["representative"])
    usual = [piece for piece in made if piece.in_session and not piece.is_key]
    for row in data["disputes"]:
        next(p for p in usual if p.unit == row["unit"] and p.dispute is None).dispute = row
    for code in ("B", "C"):
        for piece in _spread([p for p in usual if p.result == "A"], data["classes"][code]):
            piece.result = code
    followed = [piece for piece in usual if piece.result == "B"]
    for piece in _spread(followed, data["second_replies"]):
        piece.promised_soon = True
    solved = [piece for piece in usual if piece.result == "A"]
    for piece, level in zip(_spread(solved, len(data["changed_by"])), data["changed_by"], strict=True):
        piece.changed_by = level
    plain = [piece for piece in solved if not piece.changed_by]
    for piece, reason in zip(_spread(plain, len(data["returned"])), data["returned"], strict=True):
        piece.returned = reason
    for piece in _spread(usual, data["with_co"]):
        helps = next(row for row in data["plan"] if row["unit"] != piece.unit and row["unit"] in data["co"])
        piece.co = [helps["unit"]]
    return made


def _book(made: Sequence[Piece], slots: Sequence[str], authors: int) -> None:
    """The key ones and each unit's first meet their author by appointment; nobody is in two places at once.

    Authors take turns, as the story has it.
    """
    busy: set[tuple[str, object]] = set()
    units: set[str] = set()
    for n, piece in enumerate(made):
        if not piece.in_session or not (piece.is_key or piece.unit not in units):
            continue
        units.add(piece.unit)
        people = (piece.unit, n % authors)
        piece.slot = next(slot for slot in slots if not busy & {(slot, who) for who in people})
        busy |= {(piece.slot, who) for who in people}


def _spread(among: Sequence[Piece], number: int) -> list[Piece]:
    """So many of them, evenly spread, never the first of all."""
    return [among[(n + 1) * len(among) // number - 1] for n in range(number)]


def _named(script: Script) -> Iterator[dict[str, Any]]:
    return ({**row, "key": True} for row in script.data["key"])


def _invented(script: Script) -> Iterator[dict[str, Any]]:
    places, verbs = cycle(script.data["places"]), cycle(script.data["verbs"])
    for row in script.data["plan"]:
        matters = cycle(row["matters"])
        for _ in range(row["lead"]):
            texts = {"place": next(places), "matter": next(matters), "verb": next(verbs)}
            told = {name: script.text(name, **texts) for name in ("title", "words", "request")}
            yield told | {"unit": row["unit"], "category": row["category"]}
