"""Congresses, their units, people, posts and invitations."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from domain.people import Role
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Code, Id, Instant, Object, Preferences

congresses = Table(
    "congresses",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("policy", Object, nullable=False),
    Column("bot_id", BigInteger, unique=True),
    # What the entries of `corrections` come to: {"2026-01-20": [false, "..."]}. Every update needs it.
    Column("local_days", Object),
)

departments = Table(
    "departments",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("name", String, nullable=False),
    Column("short_name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("duties", Text, nullable=False),
    Column("retired_at", Instant),
    Column("telephone", String, nullable=False),
    UniqueConstraint("congress_id", "id"),
    UniqueConstraint("congress_id", "name"),
)

delegations = Table(
    "delegations",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("name", String, nullable=False),
    UniqueConstraint("congress_id", "id"),
    UniqueConstraint("congress_id", "name"),
)

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("name", String, nullable=False),
    Column("phone_digest", String),
    Column("chat_id", BigInteger),
    Column("language", String, nullable=False),
    Column("suspended", Boolean, nullable=False),
    # No foreign key: posts point to people already, and a post that is gone means "the first one".
    Column("active_post_id", Id),
    Column("preferences", Preferences),
    Column("unreachable_since", Instant),
    UniqueConstraint("congress_id", "id"),
    UniqueConstraint("congress_id", "chat_id"),
    UniqueConstraint("congress_id", "phone_digest"),
    Index(None, "congress_id", "name"),
)

posts = Table(
    "posts",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("person_id", Id, nullable=False),
    Column("role", Code(Role), nullable=False),
    Column("department_id", Id),
    Column("delegation_id", Id),
    Column("unit", String, nullable=False),
    Column("title", String, nullable=False),
    same_congress("person_id", "people"),
    same_congress("department_id", "departments"),
    same_congress("delegation_id", "delegations"),
    Index(None, "person_id"),
    Index(None, "congress_id", "role"),
    # An audience of all is counted without looking at a row.
    Index(None, "congress_id", "role", "person_id"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("person_id", Id, nullable=False),
    Column("code", String, nullable=False),
    Column("used", Boolean, nullable=False),
    same_congress("person_id", "people"),
    UniqueConstraint("congress_id", "code"),
)

policy_changes = Table(
    "policy_changes",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("at", Instant, nullable=False),
    Column("by", String, nullable=False),
    Column("by_id", Id),
    Column("path", String, nullable=False),
    # Each an object with one "value": any JSON, none included, comes back as what it was.
    Column("before", Object, nullable=False),
    Column("after", Object, nullable=False),
    Column("reckoned_again", Integer, nullable=False),
    same_congress("by_id", "people"),
    Index(None, "congress_id"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("day", Date, nullable=False),
    Column("worked", Boolean),
    Column("reason", String, nullable=False),
    Column("by", String, nullable=False),
    Column("by_id", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("moved", Integer, nullable=False),
    same_congress("by_id", "people"),
    Index(None, "congress_id"),
)

ledger_imports = Table(
    "ledger_imports",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("source", String, nullable=False),
    Column("lines", Integer, nullable=False),
    # Also what the history of its pieces has for their moment.
    Column("began_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Index(None, "congress_id"),
)

calendar_links = Table(
    "calendar_links",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("person_id", Id, nullable=False),
    Column("digest", String, nullable=False, unique=True),
    Column("made_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    same_congress("person_id", "people"),
    Index(None, "person_id"),
)

second_ways = Table(
    "second_ways",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("person_id", Id, nullable=False, unique=True),
    Column("address", String, nullable=False),
    Column("code", String, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("counted_from", Instant, nullable=False),
    Column("code_sent_at", Instant),
    Column("asked", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("confirmed_at", Instant),
    Column("failures", Integer, nullable=False),
    same_congress("person_id", "people"),
)

department_groups = Table(
    "department_groups",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("department_id", Id, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    # 0 where the whole group is meant.
    Column("thread_id", BigInteger, nullable=False),
    Column("language", String, nullable=False),
    Column("bound_by", Id, nullable=False),
    Column("bound_at", Instant, nullable=False),
    Column("ended_at", Instant),
    same_congress("department_id", "departments"),
    same_congress("bound_by", "people"),
)
NOT_UNBOUND = text("ended_at IS NULL")
for _name, _columns in {
    "department": ("congress_id", "department_id"),
    "chat": ("congress_id", "chat_id", "thread_id"),
}.items():
    Index(
        f"ix_department_groups_{_name}",
        *(department_groups.c[column] for column in _columns),
        unique=True,
        sqlite_where=NOT_UNBOUND,
        postgresql_where=NOT_UNBOUND,
    )
