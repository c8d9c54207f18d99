"""How likely the judge called a pair when the registry decided about it: what its answers teach."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("same_matters", sa.Column("chance", sa.Float))
    op.add_column("same_matters", sa.Column("trees", sa.String))


def downgrade() -> None:
    op.drop_column("same_matters", "trees")
    op.drop_column("same_matters", "chance")
