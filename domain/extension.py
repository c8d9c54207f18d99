"""More time for a reply: asked once, before the date, with a reason; granted or not by the offices."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Extension:
    """What was asked, and what was decided; `granted` None while nobody has decided."""

    department_id: int
    department: str
    until: date
    reason: str
    asked_by: str
    asked_at: datetime
    round: int = 1
    granted: bool | None = None
    granted_until: date | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    remark: str = ""
