"""Assessments as they were announced, and the objections of departments."""

from sqlalchemy import Column, Index, Integer, String, Table, Text, UniqueConstraint

from storage.assessment_types import BonusOf, InputsOf, Towns
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import Id, Instant, Object

assessments = Table(
    "assessments",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("name", String, nullable=False),
    Column("weights", Object, nullable=False),
    Column("bonus", BonusOf, nullable=False),
    Column("inputs", InputsOf, nullable=False),
    Column("towns", Towns, nullable=False),
    Column("announced_by", String, nullable=False),
    Column("announced_by_id", Id, nullable=False),
    Column("announced_at", Instant, nullable=False),
    Column("issued_by", String, nullable=False),
    Column("issued_at", Instant),
    same_congress("announced_by_id", "people"),
    UniqueConstraint("congress_id", "id"),
)

assessment_objections = Table(
    "assessment_objections",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("assessment_id", Id, nullable=False),
    Column("department_id", Id, nullable=False),
    Column("department", String, nullable=False),
    Column("part", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("by_id", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("answer", Text, nullable=False),
    Column("corrected", Integer),
    Column("answered_by", String, nullable=False),
    Column("answered_at", Instant),
    same_congress("assessment_id", "assessments"),
    same_congress("department_id", "departments"),
    same_congress("by_id", "people"),
    UniqueConstraint("assessment_id", "department_id", "part"),
    Index(None, "congress_id"),
)
