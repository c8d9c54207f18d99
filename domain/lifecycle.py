"""The life of a proposal as one table; buttons, permissions, clocks, notices and the diagram read it."""

from dataclasses import dataclass

from domain.errors import NotAllowed, Refusal, StepBlocked, StepNotPossible
from domain.guards import (
    Guard,
    attitude_rated,
    co_not_signed,
    co_signed,
    contact_recorded,
    lead_not_signed,
    not_suspended,
    opinion_open,
    opinions_filed,
    rating_open,
    reopening_asked,
)
from domain.history import HistoryEntry
from domain.parties import Party, parties_of
from domain.people import Person
from domain.proposal import ClockKey, Proposal, Status


@dataclass(frozen=True)
class Step:
    """One row: who may take the proposal from where to where, what clocks that starts and stops, who is told.

    `to` is None where the proposal's status stays. The actor is never told by push: they get the reply.
    """

    name: str
    by: frozenset[Party]
    from_: frozenset[Status]
    to: Status | None = None
    needs: tuple[Guard, ...] = ()
    starts: tuple[ClockKey, ...] = ()
    stops: tuple[ClockKey, ...] = ()
    tells: tuple[Party, ...] = ()


S, P, C = Status, Party, ClockKey
BEFORE_REGISTRATION = frozenset({S.SUBMITTED, S.SCREENING})
BEFORE_ASSIGNMENT = BEFORE_REGISTRATION | {S.RETURNED, S.REGISTERED, S.PRE_ASSIGNED}
AT_WORK = frozenset({S.SIGNED_FOR, S.IN_PROGRESS, S.REHANDLING})
IN_HAND = AT_WORK | {S.ASSIGNED}
WITH_THE_HEAD = frozenset({S.REPLY_DRAFTED, S.COUNTERSIGNED})
BEFORE_REPLY = IN_HAND | WITH_THE_HEAD | {S.UNDER_REVIEW, S.SENT_BACK}
RATED = frozenset({S.REPLIED, S.ANSWERED})
AFTER_REPLY = RATED | {S.FOLLOW_UP}
OPEN = BEFORE_ASSIGNMENT | BEFORE_REPLY | AFTER_REPLY
REPRESENTATIVES = (P.LEAD_REPRESENTATIVE, P.COSIGNER)
DEPARTMENT = (P.LEAD_CLERK, P.LEAD_HEAD)
EVERYONE = (*REPRESENTATIVES, P.STAFF, P.LEAD_CLERK, P.CO_CLERK)


def _step(
    name: str,
    by: Party | tuple[Party, ...],
    from_: Status | frozenset[Status],
    *,
    to: Status | None = None,
    needs: tuple[Guard, ...] = (),
    starts: tuple[ClockKey, ...] = (),
    stops: tuple[ClockKey, ...] = (),
    tells: tuple[Party, ...] = (),
) -> Step:
    parties = frozenset({by}) if isinstance(by, Party) else frozenset(by)
    statuses = frozenset({from_}) if isinstance(from_, Status) else from_
    return Step(name, parties, statuses, to, needs, starts, stops, tells)


