"""What the registry says of pairs of proposals: one matter, or not."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "same_matters",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("one_id", Id, nullable=False),
        sa.Column("other_id", Id, nullable=False),
        sa.Column("same", sa.Boolean, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("by_id", Id, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["congress_id", "one_id"], ["proposals.congress_id", "proposals.id"]),
        sa.ForeignKeyConstraint(["congress_id", "other_id"], ["proposals.congress_id", "proposals.id"]),
        sa.ForeignKeyConstraint(["congress_id", "by_id"], ["people.congress_id", "people.id"]),
    )
    op.create_index("ix_same_matters_one_id_other_id", "same_matters", ["one_id", "other_id"])
    op.create_index("ix_same_matters_other_id", "same_matters", ["other_id"])
    op.create_index("ix_same_matters_congress_id", "same_matters", ["congress_id"])


def downgrade() -> None:
    op.drop_table("same_matters")
