"""The first schema: congresses, their people, drafts, proposals with all their parts, conversations, the outbox."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)

TABLES = (
    "congresses",
    "conversations",
    "updates",
    "failures",
    "delegations",
    "departments",
    "numbers",
    "people",
    "invitations",
    "posts",
    "proposals",
    "assignments",
    "clocks",
    "commitments",
    "contacts",
    "drafts",
    "history",
    "outbox",
    "ratings",
    "replies",
)


def _id() -> sa.Column[int]:
    return sa.Column("id", Id, primary_key=True)


def _congress() -> sa.Column[int]:
    return sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False)


def _same_congress(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])


def _partial(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "congresses",
        _id(),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("policy", sa.JSON, nullable=False),
        sa.Column("bot_id", sa.BigInteger, unique=True),
    )
    op.create_table(
        "conversations",
        sa.Column("bot_id", sa.BigInteger, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, primary_key=True),
        sa.Column("state", sa.String),
        sa.Column("subject_id", Id),
        sa.Column("answers", sa.JSON, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "updates",
        sa.Column("bot_id", sa.BigInteger, primary_key=True),
        sa.Column("update_id", sa.BigInteger, primary_key=True),
        sa.Column("seen_at", Instant, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_updates_seen_at", "updates", ["seen_at"])
    op.create_table(
        "failures",
        sa.Column("bot_id", sa.BigInteger, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, primary_key=True),
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("update", sa.Text, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("kept_at", Instant, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "delegations",
        _id(),
        _congress(),
        sa.Column("name", sa.String, nullable=False),
        sa.UniqueConstraint("congress_id", "id"),
        sa.UniqueConstraint("congress_id", "name"),
    )
    op.create_table(
        "departments",
        _id(),
        _congress(),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("short_name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("duties", sa.Text, nullable=False),
        sa.UniqueConstraint("congress_id", "id"),
        sa.UniqueConstraint("congress_id", "name"),
    )
    op.create_table(
        "numbers",
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), primary_key=True),
        sa.Column("track", sa.String, primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "people",
        _id(),
        _congress(),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("phone_digest", sa.String),
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("suspended", sa.Boolean, nullable=False),
        sa.Column("active_post_id", Id),
        sa.UniqueConstraint("congress_id", "chat_id"),
        sa.UniqueConstraint("congress_id", "id"),
        sa.UniqueConstraint("congress_id", "phone_digest"),
    )
    op.create_index("ix_people_congress_id_name", "people", ["congress_id", "name"])
    op.create_table(
        "invitations",
        _id(),
        _congress(),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("used", sa.Boolean, nullable=False),
        _same_congress("person_id", "people"),
        sa.UniqueConstraint("congress_id", "code"),
    )
    op.create_table(
        "posts",
        _id(),
        _congress(),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("department_id", Id),
        sa.Column("delegation_id", Id),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        _same_congress("delegation_id", "delegations"),
        _same_congress("department_id", "departments"),
        _same_congress("person_id", "people"),
    )
    op.create_index("ix_posts_congress_id_role", "posts", ["congress_id", "role"])
    op.create_index("ix_posts_person_id", "posts", ["person_id"])
    op.create_table(
        "proposals",
        _id(),
        _congress(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("representative_id", Id, nullable=False),
        sa.Column("representative", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("situation", sa.Text, nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("track", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("delegation_id", Id),
        sa.Column("session", sa.String, nullable=False),
        sa.Column("number", sa.String),
        sa.Column("category", sa.String),
        sa.Column("wished_department_id", Id),
        sa.Column("cosigning_open", sa.Boolean, nullable=False),
        sa.Column("disclosure", sa.String, nullable=False),
        sa.Column("screening_answers", sa.JSON, nullable=False),
        sa.Column("attachments", sa.JSON, nullable=False),
        sa.Column("remarks", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("returns", sa.Integer, nullable=False),
        sa.Column("reopening_asked", sa.Boolean, nullable=False),
        sa.Column("submitted_at", Instant),
        sa.Column("registered_at", Instant),
        sa.Column("assigned_at", Instant),
        sa.Column("replied_at", Instant),
        sa.Column("answered_at", Instant),
        sa.Column("urged_at", Instant),
        sa.Column("urges", sa.Integer, nullable=False),
        sa.Column("history_head", sa.String, nullable=False),
        _same_congress("delegation_id", "delegations"),
        _same_congress("representative_id", "people"),
        _same_congress("wished_department_id", "departments"),
        sa.UniqueConstraint("congress_id", "id"),
        sa.UniqueConstraint("congress_id", "number"),
    )
    op.create_index("ix_proposals_congress_id_changed_at", "proposals", ["congress_id", "changed_at"])
    op.create_index("ix_proposals_congress_id_status", "proposals", ["congress_id", "status"])
    op.create_index("ix_proposals_delegation_id_changed_at", "proposals", ["delegation_id", "changed_at"])
    op.create_index(
        "ix_proposals_representative_id_changed_at", "proposals", ["representative_id", "changed_at"]
    )
    op.create_table(
        "assignments",
        _id(),
        _congress(),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("department", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("assigned_at", Instant, nullable=False),
        sa.Column("signed_at", Instant),
        sa.Column("signed_by", sa.String, nullable=False),
        sa.Column("opinion", sa.Text, nullable=False),
        sa.Column("opinion_at", Instant),
        sa.Column("released_at", Instant),
        _same_congress("department_id", "departments"),
        _same_congress("proposal_id", "proposals"),
    )
    op.create_index(
        "ix_assignments_department_id_proposal_id", "assignments", ["department_id", "proposal_id"]
    )
    op.create_index("ix_assignments_proposal_id", "assignments", ["proposal_id"])
    op.create_table(
        "clocks",
        _id(),
        _congress(),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("working", sa.JSON, nullable=False),
        sa.Column("provisional", sa.Boolean, nullable=False),
        sa.Column("department_id", Id),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("stopped_at", Instant),
        sa.Column("overdue_at", Instant),
        _same_congress("department_id", "departments"),
        _same_congress("proposal_id", "proposals"),
    )
    op.create_index("ix_clocks_proposal_id", "clocks", ["proposal_id"])
    op.create_index("ix_clocks_running", "clocks", ["due_at"], **_partial("stopped_at IS NULL"))
    op.create_table(
        "commitments",
        _id(),
        _congress(),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        _same_congress("proposal_id", "proposals"),
    )
    op.create_index("ix_commitments_proposal_id", "commitments", ["proposal_id"])
    op.create_table(
        "contacts",
        _id(),
        _congress(),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("mode", sa.String, nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("recorded_by", sa.String, nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("confirmation", sa.String, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("confirmed_at", Instant),
        _same_congress("department_id", "departments"),
        _same_congress("proposal_id", "proposals"),
    )
    op.create_index("ix_contacts_proposal_id", "contacts", ["proposal_id"])
    op.create_table(
        "drafts",
        _id(),
        _congress(),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("updated_at", Instant, nullable=False),
        sa.Column("proposal_id", Id),
        sa.Column("content", sa.JSON, nullable=False),
        _same_congress("person_id", "people"),
        _same_congress("proposal_id", "proposals"),
        sa.UniqueConstraint("person_id", "ordinal"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "history",
        _id(),
        _congress(),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("actor_id", Id),
        sa.Column("from_status", sa.String, nullable=False),
        sa.Column("to_status", sa.String, nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        _same_congress("actor_id", "people"),
        _same_congress("proposal_id", "proposals"),
        sa.UniqueConstraint("proposal_id", "seq"),
    )
    op.create_table(
        "outbox",
        _id(),
        _congress(),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("dedupe_key", sa.String, nullable=False),
        sa.Column("not_before", Instant, nullable=False),
        sa.Column("proposal_id", Id),
        sa.Column("params", sa.JSON, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("claimed_by", sa.String, nullable=False),
        sa.Column("claimed_until", Instant),
        sa.Column("settled_at", Instant),
        _same_congress("person_id", "people"),
        _same_congress("proposal_id", "proposals"),
        sa.UniqueConstraint("dedupe_key", "congress_id"),
    )
    op.create_index("ix_outbox_proposal_id", "outbox", ["proposal_id"])
    op.create_index("ix_outbox_waiting", "outbox", ["not_before", "id"], **_partial("outcome = 'waiting'"))
    op.create_table(
        "ratings",
        _id(),
        _congress(),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("representative_id", Id, nullable=False),
        sa.Column("stage", sa.Integer, nullable=False),
        sa.Column("grade", sa.String, nullable=False),
        sa.Column("given_at", Instant, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("collected_by", sa.String, nullable=False),
        sa.Column("salt", sa.String, nullable=False),
        _same_congress("proposal_id", "proposals"),
        _same_congress("representative_id", "people"),
    )
    op.create_index("ix_ratings_proposal_id", "ratings", ["proposal_id"])
    op.create_table(
        "replies",
        _id(),
        _congress(),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("department", sa.String, nullable=False),
        sa.Column("result_class", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("drafted_by", sa.String, nullable=False),
        sa.Column("drafted_at", Instant, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("done", sa.JSON, nullable=False),
        sa.Column("planned", sa.JSON, nullable=False),
        sa.Column("not_adopted", sa.JSON, nullable=False),
        sa.Column("signed_by", sa.String, nullable=False),
        sa.Column("signed_at", Instant),
        sa.Column("send_back_reasons", sa.JSON, nullable=False),
        sa.Column("send_back_remark", sa.Text, nullable=False),
        sa.Column("delivered_at", Instant),
        _same_congress("department_id", "departments"),
        _same_congress("proposal_id", "proposals"),
    )
    op.create_index("ix_replies_proposal_id", "replies", ["proposal_id"])


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
