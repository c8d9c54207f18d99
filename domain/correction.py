"""A day of one's own: snow stops the work, a Saturday is worked; one entry, which another can take back."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass
class Correction:
    """`worked` None: from now on as the State Council has it. `moved`: how many running clocks it moved."""

    congress_id: int
    day: date
    worked: bool | None
    reason: str
    by: str
    by_id: int
    at: datetime
    moved: int = 0
    id: int = 0
