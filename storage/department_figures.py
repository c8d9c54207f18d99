"""Figures of every department, counted by the database in a few passes, each over what it needs."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from domain.figures import DepartmentFigures, OverduePiece
from domain.overview import Dimension, RateKey
from domain.proposal import AssignmentRole
from domain.rating import Stage
from storage.facts import Within, class_delivered, grade_of, plain_grades
from storage.tables import assignments, clocks, departments, history, proposals
from storage.timeliness import OF_REPLY, rates_of_departments

ANSWERING = assignments.c.role.in_([AssignmentRole.LEAD, AssignmentRole.SEPARATE])
SENT_BACK = history.c.step == "send_back"
JUDGED = {
    Dimension.CLASS: class_delivered(),
    Dimension.ATTITUDE: grade_of(Stage.ATTITUDE),
    Dimension.REPLY: grade_of(Stage.REPLY),
    Dimension.FULFILMENT: grade_of(Stage.FULFILMENT),
}


def by_department(connection: Connection, within: Within, moment: datetime) -> list[DepartmentFigures]:
    """In the order of the roster, those without anything included."""
    pieces, returns = _pieces(connection, within, moment), _returns(connection, within, moment)
    late = Counter(piece.department_id for piece in overdue(connection, within, moment))
    judged, rates = _judged(connection, within), rates_of_departments(connection, within, moment)
    named = select(departments.c.id, departments.c.short_name)
    mine = named.where(departments.c.congress_id == within.congress_id).order_by(departments.c.id)
    return [
        DepartmentFigures(
            id_,
            name,
            *pieces.get(id_, (0, 0)),
            returns=returns[id_],
            overdue=late[id_],
            classes=judged[id_][Dimension.CLASS],
            attitudes=plain_grades(judged[id_][Dimension.ATTITUDE]),
            replies=plain_grades(judged[id_][Dimension.REPLY]),
            fulfilments=plain_grades(judged[id_][Dimension.FULFILMENT]),
            signed_in_time=rates[RateKey.SIGNED_IN_TIME].get(id_, (0, 0)),
            replied_in_time=rates[RateKey.REPLIED_IN_TIME].get(id_, (0, 0)),
            consulted=rates[RateKey.CONSULTED].get(id_, (0, 0)),
            kept=rates[RateKey.KEPT].get(id_, (0, 0)),
        )
        for id_, name in connection.execute(mine)
    ]


def overdue(connection: Connection, within: Within, moment: datetime) -> list[OverduePiece]:
    """The longest overdue first; a piece once for each department that owes its reply."""
    c, p = clocks.c, proposals.c
    due = func.min(c.due_on)
    late = (
        select(c.department_id, departments.c.short_name, p.id, p.number, p.title, due)
        .join(proposals, p.id == c.proposal_id)
        .join(departments, departments.c.id == c.department_id)
        .where(OF_REPLY, c.due_at <= moment, or_(c.stopped_at.is_(None), c.stopped_at > moment))
        .where(*within.conditions())
        .group_by(c.department_id, departments.c.short_name, p.id, p.number, p.title)
        .order_by(due, p.id)
    )
    today = moment.astimezone(within.zone).date()
    return [
        OverduePiece(id_, name, proposal, number or "", title, day, (today - day).days)
        for id_, name, proposal, number, title, day in connection.execute(late)
    ]


def _pieces(connection: Connection, within: Within, moment: datetime) -> dict[int, tuple[int, int]]:
    """What each leads or answers apart, and what it handles beside others."""
    counts = (func.sum(case((ANSWERING, 1), else_=0)), func.sum(case((ANSWERING, 0), else_=1)))
    shares = _shares(within, *counts).where(_stood(moment))
    return {id_: (int(lead), int(co)) for id_, lead, co in connection.execute(shares)}


def _returns(connection: Connection, within: Within, moment: datetime) -> Counter[int]:
    """Send-backs of the history, and those that a past ledger only tells the number of."""
    told = _shares(within, func.count()).join(history, history.c.proposal_id == assignments.c.proposal_id)
    told = told.where(ANSWERING, _stood(history.c.at), SENT_BACK, history.c.at <= moment)
    own = select(func.count()).where(history.c.proposal_id == proposals.c.id, SENT_BACK)
    brought = proposals.c.returns - own.correlate(proposals).scalar_subquery()
    before = _shares(within, func.sum(brought)).where(ANSWERING, _stood(moment), proposals.c.returns > 0)
    found: Counter[int] = Counter()
    for statement in (told, before):
        for id_, n in connection.execute(statement):
            found[id_] += int(n)
    return found


def _judged(connection: Connection, within: Within) -> Mapping[int, Mapping[Dimension, Counter[str]]]:
    """Classes and grades of what each answers."""
    columns = [column.label(dimension.value) for dimension, column in JUDGED.items()]
    each = (
        select(assignments.c.department_id, *columns)
        .select_from(proposals)
        .join(assignments, assignments.c.proposal_id == proposals.c.id)
        .where(ANSWERING, assignments.c.released_at.is_(None), *within.conditions())
        .subquery()
    )
    counts = select(func.count(), *each.c).group_by(*each.c)
    found: dict[int, dict[Dimension, Counter[str]]] = defaultdict(lambda: {d: Counter() for d in JUDGED})
    for n, id_, *codes in connection.execute(counts):
        for dimension, code in zip(JUDGED, codes, strict=True):
            found[id_][dimension][code] += n
    return found


def _shares(within: Within, *counts: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    """Something counted of each department's shares."""
    return (
        select(assignments.c.department_id, *counts)
        .join(proposals, proposals.c.id == assignments.c.proposal_id)
        .where(*within.conditions())
        .group_by(assignments.c.department_id)
    )


def _stood(at: datetime | ColumnElement[datetime]) -> ColumnElement[bool]:
    """Assignments that were made by then and not taken back."""
    released = assignments.c.released_at
    return and_(assignments.c.assigned_at <= at, or_(released.is_(None), released > at))
