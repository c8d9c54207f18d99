"""Single suggestions as documents print them, read a piece at a time beside the service."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, false, func, select

from domain.excerpt import Answer, Entry, Excerpt, LedgerLine
from domain.people import Congress, Person
from domain.proposal import AssignmentRole, ClockKey
from domain.rating import Stage
from domain.scope import Scope
from storage.facts import BY_PHONE, Within, class_delivered, grade_of, round_delivered
from storage.proposals import visible_to
from storage.reading import Reader
from storage.tables import assignments, clocks, delegations, departments, proposals, replies

P, A, R = proposals.c, assignments.c, replies.c
MAIN = (AssignmentRole.LEAD, AssignmentRole.SEPARATE)
COMMA = "\u3001"


class Excerpts:
    """Implements domain.excerpt_port.Excerpts."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def lines(
        self,
        congress: Congress,
        scope: Scope,
        units: Sequence[int] | None,
        person: Person | None,
        after: int,
        most: int,
    ) -> list[LedgerLine]:
        conditions = _seen(congress, scope, units, person)
        return await self._reader.read(lambda connection: _lines(connection, conditions, after, most))

    async def answered(
        self, congress: Congress, scope: Scope, units: Sequence[int] | None, person: Person | None
    ) -> list[Entry]:
        conditions = _seen(congress, scope, units, person)
        return await self._reader.read(lambda connection: _answered(connection, conditions))

    async def texts(self, congress: Congress, entries: Sequence[Entry]) -> list[Excerpt]:
        return await self._reader.read(lambda connection: _texts(connection, congress.id, entries))


def _seen(
    congress: Congress, scope: Scope, units: Sequence[int] | None, person: Person | None
) -> list[ColumnElement[bool]]:
    found = Within(congress.id, scope, congress.policy.zone, units).conditions()
    return found if person is None else [visible_to(person), *found]


def _lines(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], after: int, most: int
) -> list[LedgerLine]:
    found = connection.execute(
        select(
            *(P.id, P.number, P.title, P.track, P.category, P.representative, P.status, P.assigned_at),
            *(P.replied_at, P.round),
            delegations.c.name.label("delegation"),
            _due().label("due_on"),
            class_delivered().label("result_class"),
            *(grade_of(stage).label(stage.name) for stage in Stage),
        )
        .outerjoin(delegations, delegations.c.id == P.delegation_id)
        .where(*conditions, P.id > after)
        .order_by(P.id)
        .limit(most)
    ).all()
    lead, others = _units(connection, [row.id for row in found])
    return [
        LedgerLine(
            row.id,
            row.number or "",
            row.title,
            row.track,
            row.category or "",
            row.representative,
            row.delegation or "",
            COMMA.join(lead[row.id]),
            COMMA.join(others[row.id]),
            row.status,
            row.assigned_at,
            row.due_on,
            row.replied_at,
            row.result_class,
            row.ATTITUDE.removesuffix(BY_PHONE),
            row.REPLY.removesuffix(BY_PHONE),
            row.FULFILMENT.removesuffix(BY_PHONE),
            row.round,
        )
        for row in found
    ]


def _due() -> Any:
    """Of the last reply that was due."""
    own = (clocks.c.proposal_id == P.id, clocks.c.key == ClockKey.REPLY)
    return select(func.max(clocks.c.due_on)).where(*own).correlate(proposals).scalar_subquery()


def _units(
    connection: Connection, ids: Sequence[int]
) -> tuple[defaultdict[int, list[str]], defaultdict[int, list[str]]]:
    """Who answers each, and who helps."""
    lead: defaultdict[int, list[str]] = defaultdict(list)
    others: defaultdict[int, list[str]] = defaultdict(list)
    units = (
        select(A.proposal_id, A.role, departments.c.short_name)
        .join(departments, departments.c.id == A.department_id)
        .where(A.proposal_id.in_(ids), A.released_at.is_(None))
        .order_by(A.id)
    )
    for proposal_id, role, name in connection.execute(units):
        (lead if role in MAIN else others)[proposal_id].append(name)
    return lead, others


def _letters() -> list[Any]:
    """The last round's, not the one that ended a follow-up."""
    return [
        R.proposal_id == P.id,
        R.round == round_delivered(),
        R.delivered_at.is_not(None),
        R.second == false(),
    ]


def _answered(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[Entry]:
    delivered = exists().where(*_letters()).correlate(proposals)
    asked = select(P.id, P.number, P.title, P.category, P.representative).where(*conditions, delivered)
    found = connection.execute(asked.order_by(P.number, P.id)).all()
    lead: dict[int, list[str]] = {}
    for piece in _pieces([row.id for row in found], 500):
        lead.update(_units(connection, piece)[0])
    return [
        Entry(
            row.id, row.number or "", row.title, row.category or "", row.representative, lead.get(row.id, [])
        )
        for row in found
    ]


def _texts(connection: Connection, congress_id: int, entries: Sequence[Entry]) -> list[Excerpt]:
    ids = [entry.proposal_id for entry in entries]
    texts: Select[Any] = select(P.id, P.request).where(P.congress_id == congress_id, P.id.in_(ids))
    asked = {row.id: row for row in connection.execute(texts)}
    answers: defaultdict[int, list[Answer]] = defaultdict(list)
    letters = (
        select(R.proposal_id, R.department, R.result_class, R.delivered_at, R.done, R.planned, R.not_adopted)
        .join(proposals, P.id == R.proposal_id)
        .where(*_letters(), R.congress_id == congress_id, R.proposal_id.in_(ids))
        .order_by(R.id)
    )
    for proposal_id, *letter in connection.execute(letters):
        answers[proposal_id].append(Answer(*letter))
    return [
        Excerpt(entry, row.request, answers[entry.proposal_id])
        for entry in entries
        if (row := asked.get(entry.proposal_id)) is not None and answers[entry.proposal_id]
    ]


def _pieces(ids: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))
