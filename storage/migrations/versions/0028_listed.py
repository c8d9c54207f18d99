"""The index of what is listed holds also which sort it is: narrowing reads nothing else."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

STANDING = sa.text("ended_at IS NULL")


def _listed(columns: list[str]) -> None:
    op.drop_index("ix_publications_listed", "publications")
    op.create_index(
        "ix_publications_listed", "publications", columns, sqlite_where=STANDING, postgresql_where=STANDING
    )


def upgrade() -> None:
    _listed(["congress_id", "listed_at", "id", "cell_id"])


def downgrade() -> None:
    _listed(["congress_id", "listed_at", "id"])
