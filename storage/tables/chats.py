"""What Telegram numbers for each bot: conversations, updates; and what broke, drafts, the outbox."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from domain.notice import Outcome, Priority
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Code, Id, Instant, Object

conversations = Table(
    "conversations",
    metadata,
    Column("bot_id", BigInteger, primary_key=True),
    Column("chat_id", BigInteger, primary_key=True),
    Column("state", String),
    Column("subject_id", Id),
    Column("answers", Object, nullable=False),
    sqlite_with_rowid=False,
)

updates = Table(
    "updates",
    metadata,
    Column("bot_id", BigInteger, primary_key=True),
    Column("update_id", BigInteger, primary_key=True),
    Column("seen_at", Instant, nullable=False),
    Index(None, "seen_at"),
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    Column("bot_id", BigInteger, primary_key=True),
    Column("chat_id", BigInteger, primary_key=True),
    Column("code", String, primary_key=True),
    Column("update", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("kept_at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("person_id", Id, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("proposal_id", Id),
    Column("content", Object, nullable=False),
    same_congress("person_id", "people"),
    same_congress("proposal_id", "proposals"),
    UniqueConstraint("person_id", "ordinal"),
    # Drafts are thrown away: an old button must never reach a newer draft that got the same id.
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("person_id", Id, nullable=False),
    Column("kind", String, nullable=False),
    Column("dedupe_key", String, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("proposal_id", Id),
    # No foreign key: SQLite would have to write the table anew for it, and the feeder names its own.
    Column("broadcast_id", Id),
    Column("params", Object, nullable=False),
    Column("priority", Code(Priority), nullable=False),
    Column("outcome", Code(Outcome), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claimed_by", String, nullable=False),
    Column("claimed_until", Instant),
    Column("settled_at", Instant),
    # The person is then through whose eyes it is read. No foreign key, as above.
    Column("group_id", Id),
    Column("channel_id", Id),
    same_congress("person_id", "people"),
    same_congress("proposal_id", "proposals"),
    UniqueConstraint("dedupe_key", "congress_id"),
    Index(None, "proposal_id"),
)
WAITING = text(f"outcome = '{Outcome.WAITING}'")
SENDING = text(f"outcome = '{Outcome.SENDING}'")
Index(
    "ix_outbox_waiting",
    *(outbox.c[name] for name in ("congress_id", "priority", "not_before", "id")),
    sqlite_where=WAITING,
    postgresql_where=WAITING,
)
UNDELIVERED = text("outcome IN ('blocked', 'never_started', 'undeliverable', 'in_doubt')")
Index(
    "ix_outbox_undelivered",
    *(outbox.c[name] for name in ("congress_id", "settled_at")),
    sqlite_where=UNDELIVERED,
    postgresql_where=UNDELIVERED,
)
Index("ix_outbox_sending", outbox.c.claimed_until, sqlite_where=SENDING, postgresql_where=SENDING)
pauses = Table(
    "pauses",
    metadata,
    Column("congress_id", Id, ForeignKey("congresses.id"), primary_key=True, autoincrement=False),
    Column("until", Instant, nullable=False),
)
# Counting what became of a broadcast never leaves this index.
OF_BROADCAST = outbox.c.broadcast_id.is_not(None)
Index(
    "ix_outbox_broadcast",
    *(outbox.c[name] for name in ("broadcast_id", "kind", "outcome", "person_id")),
    sqlite_where=OF_BROADCAST,
    postgresql_where=OF_BROADCAST,
)
