"""Proposals with all their parts, and the counters of their numbers."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    literal_column,
)

from domain.appointment import MeetingState, Side
from domain.contact import Confirmation, ContactMode, ContactStage
from domain.cosigner import CosignerState, CosignerWay
from domain.proposal import AssignmentRole, ClockKey, Disclosure, Kind, Status, Track
from domain.rating import Grade, Stage
from domain.section import SectionRole
from domain.supervision import OrderKind, OrderState
from storage.tables.schema import metadata, of_congress, same_congress
from storage.types import (
    Attachments,
    Code,
    Extensions,
    Id,
    Instant,
    Instants,
    Key,
    KeySteps,
    Object,
    Objections,
    Points,
    Texts,
    Versions,
    Working,
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Id, primary_key=True),
    of_congress(),
    Column("version", Integer, nullable=False),
    Column("representative_id", Id, nullable=False),
    Column("representative", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("situation", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("kind", Code(Kind), nullable=False),
    Column("track", Code(Track), nullable=False),
    Column("status", Code(Status), nullable=False),
    Column("delegation_id", Id),
    Column("session", String, nullable=False),
    Column("number", String),
    Column("category", String),
    Column("wished_department_id", Id),
    Column("cosigning_open", Boolean, nullable=False),
    Column("disclosure", Code(Disclosure), nullable=False),
    Column("screening_answers", Texts, nullable=False),
    Column("attachments", Attachments, nullable=False),
    Column("remarks", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("returns", Integer, nullable=False),
    Column("reopening_asked", Boolean, nullable=False),
    Column("withdrawal_asked", Boolean, nullable=False),
    Column("flagged", Boolean, nullable=False),
    Column("drafting_step", String, nullable=False),
    Column("merged_into_id", Id),
    Column("requirements", Texts, nullable=False),
    Column("review_chain", Texts, nullable=False),
    Column("review_level", Integer, nullable=False),
    Column("key", Key),
    Column("key_steps", KeySteps, nullable=False),
    Column("objections", Objections, nullable=False),
    Column("extensions", Extensions, nullable=False),
    Column("versions", Versions, nullable=False),
    Column("on_record_reason", Text, nullable=False),
    Column("on_record_at", Instant),
    Column("pre_submitted_at", Instant),
    Column("submitted_at", Instant),
    Column("registered_at", Instant),
    Column("assigned_at", Instant),
    Column("first_assigned_at", Instant),
    Column("replied_at", Instant),
    Column("answered_at", Instant),
    Column("closed_at", Instant),
    Column("published_at", Instant),
    Column("urged_at", Instant),
    Column("urges", Integer, nullable=False),
    Column("history_head", String, nullable=False),
    same_congress("representative_id", "people"),
    same_congress("delegation_id", "delegations"),
    same_congress("wished_department_id", "departments"),
    same_congress("merged_into_id", "proposals"),
    UniqueConstraint("congress_id", "id"),
    UniqueConstraint("congress_id", "session", "number"),
    Index(None, "congress_id", "number"),
    Index(None, "congress_id", "status"),
    Index(None, "congress_id", "changed_at"),
    Index(None, "representative_id", "changed_at"),
    Index(None, "delegation_id", "changed_at"),
)
# The digits a number ends with, but for what is written behind them, without leading zeros.
_BARE = "rtrim(number, '\u53f7\u4ef6) ')"
LAST_NUMBER = literal_column(f"ltrim(substr({_BARE}, length(rtrim({_BARE}, '0123456789')) + 1), '0')", String)
Index("ix_proposals_last_number", proposals.c.congress_id, LAST_NUMBER)
# What the public reads and when any of it moved last, however much is not public.
PUBLISHED = proposals.c.published_at.is_not(None)
Index(
    "ix_proposals_published",
    proposals.c.congress_id,
    proposals.c.changed_at,
    sqlite_where=PUBLISHED,
    postgresql_where=PUBLISHED,
)


def _part(name: str, *columns: Column[object] | ForeignKeyConstraint | Index | UniqueConstraint) -> Table:
    """A table of things that belong to a proposal."""
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        of_congress(),
        Column("proposal_id", Id, nullable=False),
        *columns,
        same_congress("proposal_id", "proposals"),
    )


assignments = _part(
    "assignments",
    Column("department_id", Id, nullable=False),
    Column("department", String, nullable=False),
    Column("role", Code(AssignmentRole), nullable=False),
    Column("assigned_at", Instant, nullable=False),
    Column("signed_at", Instant),
    Column("signed_by", String, nullable=False),
    Column("opinion", Text, nullable=False),
    Column("opinion_at", Instant),
    Column("countersigned_by", String, nullable=False),
    Column("countersigned_at", Instant),
    Column("released_at", Instant),
    same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
    Index(None, "department_id", "proposal_id"),
)

clocks = _part(
    "clocks",
    Column("key", Code(ClockKey), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("working", Working, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("department_id", Id),
    Column("round", Integer, nullable=False),
    Column("stopped_at", Instant),
    Column("overdue_at", Instant),
    same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
)
RUNNING = clocks.c.stopped_at.is_(None)
Index("ix_clocks_running", clocks.c.due_at, sqlite_where=RUNNING, postgresql_where=RUNNING)
Index(
    "ix_clocks_running_days",
    clocks.c.congress_id,
    clocks.c.due_on,
    sqlite_where=RUNNING,
    postgresql_where=RUNNING,
)

# What a sweep looks for among all that run, however much is late already.
UNSTAMPED = and_(RUNNING, clocks.c.overdue_at.is_(None))
Index("ix_clocks_unstamped", clocks.c.due_at, sqlite_where=UNSTAMPED, postgresql_where=UNSTAMPED)
PROVISIONAL = and_(UNSTAMPED, clocks.c.provisional)
Index(
    "ix_clocks_provisional",
    clocks.c.congress_id,
    clocks.c.due_on,
    sqlite_where=PROVISIONAL,
    postgresql_where=PROVISIONAL,
)

contacts = _part(
    "contacts",
    Column("department_id", Id, nullable=False),
    Column("stage", Code(ContactStage), nullable=False),
    Column("mode", Code(ContactMode), nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("summary", Text, nullable=False),
    Column("recorded_by", String, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("round", Integer, nullable=False),
    Column("rank", String, nullable=False),
    Column("led_by", String, nullable=False),
    Column("attendees", Text, nullable=False),
    Column("confirmation", Code(Confirmation), nullable=False),
    Column("remark", Text, nullable=False),
    Column("confirmed_at", Instant),
    same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
)

replies = _part(
    "replies",
    Column("department_id", Id, nullable=False),
    Column("department", String, nullable=False),
    Column("result_class", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("drafted_by", String, nullable=False),
    Column("drafted_at", Instant, nullable=False),
    Column("round", Integer, nullable=False),
    Column("done", Points, nullable=False),
    Column("planned", Points, nullable=False),
    Column("not_adopted", Points, nullable=False),
    Column("signed_by", String, nullable=False),
    Column("signed_at", Instant),
    Column("second", Boolean, nullable=False),
    Column("leader", String, nullable=False),
    Column("leader_signed_at", Instant),
    Column("send_back_reasons", Texts, nullable=False),
    Column("send_back_remark", Text, nullable=False),
    Column("delivered_at", Instant),
    same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
)

commitments = _part(
    "commitments",
    Column("text", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("round", Integer, nullable=False),
    Column("kept_on", Date),
    Column("kept_by", String, nullable=False),
    Column("kept_note", Text, nullable=False),
    Index(None, "proposal_id"),
)

ratings = _part(
    "ratings",
    Column("representative_id", Id, nullable=False),
    Column("stage", Code(Stage), nullable=False),
    Column("grade", Code(Grade), nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("round", Integer, nullable=False),
    Column("reasons", Texts, nullable=False),
    Column("comment", Text, nullable=False),
    Column("verdicts", Object, nullable=False),
    Column("collected_by", String, nullable=False),
    Column("salt", String, nullable=False),
    same_congress("representative_id", "people"),
    Index(None, "proposal_id"),
)

cosigners = _part(
    "cosigners",
    Column("representative_id", Id, nullable=False),
    Column("representative", String, nullable=False),
    Column("way", Code(CosignerWay), nullable=False),
    Column("state", Code(CosignerState), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("answered_at", Instant),
    same_congress("representative_id", "people"),
    UniqueConstraint("proposal_id", "representative_id"),
    Index(None, "representative_id"),
)

sections = _part(
    "sections",
    Column("department_id", Id, nullable=False),
    Column("section", String, nullable=False),
    Column("role", Code(SectionRole), nullable=False),
    Column("dispatched_by", String, nullable=False),
    Column("dispatched_at", Instant, nullable=False),
    Column("round", Integer, nullable=False),
    Column("signed_by", String, nullable=False),
    Column("signed_at", Instant),
    Column("preparations", Texts, nullable=False),
    Column("text", Text, nullable=False),
    Column("handed_in_by", String, nullable=False),
    Column("handed_in_at", Instant),
    Column("checked_by", String, nullable=False),
    Column("checked_at", Instant),
    Column("withdrawn_at", Instant),
    same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
    Index(None, "department_id", "section"),
)

orders = _part(
    "orders",
    Column("kind", Code(OrderKind), nullable=False),
    Column("state", Code(OrderState), nullable=False),
    Column("department_id", Id, nullable=False),
    Column("department", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("because", String, nullable=False),
    Column("issued_by", String, nullable=False),
    Column("issued_at", Instant),
    Column("answer", Text, nullable=False),
    Column("answered_by", String, nullable=False),
    Column("answered_at", Instant),
    Column("ended_by", String, nullable=False),
    Column("ended_at", Instant),
    Column("remark", Text, nullable=False),
    Column("round", Integer, nullable=False),
    same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
    Index(None, "department_id"),
)

appointments = _part(
    "appointments",
    Column("department_id", Id, nullable=False),
    Column("department", String, nullable=False),
    Column("mode", Code(ContactMode), nullable=False),
    Column("offered_by", String, nullable=False),
    Column("offered_at", Instant, nullable=False),
    Column("times", Instants, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("rank", String, nullable=False),
    Column("led_by", String, nullable=False),
    Column("attendees", Text, nullable=False),
    Column("with_cosigners", Boolean, nullable=False),
    Column("state", Code(MeetingState), nullable=False),
    Column("asked", Code(Side), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("starts_at", Instant),
    Column("ends_at", Instant),
    Column("agreed_at", Instant),
    Column("answers", Object, nullable=False),
    Column("outcome_asked_at", Instant),
    Column("reason", Text, nullable=False),
    Column("ended_by", String, nullable=False),
    Column("ended_at", Instant),
    Column("round", Integer, nullable=False),
    same_congress("department_id", "departments"),
    Index(None, "proposal_id"),
    Index(None, "department_id"),
)
NOT_ENDED = appointments.c.ended_at.is_(None)
Index(
    "ix_appointments_standing",
    appointments.c.starts_at,
    sqlite_where=NOT_ENDED,
    postgresql_where=NOT_ENDED,
)

history = _part(
    "history",
    Column("seq", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("step", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("actor_id", Id),
    Column("from_status", String, nullable=False),
    Column("to_status", String, nullable=False),
    Column("details", Object, nullable=False),
    Column("previous", String, nullable=False),
    Column("digest", String, nullable=False),
    same_congress("actor_id", "people"),
    UniqueConstraint("proposal_id", "seq"),
)

numbers = Table(
    "numbers",
    metadata,
    Column("congress_id", Id, ForeignKey("congresses.id"), primary_key=True),
    Column("series", String, primary_key=True),
    Column("last", Integer, nullable=False),
)
