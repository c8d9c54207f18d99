"""Which proposals' texts changed, in an order the index of words can follow."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXTS = "title, situation, request"
# SQLite has one writer at a time, so a count is an order; on PostgreSQL the number of the transaction is one
# together with which transactions are still under way.
NEXT = "(SELECT coalesce(max(change), 0) + 1 FROM text_changes)"
SQLITE = """
CREATE TRIGGER {name} AFTER {event} ON proposals BEGIN
    INSERT INTO text_changes (proposal_id, change) VALUES (new.id, {next})
    ON CONFLICT (proposal_id) DO UPDATE SET change = {next};
END
"""
POSTGRESQL = (
    """
    CREATE FUNCTION mark_text_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO text_changes (proposal_id, change) VALUES (new.id, pg_current_xact_id()::text::bigint)
        ON CONFLICT (proposal_id) DO UPDATE SET change = excluded.change;
        RETURN NULL;
    END $$
    """,
    f"""
    CREATE TRIGGER text_change AFTER INSERT OR UPDATE OF {TEXTS} ON proposals
    FOR EACH ROW EXECUTE FUNCTION mark_text_change()
    """,
)


def upgrade() -> None:
    op.create_table(
        "text_changes",
        sa.Column(
            "proposal_id",
            Id,
            sa.ForeignKey("proposals.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("change", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_text_changes_change", "text_changes", ["change", "proposal_id"])
    op.create_table(
        "text_identity",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
    )
    op.execute("INSERT INTO text_changes (proposal_id, change) SELECT id, 0 FROM proposals")
    if op.get_bind().dialect.name == "sqlite":
        for name, event in (("text_added", "INSERT"), ("text_changed", f"UPDATE OF {TEXTS}")):
            op.execute(SQLITE.format(name=name, event=event, next=NEXT))
    else:
        for statement in POSTGRESQL:
            op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER text_added")
        op.execute("DROP TRIGGER text_changed")
    else:
        op.execute("DROP TRIGGER text_change ON proposals")
        op.execute("DROP FUNCTION mark_text_change")
    op.drop_table("text_identity")
    op.drop_table("text_changes")
