"""Column types of inspections: JSON that comes back as what it was."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from domain.inspection import FaultKind, Scope, UnitScore
from domain.inspection_draw import Lot
from storage.types import Json


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _scope_to_data(scope: Scope) -> dict[str, str | None]:
    from_on, until_on = (day.isoformat() if day else None for day in (scope.from_on, scope.until_on))
    return {"session": scope.session, "from_on": from_on, "until_on": until_on}


def _scope_of_data(data: dict[str, Any]) -> Scope:
    return Scope(data["session"], _day(data["from_on"]), _day(data["until_on"]))


def _units_to_data(units: Sequence[UnitScore]) -> list[list[object]]:
    return [
        [
            u.department_id,
            u.department,
            u.pieces,
            str(u.score),
            {k.value: n for k, n in u.faults.items()},
            u.unchecked,
        ]
        for u in units
    ]


def _units_of_data(data: list[list[Any]]) -> Sequence[UnitScore]:
    return [
        UnitScore(
            id_, name, pieces, Decimal(score), {FaultKind(kind): n for kind, n in faults.items()}, *more
        )
        for id_, name, pieces, score, faults, *more in data
    ]


def _pool_to_data(pool: Sequence[Lot]) -> list[list[object]]:
    return [[lot.label, lot.department, lot.proposal_id, lot.department_id] for lot in pool]


def _pool_of_data(data: list[list[Any]]) -> Sequence[Lot]:
    return [Lot(*item) for item in data]


ScopeOf: Json[Scope] = Json(_scope_to_data, _scope_of_data)
Units: Json[Sequence[UnitScore]] = Json(_units_to_data, _units_of_data)
Pool: Json[Sequence[Lot]] = Json(_pool_to_data, _pool_of_data)
