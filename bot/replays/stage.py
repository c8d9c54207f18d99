"""The stage: sandbox, production service, phones, clock, and the story's acts between them."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot.app import Service
from bot.clock import Clock
from bot.config import Settings, phone_key_of
from bot.demo import demo_settings
from bot.documents import Wanted, workbook
from bot.i18n import Translator
from bot.profiles import add_congress, profile
from bot.replays.cast import Cast, Member
from bot.replays.claims import Claims
from bot.replays.phones import Act, NotSeen, Phone
from bot.replays.rounds import Rounds
from bot.replays.scripts import Script
from bot.replays.telling import Teller
from bot.roster import store_roster
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox, start
from bot.travel import TimeTravel
from domain.assessment import Assessment
from domain.ballot import Ballot
from domain.inspection import Inspection
from domain.inspection_draw import Draw
from domain.inspection_visit import Visit
from domain.overview import Rounding
from domain.people import Role
from domain.policy import Policy
from domain.proposal import Proposal
from domain.scope import Scope, year_of
from domain.services.membership import invite, phone_digest
from storage.engine import Database
from storage.words import JiebaWords

T = TypeVar("T")
AT_ONCE = 50
PATIENCE = 120.0
# The outbox asks for a file again until it is made.
ASKED_AGAIN = 6
BETWEEN_ACTS = timedelta(seconds=3)
# No floods are played here, and a slow machine may answer a crowd's buttons late.
UNLIMITED = Limits(per_second=None, per_chat=None, query_seconds=600.0)


@dataclass
class Oversight:
    """What inspecting and assessing came to."""

    inspection: Inspection | None = None
    draws: Sequence[Draw] = ()
    visits: Sequence[Visit] = ()
    ballot: Ballot | None = None
    assessment: Assessment | None = None


class Stage:
    """What a story has in its hands."""

    def __init__(
        self, script: Script, sandbox: Sandbox, service: Service, clock: Clock, teller: Teller
    ) -> None:
        self.script = script
        self.teller = teller
        self.claims = Claims(script.data["claims"], script.language)
        self.updates = 0
        self._sandbox = sandbox
        self._service = service
        self._clock = clock
        self._travel = TimeTravel(clock)
        self._travel.attach(service)
        self._rounds: Rounds[Act] = Rounds(self._settle)
        self._phones: list[Phone] = []
        self.t = Translator("zh-CN", script.zone)

    # People

    def phone(self, key: str) -> Phone:
        """Of somebody whom the script knows by name. KeyError when it does not."""
        for phone in self._phones:
            if phone.member.key == key:
                return phone
        raise KeyError(key)

    def phones(self, role: Role, unit: str = "") -> list[Phone]:
        """Everybody on the roster with this role, in this unit where one is given."""
        return [p for p in self._phones if p.member.role is role and unit in ("", p.member.unit)]

    @property
    def messages(self) -> int:
        """How many messages the phones have received."""
        return sum(not m.from_person for p in self._phones for m in p.handset.chat.messages.values())

    @property
    def now(self) -> datetime:
        """The story's time, in its own zone."""
        return self._clock.now().astimezone(self.script.zone)

    # Acting

    async def together(self, errands: list[Coroutine[Any, Any, T]], *, show: int = 1) -> list[T]:
        """Many people's errands side by side; those who watch see the first `show` of them."""
        done = self.teller.progress(len(errands))
        results = await self._rounds.together(errands, show=show, done=done)
        if self.teller.watch and len(errands) > show:
            await self.teller.note(self.teller.t.plain("replay-others-alike", n=len(errands) - show))
        return results

    async def begins(self, stage: str) -> None:
        """A heading of the story, with its day and time."""
        await self.teller.heading(self.now, self.script.says("stages", stage))

    async def notes(self, note: str, **params: object) -> None:
        """What has been reached, in the script's words: also for those who do not watch."""
        await self.teller.note(self.script.says("notes", note).format(**params))

    async def reaches(self, moment: str) -> None:
        """Time passes until a local moment such as "2017-04-21 09:00", with all that falls due on the way."""
        target = self.script.moment(moment)
        while self.now < target:
            await self._travel.travel(min(target, await self._service.ticks.next_moment()))
            await self.teller.passed(self.now, self._phones)

    async def _settle(self, acts: list[Act]) -> None:
        """Send a round's updates over HTTP, wait until each is answered, deliver what was posted."""
        self._clock.move_to(self._clock.now() + BETWEEN_ACTS)
        await self.teller.begins(acts)
        queue = self._sandbox.world.queues[self._sandbox.bot.id]
        for begin in range(0, len(acts), AT_ONCE):
            async with asyncio.timeout(PATIENCE):
                for act in acts[begin : begin + AT_ONCE]:
                    act.begin()
                await queue.drained()
                await self._service.delivery.run()
        for act in acts:
            act.end()
        self.updates += len(acts)
        await self.teller.answered(acts, self._phones)

    # Looking, at the end

    async def proposals(self) -> list[Proposal]:
        """Every proposal as the database has it, in the order of their making. For reading only."""
        async with self._service.database.unit_of_work() as uow:
            return [await uow.proposals.get(number) for number in await uow.proposals.every_id()]

    async def oversight(self) -> Oversight:
        """The newest inspection and assessment, as far as there are any."""
        async with self._service.database.unit_of_work() as uow:
            congress = (await uow.congresses.every())[0]
            inspections = await uow.inspections.of(congress.id, 1)
            assessments = await uow.assessments.of(congress.id, 1)
            found = Oversight(assessment=assessments[0] if assessments else None)
            if not inspections:
                return found
            (found.inspection,) = inspections
            found.draws = await uow.inspections.draws(found.inspection.id)
            found.visits = await uow.inspections.visits(found.inspection.id)
            found.ballot = await uow.ballots.last_of(congress.id, found.inspection.id)
            return found

    async def file(self, phone: Phone, *buttons: str) -> bytes:
        """The file that comes after these buttons, as soon as it is made."""
        before = phone.handset.chat.next_message
        await phone.presses(*buttons)
        for _ in range(ASKED_AGAIN):
            await self._service.making.finished()
            self._clock.move_to(self._clock.now() + BETWEEN_ACTS)
            await self._service.delivery.run()
            for message in phone.handset.received:
                if message.message_id >= before and "document" in message.content:
                    return phone.handset.opens(message)
        raise NotSeen(phone.member.name, buttons[-1], phone.screen)

    async def workbook(self, phone: Phone) -> bytes:
        """The figures of this year, as the card's buttons give them."""
        await phone.says("/report")
        return await self.file(phone, "figures-files", "report-kind-overview", "report-form-xlsx")

    async def rounded_half_up(self) -> bytes:
        """The same in the rounding that only the command line gives."""
        now = self._clock.now()
        scope = Scope(period=year_of(self.now.date()))
        async with self._service.database.unit_of_work() as uow:
            congress = (await uow.congresses.every())[0]
            wanted = Wanted(uow, congress, scope, Rounding(half_up=True), self.t, now)
            return await workbook(wanted, "overview")

    @property
    def policy(self) -> Policy:
        """The story's rules."""
        return profile(self.script.data["profile"])

    # Coming and going

    async def _joins(self, phone: Phone, code: str) -> None:
        await phone.starts(code)

    async def _fill(self, cast: Cast, data_dir: Path) -> None:
        """Import the roster; everybody gets a phone and follows the invitation."""
        key = phone_key_of(data_dir)
        codes: list[tuple[Member, str]] = []
        async with self._service.database.unit_of_work() as uow:
            congress = (await uow.congresses.every())[0]
            await store_roster(uow, congress, cast.roster, data_dir)
            for member in cast.members:
                person = await uow.people.by_phone(congress.id, phone_digest(member.phone_number, key))
                assert person is not None
                codes.append((member, (await invite(uow, person)).code))
        for member, _ in codes:
            handset = self._sandbox.add_phone(member.user_id, member.name, phone_number=member.phone_number)
            self._phones.append(Phone(member, handset, self._rounds, self.t))
        joining = zip(self._phones, codes, strict=True)
        await self.together([self._joins(phone, code) for phone, (_, code) in joining])


