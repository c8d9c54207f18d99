"""The table of steps: one row for each thing that can happen to a proposal, from draft to archive.

Read across: its name; who may take it; from where; `to` where (left out: the status stays); what it `needs`;
the clocks it `starts` and `stops`; whom it `tells` by a push. Everything else reads this table.
"""

from dataclasses import dataclass

from domain import appointment_guards as ag
from domain import drafting_guards as d
from domain import guards as g
from domain import section_guards as sg
from domain.guards import Guard
from domain.parties import Party
from domain.proposal import ClockKey, Status


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
DRAFTING = frozenset({S.DRAFT, S.COLLECTING})
BEFORE_REGISTRATION = frozenset({S.SUBMITTED, S.SCREENING})
BEFORE_ASSIGNMENT = BEFORE_REGISTRATION | {S.RETURNED, S.REGISTERED, S.PRE_ASSIGNED}
AT_WORK = frozenset({S.SIGNED_FOR, S.IN_PROGRESS, S.REHANDLING})
IN_HAND = AT_WORK | {S.ASSIGNED}
WITH_THE_HEAD = frozenset({S.REPLY_DRAFTED, S.COUNTERSIGNED})
BEFORE_REPLY = IN_HAND | WITH_THE_HEAD | {S.UNDER_REVIEW, S.SENT_BACK}
RATED = frozenset({S.REPLIED, S.ANSWERED})
AFTER_REPLY = RATED | {S.FOLLOW_UP}
OPEN = BEFORE_ASSIGNMENT | BEFORE_REPLY | AFTER_REPLY
# The reply was delivered, and nothing of it is asked for anew.
ANSWERED = AFTER_REPLY | {S.CLOSED, S.ARCHIVED}
REPRESENTATIVES = (P.LEAD_REPRESENTATIVE, P.COSIGNER)
CLERKS = (P.LEAD_CLERK, P.CO_CLERK)
# Whoever answers a part of their own is a lead too, and reads of it first.
SHARERS = (P.SEPARATE_CLERK, *CLERKS)
HEADS = (P.LEAD_HEAD, P.CO_HEAD)
DEPARTMENT = (P.LEAD_CLERK, P.LEAD_HEAD)
OFFICES = (P.STAFF, P.GOVERNMENT_OFFICE)
# Whoever agrees on a meeting, and whoever is told of it.
MEETING_SIDES = (P.LEAD_REPRESENTATIVE, P.LEAD_CLERK)
MEETING = (*REPRESENTATIVES, P.LEAD_CLERK)
EVERYONE = (*REPRESENTATIVES, P.STAFF, *CLERKS)


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


