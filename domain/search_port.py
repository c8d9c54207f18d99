"""What finding by words needs: texts as they change, and who compares them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol


class Position(NamedTuple):
    """How far changes were read: up to this proposal of this change."""

    change: int = -1
    proposal_id: int = 0


class ChangedText(NamedTuple):
    """A proposal's title, and situation and request together."""

    id: int
    congress_id: int
    title: str
    body: str


class Hit(NamedTuple):
    """A proposal, and how well it fits: likeness 0 to 1 of similar cases, else only an order."""

    id: int
    score: float


class Shown(NamedTuple):
    """A piece of a text as it is written, and where in it the words stand: from, and until before."""

    text: str
    marks: Sequence[tuple[int, int]] = ()


class Texts(Protocol):
    """The changes of texts, in an order in which none is passed over."""

    async def identity(self) -> str:
        """A name of this database, made when first asked for."""
        ...

    async def changed(self, since: Position, limit: int) -> tuple[list[ChangedText], Position]:
        """At most so many, and the position behind them; fewer than `limit` are all there are now."""
        ...

    async def units(self, congress_id: int) -> list[str]:
        """What the roster calls departments and delegations: words of this congress's texts.

        Read once in a transaction, however often it is asked.
        """
        ...


class Finder(Protocol):
    """Finds by words. What was committed is found at once; no like case where the language side is not there.

    Who may see what is not its business: whoever asks looks the hits up in the database.
    """

    async def similar(
        self,
        texts: Texts,
        congress_id: int,
        title: str,
        body: str,
        *,
        limit: int = 20,
        without: Collection[int] = (),
    ) -> list[Hit]:
        """The most alike first."""
        ...

    async def search(
        self,
        texts: Texts,
        congress_id: int,
        terms: Sequence[str],
        *,
        limit: int = 20,
        offset: int = 0,
        within: Collection[int] | None = None,
        whole: Collection[str] = (),
    ) -> list[Hit] | None:
        """Those that hold every term, the best first; `within` looks among these only.

        A term of several words is found also where they stand apart, but for those that are `whole`.

        None when it cannot be told: the language side is not there or slow, or has not read everything yet.
        """
        ...
