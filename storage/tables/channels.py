"""The congress's Telegram channels, and the posts that must stay true."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, UniqueConstraint, text

from domain.channel import Subject
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Code, Id, Instant

channels = Table(
    "channels",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("chat_id", BigInteger, nullable=False),
    Column("title", String, nullable=False),
    Column("language", String, nullable=False),
    Column("added_by", Id, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("bound_at", Instant),
    Column("paused_at", Instant),
    Column("ended_at", Instant),
    same_congress("added_by", "people"),
    UniqueConstraint("congress_id", "id"),
)
Index(
    "ix_channels_chat",
    channels.c.congress_id,
    channels.c.chat_id,
    unique=True,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)
channel_posts = Table(
    "channel_posts",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("channel_id", Id, nullable=False),
    Column("subject", Code(Subject), nullable=False),
    # A proposal's or bulletin's row, or the day of figures as a number.
    Column("subject_id", Id, nullable=False),
    Column("message_id", Integer, nullable=False),
    same_congress("channel_id", "channels"),
    UniqueConstraint("channel_id", "subject", "subject_id"),
)
