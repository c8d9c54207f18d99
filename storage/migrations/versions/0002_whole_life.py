"""The whole life of a proposal: co-signers, sections, orders, and what the further steps keep."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)

TEXT, LIST, NO, NONE = sa.text("''"), sa.text("'[]'"), sa.false(), sa.text("0")
# Old rows get the default, new ones always bring a value: the default is taken away again.
PROPOSALS = (
    ("withdrawal_asked", sa.Boolean(), NO),
    ("flagged", sa.Boolean(), NO),
    ("drafting_step", sa.String(), TEXT),
    ("merged_into_id", Id, None),
    ("requirements", sa.JSON(), LIST),
    ("review_chain", sa.JSON(), sa.text("'[\"government_office\"]'")),
    ("review_level", sa.Integer(), NONE),
    ("key", sa.JSON(), None),
    ("key_steps", sa.JSON(), LIST),
    ("objections", sa.JSON(), LIST),
    ("extensions", sa.JSON(), LIST),
    ("versions", sa.JSON(), LIST),
    ("on_record_reason", sa.Text(), TEXT),
    ("on_record_at", Instant, None),
    ("pre_submitted_at", Instant, None),
    ("first_assigned_at", Instant, None),
    ("closed_at", Instant, None),
    ("published_at", Instant, None),
)
ADDED = {
    "assignments": (("countersigned_by", sa.String(), TEXT), ("countersigned_at", Instant, None)),
    "contacts": (("rank", sa.String(), TEXT), ("led_by", sa.String(), TEXT), ("attendees", sa.Text(), TEXT)),
    "replies": (
        ("second", sa.Boolean(), NO),
        ("leader", sa.String(), TEXT),
        ("leader_signed_at", Instant, None),
    ),
    "commitments": (
        ("kept_on", sa.Date(), None),
        ("kept_by", sa.String(), TEXT),
        ("kept_note", sa.Text(), TEXT),
    ),
    "ratings": (("verdicts", sa.JSON(), sa.text("'{}'")),),
}
Added = tuple[str, Any, Any]
MERGED = "fk_proposals_congress_id_merged_into_id"
OLD_NUMBER = "uq_proposals_congress_id_number"
NEW_NUMBER = "uq_proposals_congress_id_session_number"


def _add(table: str, columns: Iterable[Added]) -> None:
    with op.batch_alter_table(table) as batch:
        for name, kind, default in columns:
            batch.add_column(sa.Column(name, kind, nullable=default is None, server_default=default))
    with op.batch_alter_table(table) as batch:
        for name, kind, default in columns:
            if default is not None:
                batch.alter_column(name, existing_type=kind, server_default=None)


def _part(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("proposal_id", Id, nullable=False),
        *columns,
        _same_congress("proposal_id", "proposals"),
    )
    op.create_index(f"ix_{name}_proposal_id", name, ["proposal_id"])


def _same_congress(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])


def upgrade() -> None:
    _add("proposals", PROPOSALS)
    op.execute("UPDATE proposals SET first_assigned_at = assigned_at")
    with op.batch_alter_table("proposals") as batch:
        batch.drop_constraint(OLD_NUMBER, type_="unique")
        batch.create_unique_constraint(NEW_NUMBER, ["congress_id", "session", "number"])
        batch.create_foreign_key(
            MERGED, "proposals", ["congress_id", "merged_into_id"], ["congress_id", "id"]
        )
    op.create_index("ix_proposals_congress_id_number", "proposals", ["congress_id", "number"])
    for table, columns in ADDED.items():
        _add(table, columns)
    _part(
        "cosigners",
        sa.Column("representative_id", Id, nullable=False),
        sa.Column("representative", sa.String, nullable=False),
        sa.Column("way", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("asked_at", Instant, nullable=False),
        sa.Column("answered_at", Instant),
        _same_congress("representative_id", "people"),
        sa.UniqueConstraint("proposal_id", "representative_id"),
    )
    op.drop_index("ix_cosigners_proposal_id", "cosigners")
    op.create_index("ix_cosigners_representative_id", "cosigners", ["representative_id"])
    _part(
        "sections",
        sa.Column("department_id", Id, nullable=False),
        sa.Column("section", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("dispatched_by", sa.String, nullable=False),
        sa.Column("dispatched_at", Instant, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("signed_by", sa.String, nullable=False),
        sa.Column("signed_at", Instant),
        sa.Column("preparations", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("handed_in_by", sa.String, nullable=False),
        sa.Column("handed_in_at", Instant),
        sa.Column("checked_by", sa.String, nullable=False),
        sa.Column("checked_at", Instant),
        sa.Column("withdrawn_at", Instant),
        _same_congress("department_id", "departments"),
    )
    op.create_index("ix_sections_department_id_section", "sections", ["department_id", "section"])
    _part(
        "orders",
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("department", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("because", sa.String, nullable=False),
        sa.Column("issued_by", sa.String, nullable=False),
        sa.Column("issued_at", Instant),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("answered_by", sa.String, nullable=False),
        sa.Column("answered_at", Instant),
        sa.Column("ended_by", sa.String, nullable=False),
        sa.Column("ended_at", Instant),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        _same_congress("department_id", "departments"),
    )
    op.create_index("ix_orders_department_id", "orders", ["department_id"])
    kept = [(c, f"{track}:{year}", last) for c, track, year, last in _numbers("track", "year")]
    _renumber(kept, sa.Column("series", sa.String, primary_key=True))


def downgrade() -> None:
    """What only the new tables know goes; series that are no track of a year start anew."""
    parts = [(c, *series.rpartition(":")[::2], last) for c, series, last in _numbers("series")]
    _renumber(
        [(c, track, int(year), last) for c, track, year, last in parts if year.isdecimal()],
        sa.Column("track", sa.String, primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
    )
    for table in ("orders", "sections", "cosigners"):
        op.drop_table(table)
    for table, columns in ADDED.items():
        with op.batch_alter_table(table) as batch:
            for name, _, _ in columns:
                batch.drop_column(name)
    op.drop_index("ix_proposals_congress_id_number", "proposals")
    with op.batch_alter_table("proposals") as batch:
        batch.drop_constraint(MERGED, type_="foreignkey")
        batch.drop_constraint(NEW_NUMBER, type_="unique")
        batch.create_unique_constraint(OLD_NUMBER, ["congress_id", "number"])
        for name, _, _ in PROPOSALS:
            batch.drop_column(name)


def _numbers(*keys: str) -> list[Any]:
    columns: list[Any] = [sa.column(name) for name in ("congress_id", *keys, "last")]
    return list(op.get_bind().execute(sa.select(*columns).select_from(sa.table("numbers"))))


def _renumber(rows: list[tuple[Any, ...]], *keys: sa.Column[Any]) -> None:
    """The counters under other keys."""
    op.drop_table("numbers")
    table = op.create_table(
        "numbers",
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), primary_key=True),
        *keys,
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.bulk_insert(table, [dict(zip(table.c.keys(), row, strict=True)) for row in rows])
