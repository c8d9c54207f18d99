"""Indexes for what ticks look for among a million clocks: not late yet, reckoned without a calendar."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

UNSTAMPED = "stopped_at IS NULL AND overdue_at IS NULL"


def upgrade() -> None:
    create("ix_clocks_unstamped", ["due_at"], UNSTAMPED, UNSTAMPED)
    create(
        "ix_clocks_provisional",
        ["congress_id", "due_on"],
        f"{UNSTAMPED} AND provisional = 1",
        f"{UNSTAMPED} AND provisional",
    )


def create(name: str, columns: list[str], sqlite: str, postgresql: str) -> None:
    op.create_index(
        name, "clocks", columns, sqlite_where=sa.text(sqlite), postgresql_where=sa.text(postgresql)
    )


def downgrade() -> None:
    op.drop_index("ix_clocks_provisional", "clocks")
    op.drop_index("ix_clocks_unstamped", "clocks")
