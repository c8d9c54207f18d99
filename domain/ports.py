"""What the business needs from the outside: every Protocol is here, storage implements them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from domain.appointment_port import Appointments
from domain.assessment_port import Assessments
from domain.ballot_port import Ballots
from domain.broadcast_port import Broadcasts
from domain.bulletin_port import Bulletins
from domain.channel_port import Channels
from domain.conversation import Conversation
from domain.correction_port import Corrections
from domain.deadlines import WorkCalendar
from domain.draft import Draft
from domain.excerpt_port import Excerpts
from domain.figures_port import Figures
from domain.finding_port import Findings
from domain.group_port import Groups
from domain.inspection_port import Inspections
from domain.leader_week import LeaderWeeks
from domain.ledger_port import LedgerImports
from domain.lesson_port import Lessons
from domain.outbox_port import Outbox
from domain.people import Congress, Delegation, Department, Invitation, Person, Post, Role
from domain.policy_change import PolicyChange
from domain.proposal import Clock, Proposal, Status
from domain.publication_port import Publications, PublicPages
from domain.recommendation import Teacher
from domain.reminder_port import Reminders
from domain.report_port import Books
from domain.search_port import Finder, Shown, Texts
from domain.second_way_port import SecondWays
from domain.similar import Judge
from domain.similar_port import SimilarCases
from domain.subscription_port import CalendarLinks


class Congresses(Protocol):
    async def get(self, congress_id: int) -> Congress: ...
    async def locked(self, congress_id: int) -> Congress:
        """As it is now; nobody else changes it until this unit of work ends."""
        ...

    async def of_bot(self, bot_id: int) -> Congress | None: ...
    async def named(self, name: str) -> Congress | None: ...
    async def every(self) -> list[Congress]: ...
    async def add(self, congress: Congress) -> Congress: ...
    async def save(self, congress: Congress) -> None: ...


class PolicyChanges(Protocol):
    async def add(self, change: PolicyChange) -> PolicyChange: ...
    async def of(self, congress_id: int) -> list[PolicyChange]:
        """Newest first."""
        ...

    async def get(self, congress_id: int, change_id: int) -> PolicyChange | None: ...


class People(Protocol):
    """People, posts and units of one congress; every look-up names the congress."""

    async def get(self, congress_id: int, person_id: int) -> Person | None: ...
    async def by_chat(self, congress_id: int, chat_id: int) -> Person | None: ...
    async def by_phone(self, congress_id: int, phone_digest: str) -> Person | None: ...
    async def named(self, congress_id: int, name: str) -> list[Person]: ...
    async def holding(
        self,
        congress_id: int,
        role: Role,
        *,
        department_id: int | None = None,
        delegation_id: int | None = None,
    ) -> list[Person]:
        """Everybody who holds the role (in that unit, where one is given), posts loaded, ordered by id."""
        ...

    async def those(self, congress_id: int, ids: Collection[int]) -> list[Person]: ...
    async def unreachable(self, congress_id: int) -> list[Person]:
        """Those who hold a post and were never here, or blocked the bot; ordered by id."""
        ...

    async def lose(self, ids: Collection[int], moment: datetime) -> None:
        """Pushes do not reach them since the moment, unless that is known already."""
        ...

    async def add(self, person: Person) -> Person: ...
    async def add_post(self, person: Person, post: Post) -> Post: ...
    async def remove_post(self, person: Person, post: Post) -> None:
        """Ends a post; from `person.posts` too."""
        ...

    async def save_post(self, post: Post) -> None: ...
    async def save(self, person: Person) -> None: ...
    async def departments(self, congress_id: int) -> list[Department]:
        """Those that can be given something; the retired are left out."""
        ...

    async def every_department(self, congress_id: int) -> list[Department]: ...
    async def add_department(self, department: Department) -> Department: ...
    async def save_department(self, department: Department) -> None: ...
    async def delegations(self, congress_id: int) -> list[Delegation]: ...
    async def add_delegation(self, delegation: Delegation) -> Delegation: ...
    async def add_invitation(self, invitation: Invitation) -> Invitation: ...
    async def invitation(self, congress_id: int, code: str) -> Invitation | None:
        """The unused invitation with this code, locked for this unit of work."""
        ...

    async def use_invitation(self, invitation: Invitation) -> None: ...


class Conversations(Protocol):
    async def load(self, bot_id: int, chat_id: int) -> Conversation:
        """The chat's conversation (a fresh one if there is none), locked on PostgreSQL until the commit."""
        ...

    async def save(self, bot_id: int, conversation: Conversation) -> None: ...


