"""What a congress changed in its rules."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "policy_changes",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("by_id", Id, nullable=False),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("after", sa.JSON, nullable=False),
        sa.Column("reckoned_again", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["congress_id", "by_id"], ["people.congress_id", "people.id"]),
    )
    op.create_index("ix_policy_changes_congress_id", "policy_changes", ["congress_id"])


def downgrade() -> None:
    op.drop_table("policy_changes")
