"""The same facts about suggestions by joins: PostgreSQL reads each table once instead of looking up rows."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, false, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from domain.rating import Stage
from storage.facts import (
    ASKED_OF_PROMISES,
    LEADS,
    SILENT,
    THEN,
    Within,
    marked_grade,
    round_delivered,
)
from storage.tables import assignments, clocks, proposals, ratings, replies


def joined(within: Within) -> Select[*tuple[Any, ...]]:
    """A row for each suggestion, the columns named as where they are looked up."""
    p, mine = proposals.c, within.congress_id
    letters, asked, first = _letters(mine), _asked(mine), _grades(mine, Stage.REPLY, of_several=True)
    graded = {stage: _grades(mine, stage) for stage in Stage}
    source = proposals.outerjoin(
        assignments, and_(assignments.c.proposal_id == p.id, LEADS, assignments.c.released_at.is_(None))
    ).outerjoin(letters, and_(letters.c.proposal_id == p.id, letters.c.round == round_delivered()))
    for grades in graded.values():
        source = source.outerjoin(grades, _last(grades))
    source = source.outerjoin(asked, asked.c.proposal_id == p.id)
    source = source.outerjoin(first, and_(first.c.proposal_id == p.id, first.c.round == 1, _own(first)))
    silent = dict.fromkeys(Stage, SILENT) | {
        Stage.FULFILMENT: case((asked.c.proposal_id.is_not(None), SILENT))
    }
    said = {
        stage: case((round_delivered() >= 1, func.coalesce(graded[stage].c.grade, silent[stage])))
        for stage in Stage
    }
    before_and_after = func.coalesce(first.c.grade, SILENT).concat(THEN).concat(said[Stage.REPLY])
    return (
        select(
            p.category,
            p.kind,
            p.track,
            p.status,
            p.delegation_id.label("delegation"),
            func.date_trunc("hour", func.timezone("UTC", p.registered_at)).label("hour"),
            assignments.c.department_id.label("department"),
            letters.c.result_class.label("class"),
            said[Stage.ATTITUDE].label("attitude"),
            said[Stage.REPLY].label("reply"),
            said[Stage.FULFILMENT].label("fulfilment"),
            case((round_delivered() >= 2, before_and_after)).label("rounds"),
        )
        .select_from(source)
        .where(*within.conditions())
    )


def _letters(congress_id: int) -> Subquery:
    r = replies.c
    answering = (r.congress_id == congress_id, r.delivered_at.is_not(None), r.second == false())
    return (
        select(r.proposal_id, r.round, func.max(r.result_class).label("result_class"))
        .where(*answering)
        .group_by(r.proposal_id, r.round)
        .subquery()
    )


def _grades(congress_id: int, stage: Stage, *, of_several: bool = False) -> Subquery:
    """The last grade of each representative in each round; `of_several`: where there is more than one."""
    r = ratings.c
    key = (r.proposal_id, r.round, r.representative_id)
    grades = (
        select(*key, marked_grade().label("grade"))
        .ext(distinct_on(*key))
        .where(r.congress_id == congress_id, r.stage == stage)
        .order_by(*key, r.given_at.desc(), r.id.desc())
    )
    if of_several:
        again = select(proposals.c.id).where(proposals.c.congress_id == congress_id, proposals.c.round >= 2)
        grades = grades.where(r.proposal_id.in_(again))
    return grades.subquery()


def _asked(congress_id: int) -> Subquery:
    c = clocks.c
    return select(c.proposal_id).distinct().where(c.congress_id == congress_id, ASKED_OF_PROMISES).subquery()


def _last(grades: Subquery) -> ColumnElement[bool]:
    return and_(grades.c.proposal_id == proposals.c.id, grades.c.round == round_delivered(), _own(grades))


def _own(grades: Subquery) -> ColumnElement[bool]:
    return grades.c.representative_id == proposals.c.representative_id
