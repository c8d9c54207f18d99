"""Inspections, what their checks found, the draws made for them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _own(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])


def upgrade() -> None:
    op.create_table(
        "inspections",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("scope", sa.JSON, nullable=False),
        sa.Column("opened_by", sa.String, nullable=False),
        sa.Column("opened_by_id", Id, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("points", sa.JSON, nullable=False),
        sa.Column("units", sa.JSON, nullable=False),
        sa.Column("closed_by", sa.String, nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        _own("opened_by_id", "people"),
        sa.UniqueConstraint("congress_id", "id"),
    )
    op.create_table(
        "inspection_findings",
        sa.Column("inspection_id", Id, primary_key=True),
        sa.Column("department_id", Id, primary_key=True),
        sa.Column("proposal_id", Id, primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        _own("inspection_id", "inspections"),
        _own("proposal_id", "proposals"),
        _own("department_id", "departments"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "inspection_draws",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("inspection_id", Id, nullable=False),
        sa.Column("seed", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("by_department", sa.Boolean, nullable=False),
        sa.Column("pool", sa.JSON, nullable=False),
        sa.Column("drawn_by", sa.String, nullable=False),
        sa.Column("drawn_by_id", Id, nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        _own("inspection_id", "inspections"),
        _own("drawn_by_id", "people"),
    )
    op.create_index("ix_inspection_draws_inspection_id", "inspection_draws", ["inspection_id"])


def downgrade() -> None:
    op.drop_table("inspection_draws")
    op.drop_table("inspection_findings")
    op.drop_table("inspections")