class Updates(Protocol):
    async def first_time(self, bot_id: int, update_id: int) -> bool:
        """True once per update; the row is part of the unit of work, so a rollback forgets it."""
        ...

    async def forget_before(self, moment: datetime) -> int: ...
    async def keep_failed(self, bot_id: int, chat_id: int, update: str, error: str) -> str:
        """Keep an update (JSON) that broke on a bug; returns the short code to ask for it, such as "7F3A"."""
        ...

    async def failed(self, bot_id: int, chat_id: int, code: str) -> str | None:
        """The kept update of this chat, and forget it."""
        ...


class Drafts(Protocol):
    async def get(self, person_id: int, draft_id: int) -> Draft | None:
        """None also when the draft is somebody else's."""
        ...

    async def of(self, person_id: int) -> list[Draft]:
        """Newest first."""
        ...

    async def add(self, draft: Draft) -> Draft:
        """Gives the draft its id and its ordinal."""
        ...

    async def save(self, draft: Draft) -> None: ...
    async def delete(self, draft: Draft) -> None: ...


class Proposals(Protocol):
    """Whole aggregates. `visible_to` is the only way to load a proposal for a person."""

    async def visible_to(self, person: Person, proposal_id: int) -> Proposal | None: ...
    async def numbered(self, person: Person, number: str) -> list[Proposal]:
        """By number, under the same rule as `visible_to`; newest first: every session has its No. 1."""
        ...

    async def labels_for(self, person: Person, ids: Collection[int]) -> dict[int, str]:
        """How those are called that the person may see, by id; nothing else of them is read."""
        ...

    async def points_elsewhere(self, department_id: int, without: int, limit: int) -> list[str]:
        """The texts of the department's letters to its newest other proposals, so many of them."""
        ...

    async def list_for(self, person: Person, *, limit: int = 50) -> Sequence[Proposal]:
        """What the person may see, newest change first."""
        ...

    async def get(self, proposal_id: int) -> Proposal:
        """For ticks and the verifier only: no person asks."""
        ...

    async def add(self, proposal: Proposal) -> Proposal: ...
    async def add_many(self, proposals: Sequence[Proposal]) -> None:
        """Insert them and forget them: neither loaded nor given their ids."""
        ...

    async def numbers_of(self, congress_id: int) -> set[tuple[str, str]]:
        """Every session and number there is."""
        ...

    async def next_seq(self, congress_id: int, series: str) -> int:
        """1, 2, 3 … per congress and series; never given twice, even after a cancellation."""
        ...

    async def passed_seq(self, congress_id: int, series: str, seq: int) -> None:
        """Numbers up to this one are taken: `next_seq` goes on behind it."""
        ...

    async def with_clocks_due(self, moment: datetime, limit: int) -> list[Proposal]:
        """Those with a running clock past due whose lateness is not stamped yet."""
        ...

    async def running_clocks(self, congress_id: int, due_before: datetime) -> list[tuple[Clock, Proposal]]:
        """Every running clock due before the moment (the overdue ones included), with its proposal.

        For reading: of a proposal's parts only assignments, co-signers and ratings are there.
        """
        ...

    async def clocks_from(self, congress_id: int, day: date) -> list[tuple[Clock, Proposal]]:
        """Running clocks due on this day or later whose lateness is not stamped, as `running_clocks`."""
        ...

    async def provisional_clocks(
        self, congress_id: int, until: date, limit: int
    ) -> list[tuple[Clock, Proposal]]:
        """Running clocks not late, due by the day and reckoned without a year's calendar; nearest first."""
        ...

    async def next_due(self, after: datetime) -> datetime | None:
        """When the next running clock falls due, in any congress."""
        ...

    async def overdue(
        self, congress_id: int, due_by: date, because: str, limit: int
    ) -> list[tuple[Clock, Proposal]]:
        """Departments' running clocks, stamped late and due by the day, without a proposed order."""
        ...

    async def with_promises_due(self, congress_id: int, until: date, year: int, limit: int) -> list[Proposal]:
        """Answered ones whose promises of the year are all due by the day, not asked about this year yet."""
        ...

    async def in_hand_of(
        self, congress_id: int, department_id: int, statuses: Collection[Status]
    ) -> list[Proposal]:
        """Of which the department has a share, oldest first, locked: no person asks."""
        ...

    async def every_id(self) -> list[int]: ...


