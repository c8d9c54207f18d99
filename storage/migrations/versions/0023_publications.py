"""What the public reads of proposals, and counts of each sort of it."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STANDING = sa.text("ended_at IS NULL")
PUBLISHED = sa.text("published_at IS NOT NULL")
CELL = ["congress_id", "year", "category", "result_class", "department_id"]


def upgrade() -> None:
    op.create_table(
        "publication_cells",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("result_class", sa.String, nullable=False),
        sa.Column("department_id", sa.BigInteger, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.UniqueConstraint(*CELL, name="uq_publication_cells_sort"),
        sa.UniqueConstraint("congress_id", "id"),
    )
    op.create_table(
        "publications",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("cell_id", Id, nullable=False),
        sa.Column("extent", sa.String, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title", "situation", "request", "summary")),
        sa.Column("letters", sa.JSON, nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_by", sa.String, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["congress_id", "proposal_id"], ["proposals.congress_id", "proposals.id"]),
        sa.ForeignKeyConstraint(
            ["congress_id", "cell_id"], ["publication_cells.congress_id", "publication_cells.id"]
        ),
    )
    _take_over()
    op.create_index("ix_publications_proposal_id", "publications", ["proposal_id"])
    op.create_index("ix_publications_congress_id_ended_at", "publications", ["congress_id", "ended_at"])
    for name, columns, unique in (
        ("ix_publications_listed", ["congress_id", "listed_at", "id"], False),
        ("ix_publications_cell", ["cell_id", "listed_at", "id"], False),
        ("ix_publications_standing", ["proposal_id"], True),
    ):
        op.create_index(
            name, "publications", columns, unique=unique, sqlite_where=STANDING, postgresql_where=STANDING
        )
    op.create_index(
        "ix_proposals_published",
        "proposals",
        ["congress_id", "changed_at"],
        sqlite_where=PUBLISHED,
        postgresql_where=PUBLISHED,
    )


def _take_over() -> None:
    """What was marked as published before: its title, units and progress. Nobody has looked through its texts."""
    year = (
        "CAST(strftime('%Y', published_at) AS INTEGER)"
        if op.get_bind().dialect.name == "sqlite"
        else "CAST(EXTRACT(YEAR FROM published_at) AS INTEGER)"
    )
    which = "published_at IS NOT NULL AND disclosure <> 'none'"
    op.execute(
        "INSERT INTO publication_cells (congress_id, year, category, result_class, department_id, n)"
        f" SELECT congress_id, {year}, coalesce(category, ''), '', 0, count(*) FROM proposals"
        f" WHERE {which} GROUP BY congress_id, {year}, coalesce(category, '')"
    )
    op.execute(
        "INSERT INTO publications (congress_id, proposal_id, cell_id, extent, title, situation, request,"
        " summary, letters, listed_at, made_at, made_by, ended_by, because)"
        " SELECT p.congress_id, p.id, c.id, 'none', p.title, '', '', '', '[]', p.published_at,"
        " p.published_at, '', '', '' FROM proposals p JOIN publication_cells c"
        f" ON c.congress_id = p.congress_id AND c.year = {year} AND c.category = coalesce(p.category, '')"
        f" WHERE {which}"
    )


def downgrade() -> None:
    op.drop_index("ix_proposals_published", "proposals")
    op.drop_table("publications")
    op.drop_table("publication_cells")
