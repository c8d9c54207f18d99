"""Column types of bulletins: JSON that comes back as what it was."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.bulletin import Example, NextStep
from storage.types import Json


def _examples_to_data(examples: Sequence[Example]) -> list[list[object]]:
    return [[e.proposal_id, e.number, e.title, e.department, e.text] for e in examples]


def _examples_of_data(data: list[list[Any]]) -> list[Example]:
    return [Example(*item) for item in data]


def _steps_to_data(steps: Sequence[NextStep]) -> list[list[str]]:
    return [[step.text, step.due_on.isoformat() if step.due_on else ""] for step in steps]


def _steps_of_data(data: list[list[str]]) -> list[NextStep]:
    return [NextStep(text, date.fromisoformat(day) if day else None) for text, day in data]


Examples: Json[list[Example]] = Json(_examples_to_data, _examples_of_data)
Steps: Json[list[NextStep]] = Json(_steps_to_data, _steps_of_data)
