"""What is told of a draft before it is submitted: what it lacks, what the registry would ask about."""

from dataclasses import dataclass
from enum import StrEnum

from domain.draft import Question


class Lack(StrEnum):
    """What makes a suggestion thin; in the order in which it is told."""

    LONG = "long"
    NO_REQUEST = "no_request"
    REQUEST_IS_TITLE = "request_is_title"
    NO_FACTS = "no_facts"
    NO_REASON = "no_reason"
    NO_PLACE = "no_place"
    SHORT = "short"
    OFF_TITLE = "off_title"


class Care(StrEnum):
    """What is mended by one press, on a screen of its own."""

    SEVERAL = "several"
    PERSONAL_DATA = "personal_data"


class Doubt(StrEnum):
    """What the registry returns or refuses for, by the codes of the congresses' own lists; secrets first."""

    STATE_SECRET = "state_secret"
    ATTACK = "attack"
    PENDING_CASE = "pending_case"
    PERSONAL = "personal"
    ACCUSATION = "accusation"
    OUTSIDE_COMPETENCE = "outside_competence"
    RUNNING_TENDER = "running_tender"
    ADVERTISING = "advertising"
    CONSULTATION = "consultation"
    FORWARDED_LETTER = "forwarded_letter"


# Told of whatever a congress has in its lists.
ALWAYS = frozenset({Doubt.STATE_SECRET, Doubt.ATTACK})


@dataclass(frozen=True)
class Hint:
    """One remark, the sentence it concerns ("" where it concerns the whole), where it can be mended."""

    kind: Lack | Care | Doubt
    sentence: str
    question: Question
