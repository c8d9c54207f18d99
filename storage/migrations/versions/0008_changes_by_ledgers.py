"""Rules change by a ledger, too, and then by nobody in person."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("policy_changes") as batch:
        batch.alter_column("by_id", existing_type=Id, nullable=True)


def downgrade() -> None:
    # Before, there was no place for them.
    op.execute(sa.text("DELETE FROM policy_changes WHERE by_id IS NULL"))
    with op.batch_alter_table("policy_changes") as batch:
        batch.alter_column("by_id", existing_type=Id, nullable=False)
