"""Who signs with the lead representative: invited, seconding of their own accord, or joined by a merger."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CosignerState(StrEnum):
    INVITED = "invited"
    SIGNED = "signed"
    DECLINED = "declined"
    LAPSED = "lapsed"
    REMOVED = "removed"


class CosignerWay(StrEnum):
    """How somebody came to a proposal: asked to, seconding an open one, or as author of a merged one."""

    INVITED = "invited"
    SECONDED = "seconded"
    MERGED = "merged"
    HANDED_OVER = "handed_over"


@dataclass
class Cosigner:
    """One representative beside the lead; a row for each, whatever they answered."""

    representative_id: int
    representative: str
    way: CosignerWay
    state: CosignerState
    asked_at: datetime
    answered_at: datetime | None = None
    id: int = 0
    proposal_id: int = 0

    @property
    def signed(self) -> bool:
        return self.state is CosignerState.SIGNED
