"""What a suggestion is to figures, as expressions over its row: its class, its grades, who answers it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    String,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    literal_column,
    select,
    true,
)

from domain.overview import NONE
from domain.proposal import AssignmentRole, ClockKey, Disclosure, Status
from domain.rating import Grade, Stage
from domain.scope import Scope
from domain.steps import ANSWERED
from storage.tables import assignments, clocks, proposals, ratings, replies

# Before registration it is nobody's figure yet; what was withdrawn or merged is none any more.
UNCOUNTED = (
    *(Status.DRAFT, Status.COLLECTING, Status.SUBMITTED, Status.SCREENING, Status.RETURNED),
    *(Status.REFUSED, Status.WITHDRAWN, Status.CANCELLED, Status.MERGED),
)
BY_PHONE, THEN = "+", ">"
# Written out, not bound: SQLite uses an index of part of a table only where it sees the condition.
LEADS = assignments.c.role == literal_column(f"'{AssignmentRole.LEAD.value}'")
APART = assignments.c.role == literal_column(f"'{AssignmentRole.SEPARATE.value}'")
ASKED_OF_PROMISES = clocks.c.key == literal_column(f"'{ClockKey.RATING_3.value}'")
EMPTY = literal(NONE, String)
SILENT = literal(Grade.SILENT.value, String)


@dataclass(frozen=True)
class Within:
    """Whose suggestions, which, in whose time; `departments` answer them where a scope names some."""

    congress_id: int
    scope: Scope
    zone: ZoneInfo
    departments: Sequence[int] | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Over the table of suggestions."""
        scope, p = self.scope, proposals.c
        found = [
            p.congress_id == self.congress_id,
            p.registered_at.is_not(None),
            p.status.not_in(UNCOUNTED),
            *self.asked(),
        ]
        if scope.period is not None:
            start, end = scope.period.moments(self.zone)
            found += [p.registered_at >= start, p.registered_at < end]
        if self.departments is not None:
            found.append(_answers(self.departments))
        if scope.result_class is not None:
            answered = func.coalesce(_class(), EMPTY) if scope.result_class == NONE else _class()
            found.append(answered == scope.result_class)
        return found

    def asked(self) -> list[ColumnElement[bool]]:
        """What a suggestion's own columns decide."""
        scope, p = self.scope, proposals.c
        found = [
            column == value
            for column, value in (
                (p.session, scope.session),
                (p.delegation_id, scope.delegation_id),
                (p.track, scope.track),
                (p.representative_id, scope.representative_id),
            )
            if value is not None
        ]
        if scope.category is not None:
            found.append(func.coalesce(p.category, EMPTY) == scope.category)
        if scope.published:
            # As the publications that stand: nothing is published against the will of whoever raised it.
            found += [p.published_at.is_not(None), p.disclosure != Disclosure.NONE]
        return found


def round_delivered() -> ColumnElement[int]:
    """The last round whose letter was delivered; 0 before the first."""
    answered = proposals.c.status.in_(ANSWERED)
    return case((answered, proposals.c.round), else_=proposals.c.round - 1)


def _class() -> ScalarSelect[str]:
    """Of the letter that answered it, not of the one that ended its follow-up; of several the least."""
    return (
        select(func.max(replies.c.result_class))
        .where(
            replies.c.proposal_id == proposals.c.id,
            replies.c.round == round_delivered(),
            replies.c.delivered_at.is_not(None),
            replies.c.second == false(),
        )
        .correlate(proposals)
        .scalar_subquery()
    )


def marked_grade() -> ColumnElement[str]:
    return case(
        (ratings.c.collected_by == "", cast(ratings.c.grade, String)),
        else_=cast(ratings.c.grade, String).concat(BY_PHONE),
    )


def grade(stage: Stage, round_: ColumnElement[int] | int) -> ScalarSelect[str]:
    """The lead representative's last one; marked where staff collected it."""
    return (
        select(marked_grade())
        .where(
            ratings.c.proposal_id == proposals.c.id,
            ratings.c.stage == stage,
            ratings.c.round == round_,
            ratings.c.representative_id == proposals.c.representative_id,
        )
        .order_by(ratings.c.given_at.desc(), ratings.c.id.desc())
        .limit(1)
        .correlate(proposals)
        .scalar_subquery()
    )


def _answers(departments: Sequence[int]) -> ColumnElement[bool]:
    """Whether one of them answers it, as lead or apart."""
    a = assignments.alias().c
    main = a.role.in_([AssignmentRole.LEAD, AssignmentRole.SEPARATE])
    mine = (a.proposal_id == proposals.c.id, a.released_at.is_(None), a.department_id.in_(departments))
    return exists().where(main, *mine).correlate(proposals)


def lead() -> ScalarSelect[int]:
    a = assignments.c
    mine = (a.proposal_id == proposals.c.id, LEADS, a.released_at.is_(None))
    return select(a.department_id).where(*mine).limit(1).correlate(proposals).scalar_subquery()


def _asked_of_promises() -> ColumnElement[bool]:
    asked = exists().where(clocks.c.proposal_id == proposals.c.id, ASKED_OF_PROMISES)
    return asked.correlate(proposals)


def _graded(stage: Stage, asked: ColumnElement[bool]) -> ColumnElement[str]:
    silent = case((asked, SILENT), else_=EMPTY)
    return case((round_delivered() >= 1, func.coalesce(grade(stage, round_delivered()), silent)), else_=EMPTY)


def class_delivered() -> ColumnElement[str]:
    return case((round_delivered() >= 1, func.coalesce(_class(), EMPTY)), else_=EMPTY)


def grade_of(stage: Stage) -> ColumnElement[str]:
    """With silence where it was asked for, and nothing where it was not."""
    return _graded(stage, _asked_of_promises() if stage is Stage.FULFILMENT else true())


def plain_grades(marked: Mapping[str, int]) -> Counter[str]:
    """Grades, whoever collected them."""
    grades: Counter[str] = Counter()
    for grade, n in marked.items():
        grades[grade.removesuffix(BY_PHONE)] += n
    return grades
