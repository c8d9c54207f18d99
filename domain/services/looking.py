"""Looking at proposals: one door, so that permission cannot be forgotten."""

from domain.contact import Confirmation
from domain.errors import NotAllowed
from domain.history import HistoryEntry
from domain.lifecycle import steps_for
from domain.parties import Party, parties_of
from domain.people import DEPARTMENT_ROLES, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import AssignmentRole, ClockKey, Proposal, Status
from domain.section_guards import own_section_parts
from domain.steps import BEFORE_REPLY, DRAFTING, STEPS, WITH_THE_HEAD

# They end the matter, but it waits for nobody to take them.
WAYS_OUT = frozenset(
    {
        "withdraw",
        "merge",
        "cancel",
        "keep_for_reference",
        "archive",
        "start_follow_up",
        "pre_assign",
        "reassign",
    }
)
# What representatives think of a reply is not for the departments: they are told the reasons of a new round.
# What others say to a draft, and what asks them (again) to say something.
REMARKS = frozenset({"comment_draft", "pass_draft", "first_review"})
ASKING_FOR_REMARKS = frozenset({"share_draft", "revise_draft", "pre_submit"})
NOT_FOR_DEPARTMENTS = frozenset(
    {
        "rate_attitude",
        "rate_reply",
        "rate_fulfilment",
        "collect_rating",
        "flag_dissatisfaction",
        "ask_reopening",
        "decline_reopening",
        "propose_order",
        "dismiss_order",
    }
)
BETWEEN_DRAFTERS = REMARKS | {"share_draft", "revise_draft", "decline_cosigning", "remove_cosigner"}
DRAFTERS = frozenset({Party.LEAD_REPRESENTATIVE, Party.COSIGNER, Party.DELEGATION_OFFICE, Party.STAFF})
REVIEWERS = frozenset({Party.COMMITTEE, Party.GOVERNMENT_OFFICE})
OPEN_TO_ALL = frozenset({Party.LEAD_REPRESENTATIVE, Party.STAFF})
# What goes on between a department and its sections is its own business, and that of those over it.
OVER_DEPARTMENTS = frozenset({Party.STAFF, Party.GOVERNMENT_OFFICE})


async def open_proposal(uow: UnitOfWork, person: Person | None, proposal_id: int) -> Proposal:
    """The proposal, if this person may see it. Raises NotAllowed, which says nothing about it."""
    proposal = await uow.proposals.visible_to(person, proposal_id) if person else None
    if proposal is None:
        raise NotAllowed
    return proposal


def is_waiting_for(proposal: Proposal, person: Person, offered: frozenset[str]) -> bool:
    """Whether it is this person's turn: one of the steps that moves the matter on is theirs to take."""
    if proposal.status in DRAFTING:
        return _draft_waits_for(proposal, person, offered)
    status_moves = {s.name for s in STEPS if s.to is not None} | {
        "co_sign_for",
        "agree_time",
        "record_meeting",
        "file_opinion",
        "rate_attitude",
        "rate_reply",
        "grant_extension",
        "approve_objection",
        "uphold_objection",
        "section_sign_for",
        "hand_in_part",
        "check_part",
        "rate_fulfilment",
        "answer_order",
        "dismiss_order",
        "report_follow_up",
        "countersign",
        "sign_part",
        "sign_as_leader",
        "pass_review",
        "draft_second_reply",
    }
    if proposal.status in BEFORE_REPLY | {Status.REPLIED} and contact_to_confirm(proposal, person):
        return True
    own = {step.name for step in steps_for(proposal, person)} & offered
    moves = (own & status_moves) - WAYS_OUT
    if proposal.is_rated_by(person.id):
        moves -= {"rate_attitude", "rate_reply"}
    if "prepare" in own and "hand_in_part" not in own and not _prepared(proposal, person):
        moves.add("prepare")
    asked = proposal.clock(ClockKey.RATING_3)
    if asked and proposal.is_fulfilment_rated_by(person.id, asked):
        moves.discard("rate_fulfilment")
    if proposal.status in WITH_THE_HEAD:
        # The draft may still be written anew, but it is the head's turn.
        moves.discard("draft_reply")
        if "sign_off" not in own:
            # While others countersign, the head may return the draft but need not act.
            moves.discard("return_draft")
    if "draft_part" in moves and _waits_with_head(proposal, person):
        moves.discard("draft_part")
    if proposal.second_reply_on_its_way:
        moves.discard("draft_second_reply")
    return bool(moves)


def contact_to_confirm(proposal: Proposal, person: Person) -> int:
    """The place, from 1, of the first contact this person is asked about and has not answered; or 0."""
    if all(step.name != "confirm_contact" for step in steps_for(proposal, person)):
        return 0
    places = enumerate(proposal.contacts, start=1)
    return next((n for n, contact in places if contact.confirmation is Confirmation.OPEN), 0)


def _draft_waits_for(proposal: Proposal, person: Person, offered: frozenset[str]) -> bool:
    """An invitation to answer, a draft to pass on or review, remarks to work in."""
    own = {step.name for step in steps_for(proposal, person)} & offered
    if own & {"accept_cosigning", "pass_draft"}:
        return True
    since = [e for e in proposal.history if e.step in REMARKS | ASKING_FOR_REMARKS]
    if "first_review" in own:
        asked = max((n for n, e in enumerate(since) if e.step in ASKING_FOR_REMARKS), default=-1)
        return all(e.actor_id != person.id for e in since[asked + 1 :])
    return "revise_draft" in own and bool(since) and since[-1].step in REMARKS


def _waits_with_head(proposal: Proposal, person: Person) -> bool:
    """Every letter that this clerk's departments owe is written."""
    own = proposal.assignments_of(person.departments_as(Role.DEPARTMENT_CLERK), AssignmentRole.SEPARATE)
    written = [proposal.reply_of(a.department_id) for a in own]
    return all(reply is not None and not reply.returned for reply in written)


def is_own(proposal: Proposal, person: Person) -> bool:
    """As a representative: what one leads, signs or is asked to sign."""
    own = {Party.LEAD_REPRESENTATIVE, Party.COSIGNER, Party.INVITED}
    return bool(own & parties_of(person, proposal))


def is_open_to(proposal: Proposal, person: Person) -> bool:
    """Another's that this representative could second."""
    return not person.suspended and Party.FELLOW in parties_of(person, proposal)


def _prepared(proposal: Proposal, person: Person) -> bool:
    """Nothing is left to prepare: what a section still waits for is others' parts."""
    return all(p.prepared for p in own_section_parts(proposal, person) if p.handed_in_at is None)


def entries_for(proposal: Proposal, person: Person) -> list[HistoryEntry]:
    """The history as far as this person may read it, oldest first."""
    parties = parties_of(person, proposal)
    own = person.departments_as(*DEPARTMENT_ROLES)
    hidden = frozenset() if parties & OPEN_TO_ALL else NOT_FOR_DEPARTMENTS
    if not may_read_drafting(proposal, person):
        hidden |= BETWEEN_DRAFTERS
    return [
        entry
        for entry in proposal.history
        if entry.step not in hidden
        and ("inside" not in entry.details or parties & OVER_DEPARTMENTS or entry.details["inside"] in own)
    ]


def may_read_drafting(proposal: Proposal, person: Person) -> bool:
    """Earlier wordings, and what was said to them: for those who wrote, read along and reviewed."""
    parties = parties_of(person, proposal)
    return bool(parties & DRAFTERS) or bool(parties & REVIEWERS and proposal.pre_submitted_at)
