"""Bulletins: drafts, and those that were issued, with their seals."""

from sqlalchemy import Column, Index, Integer, String, Table, Text, UniqueConstraint

from storage.bulletin_types import Examples, Steps
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Id, Instant, Object, Texts

bulletins = Table(
    "bulletins",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("period", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("words", Object, nullable=False),
    Column("edited", Texts, nullable=False),
    Column("examples", Examples, nullable=False),
    Column("steps", Steps, nullable=False),
    Column("figures", Object, nullable=False),
    Column("figures_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("drafted_by", String, nullable=False),
    Column("drafted_by_id", Id, nullable=False),
    Column("drafted_at", Instant, nullable=False),
    Column("year", Integer),
    Column("seq", Integer),
    Column("issued_by", String, nullable=False),
    Column("issued_by_id", Id),
    Column("issued_at", Instant),
    Column("published_at", Instant),
    Column("previous", String, nullable=False),
    Column("seal", String, nullable=False),
    same_congress("drafted_by_id", "people"),
    same_congress("issued_by_id", "people"),
    UniqueConstraint("congress_id", "year", "seq"),
    Index("ix_bulletins_congress_id", "congress_id", "issued_at"),
)
