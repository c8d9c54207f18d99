"""A year's calendar has been published: what was reckoned without it is reckoned again, once."""

from datetime import date, datetime

from domain.deadlines import REACH_OF_NEXT_YEAR, WorkCalendar
from domain.people import Congress
from domain.ports import UnitOfWork
from domain.services.redating import Move, followed, redate, set_due
from domain.steps import BY_NAME

LONGEST_AHEAD = 12


async def settle_provisional(uow: UnitOfWork, congress: Congress, *, now: datetime, limit: int = 1000) -> int:
    """Reckon again what is provisional though its years are published; returns how many clocks.

    Whose day changes is told, once and together. A day that would have passed already stays as it was told.
    """
    policy, calendar = congress.policy, uow.calendar_of(congress)
    today = now.astimezone(policy.zone).date()
    until = published_until(calendar, today)
    if until is None:
        return 0
    moves, settled = [], 0
    for clock, proposal in await uow.proposals.provisional_clocks(congress.id, until, limit):
        due = followed(clock, calendar, policy)
        if due is None or due.provisional:
            continue
        settled += 1
        if due.day == clock.due_on or due.day < today or proposal.status not in BY_NAME["move_dates"].from_:
            # The date was right, or it stands as it was told: only the doubt goes.
            if due.day == clock.due_on:
                set_due(clock, due)
            clock.provisional = False
        else:
            moves.append(Move(clock, proposal, due))
    if moves:
        years = sorted({m.clock.due_on.year for m in moves} | {m.due.day.year for m in moves})
        why: dict[str, object] = {"because": "published", "year": years[-1]}
        occasion = f"year:{years[-1]}:{moves[0].clock.id}:{today.isoformat()}"
        await redate(uow, congress, moves, why=why, occasion=occasion, actor=None, now=now)
    return settled


def published_until(calendar: WorkCalendar, today: date) -> date | None:
    """The last day whose reckoning needs no year that is still to be published; None: not even this year."""
    year = today.year
    if not calendar.is_published(year):
        return None
    while year < today.year + LONGEST_AHEAD and calendar.is_published(year + 1):
        year += 1
    return date(year, 12, 31) - REACH_OF_NEXT_YEAR
