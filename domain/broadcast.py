"""A notice from the registry to many people: to whom, what, and how far it has got."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from domain.notice import UNSETTLED, Outcome
from domain.people import Person, Role
from domain.proposal import Attachment

# Whoever may write to everybody, see how it goes, and stop it.
MAY_BROADCAST = (Role.STAFF, Role.ADMIN)
LONGEST_TEXT = 3500
# Telegram's: an album has ten at most, and what stands below a picture 1024 signs, the heading included.
MOST_FILES = 10
LONGEST_CAPTION = 900
KINDS_OF_FILES = frozenset({"photo", "video", "document"})
# How long whoever comes later still gets it.
OPEN_FOR = timedelta(days=7)


class BroadcastState(StrEnum):
    COMPOSING = "composing"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"


BEFORE_SENDING = frozenset({BroadcastState.COMPOSING, BroadcastState.SCHEDULED})
ON_ITS_WAY = frozenset({BroadcastState.RUNNING, BroadcastState.PAUSED})


class Condition(StrEnum):
    """What puts somebody into an audience. Each is one line of SQL (`storage/audiences.py`)."""

    REPRESENTATIVES = "representatives"
    DELEGATIONS = "delegations"
    DEPARTMENTS = "departments"
    OVERDUE = "overdue"
    UNRATED = "unrated"
    ROLES = "roles"
    UNRECEIVED = "unreceived"
    """Who got another broadcast, the one named, and has not said so."""


# A condition with the units or roles it is about; those about none stand alone. One that fits is enough.
Audience = dict[Condition, list[int | str]]
# Each is chosen with one press; the others are lists to choose from.
SIMPLE = (Condition.REPRESENTATIVES, Condition.OVERDUE, Condition.UNRATED)
LISTED = (Condition.DELEGATIONS, Condition.DEPARTMENTS, Condition.ROLES)
OFFERED = (
    Condition.REPRESENTATIVES,
    Condition.DELEGATIONS,
    Condition.DEPARTMENTS,
    Condition.OVERDUE,
    Condition.UNRATED,
    Condition.ROLES,
)
ROLES_OFFERED = tuple(role for role in Role if role is not Role.REPRESENTATIVE)


@dataclass
class Broadcast:
    """One notice to many. Whom it goes to is worked out while it is sent, in the order of the roster.

    `version` counts changes of what would be sent: a button under an older preview does not send the newer
    text. `total` is how many fitted when it was sent. `cursor` is the last person looked at in the present
    pass over the roster: the first finds the audience, the second those who came meanwhile, and later ones
    whoever comes until `open_until`. `again` are outcomes of before `again_at` that are tried once more.
    `message_id` is the message in the sender's chat that shows how far it has got, `shown` what it says.
    `reminds_of` is the broadcast of which this one reminds.
    """

    congress_id: int
    sender_id: int
    sender: str
    created_at: datetime
    state: BroadcastState = BroadcastState.COMPOSING
    text: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    audience: Audience = field(default_factory=dict)
    wants_receipts: bool | None = None
    stays_open: bool = True
    urgent: bool = False
    version: int = 0
    scheduled_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    open_until: datetime | None = None
    total: int = 0
    passes: int = 0
    cursor: int = 0
    again: list[str] = field(default_factory=list)
    again_at: datetime | None = None
    message_id: int | None = None
    shown: str = ""
    reminds_of: int | None = None
    reminded_at: datetime | None = None
    id: int = 0

    @property
    def ready(self) -> bool:
        """Whether everything was said that a preview needs."""
        return bool(self.audience and (self.text or self.attachments) and self.wants_receipts is not None)

    @property
    def blank(self) -> bool:
        """Begun, and nothing said yet."""
        said = self.audience or self.text or self.attachments
        return self.state is BroadcastState.COMPOSING and not said

    @property
    def parts(self) -> list[list[Attachment]]:
        """The files in the messages that go out before the text; none where one stands above it."""
        if self.illustrated is not None:
            return []
        shown = [a for a in self.attachments if a.kind != "document"]
        filed = [a for a in self.attachments if a.kind == "document"]
        return [part for part in (shown, filed) if part]

    @property
    def illustrated(self) -> Attachment | None:
        """The one file below which the text has room: both are one message then."""
        if len(self.attachments) == 1 and length_of(self.text) <= LONGEST_CAPTION:
            return self.attachments[0]
        return None

    def is_open(self, now: datetime) -> bool:
        return self.open_until is not None and now < self.open_until


@dataclass(frozen=True)
class Figures:
    """How far a broadcast has got: people by what became of their notice, and how many said they have it."""

    outcomes: Mapping[Outcome, int]
    received: int = 0

    @property
    def people(self) -> int:
        return sum(self.outcomes.values())

    @property
    def sent(self) -> int:
        return self.outcomes.get(Outcome.SENT, 0)

    @property
    def waiting(self) -> int:
        return sum(self.outcomes.get(outcome, 0) for outcome in UNSETTLED)

    @property
    def failed(self) -> int:
        return sum(self.outcomes.get(outcome, 0) for outcome in FAILED)

    @property
    def settled(self) -> int:
        return self.people - self.waiting


# In the order in which they are told.
FAILED = (Outcome.BLOCKED, Outcome.NEVER_STARTED, Outcome.IN_DOUBT, Outcome.UNDELIVERABLE)


@dataclass
class BroadcastWord:
    """One message between a receiver and the sender of a broadcast."""

    congress_id: int
    broadcast_id: int
    person_id: int
    """The receiver: each has a thread of their own with the sender."""
    author_id: int
    author: str
    text: str
    at: datetime
    attachments: list[Attachment] = field(default_factory=list)
    id: int = 0

    @property
    def of_receiver(self) -> bool:
        return self.author_id == self.person_id


def length_of(text: str) -> int:
    """As Telegram counts: most emoji are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def may_broadcast(person: Person | None) -> bool:
    return person is not None and person.holds(*MAY_BROADCAST)


def key_of(broadcast_id: int, person_id: int) -> str:
    """The dedupe key of one person's notice: nobody gets a second one."""
    return f"broadcast:{broadcast_id}:{person_id}"
