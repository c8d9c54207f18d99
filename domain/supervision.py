"""Orders of named people to a department: supervision, talks, cards; the service may only propose them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OrderKind(StrEnum):
    PHONE = "phone"
    WRITTEN = "written"
    ON_SITE = "on_site"
    TALK = "talk"
    YELLOW_CARD = "yellow_card"
    RED_CARD = "red_card"


SUPERVISION = frozenset({OrderKind.PHONE, OrderKind.WRITTEN, OrderKind.ON_SITE})
CARDS = frozenset({OrderKind.YELLOW_CARD, OrderKind.RED_CARD})


class OrderState(StrEnum):
    PROPOSED = "proposed"
    ISSUED = "issued"
    ANSWERED = "answered"
    DISMISSED = "dismissed"
    REVOKED = "revoked"


@dataclass
class Order:
    """One order, or the proposal of one. `because` is the rule that proposed it, as a key of the locales."""

    kind: OrderKind
    state: OrderState
    department_id: int
    department: str
    text: str
    made_at: datetime
    because: str = ""
    issued_by: str = ""
    issued_at: datetime | None = None
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None
    ended_by: str = ""
    ended_at: datetime | None = None
    remark: str = ""
    round: int = 1
    id: int = 0
    proposal_id: int = 0

    @property
    def stands(self) -> bool:
        return self.state in {OrderState.ISSUED, OrderState.ANSWERED}
