"""A line of a past ledger becomes a proposal with one sealed entry that tells where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from domain.deadlines import Due
from domain.errors import NotAllowed
from domain.history import HistoryEntry
from domain.key import KeyMark
from domain.ledger import MAY_IMPORT, LedgerRow, numbered
from domain.light import light
from domain.notice import Notice, Priority
from domain.people import Congress, Department, Person
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Clock, ClockKey, Proposal, Status
from domain.rating import Rating
from domain.reply import Point, Reply
from domain.services.ratings import rating_digest
from domain.services.replies import reply_digest
from domain.services.versions import content_digest

STEP = "import_ledger"
NOON = time(12)
UNREGISTERED = frozenset({Status.SUBMITTED, Status.SCREENING, Status.RETURNED})
UNANSWERED = frozenset({Status.REPLIED, Status.REHANDLING})


async def ask_template(uow: UnitOfWork, actor: Person | None, *, now: datetime) -> None:
    """Send an empty ledger to whoever may have one taken over. Raises NotAllowed."""
    if actor is None or not actor.holds(*MAY_IMPORT):
        raise NotAllowed
    await uow.outbox.post(
        Notice(
            congress_id=actor.congress_id,
            person_id=actor.id,
            kind="ledger_template",
            dedupe_key=f"ledger_template:{actor.id}:{now.isoformat()}",
            not_before=now,
            priority=Priority.REPLY,
        )
    )


@dataclass(frozen=True)
class Places:
    """What the names of a line stand for in the congress; `source` names the ledger itself."""

    congress: Congress
    representative: Person
    delegation_id: int | None
    category: str | None
    result_class: str
    departments: Sequence[Department]
    co: Sequence[Department]
    source: str
    rating: Due | None = None


def imported(row: LedgerRow, at: Places, *, now: datetime) -> Proposal:
    """The proposal that a line tells of, sealed as it was told.

    What the ledger does not know is not made up: no clocks, no contacts, no opinions; a text or a reply's
    points only as far as a column tells them, silence without a grade. Only a reply that still waits for its
    rating gets the time for it, from now on.
    """
    policy, said, status = at.congress.policy, numbered(row.number, at.congress.policy), row.status
    assigned_at, replied_at = _noon(row.assigned_on, policy), _noon(row.replied_on, policy)
    began = assigned_at or replied_at or now
    lead = AssignmentRole.LEAD if len(at.departments) == 1 else AssignmentRole.SEPARATE
    shares = [(d, lead) for d in at.departments] + [(d, AssignmentRole.CO) for d in at.co]
    delivered_at = replied_at or now
    proposal = light(
        Proposal,
        congress_id=at.congress.id,
        representative_id=at.representative.id,
        representative=at.representative.name,
        title=row.title,
        situation=row.situation,
        request=row.request,
        created_at=began,
        kind=said.kind,
        track=said.track,
        status=status,
        delegation_id=at.delegation_id,
        session=row.session or policy.text("session"),
        number=row.number,
        category=at.category,
        cosigning_open=row.cosigning,
        round=2 if status is Status.REHANDLING else 1,
        returns=row.returns,
        submitted_at=began,
        registered_at=None if status in UNREGISTERED else began,
        assigned_at=assigned_at,
        first_assigned_at=assigned_at,
        replied_at=replied_at,
        answered_at=None if status in UNANSWERED else replied_at,
        published_at=_noon(row.published_on, policy),
        # Whoever goes on with it here does so under the rules of here.
        requirements=list(policy.requirements) if at.departments else [],
        review_chain=list(policy.review_chain) if at.departments else [],
        key=KeyMark(began.date(), at.source, marked_by="", marked_at=now) if row.key else None,
        assignments=[
            light(Assignment, department_id=d.id, department=d.short_name, role=role, assigned_at=began)
            for d, role in shares
        ],
        replies=[_reply(row, at, d, delivered_at) for d in at.departments] if row.has_reply else [],
        ratings=[
            light(
                Rating,
                representative_id=at.representative.id,
                stage=stage,
                grade=grade,
                given_at=delivered_at,
                collected_by=at.source,
            )
            for stage, grade in row.grades.items()
        ],
        clocks=[_rating_clock(at, at.rating, now)] if status is Status.REPLIED and at.rating else [],
    )
    entry = _sealed(proposal, row, at, now)
    vars(proposal).update(history=[entry], history_head=entry.digest)
    return proposal


def _noon(day: date | None, policy: Policy) -> datetime | None:
    """A ledger knows days only."""
    return datetime.combine(day, NOON, policy.zone) if day else None


def _reply(row: LedgerRow, at: Places, department: Department, delivered_at: datetime) -> Reply:
    """What was answered stands where the class puts it: done, planned (without a day) or not adopted."""
    points = [Point(row.answer)] if row.answer else []
    classes = {choice.code: choice for choice in at.congress.policy.choices("classes")}
    choice = classes.get(at.result_class)
    group = "done" if at.result_class in (*list(classes)[:1], "") else "not_adopted"
    if choice is not None and choice.follow_up:
        group = "planned"
    return light(
        Reply,
        department_id=department.id,
        department=department.short_name,
        result_class=at.result_class,
        version=1,
        drafted_by="",
        drafted_at=delivered_at,
        delivered_at=delivered_at,
        **{group: points},
    )


def _rating_clock(at: Places, due: Due, now: datetime) -> Clock:
    return Clock(
        congress_id=at.congress.id,
        key=ClockKey.RATING,
        started_at=now,
        due_at=due.at,
        due_on=due.day,
        working=[(line.key, line.params) for line in due.working],
        provisional=due.provisional,
    )


def _sealed(proposal: Proposal, row: LedgerRow, at: Places, now: datetime) -> HistoryEntry:
    """One entry, in which everything that verification looks at has its digest."""
    details: dict[str, object] = {
        "file": at.source,
        "sheet": row.sheet,
        "row": row.row,
        "content": content_digest(proposal),
        "replies": [reply_digest(reply) for reply in proposal.replies],
        "ratings": [rating_digest(rating) for rating in proposal.ratings],
        "departments": [d.short_name for d in at.departments],
        "co": [d.short_name for d in at.co],
    }
    entry = light(
        HistoryEntry,
        seq=1,
        at=now,
        step=STEP,
        actor="",
        actor_id=None,
        from_status="",
        to_status=proposal.status.value,
        details=details,
    )
    vars(entry).update(digest=entry.seal())
    return entry
