"""What somebody else is asked to pass on, because pushes do not reach whom it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Relay:
    """`labels` name some of the suggestions, `more` says how many others there are."""

    name: str
    unit: str
    labels: Sequence[str]
    more: int = 0