STEPS: tuple[Step, ...] = (
    # Drafting
    _step("share_draft", P.LEAD_REPRESENTATIVE, S.DRAFT, tells=(P.DELEGATION_OFFICE,)),
    _step(
        "comment_draft",
        (P.DELEGATION_OFFICE, P.COMMITTEE, P.GOVERNMENT_OFFICE),
        S.DRAFT,
        tells=(P.LEAD_REPRESENTATIVE,),
    ),
    _step(
        "invite_cosigners",
        P.LEAD_REPRESENTATIVE,
        frozenset({S.DRAFT, S.COLLECTING}),
        to=S.COLLECTING,
        needs=(not_suspended,),
        starts=(C.COSIGN,),
        tells=(P.COSIGNER,),
    ),
    _step("answer_invitation", P.COSIGNER, S.COLLECTING, tells=(P.LEAD_REPRESENTATIVE,)),
    _step("end_collecting", (P.LEAD_REPRESENTATIVE, P.SERVICE), S.COLLECTING, to=S.DRAFT, stops=(C.COSIGN,)),
    _step("discard_draft", P.LEAD_REPRESENTATIVE, S.DRAFT, to=S.CANCELLED),
    _step(
        "submit",
        P.LEAD_REPRESENTATIVE,
        frozenset({S.DRAFT, S.RETURNED}),
        to=S.SUBMITTED,
        needs=(not_suspended,),
        starts=(C.HANDOVER,),
        tells=(P.STAFF,),
    ),
    # Screening
    _step("take_up", P.STAFF, S.SUBMITTED, to=S.SCREENING),
    _step("register", P.STAFF, BEFORE_REGISTRATION, to=S.REGISTERED, tells=REPRESENTATIVES),
    _step(
        "return_for_changes",
        P.STAFF,
        BEFORE_REGISTRATION,
        to=S.RETURNED,
        stops=(C.HANDOVER,),
        tells=(P.LEAD_REPRESENTATIVE,),
    ),
    _step("refuse", P.STAFF, BEFORE_REGISTRATION, to=S.REFUSED, stops=(C.HANDOVER,), tells=REPRESENTATIVES),
    _step(
        "merge",
        P.STAFF,
        BEFORE_REGISTRATION | {S.REGISTERED},
        to=S.MERGED,
        stops=(C.HANDOVER,),
        tells=REPRESENTATIVES,
    ),
    _step(
        "keep_for_reference",
        P.STAFF,
        BEFORE_REGISTRATION | {S.REGISTERED},
        to=S.REFERENCE,
        stops=(C.HANDOVER,),
        tells=(P.LEAD_REPRESENTATIVE,),
    ),
    _step("reclassify", P.STAFF, OPEN),
    _step(
        "mark_key",
        P.STAFF,
        BEFORE_REPLY | {S.REGISTERED, S.PRE_ASSIGNED},
        tells=(P.LEADER, P.LEAD_REPRESENTATIVE),
    ),
    _step("second", P.COSIGNER, BEFORE_ASSIGNMENT, tells=(P.LEAD_REPRESENTATIVE,)),
    _step(
        "withdraw",
        P.LEAD_REPRESENTATIVE,
        BEFORE_ASSIGNMENT,
        to=S.WITHDRAWN,
        stops=tuple(ClockKey),
        tells=(P.STAFF, P.COSIGNER),
    ),
    _step("ask_withdrawal", P.LEAD_REPRESENTATIVE, BEFORE_REPLY, tells=(P.STAFF,)),
    _step("confirm_withdrawal", P.STAFF, BEFORE_REPLY, to=S.WITHDRAWN, stops=tuple(ClockKey), tells=EVERYONE),
    _step("cancel", P.STAFF, BEFORE_ASSIGNMENT, to=S.CANCELLED, stops=tuple(ClockKey), tells=EVERYONE),
    # Assignment
    _step(
        "pre_assign", (P.STAFF, P.GOVERNMENT_OFFICE), S.REGISTERED, to=S.PRE_ASSIGNED, tells=(P.LEAD_CLERK,)
    ),
    _step(
        "assign",
        (P.STAFF, P.GOVERNMENT_OFFICE),
        frozenset({S.REGISTERED, S.PRE_ASSIGNED}),
        to=S.ASSIGNED,
        starts=(C.SIGN_FOR, C.OBJECTION, C.FIRST_CONTACT, C.CO_OPINION, C.REPLY),
        stops=(C.HANDOVER,),
        tells=(P.LEAD_CLERK, P.CO_CLERK, P.LEAD_REPRESENTATIVE, P.COSIGNER),
    ),
    _step(
        "object",
        (P.LEAD_CLERK, P.CO_CLERK),
        frozenset({S.PRE_ASSIGNED, S.ASSIGNED, S.SIGNED_FOR}),
        starts=(C.OBJECTION_RULING,),
        tells=(P.GOVERNMENT_OFFICE, P.STAFF),
    ),
    _step(
        "rule_objection",
        P.GOVERNMENT_OFFICE,
        IN_HAND | {S.PRE_ASSIGNED},
        stops=(C.OBJECTION_RULING,),
        tells=(P.LEAD_CLERK, P.STAFF),
    ),
    _step(
        "reassign",
        (P.STAFF, P.GOVERNMENT_OFFICE),
        IN_HAND,
        to=S.ASSIGNED,
        starts=(C.SIGN_FOR, C.FIRST_CONTACT, C.CO_OPINION),
        stops=(C.SIGN_FOR, C.FIRST_CONTACT, C.CO_OPINION),
        tells=(P.LEAD_CLERK, P.CO_CLERK, P.LEAD_REPRESENTATIVE),
    ),
    # Handling
    _step(
        "sign_for",
        P.LEAD_CLERK,
        S.ASSIGNED,
        to=S.SIGNED_FOR,
        needs=(lead_not_signed,),
        stops=(C.SIGN_FOR,),
        tells=(P.LEAD_REPRESENTATIVE,),
    ),
    _step("co_sign_for", P.CO_CLERK, BEFORE_REPLY, needs=(co_not_signed,), stops=(C.SIGN_FOR,)),
    _step(
        "log_contact",
        P.LEAD_CLERK,
        AT_WORK,
        to=S.IN_PROGRESS,
        stops=(C.FIRST_CONTACT,),
        tells=(P.LEAD_REPRESENTATIVE,),
    ),
    _step("log_later_contact", P.LEAD_CLERK, BEFORE_REPLY | AFTER_REPLY, tells=(P.LEAD_REPRESENTATIVE,)),
    _step("confirm_contact", P.LEAD_REPRESENTATIVE, BEFORE_REPLY | AFTER_REPLY, tells=(P.LEAD_CLERK,)),
    _step("deny_contact", P.LEAD_REPRESENTATIVE, BEFORE_REPLY | AFTER_REPLY, tells=(P.LEAD_CLERK, P.STAFF)),
    _step("note_progress", P.LEAD_CLERK, AT_WORK, to=S.IN_PROGRESS, tells=REPRESENTATIVES),
    _step(
        "file_opinion",
        P.CO_CLERK,
        BEFORE_REPLY,
        needs=(co_signed, opinion_open),
        stops=(C.CO_OPINION,),
        tells=(P.LEAD_CLERK,),
    ),
    _step("dispatch", (P.LEAD_CLERK, P.CO_CLERK), IN_HAND, tells=(P.SECTION,)),
    _step("section_sign_for", P.SECTION, IN_HAND),
    _step("hand_in_part", P.SECTION, IN_HAND, tells=(P.LEAD_CLERK,)),
    _step("ask_extension", P.LEAD_CLERK, BEFORE_REPLY, tells=(P.GOVERNMENT_OFFICE,)),
    _step(
        "grant_extension",
        P.GOVERNMENT_OFFICE,
        BEFORE_REPLY,
        tells=(P.LEAD_CLERK, P.LEAD_REPRESENTATIVE, P.STAFF),
    ),
    _step("deny_extension", P.GOVERNMENT_OFFICE, BEFORE_REPLY, tells=(P.LEAD_CLERK,)),
    _step("supplement", P.LEAD_REPRESENTATIVE, OPEN - {S.RETURNED}, tells=(P.STAFF, P.LEAD_CLERK)),
    _step("urge", P.LEAD_REPRESENTATIVE, BEFORE_REPLY, tells=(P.LEAD_CLERK, P.STAFF)),
    # Reply
    _step(
        "draft_reply",
        P.LEAD_CLERK,
        AT_WORK | {S.REPLY_DRAFTED, S.SENT_BACK},
        to=S.REPLY_DRAFTED,
        needs=(opinions_filed, contact_recorded),
        tells=(P.LEAD_HEAD,),
    ),
    _step(
        "countersign",
        (P.CO_HEAD, P.CO_CLERK),
        S.REPLY_DRAFTED,
        to=S.COUNTERSIGNED,
        tells=(P.LEAD_CLERK, P.LEAD_HEAD),
    ),
    _step("return_draft", P.LEAD_HEAD, WITH_THE_HEAD, to=S.IN_PROGRESS, tells=(P.LEAD_CLERK,)),
    _step(
        "sign_off",
        P.LEAD_HEAD,
        WITH_THE_HEAD,
        to=S.UNDER_REVIEW,
        needs=(opinions_filed, contact_recorded),
        starts=(C.REVIEW,),
        tells=(P.GOVERNMENT_OFFICE, P.LEAD_CLERK),
    ),
    _step(
        "send_back",
        P.GOVERNMENT_OFFICE,
        S.UNDER_REVIEW,
        to=S.SENT_BACK,
        stops=(C.REVIEW,),
        tells=(P.LEAD_CLERK, P.LEAD_HEAD, P.STAFF),
    ),
    _step(
        "approve",
        P.GOVERNMENT_OFFICE,
        S.UNDER_REVIEW,
        to=S.REPLIED,
        starts=(C.RATING, C.PUBLISH),
        stops=(C.REVIEW, C.REPLY, C.REHANDLE),
        tells=(P.LEAD_REPRESENTATIVE, P.COSIGNER, P.LEAD_CLERK, P.LEAD_HEAD, P.STAFF),
    ),
    # Ratings
    _step("rate_attitude", REPRESENTATIVES, RATED, needs=(rating_open,)),
    _step("rate_reply", REPRESENTATIVES, RATED, needs=(rating_open, attitude_rated)),
    _step("collect_rating", P.STAFF, S.REPLIED, needs=(rating_open,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step(
        "ask_reopening",
        P.LEAD_REPRESENTATIVE,
        RATED,
        to=S.REPLIED,
        starts=(C.REHANDLE_ORDER,),
        tells=(P.STAFF,),
    ),
    _step(
        "reopen",
        (P.STAFF, P.SERVICE),
        RATED,
        to=S.REHANDLING,
        needs=(reopening_asked,),
        starts=(C.REHANDLE, C.FIRST_CONTACT),
        stops=(C.REHANDLE_ORDER, C.RATING, C.PUBLISH),
        tells=(P.LEAD_CLERK, P.LEAD_HEAD, P.CO_CLERK, P.GOVERNMENT_OFFICE, P.STAFF, P.LEAD_REPRESENTATIVE),
    ),
    _step(
        "decline_reopening",
        P.STAFF,
        RATED,
        to=S.ANSWERED,
        needs=(reopening_asked,),
        stops=(C.REHANDLE_ORDER,),
        tells=(P.LEAD_REPRESENTATIVE,),
    ),
    _step(
        "answer",
        P.SERVICE,
        S.REPLIED,
        to=S.ANSWERED,
        stops=(C.REHANDLE_ORDER,),
        tells=(P.STAFF, P.LEAD_CLERK),
    ),
    _step(
        "start_follow_up",
        (P.STAFF, P.SERVICE),
        S.ANSWERED,
        to=S.FOLLOW_UP,
        starts=(C.FOLLOW_UP,),
        tells=DEPARTMENT,
    ),
    _step("report_follow_up", P.LEAD_CLERK, S.FOLLOW_UP, tells=(P.LEAD_REPRESENTATIVE, P.STAFF)),
    _step(
        "file_second_reply",
        P.LEAD_CLERK,
        S.FOLLOW_UP,
        to=S.ANSWERED,
        stops=(C.FOLLOW_UP,),
        tells=(P.LEAD_REPRESENTATIVE, P.STAFF),
    ),
    _step("rate_fulfilment", REPRESENTATIVES, frozenset({S.ANSWERED, S.FOLLOW_UP})),
    _step(
        "close",
        P.STAFF,
        frozenset({S.ANSWERED, S.FOLLOW_UP}),
        to=S.CLOSED,
        stops=tuple(ClockKey),
        tells=(P.LEAD_REPRESENTATIVE, P.COSIGNER, P.LEAD_CLERK),
    ),
    _step("archive", (P.STAFF, P.SERVICE), S.CLOSED, to=S.ARCHIVED),
    # Supervision
    _step(
        "order_supervision",
        (P.STAFF, P.COMMITTEE, P.GOVERNMENT_OFFICE, P.LEADER),
        BEFORE_REPLY,
        tells=DEPARTMENT,
    ),
    _step("issue_card", (P.STAFF, P.GOVERNMENT_OFFICE), BEFORE_REPLY | AFTER_REPLY, tells=DEPARTMENT),
    _step("mark_overdue", P.SERVICE, OPEN),
    _step("publish", P.STAFF, AFTER_REPLY | {S.CLOSED}, stops=(C.PUBLISH,), tells=(P.LEAD_REPRESENTATIVE,)),
)
BY_NAME = {step.name: step for step in STEPS}


def steps_for(proposal: Proposal, person: Person | None) -> list[Step]:
    """The steps this person can take now, in the table's order: what the screen may offer."""
    parties = parties_of(person, proposal)
    return [
        step
        for step in STEPS
        if proposal.status in step.from_
        and parties & step.by
        and all(guard(proposal, person) is None for guard in step.needs)
    ]


def check(proposal: Proposal, step_name: str, person: Person | None) -> Step:
    """The row to follow, or the refusal that says why not.

    Raises NotAllowed (no party to it), StepNotPossible (the status has moved on, and who moved it; or it is
    not there yet), StepBlocked (a guard; its key says what is missing).
    """
    step = BY_NAME[step_name]
    if not parties_of(person, proposal) & step.by:
        raise NotAllowed
    refusal = _refusal(proposal, step, person)
    if refusal is not None:
        refusal.proposal_id = proposal.id
        raise refusal
    return step


def _moved_on(proposal: Proposal, step: Step) -> HistoryEntry | None:
    """The entry by which the step became too late; None when it is too early for it."""
    for entry in reversed(proposal.history):
        if entry.from_status in step.from_ and entry.to_status not in step.from_:
            return entry
    return None


def _refusal(proposal: Proposal, step: Step, person: Person | None) -> Refusal | None:
    if proposal.status not in step.from_:
        taken = _moved_on(proposal, step)
        return StepNotPossible(step.name, by=taken.actor if taken else None, at=taken.at if taken else None)
    for guard in step.needs:
        if reason := guard(proposal, person):
            return StepBlocked(reason)
    return None