class UnitOfWork(Protocol):
    """One transaction. Leaving the `async with` block commits; an exception rolls everything back."""

    congresses: Congresses
    policy_changes: PolicyChanges
    corrections: Corrections
    calendar_links: CalendarLinks
    second_ways: SecondWays
    ledger_imports: LedgerImports
    people: People
    conversations: Conversations
    updates: Updates
    drafts: Drafts
    proposals: Proposals
    appointments: Appointments
    figures: Figures
    excerpts: Excerpts
    reminders: Reminders
    outbox: Outbox
    groups: Groups
    channels: Channels
    publications: Publications
    broadcasts: Broadcasts
    bulletins: Bulletins
    texts: Texts
    public_texts: Texts
    inspections: Inspections
    ballots: Ballots
    assessments: Assessments
    leader_weeks: LeaderWeeks
    lessons: Lessons
    similar: SimilarCases
    findings: Findings

    def calendar_of(self, congress: Congress) -> WorkCalendar:
        """The State Council's working days with the congress's own corrections; costs nothing."""
        ...

    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None: ...


class UnitsOfWork(Protocol):
    """Where transactions come from, and what the public and documents read, without one."""

    @property
    def public(self) -> PublicPages: ...

    @property
    def books(self) -> Books: ...

    def unit_of_work(self) -> UnitOfWork: ...


class Words(Judge, Protocol):
    """What the language side offers; slow, therefore never on the event loop."""

    @property
    def finder(self) -> Finder: ...
    @property
    def teacher(self) -> Teacher: ...

    async def suggest_title(self, text: str) -> str:
        """A title in the official form; empty when there is none to suggest, or not in time."""
        ...

    async def read_reply(
        self, asked: str, request: str, sentences: Sequence[str]
    ) -> tuple[int, list[tuple[str, str]]] | None:
        """(substance 0 to 2, [(request, the sentence that answers it or "")]); None when not in time."""
        ...

    async def read_draft(
        self, title: str, situation: str, request: str, names: Collection[str], *, has_place: bool
    ) -> list[tuple[str, str]]:
        """(a `Lack` or a `Doubt`, the sentence it concerns); none when not in time. `names`: the roster's."""
        ...

    async def shown(
        self,
        texts: Sequence[tuple[str, str]],
        terms: Sequence[str],
        longest: int,
        units: Sequence[str] = (),
    ) -> list[tuple[Shown, Shown | None]]:
        """Of each title and text: the title with the terms marked, and the sentence that tells most of them.

        A sentence has about `longest` characters; None where no term stands in the text. The names of
        `units` are words.
        """
        ...

    async def arrange(self, units: Sequence[str]) -> list[str]:
        """For each sentence of a text "told", "asked" or "source"; none when not in time."""
        ...

    async def matters(self, situation: str, request: str) -> list[tuple[str, str]]:
        """(situation, request) of each matter, all words in one of them; none for one, or not in time."""
        ...

    async def cut(self, text: str) -> list[str]:
        """A line of text in words, which together are the line; none when not in time."""
        ...
