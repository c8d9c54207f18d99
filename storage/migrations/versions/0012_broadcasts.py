"""Broadcasts, their receipts, what is written about them; in the outbox, whose copy is whose."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)
OF_BROADCAST = sa.text("broadcast_id IS NOT NULL")


def _of(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])


def _congress() -> sa.Column[int]:
    return sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", Id, primary_key=True),
        _congress(),
        sa.Column("sender_id", Id, nullable=False),
        sa.Column("sender", sa.String, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("attachments", sa.JSON, nullable=False),
        sa.Column("audience", sa.JSON, nullable=False),
        sa.Column("wants_receipts", sa.Boolean),
        sa.Column("stays_open", sa.Boolean, nullable=False),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("scheduled_at", Instant),
        sa.Column("started_at", Instant),
        sa.Column("ended_at", Instant),
        sa.Column("open_until", Instant),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("passes", sa.Integer, nullable=False),
        sa.Column("cursor", Id, nullable=False),
        sa.Column("again", sa.JSON, nullable=False),
        sa.Column("again_at", Instant),
        sa.Column("message_id", Id),
        sa.Column("shown", sa.String, nullable=False),
        sa.Column("reminds_of", Id),
        sa.Column("reminded_at", Instant),
        _of("sender_id", "people"),
        _of("reminds_of", "broadcasts"),
        sa.UniqueConstraint("congress_id", "id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_broadcasts_state", "broadcasts", ["state"])
    op.create_table(
        "receipts",
        sa.Column("broadcast_id", Id, primary_key=True),
        sa.Column("person_id", Id, primary_key=True),
        _congress(),
        sa.Column("at", Instant, nullable=False),
        _of("broadcast_id", "broadcasts"),
        _of("person_id", "people"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "broadcast_words",
        sa.Column("id", Id, primary_key=True),
        _congress(),
        sa.Column("broadcast_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("attachments", sa.JSON, nullable=False),
        _of("broadcast_id", "broadcasts"),
        _of("person_id", "people"),
        _of("author_id", "people"),
    )
    op.create_index(
        "ix_broadcast_words_broadcast_id_person_id", "broadcast_words", ["broadcast_id", "person_id"]
    )
    op.create_index("ix_posts_congress_id_role_person_id", "posts", ["congress_id", "role", "person_id"])
    op.add_column("outbox", sa.Column("broadcast_id", Id))
    op.create_index(
        "ix_outbox_broadcast",
        "outbox",
        ["broadcast_id", "kind", "outcome", "person_id"],
        sqlite_where=OF_BROADCAST,
        postgresql_where=OF_BROADCAST,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_broadcast", "outbox")
    op.drop_index("ix_posts_congress_id_role_person_id", "posts")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_column("broadcast_id")
    op.drop_table("broadcast_words")
    op.drop_table("receipts")
    op.drop_table("broadcasts")
