"""What the registry said of pairs of proposals: one matter, or not."""

from sqlalchemy import Boolean, Column, Float, Index, String, Table

from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Id, Instant

# A pair is kept with the smaller number first.
same_matters = Table(
    "same_matters",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("one_id", Id, nullable=False),
    Column("other_id", Id, nullable=False),
    Column("same", Boolean, nullable=False),
    Column("by", String, nullable=False),
    Column("by_id", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("chance", Float),
    Column("trees", String),
    same_congress("one_id", "proposals"),
    same_congress("other_id", "proposals"),
    same_congress("by_id", "people"),
    Index(None, "one_id", "other_id"),
    Index(None, "other_id"),
    Index(None, "congress_id"),
)
