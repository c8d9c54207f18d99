"""Every table. A congress is on every row, and the keys keep its rows from pointing into another's.

Three tables name the bot instead: what Telegram numbers per bot (chats, updates) is kept per bot, and a
bot belongs to one congress (`congresses.bot_id`).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from domain.contact import Confirmation, ContactMode, ContactStage
from domain.notice import Outcome
from domain.people import Role
from domain.proposal import AssignmentRole, ClockKey, Disclosure, Kind, Status, Track
from domain.rating import Grade, Stage
from storage.types import Attachments, Code, Id, Instant, Object, Points, Texts, Working

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _congress() -> Column[int]:
    return Column("congress_id", Id, ForeignKey("congresses.id"), nullable=False)


def _same_congress(column: str, table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])


congresses = Table(
    "congresses",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("policy", Object, nullable=False),
    Column("bot_id", BigInteger, unique=True),
)

departments = Table(
    "departments",
    metadata,
    Column("id", Id, primary_key=True),
    _congress(),
    Column("name", String, nullable=False),
    Column("short_name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("duties", Text, nullable=False),
    UniqueConstraint("congress_id", "id"),
    UniqueConstraint("congress_id", "name"),
)

delegations = Table(
    "delegations",
    metadata,
    Column("id", Id, primary_key=True),
    _congress(),
    Column("name", String, nullable=False),
    UniqueConstraint("congress_id", "id"),
    UniqueConstraint("congress_id", "name"),
)

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    _congress(),
    Column("name", String, nullable=False),
    Column("phone_digest", String),
    Column("chat_id", BigInteger),
    Column("language", String, nullable=False),
    Column("suspended", Boolean, nullable=False),
    # No foreign key: posts point to people already, and a post that is gone means "the first one".
    Column("active_post_id", Id),
    UniqueConstraint("congress_id", "id"),
    UniqueConstraint("congress_id", "chat_id"),
    UniqueConstraint("congress_id", "phone_digest"),
    Index(None, "congress_id", "name"),
)

posts = Table(
    "posts",
    metadata,
    Column("id", Id, primary_key=True),
    _congress(),
    Column("person_id", Id, nullable=False),
    Column("role", Code(Role), nullable=False),
    Column("department_id", Id),
    Column("delegation_id", Id),
    Column("unit", String, nullable=False),
    Column("title", String, nullable=False),
    _same_congress("person_id", "people"),
    _same_congress("department_id", "departments"),
    _same_congress("delegation_id", "delegations"),
    Index(None, "person_id"),
    Index(None, "congress_id", "role"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Id, primary_key=True),
    _congress(),
    Column("person_id", Id, nullable=False),
    Column("code", String, nullable=False),
    Column("used", Boolean, nullable=False),
    _same_congress("person_id", "people"),
    UniqueConstraint("congress_id", "code"),
)

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
    _congress(),
    Column("person_id", Id, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("proposal_id", Id),
    Column("content", Object, nullable=False),
    _same_congress("person_id", "people"),
    _same_congress("proposal_id", "proposals"),
    UniqueConstraint("person_id", "ordinal"),
    # Drafts are thrown away: an old button must never reach a newer draft that got the same id.
    sqlite_autoincrement=True,
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Id, primary_key=True),
    _congress(),
    Column("version", Integer, nullable=False),
    Column("representative_id", Id, nullable=False),
    Column("representative", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("situation", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("kind", Code(Kind), nullable=False),
    Column("track", Code(Track), nullable=False),
    Column("status", Code(Status), nullable=False),
    Column("delegation_id", Id),
    Column("session", String, nullable=False),
    Column("number", String),
    Column("category", String),
    Column("wished_department_id", Id),
    Column("cosigning_open", Boolean, nullable=False),
    Column("disclosure", Code(Disclosure), nullable=False),
    Column("screening_answers", Texts, nullable=False),
    Column("attachments", Attachments, nullable=False),
    Column("remarks", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("returns", Integer, nullable=False),
    Column("reopening_asked", Boolean, nullable=False),
    Column("submitted_at", Instant),
    Column("registered_at", Instant),
    Column("assigned_at", Instant),
    Column("replied_at", Instant),
    Column("answered_at", Instant),
    Column("urged_at", Instant),
    Column("urges", Integer, nullable=False),
    Column("history_head", String, nullable=False),
    _same_congress("representative_id", "people"),
    _same_congress("delegation_id", "delegations"),
    _same_congress("wished_department_id", "departments"),
    UniqueConstraint("congress_id", "id"),
    UniqueConstraint("congress_id", "number"),
    Index(None, "congress_id", "status"),
    Index(None, "congress_id", "changed_at"),
    Index(None, "representative_id", "changed_at"),
    Index(None, "delegation_id", "changed_at"),
)


def _part(name: str, *columns: Column[object] | ForeignKeyConstraint | Index | UniqueConstraint) -> Table:
    """A table of things that belong to a proposal."""
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        _congress(),
        Column("proposal_id", Id, nullable=False),
        *columns,
        _same_congress("proposal_id", "proposals"),
    )


assignments = _part(
    "assignments",
    Column("department_id", Id, nullable=False),
    Column("department", String, nullable=False),
    Column("role", Code(AssignmentRole), nullable=False),
    Column("assigned_at", Instant, nullable=False),
    Column("signed_at", Instant),
    Column("signed_by", String, nullable=False),
    Column("opinion", Text, nullable=False),
    Column("opinion_at", Instant),
    Column("released_at", Instant),
    _same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
    Index(None, "department_id", "proposal_id"),
)

clocks = _part(
    "clocks",
    Column("key", Code(ClockKey), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("working", Working, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("department_id", Id),
    Column("round", Integer, nullable=False),
    Column("stopped_at", Instant),
    Column("overdue_at", Instant),
    _same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
)
RUNNING = clocks.c.stopped_at.is_(None)
Index("ix_clocks_running", clocks.c.due_at, sqlite_where=RUNNING, postgresql_where=RUNNING)

contacts = _part(
    "contacts",
    Column("department_id", Id, nullable=False),
    Column("stage", Code(ContactStage), nullable=False),
    Column("mode", Code(ContactMode), nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("summary", Text, nullable=False),
    Column("recorded_by", String, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("round", Integer, nullable=False),
    Column("confirmation", Code(Confirmation), nullable=False),
    Column("remark", Text, nullable=False),
    Column("confirmed_at", Instant),
    _same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
)

replies = _part(
    "replies",
    Column("department_id", Id, nullable=False),
    Column("department", String, nullable=False),
    Column("result_class", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("drafted_by", String, nullable=False),
    Column("drafted_at", Instant, nullable=False),
    Column("round", Integer, nullable=False),
    Column("done", Points, nullable=False),
    Column("planned", Points, nullable=False),
    Column("not_adopted", Points, nullable=False),
    Column("signed_by", String, nullable=False),
    Column("signed_at", Instant),
    Column("send_back_reasons", Texts, nullable=False),
    Column("send_back_remark", Text, nullable=False),
    Column("delivered_at", Instant),
    _same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
)

commitments = _part(
    "commitments",
    Column("text", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("round", Integer, nullable=False),
    Index(None, "proposal_id"),
)

ratings = _part(
    "ratings",
    Column("representative_id", Id, nullable=False),
    Column("stage", Code(Stage), nullable=False),
    Column("grade", Code(Grade), nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("round", Integer, nullable=False),
    Column("reasons", Texts, nullable=False),
    Column("comment", Text, nullable=False),
    Column("collected_by", String, nullable=False),
    Column("salt", String, nullable=False),
    _same_congress("representative_id", "people"),
    Index(None, "proposal_id"),
)

history = _part(
    "history",
    Column("seq", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("step", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("actor_id", Id),
    Column("from_status", String, nullable=False),
    Column("to_status", String, nullable=False),
    Column("details", Object, nullable=False),
    Column("previous", String, nullable=False),
    Column("digest", String, nullable=False),
    _same_congress("actor_id", "people"),
    UniqueConstraint("proposal_id", "seq"),
)

numbers = Table(
    "numbers",
    metadata,
    Column("congress_id", Id, ForeignKey("congresses.id"), primary_key=True),
    Column("track", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    _congress(),
    Column("person_id", Id, nullable=False),
    Column("kind", String, nullable=False),
    Column("dedupe_key", String, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("proposal_id", Id),
    Column("params", Object, nullable=False),
    Column("outcome", Code(Outcome), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claimed_by", String, nullable=False),
    Column("claimed_until", Instant),
    Column("settled_at", Instant),
    _same_congress("person_id", "people"),
    _same_congress("proposal_id", "proposals"),
    UniqueConstraint("dedupe_key", "congress_id"),
    Index(None, "proposal_id"),
)
WAITING = text(f"outcome = '{Outcome.WAITING}'")
Index("ix_outbox_waiting", outbox.c.not_before, outbox.c.id, sqlite_where=WAITING, postgresql_where=WAITING)
