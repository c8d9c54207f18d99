"""Groups that departments bound, and notices that go to them."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STANDING = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "department_groups",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("bound_by", Id, nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["congress_id", "department_id"], ["departments.congress_id", "departments.id"]
        ),
        sa.ForeignKeyConstraint(["congress_id", "bound_by"], ["people.congress_id", "people.id"]),
    )
    for name, columns in {
        "ix_department_groups_department": ["congress_id", "department_id"],
        "ix_department_groups_chat": ["congress_id", "chat_id", "thread_id"],
    }.items():
        op.create_index(
            name,
            "department_groups",
            columns,
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        )
    op.add_column("outbox", sa.Column("group_id", Id))


def downgrade() -> None:
    op.drop_column("outbox", "group_id")
    op.drop_table("department_groups")
