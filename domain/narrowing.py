"""What a search is narrowed to beside its words."""

from dataclasses import dataclass

from domain.proposal import Status, Track
from domain.scope import Period


@dataclass(frozen=True)
class Narrowing:
    """What is None does not narrow.

    A period counts by the day of registration, before it by the day of writing. `department_id`: in whose
    hands it is or was, whatever its share; `representative_ids`: one of them raised or signed it; `overdue`:
    something of it was due and is not done.
    """

    period: Period | None = None
    session: str | None = None
    department_id: int | None = None
    delegation_id: int | None = None
    representative_ids: frozenset[int] | None = None
    category: str | None = None
    result_class: str | None = None
    track: Track | None = None
    statuses: frozenset[Status] | None = None
    overdue: bool = False


NOT_NARROWED = Narrowing()
