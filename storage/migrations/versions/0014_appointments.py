"""Booked meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "appointments",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("department", sa.String, nullable=False),
        sa.Column("mode", sa.String, nullable=False),
        sa.Column("offered_by", sa.String, nullable=False),
        sa.Column("offered_at", Instant, nullable=False),
        sa.Column("times", sa.JSON, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("rank", sa.String, nullable=False),
        sa.Column("led_by", sa.String, nullable=False),
        sa.Column("attendees", sa.Text, nullable=False),
        sa.Column("with_cosigners", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("asked", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("starts_at", Instant),
        sa.Column("ends_at", Instant),
        sa.Column("agreed_at", Instant),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("outcome_asked_at", Instant),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("ended_by", sa.String, nullable=False),
        sa.Column("ended_at", Instant),
        sa.Column("round", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["congress_id", "proposal_id"], ["proposals.congress_id", "proposals.id"]),
        sa.ForeignKeyConstraint(
            ["congress_id", "department_id"], ["departments.congress_id", "departments.id"]
        ),
    )
    for column in ("proposal_id", "department_id"):
        op.create_index(f"ix_appointments_{column}", "appointments", [column])
    which = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_appointments_standing",
        "appointments",
        ["starts_at"],
        sqlite_where=which,
        postgresql_where=which,
    )


def downgrade() -> None:
    op.drop_table("appointments")
