"""Who belongs to an audience: each condition is one line of `FITS`, over the posts that people hold."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, func, literal, or_, select

from domain.broadcast import Audience, Condition
from domain.cosigner import CosignerState
from domain.notice import Outcome
from domain.people import OFFICERS, Role
from domain.proposal import ClockKey
from domain.rating import Stage
from storage.tables import (
    RUNNING,
    clocks,
    cosigners,
    outbox,
    people,
    posts,
    proposals,
    ratings,
    receipts,
)

Which = list[int | str]
Fits = Callable[[Which, datetime], ColumnElement[bool]]

# A department's people who answer for what it owes.
WINDOWS = {ClockKey.RATING: Stage.REPLY, ClockKey.RATING_3: Stage.FULFILMENT}


def fits(audience: Audience, now: datetime) -> ColumnElement[bool]:
    """Whether a row of `people` belongs to the audience: one post that meets one condition is enough."""
    conditions = [FITS[condition](which, now) for condition, which in audience.items()]
    return exists(select(posts.c.id).where(posts.c.person_id == people.c.id, or_(*conditions)))


def counted(congress_id: int, audience: Audience, now: datetime) -> Select[int]:
    """How many people that are: over the posts alone, because all of them are looked at."""
    conditions = [FITS[condition](which, now) for condition, which in audience.items()]
    count = func.count(func.distinct(posts.c.person_id))
    return select(count).where(posts.c.congress_id == congress_id, or_(*conditions))


def _roles(which: Which, now: datetime) -> ColumnElement[bool]:
    return posts.c.role.in_([Role(str(code)) for code in which])


def _representatives(which: Which, now: datetime) -> ColumnElement[bool]:
    return posts.c.role == Role.REPRESENTATIVE


def _delegations(which: Which, now: datetime) -> ColumnElement[bool]:
    return and_(_representatives(which, now), posts.c.delegation_id.in_(which))


def _departments(which: Which, now: datetime) -> ColumnElement[bool]:
    """Of all departments, where none is named."""
    units = posts.c.department_id.in_(which) if which else posts.c.department_id.is_not(None)
    return and_(posts.c.role.in_(OFFICERS), units)


def _overdue(which: Which, now: datetime) -> ColumnElement[bool]:
    """Of the departments with a clock that was stamped late and still runs."""
    late = select(clocks.c.department_id).where(
        RUNNING,
        clocks.c.due_at <= now,
        clocks.c.overdue_at.is_not(None),
        clocks.c.congress_id == posts.c.congress_id,
        clocks.c.department_id == posts.c.department_id,
    )
    return and_(posts.c.role.in_(OFFICERS), exists(late))


def _unrated(which: Which, now: datetime) -> ColumnElement[bool]:
    """Who wrote or signed what can be rated now, and has not rated it in this round."""
    # Found from the person's side: one's own, and what one stands beside.
    own = select(proposals.c.id).where(proposals.c.representative_id == posts.c.person_id)
    beside = select(cosigners.c.proposal_id).where(
        cosigners.c.representative_id == posts.c.person_id, cosigners.c.state == CosignerState.SIGNED
    )
    open_ones = exists().where(
        proposals.c.congress_id == posts.c.congress_id,
        proposals.c.id.in_(own.correlate(posts).union_all(beside.correlate(posts))),
        or_(*(_unrated_in(key, stage) for key, stage in WINDOWS.items())),
    )
    return and_(_representatives(which, now), open_ones)


def _unrated_in(key: ClockKey, stage: Stage) -> ColumnElement[bool]:
    open_window = exists().where(clocks.c.proposal_id == proposals.c.id, clocks.c.key == key, RUNNING)
    rated = select(ratings.c.id).where(
        ratings.c.proposal_id == proposals.c.id,
        ratings.c.representative_id == posts.c.person_id,
        ratings.c.stage == stage,
        ratings.c.round == proposals.c.round,
    )
    return and_(open_window, ~exists(rated.correlate(proposals, posts)))


def _unreceived(which: Which, now: datetime) -> ColumnElement[bool]:
    (of,) = which
    keys = literal(f"broadcast:{of}:") + cast(posts.c.person_id, String)
    got = exists().where(
        outbox.c.congress_id == posts.c.congress_id,
        outbox.c.dedupe_key == keys,
        outbox.c.outcome == Outcome.SENT,
    )
    said = exists().where(receipts.c.broadcast_id == of, receipts.c.person_id == posts.c.person_id)
    return and_(got, ~said)


FITS: dict[Condition, Fits] = {
    Condition.REPRESENTATIVES: _representatives,
    Condition.DELEGATIONS: _delegations,
    Condition.DEPARTMENTS: _departments,
    Condition.OVERDUE: _overdue,
    Condition.UNRATED: _unrated,
    Condition.ROLES: _roles,
    Condition.UNRECEIVED: _unreceived,
}
