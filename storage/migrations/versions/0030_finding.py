"""What people look for, kept so that pages can be turned; numbers are found by what they end with."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BARE = "rtrim(number, '\u53f7\u4ef6) ')"
LAST_NUMBER = sa.text(f"ltrim(substr({BARE}, length(rtrim({BARE}, '0123456789')) + 1), '0')")


def upgrade() -> None:
    op.create_table(
        "searches",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["congress_id", "person_id"], ["people.congress_id", "people.id"]),
    )
    op.create_index("ix_searches_person_id", "searches", ["person_id"])
    op.create_index("ix_proposals_last_number", "proposals", ["congress_id", LAST_NUMBER])


def downgrade() -> None:
    op.drop_index("ix_proposals_last_number", "proposals")
    op.drop_table("searches")
