"""Delivering the outbox: claim, check that it is still true, render, carry, settle."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.i18n import Translator
from bot.views.drafting import question_view
from bot.views.notices import notice_view
from bot.views.reminders import escalation_view, reminder_view
from domain.notice import Notice, Outcome, is_still_true
from domain.people import Congress, Person
from domain.policy import Policy
from domain.ports import UnitOfWork, UnitsOfWork
from domain.proposal import Clock, Proposal
from scheduler.courier import TryLater
from scheduler.parcel import Document, Parcel

log = structlog.get_logger()
BATCH = 20
LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 8
HORIZON = timedelta(days=400)
LetterMaker = Callable[[Proposal, Policy, Translator], Awaitable[Document | None]]


class Carrier(Protocol):
    async def carry(self, chat_id: int, parcel: Parcel) -> Outcome: ...


class Delivery:
    """Carries what is due. `couriers` by congress id; several of these on PostgreSQL share the work by claims."""

    def __init__(
        self,
        database: UnitsOfWork,
        now: Callable[[], datetime],
        couriers: Mapping[int, Carrier],
        letter: LetterMaker,
        worker: str,
    ) -> None:
        self._database = database
        self._now = now
        self._couriers = couriers
        self._letter = letter
        self._worker = worker

    async def run(self) -> int:
        """Deliver until nothing is due; returns how many notices were settled."""
        settled = 0
        while True:
            now = self._now()
            async with self._database.unit_of_work() as uow:
                notices = await uow.outbox.claim(self._worker, now, now + LEASE, BATCH)
            for chat in _by_person(notices):
                for notice in chat:
                    settled += await self._deliver(notice)
            if len(notices) < BATCH:
                return settled

    async def _deliver(self, notice: Notice) -> int:
        """One notice; the send lies between two transactions, never inside one."""
        try:
            async with self._database.unit_of_work() as uow:
                person = await uow.people.get(notice.congress_id, notice.person_id)
                congress = await uow.congresses.get(notice.congress_id)
                parcel = await self._render(uow, notice, person, congress) if person else None
        except Exception:
            log.exception("notice_not_rendered", notice=notice.id, kind=notice.kind)
            return await self._put_off(notice, timedelta(minutes=1))
        outcome = Outcome.LAPSED
        courier = self._couriers.get(notice.congress_id)
        if parcel is not None and (person is None or person.chat_id is None):
            outcome = Outcome.NEVER_STARTED
        elif parcel is not None and courier is not None and person is not None and person.chat_id is not None:
            try:
                outcome = await courier.carry(person.chat_id, parcel)
            except TryLater as later:
                return await self._put_off(notice, later.wait)
        async with self._database.unit_of_work() as uow:
            await uow.outbox.settle(notice.id, outcome, self._now())
        log.info("notice_settled", kind=notice.kind, outcome=outcome.value)
        return 1

    async def _put_off(self, notice: Notice, wait: timedelta) -> int:
        async with self._database.unit_of_work() as uow:
            if notice.attempts + 1 >= MOST_ATTEMPTS:
                await uow.outbox.settle(notice.id, Outcome.UNDELIVERABLE, self._now())
                return 1
            await uow.outbox.put_off(notice.id, self._now() + wait * (notice.attempts + 1))
        return 0

    async def _render(
        self, uow: UnitOfWork, notice: Notice, person: Person, congress: Congress
    ) -> Parcel | None:
        """What to carry now; None when it is no longer true."""
        policy, now = congress.policy, self._now()
        t = Translator(person.language, policy.zone)
        if notice.kind in {"reminder", "escalation"}:
            items = await _clocks(uow, notice, now)
            view = reminder_view if notice.kind == "reminder" else escalation_view
            return view(items, policy, t, now=now) if items else None
        if notice.kind == "album":
            draft = await uow.drafts.get(person.id, int(str(notice.params["draft_id"])))
            departments = await uow.people.departments(congress.id)
            return question_view(draft, policy, departments, t) if draft else None
        proposal = await uow.proposals.visible_to(person, notice.proposal_id or 0)
        if proposal is None or not is_still_true(notice, proposal):
            return None
        if notice.kind == "letter":
            return await self._letter(proposal, policy, t)
        if notice.kind == "file":
            place = int(str(notice.params["place"]))
            return proposal.attachments[place] if place < len(proposal.attachments) else None
        return notice_view(notice, proposal, person, policy, t, now=now)


async def _clocks(uow: UnitOfWork, notice: Notice, now: datetime) -> list[tuple[Clock, Proposal]]:
    """The notice's clocks that still run."""
    raw = notice.params.get("clocks")
    wanted = {int(n) for n in raw} if isinstance(raw, list) else set()
    running = await uow.proposals.running_clocks(notice.congress_id, now + HORIZON)
    return [(clock, proposal) for clock, proposal in running if clock.id in wanted]


def _by_person(notices: list[Notice]) -> list[list[Notice]]:
    """Each person's notices together and in their order."""
    people: dict[int, list[Notice]] = {}
    for notice in notices:
        people.setdefault(notice.person_id, []).append(notice)
    return list(people.values())
