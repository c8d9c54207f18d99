"""A delivery with a real courier, a sandbox and a congress, on both databases."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.letters import blank_ledger, reply_letter
from bot.sandbox.limits import Limits
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, start
from domain.notice import Notice, Outcome, Priority
from domain.people import Person
from scheduler.courier import Courier
from scheduler.delivery import Delivery
from scheduler.occasion import Makers
from storage.engine import Database
from storage.tables import outbox
from tests.builders import NOW, World, world


@dataclass
class Post:
    """What a test of the delivery works with; `now` is moved by the test."""

    database: Database
    sandbox: Sandbox
    courier: Courier
    world: World
    now: datetime = NOW
    deliveries: list[Delivery] = field(default_factory=list)

    def delivery(self, worker: str = "here:1") -> Delivery:
        made = Delivery(
            self.database,
            lambda: self.now,
            {self.world.congress.id: self.courier},
            makers(),
            worker,
        )
        self.deliveries.append(made)
        return made

    async def person(self, chat_id: int, name: str, *, started: bool = True) -> tuple[Person, Phone]:
        """Somebody who has joined, with a phone."""
        phone = self.sandbox.add_phone(chat_id, name)
        if started:
            phone.starts()
        async with self.database.unit_of_work() as uow:
            person = await uow.people.add(Person(self.world.congress.id, name, chat_id=chat_id))
        return person, phone

    async def post(self, person: Person, *texts: str, priority: Priority = Priority.REPLY) -> None:
        """Texts that wait to be sent, in this order."""
        async with self.database.unit_of_work() as uow:
            for text in texts:
                params = {"text": text, "rows": [], "keyboard": None, "placeholder": ""}
                key = f"reply:{person.id}:{text}"
                notice = Notice(
                    person.congress_id, person.id, "reply", key, self.now, params=params, priority=priority
                )
                await uow.outbox.post(notice)

    async def passes(self, **time: float) -> None:
        self.now += timedelta(**time)

    async def outcomes(self) -> dict[str, Outcome]:
        """By the text."""
        async with self.database.engine.connect() as connection:
            rows = await connection.execute(select(outbox.c.params, outbox.c.outcome))
            return {params["text"]: outcome for params, outcome in rows}


def makers() -> Makers:
    return Makers(reply_letter, blank_ledger)


@pytest.fixture
async def post(database: Database) -> AsyncIterator[Post]:
    async with await start(limits=Limits(per_second=None, per_chat=None)) as sandbox:
        courier = Courier(sandbox.token, sandbox.base_url)
        await courier.start()
        office = Post(database, sandbox, courier, await world(database))
        yield office
        for delivery in office.deliveries:
            await delivery.stop()
        await courier.stop()
