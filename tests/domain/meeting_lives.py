"""Random lives with meetings: offered, agreed, moved, called off, held or missed."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from random import Random

from domain.appointment_guards import own_meetings
from domain.contact import ContactMode, ContactRank
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services import appointments, meeting_ends, meeting_times
from tests.domain.last_lives import MAKERS
from tests.domain.lives import TEXT, makes

__all__ = ("MAKERS",)


def _times(uow: UnitOfWork, c: Congress, rng: Random, now: datetime) -> list[datetime]:
    """Mornings of the next working days; now and then one that is over."""
    today = now.astimezone(c.policy.zone).date() + timedelta(days=rng.choice((1, 1, 3, -1)))
    days = meeting_times.working_days(today, uow.calendar_of(c), rng.randint(1, 3))
    return [meeting_times.moment_of(day, time(10), c.policy) for day in days]


@makes
async def offer_meeting(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    named = p.key.leading_leader if p.key else ""
    await appointments.offer(
        uow, p, c, a, times=_times(uow, c, rng, now), mode=rng.choice(list(ContactMode)), place=TEXT,
        rank=ContactRank.LEADER if p.key else ContactRank.CLERK, led_by=named or TEXT,
        with_cosigners=rng.random() < 0.5, now=now,
    )  # fmt: skip


MAKERS["offer_later_meeting"] = offer_meeting


@makes
async def propose_times(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await appointments.propose(uow, p, c, a, times=_times(uow, c, rng, now), now=now)


@makes
async def move_meeting(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await appointments.move(uow, p, c, a, times=_times(uow, c, rng, now), now=now)


@makes
async def agree_time(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    times = [(n, at) for n, m in own_meetings(p, a) for at in m.times] or [(0, now)]
    seq, at = rng.choice(times)
    await appointments.agree(uow, p, c, a, seq=seq, at=at, now=now)


@makes
async def answer_meeting(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await appointments.answer(uow, p, a, seq=0, comes=rng.random() < 0.5, now=now)


@makes
async def tell_late(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    await meeting_ends.tell_late(uow, p, c, a, rng.randint(5, 60), now=now)


@makes
async def cancel_meeting(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await meeting_ends.cancel(uow, p, c, a, TEXT, now=now)


@makes
async def record_meeting(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await meeting_ends.record(uow, p, c, a, text=TEXT, now=now)


def _plain(step: str, act: Callable[..., Awaitable[None]], *words: str) -> None:
    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        await act(uow, p, a, *words, now=now)

    MAKERS[step] = make


_plain("ask_for_call", meeting_ends.ask_for_call)
_plain("waive_consultation", meeting_ends.waive, TEXT)
_plain("miss_meeting", meeting_ends.miss, TEXT)
