"""What could not be delivered is found without reading what was."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    which = sa.text("outcome IN ('blocked', 'never_started', 'undeliverable', 'in_doubt')")
    op.create_index(
        "ix_outbox_undelivered",
        "outbox",
        ["congress_id", "settled_at"],
        sqlite_where=which,
        postgresql_where=which,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_undelivered", "outbox")
