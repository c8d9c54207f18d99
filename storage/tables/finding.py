"""What people look for, so that the pages of what was found can be turned."""

from sqlalchemy import Column, Index, String, Table

from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Id, Instant

searches = Table(
    "searches",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("person_id", Id, nullable=False),
    Column("text", String, nullable=False),
    Column("asked_at", Instant, nullable=False),
    same_congress("person_id", "people"),
    Index(None, "person_id"),
)
