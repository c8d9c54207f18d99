"""Congresses with their policies."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, Text, bindparam, cast, insert, select, update

from domain.deadlines import LocalDay
from domain.people import Congress
from domain.policy import Policy
from storage.prepared import HOT, Connection
from storage.tables import congresses as table

EVERY = select(
    table.c.name,
    cast(table.c.policy, Text).label("policy"),
    table.c.id,
    table.c.bot_id,
    cast(table.c.local_days, Text).label("local_days"),
).order_by(table.c.id)
LOCKED = EVERY.where(table.c.id == bindparam("congress")).with_for_update()
GET = EVERY.where(table.c.id == bindparam("congress"))
OF_BOT = EVERY.where(table.c.bot_id == bindparam("bot")).execution_options(**HOT)
NAMED = EVERY.where(table.c.name == bindparam("named"))


class Congresses:
    """Implements domain.ports.Congresses."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, congress_id: int) -> Congress:
        """Raises KeyError for an unknown id."""
        found = await self._all(GET, {"congress": congress_id})
        if not found:
            raise KeyError(congress_id)
        return found[0]

    async def locked(self, congress_id: int) -> Congress:
        """Nobody else changes it until this unit of work ends."""
        (congress,) = await self._all(LOCKED, {"congress": congress_id})
        return congress

    async def of_bot(self, bot_id: int) -> Congress | None:
        return next(iter(await self._all(OF_BOT, {"bot": bot_id})), None)

    async def named(self, name: str) -> Congress | None:
        return next(iter(await self._all(NAMED, {"named": name})), None)

    async def every(self) -> list[Congress]:
        return await self._all(EVERY, {})

    async def add(self, congress: Congress) -> Congress:
        statement = insert(table).values(_values(congress)).returning(table.c.id)
        congress.id = (await self._connection.execute(statement)).scalar_one()
        return congress

    async def save(self, congress: Congress) -> None:
        await self._connection.execute(
            update(table).where(table.c.id == congress.id).values(_values(congress))
        )

    async def _all(self, statement: Select[*tuple[Any, ...]], values: Mapping[str, object]) -> list[Congress]:
        rows = await self._connection.execute(statement, values)
        return [congress_of(row) for row in rows]


def congress_of(row: Sequence[Any]) -> Congress:
    """A row of `EVERY`."""
    name, policy, id_, bot_id, local = row
    return Congress(name, _policy(policy), id_, bot_id, _local_days(local))


@lru_cache(maxsize=256)
def _policy(text: str) -> Policy:
    """Every update needs its congress, a policy seldom changes: the same text is the same policy."""
    return Policy(json.loads(text))


@lru_cache(maxsize=256)
def _local_days(text: str | None) -> tuple[LocalDay, ...]:
    """As `_policy`."""
    days: dict[str, tuple[bool, str]] = json.loads(text or "{}") or {}
    return tuple(LocalDay(date.fromisoformat(day), *said) for day, said in sorted(days.items()))


def _values(congress: Congress) -> dict[str, object]:
    return {
        "name": congress.name,
        "policy": congress.policy.data,
        "bot_id": congress.bot_id,
        "local_days": {local.day.isoformat(): [local.worked, local.why] for local in congress.local_days},
    }
