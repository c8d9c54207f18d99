"""Where a department can be reached by telephone."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("departments", sa.Column("telephone", sa.String, nullable=False, server_default=""))
    with op.batch_alter_table("departments") as batch:
        batch.alter_column("telephone", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("departments") as batch:
        batch.drop_column("telephone")
