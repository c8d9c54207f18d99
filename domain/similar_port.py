"""What similar cases need from storage; beside `domain/ports.py`, which names it."""

from collections.abc import Collection
from typing import Protocol

from domain.similar import Answer, Decision, PublicCase


class SimilarCases(Protocol):
    async def decide(self, decision: Decision) -> Decision:
        """From now on it counts for this pair, in either order; earlier ones stay."""
        ...

    async def decisions(self, congress_id: int, proposal_id: int) -> list[Decision]:
        """The newest of each pair with this proposal, or with those that decisions lead to from it."""
        ...

    async def answers(self, congress_id: int) -> list[Answer]:
        """What the newest decisions teach: of each pair the last, of those the judge was in time for."""
        ...

    async def published(self, congress_id: int, ids: Collection[int]) -> list[PublicCase]:
        """Those of them that are published now, with nothing but what the public reads."""
        ...
