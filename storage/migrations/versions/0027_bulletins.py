"""Bulletins: drafts, and those that were issued, with their seals."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _own(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])


def upgrade() -> None:
    op.create_table(
        "bulletins",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("period", sa.String, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("words", sa.JSON, nullable=False),
        sa.Column("edited", sa.JSON, nullable=False),
        sa.Column("examples", sa.JSON, nullable=False),
        sa.Column("steps", sa.JSON, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("figures_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("drafted_by", sa.String, nullable=False),
        sa.Column("drafted_by_id", Id, nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("seq", sa.Integer),
        sa.Column("issued_by", sa.String, nullable=False),
        sa.Column("issued_by_id", Id),
        sa.Column("issued_at", sa.DateTime(timezone=True)),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("seal", sa.String, nullable=False),
        _own("drafted_by_id", "people"),
        _own("issued_by_id", "people"),
        sa.UniqueConstraint("congress_id", "year", "seq"),
    )
    op.create_index("ix_bulletins_congress_id", "bulletins", ["congress_id", "issued_at"])


def downgrade() -> None:
    op.drop_table("bulletins")
