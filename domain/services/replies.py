"""The reply's way to review: drafted by the clerk, countersigned, returned or signed off by the head."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.errors import BadInput, StepBlocked, StepNotPossible
from domain.history import digest_of
from domain.lifecycle import check
from domain.parties import Party
from domain.people import Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, ClockKey, Proposal
from domain.reply import Point, Reply, faults_of, warnings_of
from domain.services.steps import take

NOBODY: tuple[int, ...] = ()


@dataclass
class Content:
    """What a clerk writes: the class, and the points under their three headings."""

    result_class: str
    done: list[Point] = field(default_factory=list)
    planned: list[Point] = field(default_factory=list)
    not_adopted: list[Point] = field(default_factory=list)


def reply_digest(reply: Reply) -> str:
    """What the history keeps of a letter, so that a later change of it can be found."""
    points = [
        [[p.text, p.due_on.isoformat() if p.due_on else "", p.reason] for p in group]
        for group in reply.points
    ]
    return digest_of([reply.result_class, reply.round, reply.version, points])


def share_to_answer(proposal: Proposal, actor: Person, step: str) -> Assignment | None:
    """Whose letter a step of this person is about: the lead's, or one's own department's.

    Of two departments, the one that this step still waits for.
    """
    if proposal.lead:
        return proposal.lead
    role = Role.DEPARTMENT_HEAD if step in {"sign_part", "return_part_draft"} else Role.DEPARTMENT_CLERK
    own = proposal.assignments_of(actor.departments_as(role), AssignmentRole.SEPARATE)
    return min(own, key=lambda a: _is_settled(proposal.reply_of(a.department_id), step), default=None)


def _is_settled(reply: Reply | None, step: str) -> bool:
    signed = reply is not None and reply.signed_at is not None and not reply.returned
    if step in {"sign_part", "return_part_draft"}:
        return reply is None or signed or reply.returned
    return signed


def letter(proposal: Proposal, by: str, share: Assignment, content: Content, now: datetime) -> Reply:
    """The next version of a share's letter, not kept yet."""
    earlier = [r for r in proposal.replies if r.round == proposal.round]
    if share.role is AssignmentRole.SEPARATE:
        earlier = [r for r in earlier if r.department_id == share.department_id]
    return Reply(
        department_id=share.department_id,
        department=share.department,
        result_class=content.result_class,
        version=1 + max((r.version for r in earlier), default=0),
        drafted_by=by,
        drafted_at=now,
        round=proposal.round,
        done=content.done,
        planned=content.planned,
        not_adopted=content.not_adopted,
    )


def faults_in(proposal: Proposal, reply: Reply) -> list[str]:
    """Everything for which a letter cannot go on; see `domain.reply.faults_of`."""
    contacts = proposal.contacts_of_round()
    if proposal.separate:
        contacts = [c for c in contacts if c.department_id == reply.department_id]
    return faults_of(reply, contact_recorded=bool(contacts))


def warnings_in(proposal: Proposal, reply: Reply) -> dict[str, list[str]]:
    """What those who pass the letter should see; see `domain.reply.warnings_of`."""
    due = [
        c.due_at
        for c in proposal.clocks
        if c.key in {ClockKey.REPLY, ClockKey.REHANDLE}
        and c.round == reply.round
        and c.department_id in {None, reply.department_id}
    ]
    due_at = None if reply.second else max(due, default=None)
    return warnings_of(reply, number=proposal.number or "", due_at=due_at)


def sealed(reply: Reply) -> dict[str, object]:
    """What the history says of a new version."""
    return {
        "version": reply.version,
        "class": reply.result_class,
        "department": reply.department,
        "content": reply_digest(reply),
    }


