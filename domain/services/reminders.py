"""Clocks that ran out are stamped, windows that end are closed."""

from datetime import datetime, time, timedelta

from domain.deadlines import WorkCalendar, second_date
from domain.people import Congress
from domain.ports import UnitOfWork
from domain.proposal import Clock, ClockKey, Proposal, Status
from domain.services.cosigning import end_collecting
from domain.services.follow_up import is_to_be_followed_up, start_follow_up
from domain.services.ratings import answer
from domain.services.steps import take

LAPSING = frozenset(
    {ClockKey.RATING, ClockKey.RATING_3, ClockKey.OBJECTION, ClockKey.COSIGN, ClockKey.PUBLISH}
)
FIXED_DATE_BINDS = frozenset({"fixed_date_earlier", "fixed_date_same"})


async def settle_due_clocks(uow: UnitOfWork, *, now: datetime, limit: int = 200) -> int:
    """Stamp each clock that ran out, once; close the windows that merely close. Returns how many."""
    settled = 0
    for proposal in await uow.proposals.with_clocks_due(now, limit):
        congress = await uow.congresses.get(proposal.congress_id)
        for clock in proposal.clocks:
            if clock.running and clock.overdue_at is None and clock.due_at <= now:
                settled += await _run_out(uow, proposal, clock, congress, now)
    return settled


async def _run_out(
    uow: UnitOfWork, proposal: Proposal, clock: Clock, congress: Congress, now: datetime
) -> bool:
    """Whether there was anything to settle: on its last day a clock is due, but not late."""
    if clock.key in LAPSING:
        clock.stopped_at = clock.due_at
        if clock.key is ClockKey.COSIGN and proposal.status is Status.COLLECTING:
            await end_collecting(uow, proposal, None, now=now)
        if (
            clock.key is ClockKey.RATING
            and proposal.status is Status.REPLIED
            and not proposal.reopening_asked
        ):
            await answer(uow, proposal, now=now)
        if clock.key is ClockKey.RATING and is_to_be_followed_up(proposal, congress):
            await start_follow_up(uow, proposal, congress, None, now=now)
        return True
    # Late from the start of the day after, whenever the tick comes by.
    late_from = datetime.combine(clock.due_on + timedelta(days=1), time.min, congress.policy.zone)
    if now < late_from:
        return False
    clock.overdue_at = late_from
    _note_second_date(clock, congress, uow.calendar_of(congress))
    details: dict[str, object] = {"clock": clock.key.value, "due": clock.due_on.isoformat()}
    await take(uow, proposal, "mark_overdue", actor=None, now=now, details=details)
    return True


def _note_second_date(clock: Clock, congress: Congress, calendar: WorkCalendar) -> None:
    """The reckoning tells until when what missed the fixed date is to be answered at last."""
    bound = {key for key, _ in clock.working} & FIXED_DATE_BINDS
    yearly = congress.policy.second_date
    line = second_date(yearly, clock.due_on, calendar) if yearly and bound else None
    if line is not None and clock.key is ClockKey.REPLY:
        clock.working = [*clock.working, (line.key, line.params)]
