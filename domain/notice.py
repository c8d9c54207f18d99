"""What the service pushes to people: posted with the step, rendered and re-checked when delivered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from domain.appointment import Appointment
from domain.contact import Confirmation, Contact
from domain.history import HistoryEntry
from domain.proposal import ClockKey, Proposal, Status
from domain.reply import Reply
from domain.supervision import OrderState


class Outcome(StrEnum):
    """What became of a notice, honestly."""

    WAITING = "waiting"
    SENDING = "sending"
    """A broadcast that may reach Telegram at any moment: noted before it is sent."""
    SENT = "sent"
    LAPSED = "lapsed"
    BLOCKED = "blocked"
    NEVER_STARTED = "never_started"
    UNDELIVERABLE = "undeliverable"
    IN_DOUBT = "in_doubt"
    """A broadcast that Telegram may have delivered, nobody can know: never sent again by itself."""


# Settled, and the person has not got it, or nobody knows.
UNDELIVERED = (Outcome.BLOCKED, Outcome.NEVER_STARTED, Outcome.UNDELIVERABLE, Outcome.IN_DOUBT)
UNSETTLED = frozenset({Outcome.WAITING, Outcome.SENDING})


class Priority(IntEnum):
    """What goes first: an answer to what somebody just did, then pushes, then what goes to everybody."""

    REPLY = 0
    PUSH = 1
    BROADCAST = 2
    """At most once, where everything else is sent at least once."""


class Matter(StrEnum):
    """What a notice is about, for whoever looks at many."""

    CASE = "case"
    BROADCAST = "broadcast"
    OTHER = "other"


# More groups than any congress has.
CHANNELS = 1 << 40


@dataclass
class Notice:
    """One line of the outbox. `dedupe_key` is unique: posting twice posts once.

    `broadcast_id` is that of the broadcast which this is one person's copy of.
    """

    congress_id: int
    person_id: int
    kind: str
    dedupe_key: str
    not_before: datetime
    proposal_id: int | None = None
    broadcast_id: int | None = None
    params: dict[str, object] = field(default_factory=dict)
    priority: Priority = Priority.PUSH
    outcome: Outcome = Outcome.WAITING
    attempts: int = 0
    claimed_by: str = ""
    claimed_until: datetime | None = None
    settled_at: datetime | None = None
    group_id: int | None = None
    """It goes to a department's group, as the person would read it."""
    channel_id: int | None = None
    """It goes to the congress's channel; the person is who published it."""
    id: int = 0

    @property
    def chat(self) -> int:
        """Whose chat it goes to: the person's id, or the group's below zero, or the channel's far below."""
        if self.channel_id is not None:
            return -self.channel_id - CHANNELS
        return self.person_id if self.group_id is None else -self.group_id

    @property
    def to_person(self) -> bool:
        return self.group_id is None and self.channel_id is None


def _waits_for_head(proposal: Proposal, entry: HistoryEntry) -> bool:
    """The letter of this entry is still unsigned."""
    version, department = entry.details["version"], entry.details["department"]
    return any(
        r.version == version and r.department == department and r.signed_at is None and not r.returned
        for r in proposal.letters
    )


def _is_as_told(proposal: Proposal, entry: HistoryEntry) -> bool:
    """The meeting still stands as it did after this entry: no other times, not called off."""
    meeting = meeting_of_entry(proposal, entry)
    return meeting.is_open and meeting.revision == entry.details["revision"]


