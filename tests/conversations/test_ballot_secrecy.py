"""Whoever gets the database, before and after every single vote, cannot tell who voted what.

The attacker of these tests has every table, every byte of the files, on PostgreSQL also the hidden columns
xmin and ctid, as they were after each vote. What an attacker with the installation's key can tell as well is
tested too, because it is the limit of what is promised (docs/decisions/0016).
"""

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.sandbox.faults import Fault
from bot.sealing import SealedBox
from domain.ballot import Ballot, Voter
from domain.people import Role
from domain.services.ballots import cast, close_ballot
from storage.engine import Database
from tests.builders import NOW, World, person, post, world
from tests.conversations.offices import BUG, forges
from tests.conversations.test_ballots import NAMES, begun, opens
from tests.faults.test_bugs import rename
from tests.house import House

KEY = b"k" * 32
PAPERS = ("99X0", "1734", "X-05")
# What a vote may change: the sealed pile, and who has voted.
TOUCHED = {"ballots", "ballot_voters"}
Dump = dict[str, list[tuple[Any, ...]]]


async def set_up(database: Database) -> tuple[World, Ballot]:
    w = await world(database)
    async with database.unit_of_work() as uow:
        inspectors = [
            await person(uow, w.congress, name, post(Role.INSPECTOR), chat_id=900 + n)
            for n, name in enumerate(NAMES)
        ]
        await uow.ballots.add(_ballot(w, inspection_id=await _inspection(uow, w), voters=inspectors))
        found = await uow.ballots.get(w.congress.id, 1)
    assert found is not None
    return w, found


async def _inspection(uow: Any, w: World) -> int:
    from domain.inspection import Inspection, Scope

    made = Inspection(w.congress.id, Scope(), "李工委", w.staff.id, NOW, NOW, {})
    return int((await uow.inspections.add(made)).id)


def _ballot(w: World, inspection_id: int, voters: list[Any]) -> Ballot:
    units = [(n, f"单位{n}") for n in range(1, 5)]
    names = [Voter(v.id, v.name) for v in voters]
    return Ballot(w.congress.id, inspection_id, units, 3, "李工委", w.staff.id, NOW, voters=names)


async def votes(database: Database, w: World, ballot: Ballot, order: tuple[int, ...]) -> list[Dump]:
    """Inspector n casts paper n, in this order, each in a transaction of its own; a dump after each."""
    dumps = [await dumped(database)]
    for n in order:
        async with database.unit_of_work() as uow:
            voter = await uow.people.get(w.congress.id, ballot.voters[n].person_id)
            assert voter is not None
            await cast(uow, voter, ballot.id, PAPERS[n], SealedBox(KEY))
        dumps.append(await dumped(database))
    return dumps


async def dumped(database: Database) -> Dump:
    """Every table with everything a database tells of a row."""
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            names = text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            hidden = ""
        else:
            names = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            hidden = "xmin::text, ctid::text, "
        found = {}
        for (name,) in (await connection.execute(names)).all():
            rows = await connection.execute(text(f"SELECT {hidden}* FROM {name}"))
            found[name] = [tuple(row) for row in rows]
    return found


async def sealed_of(database: Database) -> str:
    async with database.unit_of_work() as uow:
        found = await uow.ballots.get(1, 1)
    assert found is not None
    return found.sealed


async def test_a_dump_after_each_vote_shows_who_voted_and_nothing_of_what(database: Database) -> None:
    w, ballot = await set_up(database)
    dumps = await votes(database, w, ballot, (0, 1, 2))
    for before, after in itertools.pairwise(dumps):
        assert {name for name in after if after[name] != before[name]} <= TOUCHED
    for dump in dumps:
        for name, rows in dump.items():
            none = [paper for paper in PAPERS if any(paper in str(cell) for row in rows for cell in row)]
            assert not none, name
        (row,) = dump["ballots"]
        assert not {"closed_at"} & {str(cell) for cell in row}


async def test_the_pile_is_another_text_after_each_vote_and_as_long_whoever_voted(database: Database) -> None:
    """Two dumps around one vote differ in all of it: no part can be taken for the new paper."""
    w, ballot = await set_up(database)
    piles = []
    for n in range(3):
        async with database.unit_of_work() as uow:
            voter = await uow.people.get(w.congress.id, ballot.voters[n].person_id)
            assert voter is not None
            await cast(uow, voter, ballot.id, PAPERS[n], SealedBox(KEY))
        piles.append(await sealed_of(database))
    box = SealedBox(KEY)
    assert len({box.seal(paper) for paper in PAPERS}) == 3
    assert len({len(box.seal(paper)) for paper in PAPERS}) == 1
    for one, other in itertools.combinations(piles, 2):
        # A token begins with its version and a time that is always the same; then chance.
        assert one[:12] == other[:12]
        assert not _shared(one[14:], other[14:], 8)


