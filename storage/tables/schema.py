"""What all tables share: names of keys and indexes, the congress on every row."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, MetaData

from storage.types import Id

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def of_congress() -> Column[int]:
    return Column("congress_id", Id, ForeignKey("congresses.id"), nullable=False)


def same_congress(column: str, table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["congress_id", column], [f"{table}.congress_id", f"{table}.id"])
