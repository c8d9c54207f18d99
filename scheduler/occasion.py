"""A notice that is due: for whom, when, and what makes the files that it may carry."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.i18n import Translator
from domain.bulletin import Bulletin
from domain.notice import Notice
from domain.people import Congress, Department, Person
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.reply import Reply
from scheduler.parcel import Document, Parcel

LetterMaker = Callable[[Proposal, Reply, Mapping[int, Department], Policy, Translator], Awaitable[Document]]
BulletinMaker = Callable[[Bulletin, Policy, Translator], Awaitable[Document]]
BlankMaker = Callable[[Translator], Awaitable[Document]]


@dataclass(frozen=True)
class Makers:
    """The files that are made for a notice."""

    letter: LetterMaker
    blank_ledger: BlankMaker
    slow: "SlowMaker | None" = None
    progress: "SlowMaker | None" = None
    bulletin: BulletinMaker | None = None
    public_url: str = ""
    """What stands before the addresses of the public pages."""


@dataclass(frozen=True)
class Occasion:
    """A notice, for whom, and when."""

    uow: UnitOfWork
    notice: Notice
    person: Person
    congress: Congress
    makers: Makers
    now: datetime
    shared: dict[object, object] = field(default_factory=dict)
    """What the notices of one batch have in common, kept by whoever loaded it first."""

    @property
    def policy(self) -> Policy:
        return self.congress.policy

    @property
    def t(self) -> Translator:
        return Translator(self.person.language, self.policy.zone)


SlowMaker = Callable[[Occasion], Awaitable[Parcel | None]]
