"""Which texts changed, for the index of words; triggers fill it, so that nobody who writes can forget."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from storage.tables.schema import metadata
from storage.types import Id


def _changes(name: str) -> Table:
    """The number of each proposal's last change; a later one has a higher number."""
    return Table(
        name,
        metadata,
        Column(
            "proposal_id",
            Id,
            ForeignKey("proposals.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        Column("change", BigInteger, nullable=False),
        Index(f"ix_{name}_change", "change", "proposal_id"),
    )


text_changes = _changes("text_changes")
# The same of what the public reads: another version, one taken back, other units.
public_text_changes = _changes("public_text_changes")

# One row: what this database is called, so that no index of another is taken for its own.
text_identity = Table(
    "text_identity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
)
