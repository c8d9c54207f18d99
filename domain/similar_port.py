"""What similar cases need from storage; beside `domain/ports.py`, which names it."""

from collections.abc import Collection
from typing import Protocol

from domain.similar import Decision, PublicCase


class SimilarCases(Protocol):
    async def decide(self, decision: Decision) -> Decision:
        """From now on it counts for this pair, in either order; earlier ones stay."""
        ...

    async def decisions(self, congress_id: int, proposal_id: int) -> dict[int, Decision]:
        """The newest of each pair with this proposal, by the other one."""
        ...

    async def every_decision(self, congress_id: int) -> list[Decision]:
        """The newest of each pair, to learn from; oldest first."""
        ...

    async def published(self, congress_id: int, ids: Collection[int]) -> list[PublicCase]:
        """Those of them that are published now, with nothing but what the public reads."""
        ...
