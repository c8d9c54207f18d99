"""One change of a congress's rules or of its lists: who, when, what, from what to what."""

from dataclasses import dataclass
from datetime import datetime

DEPARTMENTS = "departments"
DELEGATIONS = "delegations"


@dataclass
class PolicyChange:
    """`before` and `after` are the rule's value as data; None: it was, or is, not set.

    A ledger that brought new names is `by` its file, with no person's id; departments and delegations that
    came with it are no rules, and have their names in `after`.
    """

    congress_id: int
    at: datetime
    by: str
    by_id: int | None
    path: str
    before: object
    after: object
    reckoned_again: int = 0
    id: int = 0
