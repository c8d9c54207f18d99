"""Column types of ballots: JSON that comes back as what it was."""

from collections.abc import Sequence
from typing import Any

from domain.ballot import Tally
from storage.types import Json


def _tallies_to_data(tallies: Sequence[Tally]) -> list[list[object]]:
    return [[t.department_id, t.department, t.given, list(t.scores)] for t in tallies]


def _tallies_of_data(data: list[list[Any]]) -> Sequence[Tally]:
    return [Tally(id_, name, given, tuple(scores)) for id_, name, given, scores in data]


def _units_to_data(units: Sequence[tuple[int, str]]) -> list[list[object]]:
    return [[id_, name] for id_, name in units]


def _units_of_data(data: list[list[Any]]) -> Sequence[tuple[int, str]]:
    return [(id_, name) for id_, name in data]


Tallies: Json[Sequence[Tally]] = Json(_tallies_to_data, _tallies_of_data)
BallotUnits: Json[Sequence[tuple[int, str]]] = Json(_units_to_data, _units_of_data)