# A notice that asks for something is dropped when that was done meanwhile; one that tells a fact stays true.
STILL_TRUE: dict[str, Callable[[Proposal, HistoryEntry], bool]] = {
    "submit": lambda p, e: p.status in {Status.SUBMITTED, Status.SCREENING} and p.submitted_at == e.at,
    "draft_reply": lambda p, e: p.status in {Status.REPLY_DRAFTED, Status.COUNTERSIGNED},
    "sign_off": lambda p, e: p.status is Status.UNDER_REVIEW,
    "draft_part": _waits_for_head,
    "complete_parts": lambda p, e: p.status is Status.UNDER_REVIEW,
    "pass_review": lambda p, e: p.status is Status.UNDER_REVIEW,
    "complete_countersigning": lambda p, e: p.status is Status.COUNTERSIGNED,
    "refuse_countersigning": lambda p, e: p.status is Status.IN_PROGRESS,
    "draft_second_reply": lambda p, e: p.status is Status.FOLLOW_UP,
    "return_draft": lambda p, e: p.status is Status.IN_PROGRESS,
    "send_back": lambda p, e: p.status is Status.SENT_BACK,
    "log_contact": lambda p, e: contact_of(p, e).confirmation is Confirmation.OPEN,
    "record_meeting": lambda p, e: contact_of(p, e).confirmation is Confirmation.OPEN,
    "offer_meeting": _is_as_told,
    "offer_later_meeting": _is_as_told,
    "propose_times": _is_as_told,
    "agree_time": _is_as_told,
    "move_meeting": _is_as_told,
    "log_later_contact": lambda p, e: contact_of(p, e).confirmation is Confirmation.OPEN,
    "share_draft": lambda p, e: p.status in {Status.DRAFT, Status.COLLECTING},
    "pre_submit": lambda p, e: p.status in {Status.DRAFT, Status.COLLECTING},
    "invite_cosigners": lambda p, e: p.status is Status.COLLECTING,
    "ask_withdrawal": lambda p, e: p.withdrawal_asked,
    "ask_reopening": lambda p, e: p.reopening_asked,
    "hand_in_part": lambda p, e: any(s.handed_in_at == e.at and not s.checked_at for s in p.sections),
    "return_part": lambda p, e: any(
        s.section == e.details["section"] and s.department_id == e.details["inside"] and not s.handed_in_at
        for s in p.sections
    ),
    "object": lambda p, e: any(o.waits_for_head and o.raised_at == e.at for o in p.objections),
    "approve_objection": lambda p, e: any(o.waits_for_ruling and o.approved_at == e.at for o in p.objections),
    "pre_assign": lambda p, e: p.status is Status.PRE_ASSIGNED,
    "ask_extension": lambda p, e: p.extension is not None and p.extension.granted is None,
    "propose_order": lambda p, e: any(o.state is OrderState.PROPOSED for o in p.orders),
    "order_supervision": lambda p, e: any(o.state is OrderState.ISSUED for o in p.orders),
    "open_fulfilment": lambda p, e: p.clock(ClockKey.RATING_3) is not None,
}


# What is said to somebody although they may not see the proposal any more, because it is what took it away.
PARTINGS = frozenset(
    {
        "remove_cosigner",
        "discard_draft",
        "part_taken_back",
        "share_taken_back",
        "leader_replaced",
        "lapse_meeting",
    }
)


def entry_of(notice: Notice, proposal: Proposal) -> HistoryEntry:
    """What the notice tells of; the newest entry for one that names none."""
    seq = int(str(notice.params.get("seq", len(proposal.history))))
    return proposal.history[seq - 1]


def contact_of(proposal: Proposal, entry: HistoryEntry) -> Contact:
    """The contact that this entry recorded."""
    return proposal.contacts[int(str(entry.details["contact"])) - 1]


def meeting_of_entry(proposal: Proposal, entry: HistoryEntry) -> Appointment:
    """The booked meeting that this entry is about."""
    return proposal.appointments[int(str(entry.details["meeting"])) - 1]


def letter_of(notice: Notice, proposal: Proposal) -> Reply | None:
    """The delivered letter that this notice carries; notices of old meant the last one."""
    wanted = {
        name: notice.params[name] for name in ("department", "round", "version") if name in notice.params
    }
    if not wanted:
        return proposal.delivered_reply
    sent = [r for r in proposal.replies if r.delivered_at is not None]
    return next((r for r in sent if [r.department_id, r.round, r.version] == list(wanted.values())), None)


def is_still_true(notice: Notice, proposal: Proposal) -> bool:
    """Asked again at delivery: minutes or a night may lie between posting and sending."""
    check = STILL_TRUE.get(notice.kind)
    return check is None or check(proposal, entry_of(notice, proposal))
