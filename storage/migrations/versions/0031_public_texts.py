"""Which published texts changed, in an order the index of the public's words can follow."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NEXT = "(SELECT coalesce(max(change), 0) + 1 FROM public_text_changes)"
STANDING = "EXISTS (SELECT 1 FROM publications WHERE proposal_id = new.proposal_id AND ended_at IS NULL)"
# Name, table, event, condition. Units change while they work; only what stands published is marked.
TRIGGERS = (
    ("public_text_added", "publications", "INSERT", "true"),
    ("public_text_ended", "publications", "UPDATE OF ended_at", "true"),
    ("public_unit_added", "assignments", "INSERT", STANDING),
    ("public_unit_changed", "assignments", "UPDATE OF department, released_at", STANDING),
)
SQLITE = """
CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN
    INSERT INTO public_text_changes (proposal_id, change) SELECT new.proposal_id, {next} WHERE {condition}
    ON CONFLICT (proposal_id) DO UPDATE SET change = {next};
END
"""
FUNCTION = """
CREATE FUNCTION mark_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public_text_changes (proposal_id, change)
    SELECT new.proposal_id, pg_current_xact_id()::text::bigint WHERE {condition}
    ON CONFLICT (proposal_id) DO UPDATE SET change = excluded.change;
    RETURN NULL;
END $$
"""
TRIGGER = "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION mark_{name}()"


def upgrade() -> None:
    op.create_table(
        "public_text_changes",
        sa.Column(
            "proposal_id",
            Id,
            sa.ForeignKey("proposals.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("change", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_public_text_changes_change", "public_text_changes", ["change", "proposal_id"])
    op.execute(
        "INSERT INTO public_text_changes (proposal_id, change)"
        " SELECT proposal_id, 0 FROM publications WHERE ended_at IS NULL"
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, table, event, condition in TRIGGERS:
        told = {"name": name, "table": table, "event": event, "condition": condition}
        for statement in (SQLITE,) if sqlite else (FUNCTION, TRIGGER):
            op.execute(statement.format(**told, next=NEXT))


def downgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, table, _, _ in TRIGGERS:
        if sqlite:
            op.execute(f"DROP TRIGGER {name}")
        else:
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION mark_{name}")
    op.drop_table("public_text_changes")
