"""What hangs on clocks, contacts and promises: rates of everything or of each department, what is to come."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    case,
    exists,
    func,
    or_,
    select,
)

from domain.contact import Confirmation, ContactStage
from domain.figures import Ahead
from domain.overview import RateKey
from domain.proposal import AssignmentRole, ClockKey
from storage.facts import Within, round_delivered
from storage.tables import assignments, clocks, commitments, contacts, proposals

Part = tuple[int, int]
OF_REPLY = clocks.c.key.in_([ClockKey.REPLY, ClockKey.REHANDLE])
Asked = Select[*tuple[Any, ...]]


def rates_of_all(connection: Connection, within: Within, moment: datetime) -> dict[RateKey, Part]:
    found = {}
    for key, make in MADE.items():
        numerator, denominator = connection.execute(make(within, moment, None)).one()
        found[key] = (int(numerator or 0), int(denominator or 0))
    return found


def rates_of_departments(
    connection: Connection, within: Within, moment: datetime
) -> Mapping[RateKey, Mapping[int, Part]]:
    return {
        key: {
            id_: (int(numerator or 0), int(denominator or 0))
            for numerator, denominator, id_ in connection.execute(make(within, moment, _department(key)))
        }
        for key, make in MADE.items()
    }


def ahead(connection: Connection, within: Within, moment: datetime) -> tuple[Ahead | None, Ahead | None]:
    """Of clocks of replies that run and are not over, and of promises that nobody has kept so far."""
    c, k = clocks.c, commitments.c
    owed = (
        select(func.count(c.proposal_id.distinct()), func.min(c.due_on), func.max(c.due_on))
        .join(proposals, proposals.c.id == c.proposal_id)
        .where(OF_REPLY, c.stopped_at.is_(None), c.due_at > moment)
    )
    promised = (
        select(func.count(), func.min(k.due_on), func.max(k.due_on))
        .join(proposals, proposals.c.id == k.proposal_id)
        .where(
            k.kept_on.is_(None),
            k.due_on > moment.astimezone(within.zone).date(),
            k.round == round_delivered(),
        )
    )
    found = (connection.execute(each.where(*within.conditions())).one() for each in (owed, promised))
    replies, promises = (Ahead(*row) if row[0] else None for row in found)
    return replies, promises


def _department(key: RateKey) -> ColumnElement[int]:
    return clocks.c.department_id if key is RateKey.REPLIED_IN_TIME else assignments.c.department_id


def _so_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _signed(within: Within, moment: datetime, each: ColumnElement[int] | None) -> Asked:
    """Shares that stand, by the last term for signing that each was given."""
    a, c = assignments.c, clocks.c
    due = (
        select(a.department_id, a.signed_at, func.max(c.due_at).label("due_at"))
        .join(proposals, proposals.c.id == a.proposal_id)
        .join(clocks, (c.proposal_id == a.proposal_id) & (c.department_id == a.department_id))
        .where(a.released_at.is_(None), c.key == ClockKey.SIGN_FOR, *within.conditions())
        .group_by(a.id, a.department_id, a.signed_at)
        .subquery()
    )
    timely = due.c.signed_at <= due.c.due_at
    counts = (_so_many(timely), _so_many(or_(due.c.signed_at.is_not(None), due.c.due_at <= moment)))
    if each is None:
        return select(*counts)
    return select(*counts, due.c.department_id).group_by(due.c.department_id)


def _replied(within: Within, moment: datetime, each: ColumnElement[int] | None) -> Asked:
    c = clocks.c
    counts = (
        _so_many(c.stopped_at <= c.due_at),
        _so_many(or_(c.stopped_at.is_not(None), c.due_at <= moment)),
    )
    found = (
        select(*counts, *_of(each))
        .join(proposals, proposals.c.id == c.proposal_id)
        .where(c.key == ClockKey.REPLY, *within.conditions())
    )
    return found if each is None else found.group_by(each)


def _consulted(within: Within, moment: datetime, each: ColumnElement[int] | None) -> Asked:
    """Of what was assigned here: a ledger knows of no contacts."""
    p = proposals.c
    here = exists().where(clocks.c.proposal_id == p.id, clocks.c.key == ClockKey.REPLY).correlate(proposals)
    met = (
        exists()
        .where(
            contacts.c.proposal_id == p.id,
            contacts.c.stage != ContactStage.AFTER,
            contacts.c.confirmation != Confirmation.DENIED,
        )
        .correlate(proposals)
    )
    found = select(_so_many(met), func.count(), *_of(each)).select_from(proposals)
    if each is not None:
        found = found.join(assignments, assignments.c.proposal_id == p.id).where(*ANSWERING).group_by(each)
    return found.where(round_delivered() >= 1, here, *within.conditions())


def _kept(within: Within, moment: datetime, each: ColumnElement[int] | None) -> Asked:
    k = commitments.c
    found = (
        select(_so_many(k.kept_on.is_not(None)), func.count(), *_of(each))
        .select_from(commitments)
        .join(proposals, proposals.c.id == k.proposal_id)
    )
    if each is not None:
        found = found.join(assignments, assignments.c.proposal_id == k.proposal_id)
        found = found.where(*ANSWERING).group_by(each)
    today = moment.astimezone(within.zone).date()
    return found.where(k.due_on <= today, k.round == round_delivered(), *within.conditions())


def _of(each: ColumnElement[int] | None) -> list[ColumnElement[int]]:
    return [] if each is None else [each]


ANSWERING = (
    assignments.c.role.in_([AssignmentRole.LEAD, AssignmentRole.SEPARATE]),
    assignments.c.released_at.is_(None),
)
MADE = {
    RateKey.SIGNED_IN_TIME: _signed,
    RateKey.REPLIED_IN_TIME: _replied,
    RateKey.CONSULTED: _consulted,
    RateKey.KEPT: _kept,
}
