"""Days of a congress's own, off or worked against the State Council's calendar."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("congresses", sa.Column("local_days", sa.JSON))
    op.create_table(
        "corrections",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("worked", sa.Boolean),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("by_id", Id, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["congress_id", "by_id"], ["people.congress_id", "people.id"]),
    )
    op.create_index("ix_corrections_congress_id", "corrections", ["congress_id"])


def downgrade() -> None:
    op.drop_table("corrections")
    with op.batch_alter_table("congresses") as batch:
        batch.drop_column("local_days")
