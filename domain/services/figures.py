"""Figures as they stand at a moment: the one source of cards, tables, bulletins and pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.committee import committees_of
from domain.errors import BadInput, NotAllowed
from domain.figure_rows import Names, remarks, tables, without_few_ratings
from domain.figures import DepartmentFigures, ListedPiece, OverduePiece, Summary
from domain.figures_port import Counts, Figures, Reads
from domain.notice import Notice, Priority
from domain.overview import Overview, Rate, RateKey
from domain.people import DEPARTMENT_ROLES, Congress, Person, Role
from domain.ports import UnitOfWork
from domain.report import WHOLE_CONGRESS
from domain.scope import EVERYTHING, Period, Scope, period_of


def first_scope(person: Person | None, today: Period) -> Scope:
    """What somebody sees first: this year's, of everything or of what is theirs. Raises NotAllowed."""
    post = person.active_post if person else None
    if person is None or post is None:
        raise NotAllowed
    scope = Scope(period=today)
    match post.role:
        case Role.REPRESENTATIVE:
            scope = replace(scope, representative_id=person.id)
        case Role.DELEGATION_OFFICE:
            scope = replace(scope, delegation_id=post.delegation_id)
        case role if role in DEPARTMENT_ROLES:
            scope = replace(scope, department_id=post.department_id)
    return seen(person, scope)


def seen(person: Person | None, scope: Scope) -> Scope:
    """The scope, if its figures are for this person. Raises NotAllowed."""
    if person is not None:
        offices = {p.delegation_id for p in person.posts if p.role is Role.DELEGATION_OFFICE}
        own = person.holds(Role.REPRESENTATIVE) and scope.representative_id == person.id
        theirs = (
            scope.department_id in person.departments_as(*DEPARTMENT_ROLES)
            or scope.delegation_id in offices - {None}
            or (scope.published and person.posts)
        )
        if own or theirs or person.holds(*WHOLE_CONGRESS):
            return scope
    raise NotAllowed


def seen_whole(person: Person | None) -> None:
    """Raises NotAllowed for whoever does not oversee the whole congress."""
    if person is None or not person.holds(*WHOLE_CONGRESS):
        raise NotAllowed


def as_seen(person: Person, overview: Overview) -> Overview:
    """Without what could tell who rated, but for the whole congress's offices and of one's own."""
    own = overview.scope.representative_id == person.id
    return overview if own or person.holds(*WHOLE_CONGRESS) else without_few_ratings(overview)


async def of_departments(
    uow: Counts, congress: Congress, scope: Scope = EVERYTHING, *, now: datetime
) -> list[DepartmentFigures]:
    """Every department of the roster, in its order; of what the scope names."""
    only = (await names_of(uow, congress)).departments_of(scope)
    return await uow.figures.by_department(congress, scope, only, now)


async def overdue(
    uow: Counts, congress: Congress, scope: Scope = EVERYTHING, *, now: datetime
) -> list[OverduePiece]:
    """Replies that were due and not delivered, the longest overdue first."""
    only = (await names_of(uow, congress)).departments_of(scope)
    return await uow.figures.overdue(congress, scope, only, now)


async def summary(
    uow: Counts, congress: Congress, scope: Scope, *, now: datetime, before: bool = False
) -> Summary:
    """What is written from in documents; `before` as in `overview`."""
    only = (await names_of(uow, congress)).departments_of(scope)
    return Summary(
        await overview(uow, congress, scope, now=now, before=before),
        await of_departments(uow, congress, scope, now=now),
        await overdue(uow, congress, scope, now=now),
        *await uow.figures.ahead(congress, scope, only, now),
    )


async def behind(
    uow: UnitOfWork, congress: Congress, scope: Scope, person: Person, *, start: int, most: int
) -> Sequence[ListedPiece]:
    """Some of the suggestions that a figure counts, as far as the person may open them; newest first."""
    only = (await names_of(uow, congress)).departments_of(scope)
    return await uow.figures.behind(congress, scope, only, person, start, most)


async def ask_picture(uow: UnitOfWork, person: Person, what: dict[str, object], *, now: datetime) -> None:
    """Post the wish for a picture: it is drawn, and its rights are looked at again, when it is delivered."""
    await uow.outbox.post(
        Notice(
            congress_id=person.congress_id,
            person_id=person.id,
            kind="figures_picture",
            dedupe_key=f"figures_picture:{person.id}:{now.isoformat()}",
            not_before=now,
            params=what,
            priority=Priority.REPLY,
        )
    )


async def asked_scope(uow: Counts, congress: Congress, text: str, scope: Scope = EVERYTHING) -> Scope:
    """The scope with the period or session that was typed. Raises BadInput for what is neither."""
    if period := period_of(text):
        return replace(scope, period=period, session=None)
    known = await sessions(uow, congress)
    if text.strip() not in known:
        raise BadInput("bad-period", value=text.strip()[:40], sessions=known)
    return replace(scope, session=text.strip(), period=None)


async def sessions(uow: Counts, congress: Congress) -> list[str]:
    """The present one last, also while nothing is of it yet."""
    present = congress.policy.session.name
    return [name for name in await uow.figures.sessions(congress.id) if name != present] + [present]


async def names_of(uow: Reads, congress: Congress) -> Names:
    departments = await uow.people.every_department(congress.id)
    committees = committees_of(congress.policy)
    return Names(
        {str(d.id): d.short_name for d in departments},
        {str(d.id): d.name for d in await uow.people.delegations(congress.id)},
        {c.code: c.name for c in committees},
        {
            str(d.id): c.code
            for c in committees
            for d in departments
            if {d.name, d.short_name} & set(c.departments)
        },
    )


async def overview(
    uow: Counts, congress: Congress, scope: Scope, *, now: datetime, before: bool = False
) -> Overview:
    """All figures of what the scope names; `before`: with those of a year ago or of the session before."""
    return await count(uow.figures, await names_of(uow, congress), congress, scope, now=now, before=before)


async def count(
    figures: Figures, names: Names, congress: Congress, scope: Scope, *, now: datetime, before: bool = False
) -> Overview:
    """The same outside of a unit of work: what counts for long must not keep others waiting."""
    found = await figures.counted(congress, scope, names.departments_of(scope), now)
    by = tables(found, names, congress.policy)
    rates = {key: Rate(key, *found.rates.get(key, (0, 0))) for key in RateKey}
    today = now.astimezone(congress.policy.zone).date()
    known = list(remarks(found, by, scope, today))
    earlier = await _earlier(figures, congress, scope) if before else None
    then = await count(figures, names, congress, earlier, now=now) if earlier else None
    return Overview(scope, now, found.total, by, rates, known, then)


async def _earlier(figures: Figures, congress: Congress, scope: Scope) -> Scope | None:
    """The same of a year ago, of a session that of the one before; None where there is none."""
    if scope.session is None:
        return scope.year_before
    known = [name for name in await figures.sessions(congress.id) if name != congress.policy.session.name]
    every = [*known, congress.policy.session.name]
    place = every.index(scope.session) if scope.session in every else 0
    return replace(scope, session=every[place - 1]) if place else None
