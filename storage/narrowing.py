"""What a search is narrowed to, as conditions over the rows of proposals."""

from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, func, or_, select

from domain.cosigner import CosignerState
from domain.narrowing import Narrowing
from storage.facts import class_delivered
from storage.tables import RUNNING, assignments, clocks, cosigners, proposals


def conditions(to: Narrowing, zone: ZoneInfo) -> list[ColumnElement[bool]]:
    p = proposals.c
    own = (
        (p.session, to.session),
        (p.delegation_id, to.delegation_id),
        (p.category, to.category),
        (p.track, to.track),
    )
    found = [column == value for column, value in own if value is not None]
    if to.period is not None:
        start, end = to.period.moments(zone)
        day = func.coalesce(p.registered_at, p.created_at)
        found += [day >= start, day < end]
    if to.statuses is not None:
        found.append(p.status.in_(sorted(to.statuses)))
    if to.department_id is not None:
        a = assignments.c
        found.append(p.id.in_(select(a.proposal_id).where(a.department_id == to.department_id)))
    if to.representative_ids is not None:
        ids = sorted(to.representative_ids)
        c = cosigners.c
        signed = (c.representative_id.in_(ids), c.state == CosignerState.SIGNED)
        signs = select(c.proposal_id).where(*signed)
        found.append(or_(p.representative_id.in_(ids), p.id.in_(signs)))
    if to.result_class is not None:
        found.append(class_delivered() == to.result_class)
    if to.overdue:
        found.append(_late())
    return found


def _late() -> ColumnElement[bool]:
    """Somebody had to act, and the time ran out."""
    c = clocks.c
    late = exists().where(c.proposal_id == proposals.c.id, RUNNING, c.overdue_at.is_not(None))
    return late.correlate(proposals)