# fmt: off
STEPS: tuple[Step, ...] = (
    # Drafting: alone, with the delegation, before the session
    _step("share_draft", P.LEAD_REPRESENTATIVE, DRAFTING, needs=(d.not_shared, g.not_suspended), tells=(P.DELEGATION_OFFICE,)),
    _step("comment_draft", P.DELEGATION_OFFICE, DRAFTING, needs=(d.shared,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("pass_draft", P.DELEGATION_OFFICE, DRAFTING, needs=(d.shared, d.with_delegation, d.not_pre_submitted), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("revise_draft", P.LEAD_REPRESENTATIVE, DRAFTING, needs=(g.not_suspended,), tells=(P.DELEGATION_OFFICE, P.COSIGNER)),
    _step("pre_submit", (P.LEAD_REPRESENTATIVE, P.DELEGATION_OFFICE), DRAFTING,
          needs=(d.for_session, d.not_pre_submitted, g.not_suspended),
          tells=(P.STAFF, P.COMMITTEE, P.GOVERNMENT_OFFICE, P.LEAD_REPRESENTATIVE)),
    _step("first_review", (P.COMMITTEE, P.GOVERNMENT_OFFICE, P.STAFF), DRAFTING, needs=(d.pre_submitted,),
          tells=(P.LEAD_REPRESENTATIVE, P.DELEGATION_OFFICE)),
    _step("invite_cosigners", P.LEAD_REPRESENTATIVE, DRAFTING, to=S.COLLECTING, needs=(g.not_suspended,), starts=(C.COSIGN,), stops=(C.COSIGN,),
          tells=(P.INVITED,)),
    _step("accept_cosigning", P.INVITED, S.COLLECTING, needs=(g.not_suspended,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("decline_cosigning", P.INVITED, S.COLLECTING, tells=(P.LEAD_REPRESENTATIVE,)),
    _step("remove_cosigner", P.LEAD_REPRESENTATIVE, S.COLLECTING, needs=(d.invitation_open,), tells=(P.INVITED,)),
    _step("end_collecting", (P.LEAD_REPRESENTATIVE, P.SERVICE), S.COLLECTING, to=S.DRAFT, stops=(C.COSIGN,),
          tells=(P.LEAD_REPRESENTATIVE,)),
    _step("hand_over_lead", P.LEAD_REPRESENTATIVE, DRAFTING | OPEN, needs=(d.has_cosigner,), tells=(P.COSIGNER, P.STAFF)),
    _step("discard_draft", P.LEAD_REPRESENTATIVE, DRAFTING, to=S.CANCELLED, stops=(C.COSIGN,), tells=(P.COSIGNER, P.INVITED)),
    _step("submit", P.LEAD_REPRESENTATIVE, DRAFTING | {S.RETURNED}, to=S.SUBMITTED, needs=(g.not_suspended,), starts=(C.HANDOVER,), stops=(C.COSIGN,),
          tells=(P.STAFF, P.COSIGNER)),
    # Screening
    _step("take_up", P.STAFF, S.SUBMITTED, to=S.SCREENING),
    _step("register", P.STAFF, BEFORE_REGISTRATION, to=S.REGISTERED, needs=(g.no_bill,), tells=REPRESENTATIVES),
    _step("turn_bill", P.STAFF, BEFORE_REGISTRATION, needs=(g.is_bill,), tells=REPRESENTATIVES),
    _step("return_for_changes", P.STAFF, BEFORE_REGISTRATION, to=S.RETURNED, stops=(C.HANDOVER,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("refuse", P.STAFF, BEFORE_REGISTRATION, to=S.REFUSED, stops=(C.HANDOVER,), tells=REPRESENTATIVES),
    _step("merge", P.STAFF, BEFORE_REGISTRATION | {S.REGISTERED}, to=S.MERGED, stops=(C.HANDOVER,), tells=REPRESENTATIVES),
    _step("take_in_merged", P.STAFF, OPEN, tells=(P.LEAD_REPRESENTATIVE, *CLERKS)),
    _step("keep_for_reference", P.STAFF, BEFORE_REGISTRATION | {S.REGISTERED}, to=S.REFERENCE, stops=(C.HANDOVER,), tells=REPRESENTATIVES),
    _step("reclassify", P.STAFF, OPEN, tells=(P.LEAD_REPRESENTATIVE,)),
    _step("second", P.FELLOW, BEFORE_ASSIGNMENT, needs=(g.not_suspended,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("withdraw", P.LEAD_REPRESENTATIVE, BEFORE_ASSIGNMENT, to=S.WITHDRAWN, stops=tuple(ClockKey), tells=(P.STAFF, P.COSIGNER)),
    _step("ask_withdrawal", P.LEAD_REPRESENTATIVE, BEFORE_REPLY, needs=(g.withdrawal_not_asked,), tells=(P.STAFF,)),
    _step("confirm_withdrawal", P.STAFF, BEFORE_REPLY, to=S.WITHDRAWN, needs=(g.withdrawal_asked,), stops=tuple(ClockKey),
          tells=(*REPRESENTATIVES, *CLERKS, *HEADS, P.GOVERNMENT_OFFICE)),
    _step("deny_withdrawal", P.STAFF, BEFORE_REPLY, needs=(g.withdrawal_asked,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("cancel", P.STAFF, BEFORE_ASSIGNMENT, to=S.CANCELLED, stops=tuple(ClockKey), tells=EVERYONE),
    # Key proposals
    _step("mark_key", P.STAFF, BEFORE_REPLY | {S.REGISTERED, S.PRE_ASSIGNED}, needs=(g.not_key,),
          tells=(P.LEADING_LEADER, P.LEADER, *REPRESENTATIVES, P.COMMITTEE, P.GOVERNMENT_OFFICE, *CLERKS, *HEADS)),
    _step("name_leaders", P.STAFF, BEFORE_REPLY | {S.REGISTERED, S.PRE_ASSIGNED}, needs=(g.is_key,),
          tells=(P.LEADING_LEADER, P.LEADER, *CLERKS, *HEADS)),
    _step("tick_key_step", (P.STAFF, P.COMMITTEE, P.LEADER, P.GOVERNMENT_OFFICE), (OPEN - BEFORE_REGISTRATION) | {S.CLOSED},
          needs=(g.is_key, g.key_step_open), tells=(P.LEADER, P.LEAD_REPRESENTATIVE)),
    # Assignment
    _step("pre_assign", OFFICES, frozenset({S.REGISTERED, S.PRE_ASSIGNED}), to=S.PRE_ASSIGNED, tells=SHARERS),
    _step("hold_coordination", OFFICES, S.PRE_ASSIGNED, tells=CLERKS),
    _step("assign", OFFICES, frozenset({S.REGISTERED, S.PRE_ASSIGNED}), to=S.ASSIGNED,
          starts=(C.SIGN_FOR, C.OBJECTION, C.FIRST_CONTACT, C.CO_OPINION, C.REPLY), stops=(C.HANDOVER, C.OBJECTION_RULING),
          tells=(*SHARERS, *REPRESENTATIVES)),
    _step("object", CLERKS, IN_HAND | {S.PRE_ASSIGNED}, needs=(g.objection_possible,), tells=HEADS),
    _step("approve_objection", HEADS, IN_HAND | {S.PRE_ASSIGNED}, needs=(g.objection_waits_for_head,), starts=(C.OBJECTION_RULING,),
          tells=(P.GOVERNMENT_OFFICE, P.LEADER, P.STAFF, *CLERKS)),
    _step("drop_objection", HEADS, IN_HAND | {S.PRE_ASSIGNED}, needs=(g.objection_waits_for_head,), tells=CLERKS),
    _step("uphold_objection", (P.GOVERNMENT_OFFICE, P.LEADER), IN_HAND | {S.PRE_ASSIGNED}, needs=(g.objection_waits_for_ruling,),
          stops=(C.OBJECTION_RULING,), tells=(*CLERKS, P.STAFF)),
    _step("dismiss_objection", (P.GOVERNMENT_OFFICE, P.LEADER), IN_HAND | {S.PRE_ASSIGNED}, needs=(g.objection_waits_for_ruling,),
          starts=(C.OBJECTION,), stops=(C.OBJECTION_RULING, C.OBJECTION), tells=(*CLERKS, *HEADS, P.STAFF)),
    _step("reassign", (*OFFICES, P.LEADER), IN_HAND, to=S.ASSIGNED,
          starts=(C.SIGN_FOR, C.OBJECTION, C.FIRST_CONTACT, C.CO_OPINION), stops=(C.SIGN_FOR, C.OBJECTION, C.FIRST_CONTACT, C.CO_OPINION),
          tells=(*SHARERS, *REPRESENTATIVES, P.STAFF)),
    _step("change_shares", (*OFFICES, P.LEADER), IN_HAND,
          starts=(C.SIGN_FOR, C.OBJECTION, C.FIRST_CONTACT, C.CO_OPINION), stops=(C.SIGN_FOR, C.OBJECTION, C.FIRST_CONTACT, C.CO_OPINION),
          tells=(*SHARERS, *REPRESENTATIVES, P.STAFF)),
    # Handling
    _step("sign_for", P.LEAD_CLERK, S.ASSIGNED, to=S.SIGNED_FOR, needs=(g.lead_not_signed,), stops=(C.SIGN_FOR,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("co_sign_for", (P.CO_CLERK, P.SEPARATE_CLERK), BEFORE_REPLY, needs=(g.share_not_signed,), stops=(C.SIGN_FOR,)),
    _step("log_contact", P.LEAD_CLERK, AT_WORK, to=S.IN_PROGRESS, needs=(g.main_signed,), stops=(C.FIRST_CONTACT,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("log_later_contact", P.LEAD_CLERK, (BEFORE_REPLY - IN_HAND) | AFTER_REPLY, stops=(C.FIRST_CONTACT,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("confirm_contact", P.LEAD_REPRESENTATIVE, BEFORE_REPLY | AFTER_REPLY, tells=(P.LEAD_CLERK,)),
    _step("deny_contact", P.LEAD_REPRESENTATIVE, BEFORE_REPLY | AFTER_REPLY, tells=(P.LEAD_CLERK, P.STAFF)),
    _step("explain_contact", P.LEAD_REPRESENTATIVE, BEFORE_REPLY | AFTER_REPLY, needs=(g.contact_disputed,), tells=(P.LEAD_CLERK, P.STAFF)),
    _step("offer_meeting", P.LEAD_CLERK, AT_WORK, to=S.IN_PROGRESS, needs=(g.main_signed, ag.no_meeting_open), tells=REPRESENTATIVES),
    _step("offer_later_meeting", P.LEAD_CLERK, (BEFORE_REPLY - IN_HAND) | AFTER_REPLY, needs=(ag.no_meeting_open,), tells=REPRESENTATIVES),
    _step("propose_times", MEETING_SIDES, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_to_answer,), tells=MEETING_SIDES),
    _step("agree_time", MEETING_SIDES, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_to_answer,), tells=(*MEETING, P.LEADING_LEADER)),
    _step("waive_consultation", P.LEAD_REPRESENTATIVE, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_negotiated,), stops=(C.FIRST_CONTACT,), tells=(P.LEAD_CLERK, P.COSIGNER)),
    _step("ask_for_call", P.LEAD_REPRESENTATIVE, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_negotiated,), tells=(P.LEAD_CLERK, P.COSIGNER)),
    _step("answer_meeting", P.COSIGNER, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_open,), tells=(P.LEAD_CLERK,)),
    _step("move_meeting", MEETING_SIDES, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_agreed,), tells=MEETING),
    _step("cancel_meeting", MEETING_SIDES, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_open,), tells=(*MEETING, P.LEADING_LEADER)),
    _step("tell_late", MEETING, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_agreed,), tells=MEETING),
    _step("record_meeting", P.LEAD_CLERK, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_to_record,), stops=(C.FIRST_CONTACT,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("miss_meeting", MEETING_SIDES, BEFORE_REPLY | AFTER_REPLY, needs=(ag.meeting_agreed,), tells=(*MEETING_SIDES, P.STAFF)),
    _step("lapse_meeting", P.SERVICE, frozenset(S), needs=(ag.meeting_open,), tells=(*MEETING, P.LEADING_LEADER)),
    _step("note_progress", P.LEAD_CLERK, AT_WORK, to=S.IN_PROGRESS, needs=(g.main_signed,), tells=REPRESENTATIVES),
    _step("file_opinion", P.CO_CLERK, BEFORE_REPLY, needs=(g.co_signed, g.opinion_open, sg.sections_done), stops=(C.CO_OPINION,), tells=(P.LEAD_CLERK,)),
    _step("ask_extension", P.LEAD_CLERK, BEFORE_REPLY, needs=(g.extension_possible,), tells=(P.GOVERNMENT_OFFICE, P.LEAD_HEAD)),
    _step("grant_extension", P.GOVERNMENT_OFFICE, BEFORE_REPLY, needs=(g.extension_asked,), tells=(P.LEAD_CLERK, *REPRESENTATIVES, P.STAFF)),
    _step("deny_extension", P.GOVERNMENT_OFFICE, BEFORE_REPLY, needs=(g.extension_asked,), tells=(P.LEAD_CLERK,)),
    _step("supplement", P.LEAD_REPRESENTATIVE, OPEN - {S.RETURNED}, tells=(P.STAFF, P.LEAD_CLERK)),
    _step("urge", (*REPRESENTATIVES, P.DELEGATION_OFFICE, P.STAFF, P.COMMITTEE, P.GOVERNMENT_OFFICE), BEFORE_REPLY, tells=(P.LEAD_CLERK, P.STAFF)),
    _step("move_department", P.SERVICE, BEFORE_REPLY | AFTER_REPLY | {S.PRE_ASSIGNED}, tells=CLERKS),
    _step("hand_over_clerk", (P.SERVICE, P.LEAD_HEAD, P.CO_HEAD, P.STAFF), BEFORE_REPLY | AFTER_REPLY),
    # Sections inside a department
    _step("dispatch", CLERKS, AT_WORK, needs=(sg.share_signed,), tells=(P.SECTION,)),
    _step("section_sign_for", P.SECTION, AT_WORK, needs=(sg.part_not_signed,), tells=CLERKS),
    _step("prepare", P.SECTION, AT_WORK, needs=(sg.part_in_hand,)),
    _step("hand_in_part", P.SECTION, AT_WORK, needs=(sg.part_in_hand, sg.part_ready), tells=CLERKS),
    _step("check_part", CLERKS, AT_WORK, needs=(sg.part_to_check,), tells=(P.SECTION,)),
    _step("return_part", CLERKS, AT_WORK, needs=(sg.part_to_check,), tells=(P.SECTION,)),
    # Reply
    _step("draft_reply", P.LEAD_CLERK, AT_WORK | {S.REPLY_DRAFTED, S.SENT_BACK}, to=S.REPLY_DRAFTED,
          needs=(g.has_lead, g.opinions_filed, g.contact_recorded, g.contact_led_by_leader, sg.sections_done), tells=(P.LEAD_HEAD, P.CO_HEAD)),
    _step("countersign", P.CO_HEAD, S.REPLY_DRAFTED, needs=(g.countersigning_open,), tells=DEPARTMENT),
    _step("refuse_countersigning", P.CO_HEAD, S.REPLY_DRAFTED, to=S.IN_PROGRESS, needs=(g.countersigning_open,), tells=DEPARTMENT),
    _step("complete_countersigning", P.SERVICE, S.REPLY_DRAFTED, to=S.COUNTERSIGNED, needs=(g.countersigned,), tells=(P.LEAD_HEAD,)),
    _step("return_draft", P.LEAD_HEAD, WITH_THE_HEAD, to=S.IN_PROGRESS, tells=(P.LEAD_CLERK,)),
    _step("sign_off", P.LEAD_HEAD, WITH_THE_HEAD, to=S.UNDER_REVIEW, needs=(g.opinions_filed, g.contact_recorded, g.countersigned),
          starts=(C.REVIEW,), tells=(P.REVIEWER, P.LEADING_LEADER, P.LEAD_CLERK)),
    _step("draft_part", P.SEPARATE_CLERK, AT_WORK | {S.SENT_BACK}, to=S.IN_PROGRESS, needs=(g.main_signed, g.part_open, g.contact_recorded, sg.sections_done),
          tells=(P.SEPARATE_HEAD,)),
    _step("return_part_draft", P.SEPARATE_HEAD, AT_WORK, needs=(g.part_unsigned,), tells=(P.SEPARATE_CLERK,)),
    _step("sign_part", P.SEPARATE_HEAD, AT_WORK, needs=(g.part_unsigned,), tells=(P.SEPARATE_CLERK,)),
    _step("complete_parts", P.SERVICE, AT_WORK, to=S.UNDER_REVIEW, needs=(g.opinions_filed,), starts=(C.REVIEW,), tells=(P.REVIEWER, P.LEADING_LEADER)),
    _step("sign_as_leader", P.LEADING_LEADER, S.UNDER_REVIEW, needs=(g.leader_signature_open,), tells=(P.REVIEWER, *DEPARTMENT)),
    _step("change_class", P.REVIEWER, S.UNDER_REVIEW, tells=DEPARTMENT),
    _step("send_back", P.REVIEWER, S.UNDER_REVIEW, to=S.SENT_BACK, stops=(C.REVIEW,), tells=(*DEPARTMENT, P.STAFF)),
    _step("pass_review", P.REVIEWER, S.UNDER_REVIEW, needs=(g.further_review,), starts=(C.REVIEW,), stops=(C.REVIEW,), tells=(P.REVIEWER,)),
    _step("approve", P.REVIEWER, S.UNDER_REVIEW, to=S.REPLIED, needs=(g.last_review, g.leader_signed),
          starts=(C.RATING, C.PUBLISH), stops=(C.REVIEW, C.REPLY, C.REHANDLE, C.FIRST_CONTACT, C.OBJECTION, C.OBJECTION_RULING),
          tells=(*REPRESENTATIVES, *DEPARTMENT, P.STAFF)),
    # Ratings
    _step("rate_attitude", REPRESENTATIVES, AFTER_REPLY, needs=(g.rating_open,)),
    _step("rate_reply", REPRESENTATIVES, AFTER_REPLY, needs=(g.rating_open, g.attitude_rated)),
    _step("collect_rating", P.STAFF, AFTER_REPLY, needs=(g.any_rating_open,), tells=REPRESENTATIVES),
    _step("flag_dissatisfaction", P.SERVICE, AFTER_REPLY, tells=(P.STAFF,)),
    _step("ask_reopening", (P.LEAD_REPRESENTATIVE, P.STAFF), RATED, to=S.REPLIED, starts=(C.REHANDLE_ORDER,), tells=(P.STAFF,)),
    _step("reopen", (P.STAFF, P.SERVICE), RATED, to=S.REHANDLING, needs=(g.reopening_asked,),
          starts=(C.REHANDLE, C.FIRST_CONTACT), stops=(C.REHANDLE_ORDER, C.RATING, C.RATING_3, C.PUBLISH),
          tells=(*DEPARTMENT, P.CO_CLERK, P.GOVERNMENT_OFFICE, P.STAFF, *REPRESENTATIVES)),
    _step("decline_reopening", P.STAFF, RATED, to=S.ANSWERED, needs=(g.reopening_asked,), stops=(C.REHANDLE_ORDER,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("answer", P.SERVICE, S.REPLIED, to=S.ANSWERED, stops=(C.REHANDLE_ORDER,), tells=(P.STAFF, P.LEAD_CLERK)),
    # After the reply: follow-up, promises, the third rating, the end
    _step("start_follow_up", (P.STAFF, P.SERVICE), S.ANSWERED, to=S.FOLLOW_UP, starts=(C.FOLLOW_UP,), tells=(*DEPARTMENT, *REPRESENTATIVES)),
    _step("report_follow_up", P.LEAD_CLERK, S.FOLLOW_UP, starts=(C.FOLLOW_UP,), stops=(C.FOLLOW_UP,), tells=(*REPRESENTATIVES, P.STAFF)),
    _step("draft_second_reply", P.LEAD_CLERK, S.FOLLOW_UP, tells=(P.LEAD_HEAD,)),
    _step("file_second_reply", P.LEAD_HEAD, S.FOLLOW_UP, to=S.ANSWERED, needs=(g.second_reply_drafted,), stops=(C.FOLLOW_UP,),
          tells=(*REPRESENTATIVES, P.STAFF, P.LEAD_CLERK)),
    _step("keep_promise", P.LEAD_CLERK, AFTER_REPLY | {S.CLOSED}, needs=(g.promise_open,), tells=REPRESENTATIVES),
    _step("open_fulfilment", P.SERVICE, frozenset({S.ANSWERED, S.FOLLOW_UP}), starts=(C.RATING_3,), stops=(C.RATING_3,), tells=REPRESENTATIVES),
    _step("rate_fulfilment", REPRESENTATIVES, frozenset({S.ANSWERED, S.FOLLOW_UP}), needs=(g.fulfilment_open,)),
    _step("close", P.STAFF, frozenset({S.ANSWERED, S.FOLLOW_UP}), to=S.CLOSED, needs=(g.promises_rated,), stops=tuple(ClockKey), tells=(*REPRESENTATIVES, P.LEAD_CLERK)),
    _step("archive", (P.STAFF, P.SERVICE), S.CLOSED, to=S.ARCHIVED),
    # Supervision
    _step("propose_order", P.SERVICE, BEFORE_REPLY | AFTER_REPLY, tells=(P.STAFF,)),
    _step("dismiss_order", P.STAFF, BEFORE_REPLY | AFTER_REPLY, needs=(g.order_proposed,)),
    _step("order_supervision", (*OFFICES, P.COMMITTEE, P.LEADER), BEFORE_REPLY | AFTER_REPLY, tells=(*DEPARTMENT, P.STAFF)),
    _step("issue_card", OFFICES, BEFORE_REPLY | AFTER_REPLY, tells=(*DEPARTMENT, P.STAFF)),
    _step("revoke_order", OFFICES, BEFORE_REPLY | AFTER_REPLY | {S.CLOSED}, needs=(g.order_stands,), tells=(*DEPARTMENT, P.STAFF)),
    _step("answer_order", P.LEAD_CLERK, BEFORE_REPLY | AFTER_REPLY, needs=(g.order_open,), tells=(*OFFICES, P.COMMITTEE)),
    _step("put_on_record", OFFICES, BEFORE_REPLY | AFTER_REPLY, needs=(g.not_on_record,), tells=(*DEPARTMENT, *REPRESENTATIVES)),
    _step("take_off_record", OFFICES, OPEN | {S.CLOSED}, needs=(g.on_record,), tells=(*DEPARTMENT, *REPRESENTATIVES)),
    _step("mark_overdue", P.SERVICE, OPEN),
    _step("reckon_again", P.SERVICE, OPEN, tells=CLERKS),
    _step("move_dates", P.SERVICE, DRAFTING | OPEN),
    _step("publish", P.STAFF, AFTER_REPLY | {S.CLOSED}, needs=(g.not_published, g.may_be_published), stops=(C.PUBLISH,), tells=(P.LEAD_REPRESENTATIVE,)),
    _step("correct_publication", P.STAFF, BEFORE_REPLY | AFTER_REPLY | {S.CLOSED, S.ARCHIVED}, needs=(g.published, g.may_be_published), stops=(C.PUBLISH,)),
    _step("unpublish", P.STAFF, BEFORE_REPLY | AFTER_REPLY | {S.CLOSED, S.ARCHIVED, S.WITHDRAWN}, needs=(g.published,), tells=(P.LEAD_REPRESENTATIVE,)),
)
# fmt: on
BY_NAME = {step.name: step for step in STEPS}
