"""Channels that a congress posts to, and their posts; a notice may go to one."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = sa.DateTime(timezone=True)
STANDING = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "channels",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("added_by", Id, nullable=False),
        sa.Column("added_at", Moment, nullable=False),
        sa.Column("bound_at", Moment),
        sa.Column("paused_at", Moment),
        sa.Column("ended_at", Moment),
        sa.ForeignKeyConstraint(["congress_id", "added_by"], ["people.congress_id", "people.id"]),
        sa.UniqueConstraint("congress_id", "id"),
    )
    op.create_index(
        "ix_channels_chat",
        "channels",
        ["congress_id", "chat_id"],
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )
    op.create_table(
        "channel_posts",
        sa.Column("id", Id, primary_key=True),
        sa.Column("congress_id", Id, sa.ForeignKey("congresses.id"), nullable=False),
        sa.Column("channel_id", Id, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("subject_id", Id, nullable=False),
        sa.Column("message_id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["congress_id", "channel_id"], ["channels.congress_id", "channels.id"]),
        sa.UniqueConstraint("channel_id", "subject", "subject_id"),
    )
    op.add_column("outbox", sa.Column("channel_id", Id))


def downgrade() -> None:
    op.drop_column("outbox", "channel_id")
    op.drop_table("channel_posts")
    op.drop_table("channels")
