"""How what stands published stands now: lists are narrowed by session, delegation, state and timeliness."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STANDING = sa.text("ended_at IS NULL")
SORT = ["cell_id", "session", "delegation_id", "state", "timeliness", "due_on"]
STATES = {
    "replied": "answered",
    "answered": "answered",
    "follow_up": "follow_up",
    "closed": "closed",
    "archived": "closed",
    "withdrawn": "withdrawn",
    "cancelled": "withdrawn",
}
STANDS = (
    "SELECT q.id, q.congress_id, q.cell_id, p.session, p.delegation_id, p.status, p.replied_at,"
    " (SELECT c.due_on FROM clocks c WHERE c.proposal_id = p.id AND c.key IN ('reply', 'rehandle')"
    " ORDER BY c.round DESC, c.id DESC LIMIT 1) AS due_on"
    " FROM publications q JOIN proposals p ON p.id = q.proposal_id WHERE q.ended_at IS NULL"
)
ANSWERED = ("replied", "answered", "follow_up", "closed", "archived")


def upgrade() -> None:
    op.create_table(
        "publication_sorts",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("cell_id", Id, nullable=False),
        sa.Column("session", sa.String, nullable=False),
        sa.Column("delegation_id", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("timeliness", sa.String, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id", "cell_id"], ["publication_cells.congress_id", "publication_cells.id"]
        ),
        sa.UniqueConstraint(*SORT, name="uq_publication_sorts_sort"),
    )
    op.create_index("ix_publication_sorts_congress_id", "publication_sorts", ["congress_id"])
    op.add_column("publications", sa.Column("sort_id", Id))
    _sort()
    op.drop_column("publication_cells", "n")
    op.drop_index("ix_publications_cell", "publications")
    op.drop_index("ix_publications_listed", "publications")
    _index("ix_publications_listed", ["congress_id", "listed_at", "id", "sort_id"])
    _index("ix_publications_sort", ["sort_id", "listed_at", "id"])


def _index(name: str, columns: list[str]) -> None:
    op.create_index(name, "publications", columns, sqlite_where=STANDING, postgresql_where=STANDING)


def _sort() -> None:
    """What stands now, each under its sort."""
    connection = op.get_bind()
    given = sa.table("congresses", sa.column("id"), sa.column("policy", sa.JSON))
    zones = {id_: ZoneInfo(policy["zone"]) for id_, policy in connection.execute(sa.select(given))}
    counts: Counter[tuple[Any, ...]] = Counter()
    members = []
    for row in connection.execute(sa.text(STANDS).columns(replied_at=sa.DateTime, due_on=sa.Date)):
        key = row.congress_id, row.cell_id, row.session, row.delegation_id or 0, *_stands(row, zones)
        counts[key] += 1
        members.append((row.id, key))
    sorts = sa.table("publication_sorts", *map(sa.column, ["id", "congress_id", *SORT[:-1], "n"]))
    sorts.append_column(sa.column("due_on", sa.Date))
    ids = {}
    for key, n in counts.items():
        values = {**dict(zip(["congress_id", *SORT], key, strict=True)), "n": n}
        ids[key] = connection.execute(sorts.insert().values(values).returning(sorts.c.id)).scalar_one()
    put = sa.text("UPDATE publications SET sort_id = :sort WHERE id = :id")
    if members:
        connection.execute(put, [{"id": id_, "sort": ids[key]} for id_, key in members])


def _stands(row: Any, zones: Mapping[int, ZoneInfo]) -> tuple[str, str, date]:
    """Its state, whether it is in time, and until when that is so."""
    state = STATES.get(row.status, "running")
    if row.status not in ANSWERED:
        return state, "not_due" if row.due_on else "", row.due_on or date.max
    if row.due_on is None or row.replied_at is None:
        return state, "", date.max
    at = row.replied_at if row.replied_at.tzinfo else row.replied_at.replace(tzinfo=UTC)
    late = at.astimezone(zones[row.congress_id]).date() > row.due_on
    return state, "late" if late else "in_time", date.max


def downgrade() -> None:
    op.drop_index("ix_publications_sort", "publications")
    op.drop_index("ix_publications_listed", "publications")
    op.drop_column("publications", "sort_id")
    _index("ix_publications_listed", ["congress_id", "listed_at", "id", "cell_id"])
    _index("ix_publications_cell", ["cell_id", "listed_at", "id"])
    op.add_column("publication_cells", sa.Column("n", sa.Integer, nullable=False, server_default="0"))
    op.execute(
        "UPDATE publication_cells SET n = (SELECT count(*) FROM publications q"
        " WHERE q.cell_id = publication_cells.id AND q.ended_at IS NULL)"
    )
    op.drop_table("publication_sorts")
