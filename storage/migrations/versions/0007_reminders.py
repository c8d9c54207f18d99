"""Mornings, snoozes, people's own hours, and who cannot be reached; clocks found by their day."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
RUNNING = sa.text("stopped_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "mornings",
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
    )
    op.create_table(
        "snoozes",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("clock_id", Id, sa.ForeignKey("clocks.id"), nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.ForeignKeyConstraint(["congress_id", "person_id"], ["people.congress_id", "people.id"]),
        sa.UniqueConstraint("person_id", "clock_id"),
    )
    op.create_index("ix_snoozes_congress_id_until", "snoozes", ["congress_id", "until"])
    op.create_index("ix_snoozes_clock_id", "snoozes", ["clock_id"])
    op.create_index(
        "ix_clocks_running_days",
        "clocks",
        ["congress_id", "due_on"],
        sqlite_where=RUNNING,
        postgresql_where=RUNNING,
    )
    op.add_column("people", sa.Column("preferences", sa.JSON))
    op.add_column("people", sa.Column("unreachable_since", sa.DateTime(timezone=True)))


def downgrade() -> None:
    with op.batch_alter_table("people") as batch:
        batch.drop_column("unreachable_since")
        batch.drop_column("preferences")
    op.drop_index("ix_clocks_running_days", "clocks")
    op.drop_table("snoozes")
    op.drop_table("mornings")
