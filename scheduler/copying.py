"""Copies of pushes by the way that a person has chosen: after Telegram, beside it, never instead of it."""

import asyncio
import html
import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime

import structlog
from prometheus_client import Counter

from bot.i18n import Translator
from bot.views.notices import CONTACTS
from bot.views.pages import cut
from bot.views.view import View
from domain.notice import Notice, Outcome, Priority
from domain.people import Person
from domain.ports import UnitsOfWork
from domain.second_way import CODE_VALID, SecondWay
from domain.second_way_port import Seals
from domain.services import second_ways
from scheduler.by_apprise import ByApprise, Copied
from scheduler.parcel import Document, Parcel

log = structlog.get_logger()
COPIES = Counter("through_train_copies", "Copies by ways that people chose, by outcome", ["outcome"])

# What Telegram did with it; what was no longer true is sent nowhere.
COPIED = frozenset({Outcome.SENT, Outcome.BLOCKED, Outcome.NEVER_STARTED, Outcome.UNDELIVERABLE})
MOST_LINES = 4
LONGEST_LINE = 120
MOST_WAITING = 500
FINISH_SECONDS = 3.0
TAG = re.compile(r"<[^>]+>")
# Telephone numbers, and addresses of mail: nothing to reach anybody by leaves the chat.
REACHES = re.compile(
    r"(?<![0-9])(?:\+?[0-9](?:[ -]?[0-9]){7,}|[0-9]{7})(?![0-9])|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+"
)
# The number of a suggestion, a day.
YEARLY = re.compile(r"20[0-9]{2}-[0-9]{1,4}(?:-[0-9]{1,2})?")


@dataclass(frozen=True)
class Copy:
    """What is to be said, to whom."""

    notice: Notice
    person: Person
    text: str


class Copies:
    """`offer` what was settled: it returns at once, and nothing that happens to a copy comes back to it."""

    def __init__(
        self, database: UnitsOfWork, now: Callable[[], datetime], seals: Seals, out: ByApprise
    ) -> None:
        self._database = database
        self._now = now
        self._seals = seals
        self._out = out
        self._waiting: list[Copy] = []
        self._under_way: set[asyncio.Task[None]] = set()
        for outcome in Copied:
            COPIES.labels(outcome.value)

    def offer(self, notice: Notice, person: Person | None, parcel: Parcel | None, outcome: Outcome) -> None:
        """A push that Telegram was given; answers and what goes to many have no copies."""
        about_many = notice.kind.startswith("broadcast")
        if person is None or notice.priority is not Priority.PUSH or about_many or outcome not in COPIED:
            return
        text = lean(notice, parcel)
        if not text or len(self._waiting) >= MOST_WAITING:
            return
        self._waiting.append(Copy(notice, person, text))
        if len(self._waiting) == 1:
            self._begin(self._send_waiting())

    async def send_codes(self) -> int:
        """The codes that people wait for; addresses that nobody confirmed in time are forgotten."""
        now = self._now()
        async with self._database.unit_of_work() as uow:
            due = await uow.second_ways.codes_to_send(now)
        for way in due:
            self._begin(self._send_code(way))
        return len(due)

    async def forget(self) -> int:
        async with self._database.unit_of_work() as uow:
            return await uow.second_ways.forget_unconfirmed(self._now() - CODE_VALID)

    async def run(self) -> None:
        """Until nothing waits and nothing is under way."""
        await self.send_codes()
        while self._under_way:
            await asyncio.wait(set(self._under_way))

    async def stop(self) -> None:
        """What is under way gets a moment more; a copy that is lost is lost."""
        if self._under_way:
            _, late = await asyncio.wait(set(self._under_way), timeout=FINISH_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._out.stop()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(self._quietly(work))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _quietly(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("copies_broke")

    async def _send_waiting(self) -> None:
        """Those of people who have chosen a way; all that came together ask together."""
        await asyncio.sleep(0)
        copies, self._waiting = self._waiting, []
        async with self._database.unit_of_work() as uow:
            found = await uow.second_ways.confirmed({copy.person.id for copy in copies})
            services = {way.congress_id: await uow.congresses.get(way.congress_id) for way in found}
        ways = {way.person_id: way for way in found}
        for copy in copies:
            if (way := ways.get(copy.person.id)) is not None:
                policy = services[way.congress_id].policy
                t = Translator(copy.person.language, policy.zone)
                service = policy.text("service", t.language)
                self._begin(self._send(way, copy, service, f"{copy.text}\n\n{t.plain('second-way-tail')}"))

    async def _send(self, way: SecondWay, copy: Copy, title: str, body: str) -> None:
        outcome = await self._out.send(self._seals.opened(way.address), title, body)
        COPIES.labels(outcome.value).inc()
        log.info("copy_settled", kind=copy.notice.kind, notice=copy.notice.id, outcome=outcome.value)
        if outcome is Copied.SENT and not way.failures:
            return
        async with self._database.unit_of_work() as uow:
            arrived = outcome is Copied.SENT
            await second_ways.note_outcome(uow, way, arrived=arrived, now=self._now())

    async def _send_code(self, way: SecondWay) -> None:
        async with self._database.unit_of_work() as uow:
            person = await uow.people.get(way.congress_id, way.person_id)
            policy = (await uow.congresses.get(way.congress_id)).policy
        if person is None:
            return
        t = Translator(person.language, policy.zone)
        service = policy.text("service", t.language)
        body = t.plain("second-way-code", code=self._seals.opened(way.code), service=service)
        outcome = await self._out.send(self._seals.opened(way.address), service, body)
        log.info("second_way_code", outcome=outcome.value)
        if outcome is not Copied.SENT:
            async with self._database.unit_of_work() as uow:
                await second_ways.tell_code_failed(uow, way, now=self._now())


def lean(notice: Notice, parcel: Parcel | None) -> str:
    """The first lines, without markup and anything to reach somebody by; empty for what says nothing."""
    if isinstance(parcel, View):
        said = str(parcel.text)
    elif isinstance(parcel, Document):
        said = parcel.caption
    else:
        return ""
    lines = [html.unescape(TAG.sub("", line)).strip() for line in said.splitlines()]
    # What somebody noted about a contact says whom they met: that is read in the chat.
    most = 1 if notice.kind in CONTACTS else MOST_LINES
    said_first = [line for line in lines if line][:most]
    return "\n".join(cut(_unreachable(line), LONGEST_LINE) for line in said_first)


def _unreachable(line: str) -> str:
    return REACHES.sub(lambda found: found[0] if YEARLY.fullmatch(found[0]) else "***", line)
