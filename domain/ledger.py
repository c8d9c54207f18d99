"""One line of a past ledger: what it says, what cannot be true of it, and which number it bears."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from string import Formatter

from domain.people import Role
from domain.policy import Policy
from domain.proposal import Kind, Status, Track
from domain.rating import Grade, Stage

MAY_IMPORT = (Role.STAFF, Role.ADMIN)
# With one of these somebody has it in hand, or had.
IN_DEPARTMENTS = frozenset({Status.ASSIGNED, Status.SIGNED_FOR, Status.IN_PROGRESS})
REPLIED = frozenset({Status.REPLIED, Status.ANSWERED, Status.FOLLOW_UP, Status.REHANDLING})
BEFORE_REPLY = IN_DEPARTMENTS | {Status.SUBMITTED, Status.SCREENING, Status.RETURNED, Status.REGISTERED}
# A part takes a moment: whose process says nothing for so long has none any more.
SILENT_FOR = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class LedgerImport:
    """A ledger that is taken over a part at a time, each in a short transaction of its own.

    `began_at` is also the moment in the history of its pieces. One whose process died is taken back by the
    next import.
    """

    id: int
    congress_id: int
    source: str
    lines: int
    began_at: datetime
    seen_at: datetime
    finished_at: datetime | None = None

    def is_at_work(self, now: datetime) -> bool:
        return self.finished_at is None and now - self.seen_at < SILENT_FOR


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One proposal as a ledger tells it; "" and None are cells left empty, an empty grade is silence.

    `result` is a class letter or other words for a class; `stage` None is to be told from the dates.
    """

    sheet: str
    row: int
    number: str
    title: str
    category: str = ""
    representative: str = ""
    delegation: str = ""
    session: str = ""
    stage: Status | None = None
    departments: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    assigned_on: date | None = None
    replied_on: date | None = None
    result: str = ""
    attitude: Grade = Grade.SILENT
    reply: Grade = Grade.SILENT
    fulfilment: Grade = Grade.SILENT
    returns: int = 0
    key: bool = False
    situation: str = ""
    request: str = ""
    answer: str = ""
    cosigning: bool = False
    published_on: date | None = None

    @property
    def has_reply(self) -> bool:
        return self.replied_on is not None or bool(self.result or self.answer)

    @property
    def grades(self) -> dict[Stage, Grade]:
        """The grades that were given: silence is none."""
        every = {
            Stage.ATTITUDE: self.attitude,
            Stage.REPLY: self.reply,
            Stage.FULFILMENT: self.fulfilment,
        }
        return {stage: grade for stage, grade in every.items() if grade is not Grade.SILENT}

    @property
    def status(self) -> Status:
        """Where it stands: as told, else as the dates say. What is rated already waits for no rating."""
        stage = self.stage
        if stage is None:
            stage = Status.REGISTERED
            if self.has_reply:
                stage = Status.ANSWERED
            elif self.departments:
                stage = Status.IN_PROGRESS
        rated = self.reply is not Grade.SILENT
        return Status.ANSWERED if stage is Status.REPLIED and rated else stage


def contradictions(row: LedgerRow, today: date) -> Iterator[tuple[str, str]]:
    """What cannot be true of one line by itself, as (column, fault)."""
    for column in ("assigned_on", "replied_on", "published_on"):
        day = getattr(row, column)
        if day is not None and day > today:
            yield column, "date_future"
    if row.assigned_on and row.replied_on and row.replied_on < row.assigned_on:
        yield "replied_on", "reply_before_assignment"
    if row.has_reply and not row.departments:
        yield "departments", "reply_without_department"
    elif row.stage in IN_DEPARTMENTS and not row.departments:
        yield "departments", "department_missing"
    if set(row.co) & set(row.departments):
        yield "co", "co_is_lead"
    if row.grades and not row.has_reply:
        yield {1: "attitude", 2: "reply", 3: "fulfilment"}[min(row.grades)], "rating_without_reply"
    if row.stage in REPLIED and not row.has_reply:
        yield "stage", "stage_without_reply"
    if row.stage in BEFORE_REPLY and row.has_reply:
        yield "stage", "stage_before_reply"


@dataclass(frozen=True)
class Numbered:
    """What a number says of its proposal; `seq` and `year` None where it is written in nobody's pattern."""

    track: Track
    kind: Kind
    seq: int | None = None
    year: int | None = None


def numbered(number: str, policy: Policy) -> Numbered:
    """Read a number by the congress's patterns; a bare one is the session's, and so is an unknown one."""
    plain, usual = re.sub(r"\s", "", number), policy.kinds[0]
    if plain.isascii() and plain.isdigit() and len(plain) <= 9:
        return Numbered(Track.IN_SESSION, usual, int(plain))
    for name, pattern in policy.data["numbering"].items():
        if match := _form(str(pattern)).fullmatch(plain):
            found = match.groupdict()
            year = int(found["year"]) if found.get("year") else None
            kind = Kind(name) if name in set(Kind) else usual
            track = Track(name) if name in set(Track) else Track.IN_SESSION
            return Numbered(track, kind, int(found["seq"]), year)
    return Numbered(Track.IN_SESSION, usual)


def series_of(said: Numbered, policy: Policy, session: str) -> str | None:
    """What the number is counted in; None when that cannot be told from it."""
    if said.seq is None or (said.year is None and "{year" in policy.numbering(said.track, said.kind)):
        return None
    return policy.series(said.track, said.kind, session, said.year or 0)


def identity(number: str, policy: Policy, session: str) -> tuple[str, str | int]:
    """The same for two ways of writing one number, such as a bare one and one in the congress's pattern."""
    said = numbered(number, policy)
    series = series_of(said, policy, session)
    if series is None or said.seq is None:
        return session, re.sub(r"\s", "", number)
    return series, said.seq


@cache
def _form(pattern: str) -> re.Pattern[str]:
    """The numbers that a pattern such as "No. {year}-{seq:03}" writes."""
    digits = {"seq": r"(?P<seq>\d{1,9})", "year": r"(?P<year>\d{4})"}
    parts = []
    for words, field, _, _ in Formatter().parse(pattern):
        parts.append(re.escape(re.sub(r"\s", "", words)))
        if field:
            parts.append(digits.pop(field, r"\d+"))
    return re.compile("".join(parts))
