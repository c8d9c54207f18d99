"""The demonstration's past: an invented ledger, taken over by the import that every congress uses."""

import tomllib
from datetime import date, datetime, timedelta
from typing import Any

from bot.ledger import store_ledger
from bot.profiles import PROFILES
from domain.ledger import LedgerRow
from domain.people import Congress, Delegation, Department, Person, Post, Role
from domain.ports import UnitsOfWork
from domain.rating import Grade
from storage.ledger import Ledger, ledger_words
from storage.ledger_cells import Vocabulary

GRADES = ("attitude", "reply", "fulfilment")
YES_OR_NO = ("key", "cosigning")
NAMES = ("departments", "co")


async def take_over_past(
    database: UnitsOfWork, congress: Congress, profile: str, *, source: str, now: datetime
) -> int:
    """The profile's `.ledger.toml` with its units and representatives; returns how many proposals it has.

    Its days are counted back from today, so that a demonstration is never old. Raises WorkbookError for a
    name that the congress does not know.
    """
    told = tomllib.loads((PROFILES / f"{profile}.ledger.toml").read_text("utf-8"))
    async with database.unit_of_work() as uow:
        delegations = {d.name: d for d in await uow.people.delegations(congress.id)}
        for name in told["delegations"]:
            delegations[name] = await uow.people.add_delegation(Delegation(congress.id, name))
        for row in told["departments"]:
            department = Department(congress.id, row["name"], row["short_name"], duties=row["duties"])
            await uow.people.add_department(department)
        for row in told["people"]:
            unit = delegations[row["unit"]]
            post = Post(Role.REPRESENTATIVE, delegation_id=unit.id, unit=unit.name)
            await uow.people.add(Person(congress.id, row["name"], posts=[post]))
    today = now.astimezone(congress.policy.zone).date()
    vocabulary = Vocabulary(ledger_words())
    rows = [_row(n, row, today, vocabulary) for n, row in enumerate(told["rows"], start=1)]
    stored = await store_ledger(
        database,
        congress,
        Ledger(rows=rows),
        source=source,
        create_missing=False,
        now=now,
        progress=lambda done, total: None,
    )
    return stored.proposals


def _row(number: int, told: dict[str, Any], today: date, words: Vocabulary) -> LedgerRow:
    given = dict(told)
    assigned = today - timedelta(days=given.pop("days_ago"))
    dates: dict[str, date | None] = {"assigned_on": assigned}
    for name, column in (("replied_after", "replied_on"), ("published_after", "published_on")):
        days = given.pop(name, None)
        dates[column] = None if days is None else assigned + timedelta(days=days)
    given["number"] = given["number"].format(year=assigned.year)
    given["stage"] = words.stage(given.get("stage", ""))
    grades: dict[str, Grade] = {name: words.grade(given.pop(name, "")) for name in GRADES}
    flags = {name: words.yes(given.pop(name, "")) for name in YES_OR_NO}
    units = {name: tuple(given.pop(name, ())) for name in NAMES}
    return LedgerRow("", number, **{**given, **dates, **grades, **flags, **units})
