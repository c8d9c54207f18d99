"""What a handler works with: the transaction, who speaks, where the conversation stands, and when."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.i18n import Html, Translator
from bot.views.card import card_view
from bot.views.view import View
from domain.conversation import Conversation
from domain.errors import NotAllowed
from domain.people import Congress, Person
from domain.policy import Policy
from domain.ports import UnitOfWork, Words
from domain.proposal import Proposal
from domain.services.looking import open_proposal


@dataclass
class Scene:
    """One update's surroundings, made by the transaction middleware. `person` is None for a stranger."""

    uow: UnitOfWork
    congress: Congress
    person: Person | None
    conversation: Conversation
    t: Translator
    now: datetime
    words: Words
    phone_key: bytes = field(repr=False)

    @property
    def member(self) -> Person:
        """Whoever speaks, known to the congress. Raises NotAllowed for a stranger."""
        if self.person is None:
            raise NotAllowed("join-first")
        return self.person

    @property
    def policy(self) -> Policy:
        return self.congress.policy

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.policy.zone).date()

    async def open(self, proposal_id: int | None) -> Proposal:
        """The proposal, if this person may see it. Raises NotAllowed."""
        return await open_proposal(self.uow, self.person, proposal_id or 0)

    def card(self, proposal: Proposal, sentence: Html | None = None) -> View:
        """The proposal's card as this person sees it now, below a sentence saying what was done."""
        view = card_view(proposal, self.member, self.policy, self.t, now=self.now)
        return view.after(sentence) if sentence else view


@dataclass(frozen=True)
class InGroup:
    """Who does something in which group; `person` is None for a stranger, `bot` the bot's user name."""

    uow: UnitOfWork
    congress: Congress
    person: Person | None
    chat_id: int
    bot: str
    t: Translator
    now: datetime


@dataclass(frozen=True)
class Answer:
    """What the group sees; what only the one who pressed sees; where their telephone goes on."""

    view: View | None = None
    alert: str = ""
    url: str = ""


NOTHING = Answer()


@dataclass(frozen=True)
class Asking:
    """Who types behind the bot's name in some chat, which is not told; None for a stranger."""

    uow: UnitOfWork
    congress: Congress
    person: Person | None
    words: Words
    t: Translator
