"""Links to people's calendar feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "calendar_links",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["congress_id", "person_id"], ["people.congress_id", "people.id"]),
    )
    op.create_index("ix_calendar_links_person_id", "calendar_links", ["person_id"])


def downgrade() -> None:
    op.drop_table("calendar_links")