def _shared(one: str, other: str, length: int) -> set[str]:
    pieces = {one[n : n + length] for n in range(len(one) - length + 1)}
    return {other[n : n + length] for n in range(len(other) - length + 1)} & pieces


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_left_is_the_same_in_whatever_order_they_voted(
    database: Database, order: tuple[int, ...]
) -> None:
    """Closed, nothing is kept but each department's scores by size: the same bytes for every order."""
    w, ballot = await set_up(database)
    await votes(database, w, ballot, order)
    assert SealedBox(KEY).opened(await sealed_of(database)) == "\n".join(sorted(PAPERS))
    async with database.unit_of_work() as uow:
        await close_ballot(uow, w.staff, ballot.id, SealedBox(KEY), now=NOW)
    rows = (await dumped(database))["ballots"]
    tallies = '[[1,"单位1",3,[1,9,10]],[2,"单位2",2,[]],[3,"单位3",3,[0,3,10]],[4,"单位4",3,[0,4,5]]]'
    assert rows == [
        (1, 1, 1, rows[0][3], 3, "李工委", w.staff.id, rows[0][7], "", tallies, 1, "李工委", rows[0][12])
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_bytes_of_the_files_hold_no_paper(
    database: Database, tmp_path: Path, database_url: str
) -> None:
    """Free pages and the write-ahead log included, after each vote and after the end."""
    w, ballot = await set_up(database)
    files = [Path(f"{database_url.removeprefix('sqlite:///')}{end}") for end in ("", "-wal")]

    def searched() -> None:
        whole = b"".join(file.read_bytes() for file in files if file.exists())
        assert b"ballot_voters" in whole
        assert [paper for paper in PAPERS if paper.encode() in whole] == []

    for n in range(3):
        async with database.unit_of_work() as uow:
            voter = await uow.people.get(w.congress.id, ballot.voters[n].person_id)
            assert voter is not None
            await cast(uow, voter, ballot.id, PAPERS[n], SealedBox(KEY))
        searched()
    async with database.unit_of_work() as uow:
        await close_ballot(uow, w.staff, ballot.id, SealedBox(KEY), now=NOW)
    searched()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_hidden_columns_link_nobody_to_a_paper(database: Database) -> None:
    """xmin and ctid tell the order in which they voted; the pile is one row, always the last voter's."""
    w, ballot = await set_up(database)
    dumps = await votes(database, w, ballot, (2, 0, 1))
    for dump in dumps[1:]:
        (pile,) = dump["ballots"]
        voted = {row[0] for row in dump["ballot_voters"] if row[-1]}
        assert pile[0] in voted
        assert len(voted) == sum(bool(row[-1]) for row in dump["ballot_voters"])


async def test_with_the_key_and_a_copy_from_before_and_after_one_can_tell(database: Database) -> None:
    """The limit, said honestly: against whoever has both, only keeping them apart helps."""
    w, ballot = await set_up(database)
    await votes(database, w, ballot, (0, 1))
    before = SealedBox(KEY).opened(await sealed_of(database)).split()
    async with database.unit_of_work() as uow:
        voter = await uow.people.get(w.congress.id, ballot.voters[2].person_id)
        assert voter is not None
        await cast(uow, voter, ballot.id, PAPERS[2], SealedBox(KEY))
    after = SealedBox(KEY).opened(await sealed_of(database)).split()
    assert set(after) - set(before) == {PAPERS[2]}
    assert SealedBox(b"other" * 7).opened(await sealed_of(database)) == ""


async def test_a_page_that_cannot_be_sent_or_breaks_is_not_kept_in_clear(house: House) -> None:
    """The two places where the service keeps what it was about to say or do."""
    first, *_ = await begun(house)
    await opens(first)
    await first.presses("开始打分", "7")
    house.sandbox.faults.add(Fault("editMessageText", times=3))
    await first.presses("3")
    async with house.service.database.unit_of_work() as uow:
        assert await uow.outbox.waiting() == 1
    await rename(house, "ballot_voters", "away")
    assert BUG in await forges(first, "vb:cast:1:73")
    await rename(house, "away", "ballot_voters")
    with closing(sqlite3.connect(house.service.database.url.database or "")) as connection:
        for table in ("failures", "outbox", "conversations"):
            for row in connection.execute(f"SELECT * FROM {table}"):
                assert "vb:cast:1:7" not in str(row)
                assert "vb:mark:1:7" not in str(row)
    await first.presses("再试一次")
    first.sees("应投 3 人，已投 0 人")
