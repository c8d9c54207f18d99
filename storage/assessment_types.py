"""Column types of assessments: JSON that comes back as what it was."""

from collections.abc import Sequence
from typing import Any

from domain.assessment import Bonus, Inputs, Town
from storage.types import Json


def _inputs_to_data(inputs: Sequence[Inputs]) -> list[list[object]]:
    return [
        [i.department_id, i.department, {name: list(pair) for name, pair in i.pairs.items()}, i.few]
        for i in inputs
    ]


def _inputs_of_data(data: list[list[Any]]) -> Sequence[Inputs]:
    return [
        Inputs(id_, name, {part: (done, of) for part, (done, of) in pairs.items()}, few)
        for id_, name, pairs, few in data
    ]


def _towns_to_data(towns: Sequence[Town]) -> list[list[object]]:
    return [[town.delegation_id, town.name, town.key] for town in towns]


def _towns_of_data(data: list[list[Any]]) -> Sequence[Town]:
    return [Town(*item) for item in data]


InputsOf: Json[Sequence[Inputs]] = Json(_inputs_to_data, _inputs_of_data)
Towns: Json[Sequence[Town]] = Json(_towns_to_data, _towns_of_data)
BonusOf: Json[Bonus] = Json(lambda b: [b.places, b.points, b.town_points], lambda data: Bonus(*data))
