"""One matter raised, and everything that hangs on it: assignments, clocks, contacts, replies, ratings."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.appointment import Appointment
from domain.contact import Contact
from domain.cosigner import Cosigner, CosignerState
from domain.extension import Extension
from domain.history import HistoryEntry
from domain.key import KeyMark, KeyStep
from domain.objection import Objection
from domain.rating import AT_REPLY, Rating, Stage
from domain.reply import Commitment, Reply
from domain.roles import reviewer_in
from domain.section import SectionPart
from domain.supervision import Order
from domain.version import Version


class Status(StrEnum):
    """Where a proposal stands; which steps lead where is the table in `domain.lifecycle`."""

    DRAFT = "draft"
    COLLECTING = "collecting"
    SUBMITTED = "submitted"
    SCREENING = "screening"
    RETURNED = "returned"
    REFUSED = "refused"
    MERGED = "merged"
    REFERENCE = "reference"
    REGISTERED = "registered"
    PRE_ASSIGNED = "pre_assigned"
    ASSIGNED = "assigned"
    SIGNED_FOR = "signed_for"
    IN_PROGRESS = "in_progress"
    REPLY_DRAFTED = "reply_drafted"
    COUNTERSIGNED = "countersigned"
    UNDER_REVIEW = "under_review"
    SENT_BACK = "sent_back"
    REPLIED = "replied"
    REHANDLING = "rehandling"
    ANSWERED = "answered"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Kind(StrEnum):
    SUGGESTION = "suggestion"
    CPPCC_PROPOSAL = "cppcc_proposal"
    BILL = "bill"
    BILL_TURNED_SUGGESTION = "bill_turned_suggestion"


# Where a shared draft can be besides the congress's own drafting steps.
BACK_WITH_LEAD = "final"
UNDER_FIRST_REVIEW = "first_review"


class Track(StrEnum):
    IN_SESSION = "in_session"
    CLOSED_SESSION = "closed_session"
    THROUGH_TRAIN = "through_train"


class Disclosure(StrEnum):
    """What of a proposal its representative agrees to have published."""

    FULL = "full"
    TITLE_ONLY = "title_only"
    NONE = "none"


class AssignmentRole(StrEnum):
    LEAD = "lead"
    CO = "co"
    SEPARATE = "separate"


class ClockKey(StrEnum):
    """The clocks of the policy (domain rules: clocks)."""

    HANDOVER = "handover"
    SIGN_FOR = "sign_for"
    OBJECTION = "objection"
    OBJECTION_RULING = "objection_ruling"
    CO_OPINION = "co_opinion"
    FIRST_CONTACT = "first_contact"
    REPLY = "reply"
    REVIEW = "review"
    RATING = "rating"
    REHANDLE_ORDER = "rehandle_order"
    REHANDLE = "rehandle"
    FOLLOW_UP = "follow_up"
    RATING_3 = "rating_3"
    PUBLISH = "publish"
    COSIGN = "cosign"


@dataclass(frozen=True)
class Attachment:
    """A photo, document, voice or place; files are named by Telegram's own file id."""

    kind: str
    file_id: str = ""
    name: str = ""
    size: int = 0
    caption: str = ""
    latitude: float | None = None
    longitude: float | None = None
    album: str = ""


@dataclass
class Assignment:
    """One department's share of a proposal."""

    department_id: int
    department: str
    role: AssignmentRole
    assigned_at: datetime
    signed_at: datetime | None = None
    signed_by: str = ""
    opinion: str = ""
    opinion_at: datetime | None = None
    countersigned_by: str = ""
    countersigned_at: datetime | None = None
    released_at: datetime | None = None
    id: int = 0
    proposal_id: int = 0


@dataclass
class Clock:
    """A due date, stored with how it was reckoned. Lateness is stamped once."""

    congress_id: int
    key: ClockKey
    started_at: datetime
    due_at: datetime
    due_on: date
    working: list[tuple[str, dict[str, str | int]]]
    provisional: bool = False
    department_id: int | None = None
    round: int = 1
    stopped_at: datetime | None = None
    overdue_at: datetime | None = None
    id: int = 0
    proposal_id: int = 0

    @property
    def running(self) -> bool:
        return self.stopped_at is None


