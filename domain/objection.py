"""A department says that a matter is not its own: its reason, the unit it proposes, the ruling."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Ruling(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"
    DROPPED = "dropped"  # by the department's own head
    LAPSED = "lapsed"  # the matter was answered before anybody ruled


@dataclass(frozen=True)
class Objection:
    """One disagreement of one department; `nth` counts its own, the second is a leader's to decide."""

    department_id: int
    department: str
    nth: int
    reason: str
    proposed_department_id: int | None
    proposed: str
    raised_by: str
    raised_at: datetime
    approved_by: str = ""
    approved_at: datetime | None = None
    ruling: Ruling = Ruling.OPEN
    ruled_by: str = ""
    ruled_at: datetime | None = None
    remark: str = ""

    @property
    def waits_for_head(self) -> bool:
        return self.ruling is Ruling.OPEN and self.approved_at is None

    @property
    def waits_for_ruling(self) -> bool:
        return self.ruling is Ruling.OPEN and self.approved_at is not None
