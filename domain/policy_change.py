"""One change of a congress's rules: who, when, which rule, from what to what."""

from dataclasses import dataclass
from datetime import datetime


@dataclass
class PolicyChange:
    """`before` and `after` are the rule's value as data; None: it was, or is, not set."""

    congress_id: int
    at: datetime
    by: str
    by_id: int
    path: str
    before: object
    after: object
    reckoned_again: int = 0
    id: int = 0
