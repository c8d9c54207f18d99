"""What inspectors found on site."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _own(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])


def upgrade() -> None:
    op.create_table(
        "inspection_visits",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("inspection_id", Id, nullable=False),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("department", sa.String, nullable=False),
        sa.Column("inspector", sa.String, nullable=False),
        sa.Column("inspector_id", Id, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("points", sa.JSON, nullable=False),
        sa.Column("present", sa.Text, nullable=False),
        sa.Column("remarks", sa.Text, nullable=False),
        sa.Column("attachments", sa.JSON, nullable=False),
        _own("inspection_id", "inspections"),
        _own("proposal_id", "proposals"),
        _own("department_id", "departments"),
        _own("inspector_id", "people"),
    )
    op.create_index("ix_inspection_visits_inspection_id", "inspection_visits", ["inspection_id"])


def downgrade() -> None:
    op.drop_table("inspection_visits")
