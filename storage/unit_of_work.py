"""One transaction: everything a person or a tick does happens in one of these, wholly or not at all."""

from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from domain import (
    appointment_port,
    assessment_port,
    ballot_port,
    broadcast_port,
    bulletin_port,
    channel_port,
    correction_port,
    excerpt_port,
    figures_port,
    finding_port,
    group_port,
    inspection_port,
    leader_week,
    ledger_port,
    lesson_port,
    ports,
    publication_port,
    reminder_port,
    search_port,
    second_way_port,
    similar_port,
    subscription_port,
)
from domain.deadlines import LocalDay, WorkCalendar
from domain.errors import Conflict
from domain.outbox_port import Outbox as OutboxPort
from domain.people import Congress
from storage.appointments import Appointments
from storage.assessments import Assessments
from storage.ballots import Ballots
from storage.broadcasts import Broadcasts
from storage.bulletins import Bulletins
from storage.calendar_links import CalendarLinks
from storage.channels import Channels
from storage.congresses import Congresses
from storage.conversations import Conversations
from storage.corrections import Corrections
from storage.drafts import Drafts
from storage.excerpts import Excerpts
from storage.figures import Figures
from storage.finding import Findings
from storage.groups import Groups
from storage.inspections import Inspections
from storage.leader_weeks import LeaderWeeks
from storage.ledger_imports import LedgerImports
from storage.lessons import Lessons
from storage.outbox import Outbox
from storage.people import People
from storage.policy_changes import PolicyChanges
from storage.prepared import Connection
from storage.proposals import Proposals
from storage.public_texts import PublicTexts
from storage.publications import Publications
from storage.reading import Reader
from storage.reminders import Reminders
from storage.second_ways import SecondWays
from storage.similar import SimilarCases
from storage.texts import Texts
from storage.updates import Updates

# A calendar with the corrections of one congress.
Calendars = Callable[[tuple[LocalDay, ...]], WorkCalendar]

# PostgreSQL ends one of two transactions that wait for each other, or that cannot both be true.
LOST = {"40P01", "40001"}


class Transaction(Protocol):
    """How a unit of work comes by its transaction and out of it."""

    async def take(self) -> tuple[AsyncConnection, Connection]:
        """The connection for the session, and what statements are sent through."""
        ...

    async def keep(self) -> None: ...
    async def give_up(self) -> None: ...


class OwnTransaction:
    """One for each unit of work, on a connection of its own: PostgreSQL."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._connection = engine.connect()

    async def take(self) -> tuple[AsyncConnection, Connection]:
        connection = await self._connection.start()
        try:
            await connection.begin()
        except BaseException:
            await self._connection.close()
            raise
        return connection, connection

    async def keep(self) -> None:
        try:
            await self._connection.commit()
        finally:
            await self._connection.close()

    async def give_up(self) -> None:
        await self._connection.close()


class UnitOfWork:
    """Leaving the `async with` block commits; an exception rolls back, and so does a commit that fails.

    Raises domain.errors.Conflict when somebody else changed a proposal meanwhile, storage.sqlite.DatabaseBusy
    when another process keeps SQLite locked.
    """

    congresses: ports.Congresses
    policy_changes: ports.PolicyChanges
    publications: publication_port.Publications
    corrections: correction_port.Corrections
    calendar_links: subscription_port.CalendarLinks
    second_ways: second_way_port.SecondWays
    ledger_imports: ledger_port.LedgerImports
    people: ports.People
    conversations: ports.Conversations
    updates: ports.Updates
    drafts: ports.Drafts
    proposals: ports.Proposals
    appointments: appointment_port.Appointments
    figures: figures_port.Figures
    findings: finding_port.Findings
    excerpts: excerpt_port.Excerpts
    reminders: reminder_port.Reminders
    outbox: OutboxPort
    groups: group_port.Groups
    channels: channel_port.Channels
    broadcasts: broadcast_port.Broadcasts
    bulletins: bulletin_port.Bulletins
    texts: search_port.Texts
    public_texts: search_port.Texts
    inspections: inspection_port.Inspections
    ballots: ballot_port.Ballots
    assessments: assessment_port.Assessments
    leader_weeks: leader_week.LeaderWeeks
    lessons: lesson_port.Lessons
    similar: similar_port.SimilarCases
    _session: AsyncSession | None

    def __init__(self, transaction: Transaction, calendars: Calendars, reader: Reader) -> None:
        self._calendars = calendars
        self._reader = reader
        self._transaction = transaction

    def calendar_of(self, congress: Congress) -> WorkCalendar:
        return self._calendars(congress.local_days)

    async def __aenter__(self) -> Self:
        connection, send = await self._transaction.take()
        self.congresses = Congresses(send)
        self.policy_changes = PolicyChanges(send)
        self.corrections = Corrections(send)
        self.calendar_links = CalendarLinks(send)
        self.second_ways = SecondWays(send)
        self.ledger_imports = LedgerImports(send)
        self.people = People(send)
        self.conversations = Conversations(send)
        self.updates = Updates(send)
        self.drafts = Drafts(send)
        self.proposals = Proposals(self._opened_session, send)
        self.appointments = Appointments(send)
        self.figures = Figures(self._reader)
        self.findings = Findings(self._opened_session, send, self._reader)
        self.excerpts = Excerpts(self._reader)
        self.reminders = Reminders(send)
        self.outbox = Outbox(send)
        self.groups = Groups(send)
        self.channels = Channels(send)
        self.broadcasts = Broadcasts(send)
        self.bulletins = Bulletins(send, self._reader)
        self.publications = Publications(send)
        transactions = connection.dialect.name == "postgresql"
        self.texts = Texts(send, counts_transactions=transactions)
        self.public_texts = PublicTexts(send, counts_transactions=transactions)
        self.inspections = Inspections(send, self._reader)
        self.ballots = Ballots(send)
        self.assessments = Assessments(send)
        self.leader_weeks = LeaderWeeks(send, self._reader)
        self.lessons = Lessons(send)
        self.similar = SimilarCases(send)
        self._connection = connection
        self._session = None
        return self

    def _opened_session(self) -> AsyncSession:
        """Only whoever deals with proposals pays for one. What was loaded stays readable after the commit."""
        if self._session is None:
            # In a savepoint of its own, because a flush that fails rolls back all of the session's
            # transaction, and SQLite's belongs to others too.
            self._session = AsyncSession(
                self._connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
            )
        return self._session

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        if error is not None:
            await self._transaction.give_up()
            if _came_second(error):
                raise Conflict from error
            return
        try:
            try:
                if self._session is not None and self._session.in_transaction():
                    await self._session.commit()
            except BaseException:
                await self._transaction.give_up()
                raise
            await self._transaction.keep()
        except (StaleDataError, DBAPIError) as failure:
            if _came_second(failure):
                raise Conflict from failure
            raise


def _came_second(error: BaseException) -> bool:
    if isinstance(error, DBAPIError):
        return getattr(error.orig, "sqlstate", None) in LOST
    return isinstance(error, StaleDataError)