@asynccontextmanager
async def raise_stage(
    script: Script, directory: Path, teller: Teller, words: JiebaWords | None = None
) -> AsyncIterator[Stage]:
    """The whole service in `directory`, its clock at the story's start, everybody joined."""
    clock = Clock(start=script.start)
    async with await start(now=clock.now, limits=UNLIMITED) as sandbox:
        settings = demo_settings(directory, sandbox)
        await _found(script, settings, sandbox)
        async with Service(settings, clock, words, paced=False) as service:
            service.timetable.pause()
            stage = Stage(script, sandbox, service, clock, teller)
            stopping = asyncio.Event()
            serving = asyncio.create_task(service.serve(stopping))
            driving = asyncio.create_task(stage._rounds.drive())
            try:
                await stage._fill(Cast(script), directory)
                yield stage
            finally:
                driving.cancel()
                stopping.set()
                with suppress(asyncio.CancelledError):
                    await asyncio.gather(serving, driving)


async def _found(script: Script, settings: Settings, sandbox: Sandbox) -> None:
    """A congress with the story's profile."""
    database = Database(settings.database)
    try:
        await database.migrate()
        async with database.unit_of_work() as uow:
            await add_congress(uow, script.data["congress"], script.data["profile"], sandbox.bot.id)
    finally:
        await database.dispose()