def own_letter(proposal: Proposal, actor: Person, step: str, content: Content, now: datetime) -> Reply:
    """A checked new version. Raises BadInput when something is wrong with it, the refusals of `check`."""
    check(proposal, step, actor)
    share = share_to_answer(proposal, actor, step)
    if share is None:
        raise StepNotPossible(step)
    reply = letter(proposal, actor.name, share, content, now)
    if faults_in(proposal, reply):
        raise BadInput("reply-faulty")
    return reply


async def people_in(uow: UnitOfWork, proposal: Proposal, role: Role, department_id: int) -> list[int]:
    """Who holds this role in one department: whom a step about its letter tells."""
    people = await uow.people.holding(proposal.congress_id, role, department_id=department_id)
    return [person.id for person in people]


async def draft_reply(
    uow: UnitOfWork, proposal: Proposal, actor: Person, content: Content, *, now: datetime
) -> Reply:
    """A new version of this round's letter; whatever was countersigned was another one."""
    reply = own_letter(proposal, actor, "draft_reply", content, now)
    countersigned = "countersign" in proposal.requirements and bool(proposal.co_handlers)
    not_yet = Party.LEAD_HEAD if countersigned else Party.CO_HEAD
    for share in proposal.co_handlers:
        share.countersigned_by, share.countersigned_at = "", None
    await take(
        uow, proposal, "draft_reply", actor=actor, now=now, details=sealed(reply), meant={not_yet: NOBODY}
    )
    proposal.replies.append(reply)
    return reply


async def countersign(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, version: int, now: datetime
) -> None:
    """A co-handler's head agrees with this version; the last one's signature lets the lead's head sign."""
    share = _to_countersign(proposal, actor, "countersign")
    letters_as_read(proposal, version)
    await take(uow, proposal, "countersign", actor=actor, now=now, details={"department": share.department})
    share.countersigned_by, share.countersigned_at = actor.name, now
    if all(a.countersigned_at for a in proposal.co_handlers):
        await take(uow, proposal, "complete_countersigning", actor=None, answered=actor, now=now)


async def refuse_countersigning(
    uow: UnitOfWork, proposal: Proposal, actor: Person, remark: str, *, now: datetime
) -> None:
    """A co-handler's head does not agree: the clerk writes another version."""
    share = _to_countersign(proposal, actor, "refuse_countersigning")
    details: dict[str, object] = {"department": share.department, "remarks": remark}
    await take(uow, proposal, "refuse_countersigning", actor=actor, now=now, details=details)


def _to_countersign(proposal: Proposal, actor: Person, step: str) -> Assignment:
    check(proposal, step, actor)
    own = proposal.assignments_of(actor.departments_as(Role.DEPARTMENT_HEAD), AssignmentRole.CO)
    return next(a for a in own if a.countersigned_at is None)


async def sign_off(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, version: int, now: datetime
) -> None:
    """The department's head puts the name under this version and sends it to review."""
    check(proposal, "sign_off", actor)
    letters = letters_as_read(proposal, version)
    proposal.review_level = 0
    meant = {} if "leader_signs" in proposal.requirements else {Party.LEADING_LEADER: NOBODY}
    await take(uow, proposal, "sign_off", actor=actor, now=now, details={"version": version}, meant=meant)
    for reply in letters:
        reply.signed_by, reply.signed_at = actor.name, now


def letters_as_read(proposal: Proposal, version: int) -> Sequence[Reply]:
    """The letters, if they still are as they were read. Raises StepBlocked when one was rewritten since."""
    if not proposal.letters or proposal.letters_version != version:
        raise blocked(proposal, "blocked-new-version")
    return proposal.letters


def blocked(proposal: Proposal, key: str) -> StepBlocked:
    """A refusal that shows the proposal as it is now."""
    refusal = StepBlocked(key)
    refusal.proposal_id = proposal.id
    return refusal


async def return_draft(
    uow: UnitOfWork, proposal: Proposal, actor: Person, remark: str, *, now: datetime
) -> None:
    """The head gives the draft back to the clerk, saying why."""
    await take(uow, proposal, "return_draft", actor=actor, now=now, details={"remarks": remark})
