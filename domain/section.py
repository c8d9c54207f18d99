"""A section's part inside a department: dispatched, signed for, prepared, handed in, checked."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class SectionRole(StrEnum):
    LEAD = "lead"
    CO = "co"


class Preparation(StrEnum):
    """What comes before handling, the three firsts: consult, survey, visit."""

    CONSULT = "consult"
    SURVEY = "survey"
    VISIT = "visit"


@dataclass
class SectionPart:
    """One section's share of its department's share. `section` is the unit named in its people's posts."""

    department_id: int
    section: str
    role: SectionRole
    dispatched_by: str
    dispatched_at: datetime
    round: int = 1
    signed_by: str = ""
    signed_at: datetime | None = None
    preparations: list[str] = field(default_factory=list)
    text: str = ""
    handed_in_by: str = ""
    handed_in_at: datetime | None = None
    checked_by: str = ""
    checked_at: datetime | None = None
    withdrawn_at: datetime | None = None
    id: int = 0
    proposal_id: int = 0

    @property
    def prepared(self) -> bool:
        return set(Preparation) <= set(self.preparations)
