"""Figures as they stand at a moment: the one source of cards, tables, bulletins and pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.committee import committees_of
from domain.errors import BadInput
from domain.figures import DepartmentFigures, OverduePiece
from domain.overview import NONE, Counted, Dimension, Overview, Rate, RateKey, Remark, Row
from domain.people import Congress
from domain.ports import UnitOfWork
from domain.proposal import Status, Track
from domain.rating import Grade
from domain.scope import Scope, period_of

EVERYTHING = Scope()
GRADES = (*Grade, NONE)
ORDER: Mapping[Dimension, Sequence[str]] = {
    Dimension.TRACK: tuple(Track),
    Dimension.STATUS: tuple(Status),
    Dimension.ATTITUDE: GRADES,
    Dimension.REPLY: GRADES,
    Dimension.FULFILMENT: GRADES,
}
LISTS = {Dimension.CATEGORY: "categories", Dimension.CLASS: "classes"}
UNITS = frozenset({Dimension.DEPARTMENT, Dimension.DELEGATION})


async def of_departments(
    uow: UnitOfWork, congress: Congress, scope: Scope = EVERYTHING, *, now: datetime
) -> list[DepartmentFigures]:
    """Every department of the roster, in its order; of what the scope names."""
    only = _departments_of(scope, await _of_committee(uow, congress))
    return await uow.figures.by_department(congress, scope, only, now)


async def overdue(
    uow: UnitOfWork, congress: Congress, scope: Scope = EVERYTHING, *, now: datetime
) -> list[OverduePiece]:
    """Replies that were due and not delivered, the longest overdue first."""
    only = _departments_of(scope, await _of_committee(uow, congress))
    return await uow.figures.overdue(congress, scope, only, now)


async def _of_committee(uow: UnitOfWork, congress: Congress) -> dict[str, str]:
    """Which committee each department belongs to, by their ids and codes."""
    return {
        str(d.id): committee.code
        for committee in committees_of(congress.policy)
        for d in await uow.people.every_department(congress.id)
        if {d.name, d.short_name} & set(committee.departments)
    }


async def asked_scope(uow: UnitOfWork, congress: Congress, text: str, scope: Scope = EVERYTHING) -> Scope:
    """The scope with the period or session that was typed. Raises BadInput for what is neither."""
    if period := period_of(text):
        return replace(scope, period=period, session=None)
    known = await sessions(uow, congress)
    if text.strip() not in known:
        raise BadInput("bad-period", value=text.strip()[:40], sessions=known)
    return replace(scope, session=text.strip(), period=None)


async def sessions(uow: UnitOfWork, congress: Congress) -> list[str]:
    """The present one last, also while nothing is of it yet."""
    present = congress.policy.session.name
    return [name for name in await uow.figures.sessions(congress.id) if name != present] + [present]


async def overview(
    uow: UnitOfWork, congress: Congress, scope: Scope, *, now: datetime, before: bool = False
) -> Overview:
    """All figures of what the scope names; with those of a year ago, where `before` asks for them."""
    departments = await uow.people.every_department(congress.id)
    names: dict[Dimension, dict[str, str]] = {
        Dimension.DEPARTMENT: {str(d.id): d.short_name for d in departments},
        Dimension.DELEGATION: {str(d.id): d.name for d in await uow.people.delegations(congress.id)},
        Dimension.COMMITTEE: {c.code: c.name for c in committees_of(congress.policy)},
    }
    of_committee = await _of_committee(uow, congress)

    async def count(asked: Scope) -> Overview:
        only = _departments_of(asked, of_committee)
        found = await uow.figures.counted(congress, asked, only, now)
        by = {d: _rows(d, counts, names.get(d, {}), congress) for d, counts in found.by.items()}
        if of_committee:
            by[Dimension.COMMITTEE] = _by_committee(found, of_committee, names[Dimension.COMMITTEE])
        rates = {key: Rate(key, *found.rates.get(key, (0, 0))) for key in RateKey}
        remarks = [*_remarks(found, by, asked, congress, now)]
        return Overview(asked, now, found.total, by, rates, remarks)

    whole = await count(scope)
    if before and (earlier := scope.year_before):
        return replace(whole, before=await count(earlier))
    return whole


def _departments_of(scope: Scope, of_committee: Mapping[str, str]) -> list[int] | None:
    if scope.committee is None:
        return None if scope.department_id is None else [scope.department_id]
    mine = [int(id_) for id_, code in of_committee.items() if code == scope.committee]
    return [id_ for id_ in mine if scope.department_id in (None, id_)]


def _rows(
    dimension: Dimension, counts: Mapping[str, int], names: Mapping[str, str], congress: Congress
) -> list[Row]:
    """Coded ones in the congress's own order, units by how many they have, months as they come."""
    if dimension in LISTS:
        order: Sequence[str] = [choice.code for choice in congress.policy.choices(LISTS[dimension])]
    elif dimension is Dimension.MONTH:
        order = sorted(counts)
    elif dimension in UNITS:
        order = sorted(counts, key=lambda code: (code == NONE, -counts[code], int(code or 0)))
    else:
        order = ORDER[dimension]
    unknown = sorted((code for code in counts if code not in order), key=lambda code: (code == NONE, code))
    return [Row(code, counts[code], names.get(code, "")) for code in (*order, *unknown) if counts.get(code)]


def _by_committee(found: Counted, of_committee: Mapping[str, str], names: Mapping[str, str]) -> list[Row]:
    counts = dict.fromkeys((*names, NONE), 0)
    for department, n in found.by[Dimension.DEPARTMENT].items():
        counts[of_committee.get(department, NONE)] += n
    return [Row(code, n, names.get(code, "")) for code, n in counts.items() if n]


def _remarks(
    found: Counted, by: Mapping[Dimension, Sequence[Row]], scope: Scope, congress: Congress, now: datetime
) -> Iterable[Remark]:
    """What a reader must know before the tables are believed."""
    today = now.astimezone(congress.policy.zone).date()
    if scope.period and scope.period.first > today:
        yield Remark("figures-remark-future", {"first": str(scope.period.first)})
    elif scope.period and scope.period.last > today:
        yield Remark("figures-remark-running", {"today": str(today)})
    if not found.total:
        yield Remark("figures-remark-nothing")
    for dimension, key in (
        (Dimension.CATEGORY, "figures-remark-no-category"),
        (Dimension.DEPARTMENT, "figures-remark-unassigned"),
    ):
        if missing := sum(row.count for row in by[dimension] if row.code == NONE):
            yield Remark(key, {"n": missing})
    if found.apart:
        yield Remark("figures-remark-apart", {"n": found.apart})
    if found.merged:
        yield Remark("figures-remark-merged", {"n": found.merged})
