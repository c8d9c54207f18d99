"""A recorded exchange between the handling department and the representative."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ContactMode(StrEnum):
    VISIT = "visit"
    MEETING = "meeting"
    ON_SITE = "on_site"
    INVITED = "invited"
    PHONE = "phone"
    VIDEO = "video"
    LETTER = "letter"
    WAIVED = "waived"


class ContactStage(StrEnum):
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class ContactRank(StrEnum):
    """Who led it, where a congress has no list of its own."""

    LEADER = "leader"
    HEAD = "head"
    DEPUTY = "deputy"
    SECTION = "section"
    CLERK = "clerk"


class Confirmation(StrEnum):
    """What the representative says of a recorded contact."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISCREPANT = "discrepant"
    DENIED = "denied"


@dataclass
class Contact:
    """One contact as the department recorded it, and whether the representative agrees that it happened."""

    department_id: int
    stage: ContactStage
    mode: ContactMode
    happened_on: date
    summary: str
    recorded_by: str
    recorded_at: datetime
    round: int = 1
    rank: str = ""
    led_by: str = ""
    attendees: str = ""
    confirmation: Confirmation = Confirmation.OPEN
    remark: str = ""
    confirmed_at: datetime | None = None
    id: int = 0
    proposal_id: int = 0
