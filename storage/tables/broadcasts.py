"""Broadcasts, receipts, and what receivers and senders write to each other; who gets one is in the outbox."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text, UniqueConstraint

from domain.broadcast import BroadcastState
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Attachments, Audiences, Code, Id, Instant, Texts

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("sender_id", Id, nullable=False),
    Column("sender", String, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("state", Code(BroadcastState), nullable=False),
    Column("text", Text, nullable=False),
    Column("attachments", Attachments, nullable=False),
    Column("audience", Audiences, nullable=False),
    Column("wants_receipts", Boolean),
    Column("stays_open", Boolean, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("scheduled_at", Instant),
    Column("started_at", Instant),
    Column("ended_at", Instant),
    Column("open_until", Instant),
    Column("total", Integer, nullable=False),
    Column("passes", Integer, nullable=False),
    Column("cursor", Id, nullable=False),
    Column("again", Texts, nullable=False),
    Column("again_at", Instant),
    Column("message_id", Id),
    Column("shown", String, nullable=False),
    Column("reminds_of", Id),
    Column("reminded_at", Instant),
    same_congress("sender_id", "people"),
    same_congress("reminds_of", "broadcasts"),
    UniqueConstraint("congress_id", "id"),
    Index(None, "state"),
    # Drafts are thrown away: an old button must never reach a newer one that got the same id.
    sqlite_autoincrement=True,
)

receipts = Table(
    "receipts",
    metadata,
    Column("broadcast_id", Id, primary_key=True),
    Column("person_id", Id, primary_key=True),
    of_congress(),
    Column("at", Instant, nullable=False),
    same_congress("broadcast_id", "broadcasts"),
    same_congress("person_id", "people"),
    sqlite_with_rowid=False,
)

broadcast_words = Table(
    "broadcast_words",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("broadcast_id", Id, nullable=False),
    Column("person_id", Id, nullable=False),
    Column("author_id", Id, nullable=False),
    Column("author", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("attachments", Attachments, nullable=False),
    same_congress("broadcast_id", "broadcasts"),
    same_congress("person_id", "people"),
    same_congress("author_id", "people"),
    Index(None, "broadcast_id", "person_id"),
)
