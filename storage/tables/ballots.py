"""Secret ballots. No row, column or order tells who voted what: see docs/decisions/0016.

The papers are one sealed text in `ballots`, written anew with every vote. `ballot_voters` says who has voted
and not when; its rows are all there from the start.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from storage.ballot_types import BallotUnits, Tallies
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Id, Instant

ballots = Table(
    "ballots",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("inspection_id", Id, nullable=False),
    Column("units", BallotUnits, nullable=False),
    Column("fewest", Integer, nullable=False),
    Column("opened_by", String, nullable=False),
    Column("opened_by_id", Id, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("tallies", Tallies, nullable=False),
    Column("counted", Boolean, nullable=False),
    Column("closed_by", String, nullable=False),
    Column("closed_at", Instant),
    same_congress("inspection_id", "inspections"),
    same_congress("opened_by_id", "people"),
    UniqueConstraint("congress_id", "id"),
    Index(None, "inspection_id"),
)

ballot_voters = Table(
    "ballot_voters",
    metadata,
    Column("ballot_id", Id, primary_key=True),
    Column("person_id", Id, primary_key=True),
    Column("congress_id", Id, ForeignKey("congresses.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("voted", Boolean, nullable=False),
    same_congress("ballot_id", "ballots"),
    same_congress("person_id", "people"),
    sqlite_with_rowid=False,
)
