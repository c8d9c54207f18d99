"""What one representative thinks of the attitude, the reply, and the promises kept."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum


class Grade(StrEnum):
    """Silence is a value of its own and is never counted as satisfied."""

    SATISFIED = "satisfied"
    BASICALLY = "basically"
    UNSATISFIED = "unsatisfied"
    SILENT = "silent"


class Stage(IntEnum):
    ATTITUDE = 1
    REPLY = 2
    FULFILMENT = 3


# Of one promise: kept, partly, not at all, or the representative cannot tell.
VERDICTS = ("kept", "partly", "not_kept", "unknown")
# What is asked when a reply arrives; the third comes with the promises' dates.
AT_REPLY = (Stage.ATTITUDE, Stage.REPLY)


@dataclass
class Rating:
    """One grade. A later one replaces it for counting, but both stay readable.

    `verdicts` says of each promise, by its id, what became of it (stage 3): one of VERDICTS.

    `salt` is random and goes into the digest that the history keeps: there are so few grades that a digest
    without it could be guessed by whoever reads the history only.
    """

    representative_id: int
    stage: Stage
    grade: Grade
    given_at: datetime
    round: int = 1
    reasons: list[str] = field(default_factory=list)
    comment: str = ""
    verdicts: dict[str, str] = field(default_factory=dict)
    collected_by: str = ""
    salt: str = field(default_factory=lambda: secrets.token_hex(16))
    id: int = 0
    proposal_id: int = 0
