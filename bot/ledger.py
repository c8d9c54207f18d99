"""A past ledger into the database: every line checked against the congress, then stored all or nothing."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path

from bot.clock import Clock
from bot.i18n import Translator
from bot.known import Known
from bot.roster import fault_lines, readable
from bot.trouble import Trouble
from domain.deadlines import Due, reckon
from domain.ledger import LedgerImport, LedgerRow, contradictions, identity, numbered, series_of
from domain.people import Congress
from domain.ports import UnitOfWork, UnitsOfWork
from domain.proposal import Proposal, Track
from domain.services.ledger import Places, imported
from storage.ledger import FAULT_KEYS as CELL_FAULTS
from storage.ledger import Ledger, ledger_words, read_ledger
from storage.workbook import Fault, WorkbookError

# So many lines in one transaction: on SQLite the service waits for each, and takes its turn in between.
AT_ONCE = 200
TURN_SECONDS = 0.05
MOST_ROWS_NAMED = 12
FAULT_KEYS = (
    *CELL_FAULTS,
    *("date_future", "reply_before_assignment", "reply_without_department", "department_missing"),
    *("co_is_lead", "rating_without_reply", "stage_without_reply", "stage_before_reply"),
    *("number_doubled", "number_taken", "category_unknown", "class_unknown", "department_unknown"),
    *("delegation_unknown", "person_unknown", "person_elsewhere", "person_several"),
)
Progress = Callable[[int, int], None]


@dataclass
class Stored:
    """What an import did; `created` are the names of what was not there before, by kind."""

    proposals: int = 0
    created: dict[str, list[str]] = field(default_factory=dict)
    without_reply_date: int = 0


def load_ledger(path: Path, progress: Progress) -> Ledger | None:
    """None for a workbook that is no ledger. Raises Trouble for a file that cannot be read, WorkbookError."""
    with readable(path):
        return read_ledger(path, progress)


def fault_lines_of(ledger: Ledger, t: Translator) -> list[str]:
    """Every fault of a ledger in words."""
    choices = ledger_words()["template"][t.language]["choices"]
    known = {"stage_unknown": choices["stage"], "grade_unknown": choices["reply"]}
    comma = t.plain("list-comma")
    told = [
        Fault(f.sheet, f.row, f.column, f.key, {**f.params, "known": comma.join(known.get(f.key, ()))})
        for f in ledger.in_order()
    ]
    return fault_lines(told, t)


def warning_lines(ledger: Ledger, t: Translator) -> Iterator[str]:
    for warning in ledger.warnings:
        key = f"warning-{warning.key.replace('_', '-')}"
        what = t.plain(key, **{name: str(value) for name, value in warning.params.items()})
        yield t.plain("ledger-warning", sheet=warning.sheet, what=what)


def stored_lines(stored: Stored, t: Translator) -> Iterator[str]:
    for kind, names in stored.created.items():
        if names:
            key = f"said-created-{kind}"
            yield t.plain(key, n=str(len(names)), names=t.plain("list-comma").join(names))
    if stored.without_reply_date:
        yield t.plain("said-without-reply-date", n=str(stored.without_reply_date))


async def store_ledger(
    database: UnitsOfWork,
    congress: Congress,
    ledger: Ledger,
    *,
    source: str,
    create_missing: bool,
    now: datetime,
    progress: Progress,
) -> Stored:
    """Check every line and insert them all. Raises WorkbookError (the faults are in the ledger) and Trouble.

    Unknown names are faults, or are created. The same ledger twice is refused: its numbers are taken. It goes
    in by short transactions, so that a running service is not kept waiting; what breaks on the way is taken
    back, here or, when the process was killed, by the next import.
    """
    async with database.unit_of_work() as uow:
        before = await uow.ledger_imports.unfinished(congress.id)
        known = await Known.of(uow, congress)
    if before is not None:
        if before.is_at_work(now):
            raise Trouble("trouble-ledger-under-way", source=before.source)
        await _take_back(database, before)
    _check(congress, ledger, known, create_missing=create_missing, now=now)
    async with database.unit_of_work() as uow:
        await _check_numbers(uow, congress, ledger)
        if ledger.faults:
            raise WorkbookError(ledger.in_order())
        stored = Stored(created=await known.create_missing(uow, source=source, now=now))
        # First of all: what the running service registers meanwhile gets numbers behind these.
        for series, seq in _reached(ledger, congress).items():
            await uow.proposals.passed_seq(congress.id, series, seq)
        due = {track: _rating_time(uow, congress, track, now) for track in Track}
        begun = await uow.ledger_imports.begin(congress.id, source, len(ledger.rows), now)
    try:
        lines = iter(ledger.rows)
        while chunk := list(islice(lines, AT_ONCE)):
            pieces = [_proposal(row, congress, known, source, due, now) for row in chunk]
            async with database.unit_of_work() as uow:
                await uow.proposals.add_many(pieces)
                await uow.ledger_imports.seen(begun.id, Clock().now())
            stored.proposals += len(chunk)
            progress(stored.proposals, len(ledger.rows))
            await asyncio.sleep(TURN_SECONDS)
    except BaseException:
        await _take_back(database, begun)
        raise
    async with database.unit_of_work() as uow:
        await uow.ledger_imports.finish(begun.id, Clock().now())
    stored.without_reply_date = sum(bool(row.result) and row.replied_on is None for row in ledger.rows)
    return stored


async def _take_back(database: UnitsOfWork, begun: LedgerImport) -> None:
    """Everything of an import that did not come to its end; names that it created stay."""
    while True:
        async with database.unit_of_work() as uow:
            if not await uow.ledger_imports.take_back(begun, AT_ONCE):
                await uow.ledger_imports.forget(begun.id)
                return
        await asyncio.sleep(TURN_SECONDS)


def _reached(ledger: Ledger, congress: Congress) -> dict[str, int]:
    """The highest number of each series in the ledger."""
    reached: dict[str, int] = {}
    for row in ledger.rows:
        said = numbered(row.number, congress.policy)
        series = series_of(said, congress.policy, row.session or congress.policy.text("session"))
        if series is not None:
            reached[series] = max(reached.get(series, 0), said.seq or 0)
    return reached


def _proposal(
    row: LedgerRow,
    congress: Congress,
    known: Known,
    source: str,
    due: dict[Track, Due | None],
    now: datetime,
) -> Proposal:
    person = known.person(row.representative, row.delegation)
    assert person is not None
    places = Places(
        congress=congress,
        representative=person,
        delegation_id=known.delegation_id(row.delegation) if row.delegation else person.delegation_id,
        category=known.category(row.category) if row.category else None,
        result_class=known.result_class(row.result) or "",
        departments=[known.departments[known.key(name)] for name in row.departments],
        co=[known.departments[known.key(name)] for name in row.co],
        source=source,
        rating=due[numbered(row.number, congress.policy).track],
    )
    return imported(row, places, now=now)


def _rating_time(uow: UnitOfWork, congress: Congress, track: Track, now: datetime) -> Due | None:
    """How long a reply that is not rated yet still waits for it, reckoned once for all of them."""
    policy = congress.policy
    term = policy.term("rating", track)
    if term is None:
        return None
    return reckon(
        term,
        now,
        calendar=uow.calendar_of(congress),
        zone=policy.zone,
        close_of_business=policy.close_of_business,
    )


def _check(congress: Congress, ledger: Ledger, known: Known, *, create_missing: bool, now: datetime) -> None:
    """Note everything that is wrong with the lines by themselves, and with the names in them."""
    today = now.astimezone(congress.policy.zone).date()
    for row in ledger.rows:
        if (row.sheet, row.row) not in ledger.faulty:
            for column, key in contradictions(row, today):
                ledger.fault(row.sheet, row.row, column, key)
        known.note(row)
    _note_unknown(ledger, known, create_missing=create_missing)


def _note_unknown(ledger: Ledger, known: Known, *, create_missing: bool) -> None:
    """Each unknown name once, with the lines it stands in."""
    for (column, key, value), rows in known.unknown.items():
        if create_missing and key == "person_unknown":
            # To be created in several delegations: whom a line without one means cannot be told.
            if len({row.delegation for row in rows if row.delegation}) > 1:
                for row in rows:
                    if not row.delegation:
                        ledger.fault(
                            row.sheet, row.row, column, "person_several", value=value, n=1, rows=str(row.row)
                        )
            continue
        if create_missing and key != "person_several":
            continue
        first = rows[0]
        told = rows_named([row.row for row in rows])
        ledger.fault(first.sheet, first.row, column, key, value=value, n=len(rows), rows=told)


def rows_named(rows: Sequence[int]) -> str:
    """Line numbers in a short form: "3, 5-9, 12 …"."""
    runs = [
        [row for _, row in run] for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    ]
    parts = [f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    return ", ".join(parts[:MOST_ROWS_NAMED]) + (" \u2026" if len(parts) > MOST_ROWS_NAMED else "")


async def _check_numbers(uow: UnitOfWork, congress: Congress, ledger: Ledger) -> None:
    """Every number once in its session: in the file, and with those that were given already."""
    policy, now_in = congress.policy, congress.policy.text("session")
    taken = {
        identity(number, policy, session) for session, number in await uow.proposals.numbers_of(congress.id)
    }
    found: dict[tuple[str, str | int], LedgerRow] = {}
    already: list[LedgerRow] = []
    for row in _with_numbers(ledger.rows):
        own = identity(row.number, policy, row.session or now_in)
        first = found.setdefault(own, row)
        if first is not row:
            ledger.fault(
                row.sheet,
                row.row,
                "number",
                "number_doubled",
                value=row.number,
                other=first.sheet,
                first=first.row,
            )
        elif own in taken:
            already.append(row)
    if already and len(already) == len(ledger.rows) and not ledger.faults:
        raise Trouble("trouble-ledger-known", n=len(already))
    for row in already:
        ledger.fault(row.sheet, row.row, "number", "number_taken", value=row.number)


def _with_numbers(rows: Iterable[LedgerRow]) -> Iterator[LedgerRow]:
    return (row for row in rows if row.number)
