"""What the public reads of proposals, and how many there are of each sort."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from domain.public_state import State
from domain.publication import Extent
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Code, Id, Instant

# What lists are narrowed by is counted by sort, not over all publications: a cell for what a version says for
# ever, under it a sort for each state that what stands of it has now.
publication_cells = Table(
    "publication_cells",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("year", Integer, nullable=False),
    Column("category", String, nullable=False),
    Column("result_class", String, nullable=False),
    # 0 where nobody answers; units are never thrown away, and a key would have to be empty then.
    Column("department_id", BigInteger, nullable=False),
    UniqueConstraint(
        "congress_id", "year", "category", "result_class", "department_id", name="uq_publication_cells_sort"
    ),
    UniqueConstraint("congress_id", "id"),
)

publication_sorts = Table(
    "publication_sorts",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("cell_id", Id, nullable=False),
    Column("session", String, nullable=False),
    # 0 where it has none.
    Column("delegation_id", BigInteger, nullable=False),
    Column("state", Code(State), nullable=False),
    Column("timeliness", String, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("n", Integer, nullable=False),
    same_congress("cell_id", "publication_cells"),
    UniqueConstraint(
        "cell_id",
        "session",
        "delegation_id",
        "state",
        "timeliness",
        "due_on",
        name="uq_publication_sorts_sort",
    ),
    Index(None, "congress_id"),
)

publications = Table(
    "publications",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("proposal_id", Id, nullable=False),
    Column("cell_id", Id, nullable=False),
    # Of what stands; nothing is looked for among the rest.
    Column("sort_id", Id),
    Column("extent", Code(Extent), nullable=False),
    Column("title", Text, nullable=False),
    Column("situation", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("letters", JSON, nullable=False),
    Column("listed_at", Instant, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("made_by", String, nullable=False),
    Column("ended_at", Instant),
    Column("ended_by", String, nullable=False),
    Column("because", Text, nullable=False),
    same_congress("proposal_id", "proposals"),
    same_congress("cell_id", "publication_cells"),
    Index(None, "proposal_id"),
    Index(None, "congress_id", "ended_at"),
)
STANDING = text("ended_at IS NULL")
for _name, _columns in {
    "listed": ("congress_id", "listed_at", "id", "sort_id"),
    "sort": ("sort_id", "listed_at", "id"),
}.items():
    Index(
        f"ix_publications_{_name}",
        *(publications.c[column] for column in _columns),
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )
Index(
    "ix_publications_standing",
    publications.c.proposal_id,
    unique=True,
    sqlite_where=STANDING,
    postgresql_where=STANDING,
)
