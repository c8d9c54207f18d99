"""What inspectors found on site: points for each item, who was there, remarks, photos; all stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from domain.proposal import Attachment

# Where a congress has no list of its own.
ITEMS = ("organisation", "consultation", "result", "file")
MOST_POINTS = 10


@dataclass
class Visit:
    """One inspector's record of one drawn proposal; another one later stands beside it."""

    congress_id: int
    inspection_id: int
    proposal_id: int
    label: str
    department_id: int
    department: str
    inspector: str
    inspector_id: int
    made_at: datetime
    points: Mapping[str, int]
    present: str = ""
    remarks: str = ""
    attachments: Sequence[Attachment] = field(default_factory=list)
    id: int = 0

    @property
    def score(self) -> Decimal:
        """Of 100, with one decimal; each item weighs the same."""
        most = len(self.points) * MOST_POINTS
        share = Decimal(sum(self.points.values()) * 100) / most if most else Decimal(0)
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)
