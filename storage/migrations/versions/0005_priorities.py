"""What goes first in the outbox, and what may have been sent."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_outbox_waiting", "outbox")
    op.add_column("outbox", sa.Column("priority", sa.Integer, nullable=False, server_default="1"))
    op.execute("UPDATE outbox SET priority = 0 WHERE kind = 'reply'")
    with op.batch_alter_table("outbox") as batch:
        batch.alter_column("priority", server_default=None)
    _index("waiting", "congress_id", "priority", "not_before", "id")
    _index("sending", "claimed_until")


def downgrade() -> None:
    op.execute("UPDATE outbox SET outcome = 'undeliverable' WHERE outcome IN ('sending', 'in_doubt')")
    op.drop_index("ix_outbox_sending", "outbox")
    op.drop_index("ix_outbox_waiting", "outbox")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_column("priority")
    _index("waiting", "not_before", "id")


def _index(outcome: str, *columns: str) -> None:
    which = sa.text(f"outcome = '{outcome}'")
    op.create_index(
        f"ix_outbox_{outcome}", "outbox", list(columns), sqlite_where=which, postgresql_where=which
    )
