"""Assessments as they were announced, and the objections of departments."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _own(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])


def upgrade() -> None:
    op.create_table(
        "assessments",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("weights", sa.JSON, nullable=False),
        sa.Column("bonus", sa.JSON, nullable=False),
        sa.Column("inputs", sa.JSON, nullable=False),
        sa.Column("towns", sa.JSON, nullable=False),
        sa.Column("announced_by", sa.String, nullable=False),
        sa.Column("announced_by_id", Id, nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.String, nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True)),
        _own("announced_by_id", "people"),
        sa.UniqueConstraint("congress_id", "id"),
    )
    op.create_table(
        "assessment_objections",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("assessment_id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("department", sa.String, nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("by_id", Id, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("corrected", sa.Integer),
        sa.Column("answered_by", sa.String, nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        _own("assessment_id", "assessments"),
        _own("department_id", "departments"),
        _own("by_id", "people"),
        sa.UniqueConstraint("assessment_id", "department_id", "part"),
    )
    op.create_index("ix_assessment_objections_congress_id", "assessment_objections", ["congress_id"])


def downgrade() -> None:
    op.drop_table("assessment_objections")
    op.drop_table("assessments")
