"""Indexes of what an overview looks up for each suggestion."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

INDEXES = (
    (
        "ix_assignments_lead",
        "assignments",
        ["proposal_id", "department_id"],
        "role = 'lead' AND released_at IS NULL",
    ),
    (
        "ix_assignments_apart",
        "assignments",
        ["proposal_id", "department_id"],
        "role = 'separate' AND released_at IS NULL",
    ),
    (
        "ix_replies_answering",
        "replies",
        ["proposal_id", "round", "result_class"],
        "delivered_at IS NOT NULL AND second = {no}",
    ),
    ("ix_clocks_rating_3", "clocks", ["proposal_id"], "key = 'rating_3'"),
    (
        "ix_ratings_counted",
        "ratings",
        ["proposal_id", "stage", "round", "representative_id", "given_at", "id", "grade", "collected_by"],
        "",
    ),
)


def upgrade() -> None:
    no = "0" if op.get_bind().dialect.name == "sqlite" else "false"
    for name, table, columns, condition in INDEXES:
        where = sa.text(condition.format(no=no)) if condition else None
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, *_ in INDEXES:
        op.drop_index(name, table)
