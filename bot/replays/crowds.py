"""Many pieces at once: a plan says how many each unit handles, patterns give them titles and words."""

from collections import deque
from dataclasses import dataclass, field
from itertools import cycle, product
from typing import Any

from bot.replays.scripts import Script
from domain.proposal import Kind


@dataclass
class Piece:
    """One piece of a plan: what its author writes, and what is to become of it."""

    kind: Kind
    lead: str
    told: dict[str, Any]
    co: list[str] = field(default_factory=list)
    returned: str = ""
    late: bool = False

    @property
    def title(self) -> str:
        return str(self.told["title"])


def pieces(script: Script) -> list[Piece]:
    """As many as the script's plan has, its two kinds evenly spread; those it tells of take the first places.

    A unit's late pieces are never sent back, and none is sent back twice.
    """
    plan, whole = script.data["plan"], sum(row["lead"] for row in script.data["plan"])
    made: list[Piece] = []
    told = list(script.data["told"])
    reasons = cycle(script.data["reasons"])
    for row in plan:
        matters = product(script.data["verbs"], script.data["places"])
        for n in range(row["lead"]):
            kind = _kind(len(made), whole, script.data["suggestions"])
            verb, place = next(matters)
            texts = {"verb": verb, "place": place, "matter": row["matter"]}
            example = next((t for t in told if t["unit"] == row["unit"] and t["kind"] == kind), None)
            if example:
                told.remove(example)
            words = {
                "title": script.text(f"title_{kind.value}", **texts),
                "words": script.text("words", **texts),
                "request": script.text("request"),
                "unit": row["unit"],
            }
            piece = Piece(kind, row["unit"], {**words, **(example or {})})
            piece.late = n >= row["lead"] - row["late"]
            if row["late"] <= row["lead"] - 1 - n < row["late"] + row["returned"]:
                piece.returned = next(reasons)
            made.append(piece)
    _give_co_handlers(made, plan)
    return made


def _kind(number: int, whole: int, suggestions: int) -> Kind:
    """Spread evenly: at every place as many suggestions as the share of the whole asks for."""
    is_suggestion = (number + 1) * suggestions // whole > number * suggestions // whole
    return Kind.SUGGESTION if is_suggestion else Kind.CPPCC_PROPOSAL


def _give_co_handlers(made: list[Piece], plan: list[dict[str, Any]]) -> None:
    """Each unit handles as many beside others as the plan says: spread over the pieces, never its own."""
    waiting = deque(unit for row in plan for unit in [row["unit"]] * row["co"])
    step = len(made) / max(1, len(waiting))
    for n in range(len(waiting)):
        piece = made[(int(n * step) + len(made) // 2) % len(made)]
        while waiting[0] in (piece.lead, *piece.co):
            waiting.rotate(-1)
        piece.co.append(waiting.popleft())
