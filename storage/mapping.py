"""The proposal and its parts are plain dataclasses; importing this module maps them to their tables."""

from typing import Any

from sqlalchemy import Column, Table, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapper, RelationshipProperty, foreign, registry, relationship
from sqlalchemy.orm.attributes import set_attribute

from domain.appointment import Appointment
from domain.contact import Contact
from domain.cosigner import Cosigner
from domain.history import HistoryEntry
from domain.proposal import Assignment, Clock, Proposal
from domain.rating import Rating
from domain.reply import Commitment, Reply
from domain.section import SectionPart
from domain.supervision import Order
from storage import tables

PARTS: dict[str, tuple[type, Table]] = {
    "assignments": (Assignment, tables.assignments),
    "clocks": (Clock, tables.clocks),
    "contacts": (Contact, tables.contacts),
    "replies": (Reply, tables.replies),
    "commitments": (Commitment, tables.commitments),
    "ratings": (Rating, tables.ratings),
    "cosigners": (Cosigner, tables.cosigners),
    "sections": (SectionPart, tables.sections),
    "orders": (Order, tables.orders),
    "appointments": (Appointment, tables.appointments),
    "history": (HistoryEntry, tables.history),
}


def _let_the_database_number(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    if target.id == 0:  # the dataclasses say 0 for "not kept yet"
        target.id = None


def _complete(mapper: Mapper[Any], connection: Connection, target: Proposal) -> None:
    """What tables know beyond the dataclasses: the last change, by which lists go; each part's congress."""
    changed_at = max((entry.at for entry in target.history), default=target.created_at)
    set_attribute(target, "changed_at", changed_at)
    for name in PARTS:
        for part in getattr(target, name):
            if not part.id:
                set_attribute(part, "congress_id", target.congress_id)


def order_of(table: Table) -> Column[int]:
    """By which column the parts of a proposal are in order."""
    return table.c.seq if table is tables.history else table.c.id


def _parts(kind: type, table: Table) -> RelationshipProperty[Any]:
    # By one column although the foreign key has two: SQLite finds pairs only by reading the whole table.
    return relationship(
        kind,
        primaryjoin=tables.proposals.c.id == foreign(table.c.proposal_id),
        order_by=order_of(table),
        lazy="raise",
    )


def _map() -> None:
    mappers = registry()
    for kind, table in PARTS.values():
        event.listen(mappers.map_imperatively(kind, table), "before_insert", _let_the_database_number)
    proposal = mappers.map_imperatively(
        Proposal,
        tables.proposals,
        version_id_col=tables.proposals.c.version,
        properties={name: _parts(kind, table) for name, (kind, table) in PARTS.items()},
    )
    event.listen(proposal, "before_insert", _let_the_database_number)
    for moment in ("before_insert", "before_update"):
        event.listen(proposal, moment, _complete)
    mappers.configure()


_map()
