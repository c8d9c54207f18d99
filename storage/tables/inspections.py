"""Inspections, what their checks found, the draws made for them, what was found on site."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from domain.inspection import FaultKind
from storage.inspection_types import Pool, ScopeOf, Units
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Attachments, Code, Id, Instant, Object

inspections = Table(
    "inspections",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("scope", ScopeOf, nullable=False),
    Column("opened_by", String, nullable=False),
    Column("opened_by_id", Id, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("checked_at", Instant, nullable=False),
    Column("points", Object, nullable=False),
    Column("units", Units, nullable=False),
    Column("closed_by", String, nullable=False),
    Column("closed_at", Instant),
    same_congress("opened_by_id", "people"),
    UniqueConstraint("congress_id", "id"),
)

inspection_findings = Table(
    "inspection_findings",
    metadata,
    Column("inspection_id", Id, primary_key=True),
    Column("department_id", Id, primary_key=True),
    Column("proposal_id", Id, primary_key=True),
    Column("kind", Code(FaultKind), primary_key=True),
    Column("congress_id", Id, ForeignKey("congresses.id"), nullable=False),
    same_congress("inspection_id", "inspections"),
    same_congress("proposal_id", "proposals"),
    same_congress("department_id", "departments"),
    sqlite_with_rowid=False,
)

inspection_draws = Table(
    "inspection_draws",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("inspection_id", Id, nullable=False),
    Column("seed", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("by_department", Boolean, nullable=False),
    Column("pool", Pool, nullable=False),
    Column("drawn_by", String, nullable=False),
    Column("drawn_by_id", Id, nullable=False),
    Column("drawn_at", Instant, nullable=False),
    same_congress("inspection_id", "inspections"),
    same_congress("drawn_by_id", "people"),
    Index(None, "inspection_id"),
)

inspection_visits = Table(
    "inspection_visits",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("inspection_id", Id, nullable=False),
    Column("proposal_id", Id, nullable=False),
    Column("label", String, nullable=False),
    Column("department_id", Id, nullable=False),
    Column("department", String, nullable=False),
    Column("inspector", String, nullable=False),
    Column("inspector_id", Id, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("points", Object, nullable=False),
    Column("present", Text, nullable=False),
    Column("remarks", Text, nullable=False),
    Column("attachments", Attachments, nullable=False),
    same_congress("inspection_id", "inspections"),
    same_congress("proposal_id", "proposals"),
    same_congress("department_id", "departments"),
    same_congress("inspector_id", "people"),
    Index(None, "inspection_id"),
)
