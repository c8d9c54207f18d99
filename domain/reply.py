"""The formal letter: versioned per round, with a result class and commitments."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.phrases import EMPTY_PHRASES, NUMBERS


@dataclass(frozen=True)
class Point:
    """One item of a reply: something done, planned (with a date) or not adopted (with a reason)."""

    text: str
    due_on: date | None = None
    reason: str = ""


@dataclass
class Reply:
    """One version of the letter. Old versions and rounds stay readable.

    `second` is the letter that ends a follow-up; `leader` the government leader who signs beside the head.
    """

    department_id: int
    department: str
    result_class: str
    version: int
    drafted_by: str
    drafted_at: datetime
    round: int = 1
    done: list[Point] = field(default_factory=list)
    planned: list[Point] = field(default_factory=list)
    not_adopted: list[Point] = field(default_factory=list)
    signed_by: str = ""
    signed_at: datetime | None = None
    second: bool = False
    leader: str = ""
    leader_signed_at: datetime | None = None
    send_back_reasons: list[str] = field(default_factory=list)
    send_back_remark: str = ""
    delivered_at: datetime | None = None
    id: int = 0
    proposal_id: int = 0

    @property
    def returned(self) -> bool:
        """Given back by the head or by review: another version is to follow."""
        return bool(self.send_back_reasons or self.send_back_remark)

    @property
    def points(self) -> tuple[list[Point], list[Point], list[Point]]:
        """Done, planned, not adopted."""
        return self.done, self.planned, self.not_adopted


@dataclass
class Commitment:
    """A promised item with its due date; it comes into force when the letter is delivered."""

    text: str
    due_on: date
    round: int = 1
    kept_on: date | None = None
    kept_by: str = ""
    kept_note: str = ""
    id: int = 0
    proposal_id: int = 0


def names_day(text: str, day: date) -> bool:
    """Whether a promise says its day itself, however that is written (3-31, 03.31, in characters)."""
    return re.search(rf"(?<![0-9])0?{day.month}[^0-9]0?{day.day}(?![0-9])", text) is not None


def faults_of(reply: Reply, *, contact_recorded: bool) -> list[str]:
    """Everything that is wrong with a letter before review, as keys of the locales; empty when nothing is.

    The classes follow the published practice: A solved, B being solved or planned (with dates),
    C cannot now (with the reason), D for reference.
    """
    found = {
        "reply-fault-empty": not any(reply.points),
        **{key: reply.result_class == letter and not points for key, letter, points in _fitting(reply)},
        "reply-fault-plan-without-date": any(point.due_on is None for point in reply.planned),
        "reply-fault-no-reason": any(not point.reason for point in reply.not_adopted),
        "reply-fault-no-contact": not contact_recorded,
    }
    return [key for key, is_so in found.items() if is_so]


def _fitting(reply: Reply) -> list[tuple[str, str, list[Point]]]:
    """Which points a class cannot do without."""
    return [
        ("reply-fault-a-without-done", "A", reply.done),
        ("reply-fault-b-without-plan", "B", reply.planned),
        ("reply-fault-c-without-reason", "C", reply.not_adopted),
    ]


def warnings_of(reply: Reply, *, number: str, due_at: datetime | None) -> dict[str, list[str]]:
    """What a letter may say but those who pass it should see: keys of the locales with the words meant."""
    texts = [text for points in reply.points for point in points for text in (point.text, point.reason)]
    others = [n for text in texts for n in NUMBERS.findall(text) if n not in number]
    empty = [phrase for phrase in EMPTY_PHRASES if any(phrase in text for text in texts)]
    solved_later = reply.result_class == "A" and bool(reply.planned)
    late = due_at is not None and reply.drafted_at > due_at
    found = {
        "reply-warning-late": [""] * late,
        "reply-warning-number": others,
        "reply-warning-phrases": empty,
        "reply-warning-a-with-plan": [""] * solved_later,
    }
    return {key: words for key, words in found.items() if words}
