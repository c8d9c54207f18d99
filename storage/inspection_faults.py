"""What a check of ledgers looks for: one statement for each kind of fault, over all shares in scope."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, cast, exists, or_, select

from domain.contact import Confirmation, ContactMode
from domain.inspection import FaultKind, Scope
from domain.phrases import NUMBERS
from domain.proposal import AssignmentRole, ClockKey
from storage.tables import assignments, clocks, contacts, proposals, replies

FACE_TO_FACE = (
    ContactMode.VISIT,
    ContactMode.MEETING,
    ContactMode.ON_SITE,
    ContactMode.INVITED,
    ContactMode.VIDEO,
    # It must not lower the rate: the representative wished for none.
    ContactMode.WAIVED,
)
OF_REPLY = clocks.c.key.in_([ClockKey.REPLY, ClockKey.REHANDLE])
MAIN = assignments.c.role.in_([AssignmentRole.LEAD, AssignmentRole.SEPARATE])
SIGN_OF_NUMBER = "\u53f7"
Share = Select[tuple[int, int]]


def in_scope(congress_id: int, scope: Scope, zone: ZoneInfo) -> ColumnElement[bool]:
    """Standing shares of the session, or of what was assigned in the period."""
    parts = [assignments.c.congress_id == congress_id, assignments.c.released_at.is_(None)]
    if scope.session:
        parts.append(proposals.c.session == scope.session)
    if scope.from_on:
        parts.append(proposals.c.assigned_at >= datetime.combine(scope.from_on, time(), zone))
    if scope.until_on:
        end = datetime.combine(scope.until_on + timedelta(days=1), time(), zone)
        parts.append(proposals.c.assigned_at < end)
    return and_(*parts)


def shares_in(congress_id: int, scope: Scope, zone: ZoneInfo) -> Select[tuple[int, int]]:
    return (
        select(assignments.c.proposal_id, assignments.c.department_id)
        .join(proposals, proposals.c.id == assignments.c.proposal_id)
        .where(in_scope(congress_id, scope, zone))
    )


def was_assigned_here() -> ColumnElement[bool]:
    """What a past ledger brought has no clocks: there is nothing to find in it."""
    of_handling = [ClockKey.SIGN_FOR, ClockKey.REPLY, ClockKey.REHANDLE]
    return exists().where(clocks.c.proposal_id == assignments.c.proposal_id, clocks.c.key.in_(of_handling))


def faults_in(connection: Connection, shares: Share, moment: datetime) -> list[tuple[FaultKind, int, int]]:
    """Every fault once: its kind, proposal and department."""
    found: list[tuple[FaultKind, int, int]] = []
    for kind, those in _fault_selects(shares, moment):
        rows: Iterable[tuple[int, int]] = connection.execute(those.distinct())
        found += [(kind, proposal_id, department_id) for proposal_id, department_id in rows]
    named = ((FaultKind.NUMBER, *share) for share in sorted(_wrong_numbers(connection, shares)))
    return list(dict.fromkeys([*found, *named]))


def _fault_selects(shares: Share, moment: datetime) -> Iterator[tuple[FaultKind, Share]]:
    """Each kind with the shares it is found in; the number a letter names is read by `_wrong_numbers`."""
    yield FaultKind.SIGNATURE, shares.where(_clock(ClockKey.SIGN_FOR, _runs_late(moment)))
    yield FaultKind.LATE_SIGNATURE, shares.where(_clock(ClockKey.SIGN_FOR, _ended_late()))
    yield FaultKind.OPINION, shares.where(_clock(ClockKey.CO_OPINION, or_(_runs_late(moment), _ended_late())))
    yield FaultKind.OVERDUE, shares.where(_clocked(OF_REPLY, _runs_late(moment)))
    yield FaultKind.LATE_REPLY, shares.where(_clocked(OF_REPLY, _ended_late()))
    handled = shares.where(MAIN, _clocked(OF_REPLY))
    held = contacts.c.confirmation != Confirmation.DENIED
    answered = proposals.c.replied_at.is_not(None)
    due = _clock(ClockKey.FIRST_CONTACT, _runs_late(moment))
    yield FaultKind.CONTACT, handled.where(or_(answered, due), ~_contact(held))
    in_person = held & contacts.c.mode.in_(FACE_TO_FACE)
    yield FaultKind.CONSULTATION, handled.where(answered, _contact(held), ~_contact(in_person))
    yield FaultKind.DENIED, shares.where(_contact(~held))
    yield FaultKind.NUMBER, handled.where(proposals.c.number.is_(None))
    yield FaultKind.FORMAT, handled.where(_letter(_incomplete()))


def _wrong_numbers(connection: Connection, shares: Share) -> set[tuple[int, int]]:
    """Proposal and department of each delivered letter that names another number than its own.

    Only letters that name any are read; which number it is only the words can tell.
    """
    points = [cast(column, Text) for column in (replies.c.done, replies.c.planned, replies.c.not_adopted)]
    text = points[0] + points[1] + points[2]
    inside = shares.subquery()
    found = (
        select(replies.c.proposal_id, replies.c.department_id, proposals.c.number, text)
        .join(
            inside,
            (inside.c.proposal_id == replies.c.proposal_id)
            & (inside.c.department_id == replies.c.department_id),
        )
        .join(proposals, proposals.c.id == replies.c.proposal_id)
        .where(replies.c.delivered_at.is_not(None), text.contains(SIGN_OF_NUMBER))
    )
    rows: Iterable[tuple[int, int, str | None, str]] = connection.execute(found)
    return {
        (proposal_id, department_id)
        for proposal_id, department_id, number, words in rows
        if any(named not in (number or "") for named in NUMBERS.findall(words))
    }


def _clocked(*those: ColumnElement[bool]) -> ColumnElement[bool]:
    """The share has such a clock."""
    return exists().where(
        clocks.c.proposal_id == assignments.c.proposal_id,
        clocks.c.department_id == assignments.c.department_id,
        *those,
    )


def _clock(key: ClockKey, those: ColumnElement[bool]) -> ColumnElement[bool]:
    return _clocked(clocks.c.key == key, those)


def _runs_late(moment: datetime) -> ColumnElement[bool]:
    return and_(clocks.c.stopped_at.is_(None), clocks.c.due_at <= moment)


def _ended_late() -> ColumnElement[bool]:
    return and_(clocks.c.stopped_at.is_not(None), clocks.c.overdue_at.is_not(None))


def _contact(those: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        contacts.c.proposal_id == assignments.c.proposal_id,
        contacts.c.department_id == assignments.c.department_id,
        those,
    )


def _letter(those: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        replies.c.proposal_id == assignments.c.proposal_id,
        replies.c.department_id == assignments.c.department_id,
        replies.c.delivered_at.is_not(None),
        those,
    )


def _incomplete() -> ColumnElement[bool]:
    points = [cast(column, Text) for column in (replies.c.done, replies.c.planned, replies.c.not_adopted)]
    without_points = and_(*(column == "[]" for column in points))
    undated = points[1].contains('"due_on":null')
    return or_(replies.c.signed_by == "", replies.c.result_class == "", without_points, undated)