@dataclass
class Proposal:
    """One matter raised (one proposal, one matter). Only `domain.services.steps.take` changes its status."""

    congress_id: int
    representative_id: int
    representative: str
    title: str
    situation: str
    request: str
    created_at: datetime
    kind: Kind = Kind.SUGGESTION
    track: Track = Track.THROUGH_TRAIN
    status: Status = Status.DRAFT
    delegation_id: int | None = None
    session: str = ""
    number: str | None = None
    category: str | None = None
    wished_department_id: int | None = None
    cosigning_open: bool = True
    disclosure: Disclosure = Disclosure.FULL
    screening_answers: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    remarks: str = ""
    round: int = 1
    returns: int = 0
    reopening_asked: bool = False
    withdrawal_asked: bool = False
    flagged: bool = False
    drafting_step: str = ""
    merged_into_id: int | None = None
    requirements: list[str] = field(default_factory=list)
    review_chain: list[str] = field(default_factory=list)
    review_level: int = 0
    key: KeyMark | None = None
    key_steps: list[KeyStep] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    on_record_reason: str = ""
    on_record_at: datetime | None = None
    pre_submitted_at: datetime | None = None
    submitted_at: datetime | None = None
    registered_at: datetime | None = None
    assigned_at: datetime | None = None
    first_assigned_at: datetime | None = None
    replied_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    published_at: datetime | None = None
    urged_at: datetime | None = None
    urges: int = 0
    history_head: str = ""
    assignments: list[Assignment] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    cosigners: list[Cosigner] = field(default_factory=list)
    sections: list[SectionPart] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    history: list[HistoryEntry] = field(default_factory=list)
    id: int = 0
    version: int = 0

    @property
    def label(self) -> str:
        """How people call it: its number, else its title."""
        return self.number or self.title

    @property
    def lead(self) -> Assignment | None:
        return next((a for a in self.standing if a.role is AssignmentRole.LEAD), None)

    @property
    def co_handlers(self) -> list[Assignment]:
        return [a for a in self.standing if a.role is AssignmentRole.CO]

    @property
    def separate(self) -> list[Assignment]:
        """Shares that are each answered on their own."""
        return [a for a in self.standing if a.role is AssignmentRole.SEPARATE]

    @property
    def main_shares(self) -> list[Assignment]:
        """Who answers: the lead, or everybody who answers a part of their own."""
        return [a for a in self.standing if a.role is not AssignmentRole.CO]

    @property
    def standing(self) -> list[Assignment]:
        """The assignments that have not been taken back."""
        return [a for a in self.assignments if a.released_at is None]

    def assignments_of(self, departments: frozenset[int], *roles: AssignmentRole) -> list[Assignment]:
        """The standing shares of these departments in these roles; a clerk of two may have two."""
        return [a for a in self.standing if a.department_id in departments and a.role in roles]

    def assignment_of(self, departments: frozenset[int], *roles: AssignmentRole) -> Assignment | None:
        return next(iter(self.assignments_of(departments, *roles)), None)

    def share_of(self, department_id: int) -> Assignment | None:
        """A department's standing share, in whatever role."""
        return next((a for a in self.standing if a.department_id == department_id), None)

    @property
    def reply(self) -> Reply | None:
        """The newest version of this round's reply."""
        versions = [r for r in self.replies if r.round == self.round]
        return max(versions, key=lambda r: r.version, default=None)

    def reply_of(self, department_id: int) -> Reply | None:
        """The newest version of this round's letter of one department."""
        versions = [r for r in self.replies if r.round == self.round and r.department_id == department_id]
        return max(versions, key=lambda r: r.version, default=None)

    @property
    def letters(self) -> list[Reply]:
        """The newest version of this round's letter of everybody who answers."""
        newest = [self.reply_of(a.department_id) for a in self.main_shares]
        return [reply for reply in newest if reply is not None]

    @property
    def letters_version(self) -> int:
        """Changes with every version of any of the letters: nobody passes what was rewritten since."""
        return sum(reply.version for reply in self.letters)

    @property
    def second_reply_on_its_way(self) -> bool:
        return any(reply.second and reply.delivered_at is None for reply in self.letters)

    @property
    def delivered_letters(self) -> list[Reply]:
        """What reached the representatives last: one letter, or one of each department."""
        last = self.delivered_reply
        sent = [r for r in self.replies if last and r.delivered_at and r.round == last.round]
        return list({r.department_id: r for r in sorted(sent, key=lambda r: r.version)}.values())

    @property
    def delivered_reply(self) -> Reply | None:
        """The last letter that reached the representative, of whatever round."""
        sent = [r for r in self.replies if r.delivered_at is not None]
        return max(sent, key=lambda r: (r.round, r.version), default=None)

    @property
    def signed(self) -> list[Cosigner]:
        """Everybody who signs beside the lead: informed, answered and asked to rate like them."""
        return [c for c in self.cosigners if c.signed]

    def cosigner(self, representative_id: int) -> Cosigner | None:
        return next((c for c in self.cosigners if c.representative_id == representative_id), None)

    def signs(self, representative_id: int) -> bool:
        """Whether somebody is the lead representative, or signs beside them."""
        found = self.cosigner(representative_id)
        return representative_id == self.representative_id or (found is not None and found.signed)

    @property
    def invited(self) -> list[Cosigner]:
        return [c for c in self.cosigners if c.state is CosignerState.INVITED]

    def lapse_invitations(self) -> None:
        """Whoever has not answered is not waited for any more."""
        for cosigner in self.invited:
            cosigner.state = CosignerState.LAPSED

    @property
    def objection(self) -> Objection | None:
        """The last disagreement about whose matter it is."""
        return self.objections[-1] if self.objections else None

    @property
    def extension(self) -> Extension | None:
        """The extension asked for in this round; there is one at most."""
        return next((e for e in self.extensions if e.round == self.round), None)

    def section_parts(self, department_id: int) -> list[SectionPart]:
        """What this round's sections of a department have in hand."""
        return [
            s
            for s in self.sections
            if s.department_id == department_id and s.round == self.round and s.withdrawn_at is None
        ]

    @property
    def reviewer(self) -> str:
        """The role whose turn it is to review the reply."""
        return reviewer_in(self.review_chain, self.review_level)

    @property
    def at_last_review(self) -> bool:
        return self.review_level >= len(self.review_chain) - 1

    def contacts_of_round(self) -> list[Contact]:
        return [c for c in self.contacts if c.round == self.round]

    def clock(self, key: ClockKey, department_id: int | None = None) -> Clock | None:
        """The running clock of this key (of that department, where departments each have one)."""
        for clock in reversed(self.clocks):
            if clock.key is key and clock.running and department_id in (None, clock.department_id):
                return clock
        return None

    @property
    def governing_clock(self) -> Clock | None:
        """The clock the representative's card shows: the nearest running one that decides progress."""
        for key in (
            ClockKey.RATING,
            ClockKey.REPLY,
            ClockKey.REHANDLE,
            ClockKey.HANDOVER,
            ClockKey.RATING_3,
            ClockKey.FOLLOW_UP,
            ClockKey.COSIGN,
        ):
            if clock := self.clock(key):
                return clock
        return None

    def rating_of(self, representative_id: int, stage: int) -> Rating | None:
        mine = [
            r
            for r in self.ratings
            if r.representative_id == representative_id and r.stage == stage and r.round == self.round
        ]
        return max(mine, key=lambda r: r.given_at, default=None)

    def is_fulfilment_rated_by(self, representative_id: int, clock: Clock) -> bool:
        """Whether this representative has said what became of the promises since this clock asked."""
        rating = self.rating_of(representative_id, Stage.FULFILMENT)
        return rating is not None and rating.given_at >= clock.started_at

    def is_rated_by(self, representative_id: int) -> bool:
        """Whether this representative has given every grade that this round's reply asks for."""
        return all(self.rating_of(representative_id, stage) for stage in AT_REPLY)
