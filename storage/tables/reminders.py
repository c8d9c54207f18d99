"""The last morning of each congress's reminders, the leaders' last week, and what people put off."""

from sqlalchemy import Column, Date, ForeignKey, Index, Table, UniqueConstraint

from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Id

mornings = Table(
    "mornings",
    metadata,
    Column("congress_id", Id, ForeignKey("congresses.id"), primary_key=True),
    Column("day", Date, nullable=False),
)

leader_weeks = Table(
    "leader_weeks",
    metadata,
    Column("congress_id", Id, ForeignKey("congresses.id"), primary_key=True),
    Column("day", Date, nullable=False),
)

snoozes = Table(
    "snoozes",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("person_id", Id, nullable=False),
    Column("clock_id", Id, ForeignKey("clocks.id"), nullable=False),
    Column("until", Date, nullable=False),
    same_congress("person_id", "people"),
    UniqueConstraint("person_id", "clock_id"),
    Index(None, "congress_id", "until"),
    Index(None, "clock_id"),
)
