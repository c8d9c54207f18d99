"""Secret ballots, and apart from their papers who has voted."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _own(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])


def upgrade() -> None:
    op.create_table(
        "ballots",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("inspection_id", Id, nullable=False),
        sa.Column("units", sa.JSON, nullable=False),
        sa.Column("fewest", sa.Integer, nullable=False),
        sa.Column("opened_by", sa.String, nullable=False),
        sa.Column("opened_by_id", Id, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("tallies", sa.JSON, nullable=False),
        sa.Column("counted", sa.Boolean, nullable=False),
        sa.Column("closed_by", sa.String, nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        _own("inspection_id", "inspections"),
        _own("opened_by_id", "people"),
        sa.UniqueConstraint("congress_id", "id"),
    )
    op.create_index("ix_ballots_inspection_id", "ballots", ["inspection_id"])
    op.create_table(
        "ballot_voters",
        sa.Column("ballot_id", Id, primary_key=True),
        sa.Column("person_id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("voted", sa.Boolean, nullable=False),
        _own("ballot_id", "ballots"),
        _own("person_id", "people"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("ballot_voters")
    op.drop_table("ballots")
