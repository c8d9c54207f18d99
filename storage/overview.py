"""An overview counted in one pass over the suggestions: every dimension at once.

PostgreSQL counts by grouping sets. SQLite has none and would sort all rows anew for each dimension; there
the rows are streamed, and counting them here takes less than one such sort.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, String, case, cast, exists, func, literal, select, tuple_

from domain.overview import NONE, Counted, Dimension, RateKey
from domain.proposal import Status
from domain.rating import Grade, Stage
from storage.facts import (
    APART,
    BY_PHONE,
    SILENT,
    THEN,
    Within,
    class_delivered,
    grade,
    grade_of,
    lead,
    plain_grades,
    round_delivered,
)
from storage.joined_facts import joined
from storage.tables import assignments, proposals
from storage.timeliness import rates_of_all

ENDED = (Status.CLOSED, Status.ARCHIVED)
SOLVED = "A"
CHUNK = 5000


def counted(connection: Connection, within: Within, moment: datetime) -> Counted:
    """Everything of an overview that one pass over the suggestions gives."""
    found = _pass(connection, within)
    departments, apart = _apart(connection, within, found["department"])
    by: dict[Dimension, Counter[str]] = {
        Dimension.CATEGORY: found["category"],
        Dimension.CLASS: found["class"],
        Dimension.KIND: found["kind"],
        Dimension.TRACK: found["track"],
        Dimension.DEPARTMENT: departments,
        Dimension.DELEGATION: found["delegation"],
        Dimension.ATTITUDE: plain_grades(found["attitude"]),
        Dimension.REPLY: plain_grades(found["reply"]),
        Dimension.FULFILMENT: plain_grades(found["fulfilment"]),
        Dimension.MONTH: _months(found["hour"], within.zone),
        Dimension.STATUS: found["status"],
    }
    total = found["track"].total()
    rates = {
        **_rates(total, by),
        **_ways(found["reply"]),
        **_rounds(found["rounds"]),
        **rates_of_all(connection, within, moment),
    }
    return Counted(total, by, rates, apart, _merged_into_others(connection, within))


def _looked_up(within: Within) -> Select[*tuple[Any, ...]]:
    """A row for each suggestion; what its parts say is looked up through their indexes."""
    first, last = (func.coalesce(grade(Stage.REPLY, n), SILENT) for n in (literal(1), round_delivered()))
    p = proposals.c
    return select(
        p.category,
        p.kind,
        p.track,
        p.status,
        p.delegation_id.label("delegation"),
        func.substr(cast(p.registered_at, String), 1, 13).label("hour"),
        lead().label("department"),
        class_delivered().label("class"),
        grade_of(Stage.ATTITUDE).label("attitude"),
        grade_of(Stage.REPLY).label("reply"),
        grade_of(Stage.FULFILMENT).label("fulfilment"),
        case((round_delivered() >= 2, first.concat(THEN).concat(last))).label("rounds"),
    ).where(*within.conditions())


def _pass(connection: Connection, within: Within) -> dict[str, Counter[str]]:
    """How often each value of each column of the facts occurs."""
    if connection.dialect.name == "sqlite":
        facts = _looked_up(within)
        counters = {str(column.key): Counter[Any]() for column in facts.selected_columns}
        cursor = connection.execute(facts).cursor
        while cursor is not None and (rows := cursor.fetchmany(CHUNK)):
            for counter, values in zip(counters.values(), zip(*rows, strict=True), strict=True):
                counter.update(values)
    else:
        columns = list(joined(within).subquery().c)
        sets = (tuple_(column) for column in columns)
        counts = select(func.grouping(*columns), func.count(), *columns).group_by(func.grouping_sets(*sets))
        counters = {str(column.key): Counter() for column in columns}
        names = list(counters)
        for which, n, *found in connection.execute(counts):
            # The one column a row is grouped by has the only 0 among the bits, the first column the highest.
            place = next(k for k in range(len(names)) if not which >> (len(names) - 1 - k) & 1)
            counters[names[place]][found[place]] += n
    return {
        name: Counter({NONE if value is None else str(value): n for value, n in counter.items()})
        for name, counter in counters.items()
    }


def _months(hours: Mapping[str, int], zone: ZoneInfo) -> Counter[str]:
    """The database knows UTC; whose month an hour belongs to is the place's own."""
    months: Counter[str] = Counter()
    for hour, n in hours.items():
        local = datetime.fromisoformat(f"{hour[:13]}:00").replace(tzinfo=UTC).astimezone(zone)
        months[f"{local:%Y-%m}"] += n
    return months


def _apart(connection: Connection, within: Within, leads: Mapping[str, int]) -> tuple[Counter[str], int]:
    """Departments with what several answer apart counted for each of them; and how many those are."""
    a = assignments.c
    # Such shares are few and have an index of their own, which is left alone where SQL groups them.
    counted_here = exists().where(proposals.c.id == a.proposal_id, *within.conditions())
    shares = select(a.department_id, a.proposal_id).where(
        a.released_at.is_(None), APART, counted_here.correlate(assignments)
    )
    departments, parted = Counter(leads), set[int]()
    for department, proposal in connection.execute(shares):
        departments[str(department)] += 1
        parted.add(proposal)
    departments[NONE] -= len(parted)
    return +departments, len(parted)


def _merged_into_others(connection: Connection, within: Within) -> int:
    p = proposals.c
    merged = [p.congress_id == within.congress_id, p.status == Status.MERGED, p.registered_at.is_not(None)]
    if within.scope.period is not None:
        start, end = within.scope.period.moments(within.zone)
        merged += [p.registered_at >= start, p.registered_at < end]
    return int(connection.execute(select(func.count()).where(*merged, *within.asked())).scalar_one())


def _rates(total: int, by: Mapping[Dimension, Mapping[str, int]]) -> dict[RateKey, tuple[int, int]]:
    status, reply, attitude = by[Dimension.STATUS], by[Dimension.REPLY], by[Dimension.ATTITUDE]
    answered = sum(n for grade, n in reply.items() if grade != NONE)
    found = {
        RateKey.ANSWERED: (answered, total),
        RateKey.CLOSED: (sum(status.get(ended, 0) for ended in ENDED), total),
        RateKey.SOLVED: (by[Dimension.CLASS].get(SOLVED, 0), answered),
        RateKey.REPLY_SILENT: (reply.get(Grade.SILENT, 0), answered),
    }
    for grades, narrow, wide in (
        (attitude, RateKey.ATTITUDE_NARROW, RateKey.ATTITUDE_WIDE),
        (reply, RateKey.REPLY_NARROW, RateKey.REPLY_WIDE),
    ):
        satisfied = grades.get(Grade.SATISFIED, 0)
        found[narrow] = (satisfied, answered)
        found[wide] = (satisfied + grades.get(Grade.BASICALLY, 0), answered)
    return found


def _ways(marked: Mapping[str, int]) -> dict[RateKey, tuple[int, int]]:
    """By whose hand the grades of replies came, and how each of the ways judges."""
    given = {grade: n for grade, n in marked.items() if grade not in (NONE, Grade.SILENT)}
    own = {grade: n for grade, n in given.items() if not grade.endswith(BY_PHONE)}
    phone = {grade.removesuffix(BY_PHONE): n for grade, n in given.items() if grade.endswith(BY_PHONE)}
    return {
        RateKey.OWN_HAND: (sum(own.values()), sum(given.values())),
        RateKey.OWN_HAND_WIDE: (_wide(own), sum(own.values())),
        RateKey.BY_PHONE_WIDE: (_wide(phone), sum(phone.values())),
    }


def _rounds(pairs: Mapping[str, int]) -> dict[RateKey, tuple[int, int]]:
    """Of those that were answered twice: how the first letter was judged, and how the last."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for pair, n in pairs.items():
        if pair:
            before, after = (grade.removesuffix(BY_PHONE) for grade in pair.split(THEN))
            first[before] += n
            last[after] += n
    return {
        RateKey.ROUND_ONE_WIDE: (_wide(first), first.total()),
        RateKey.ROUND_TWO_WIDE: (_wide(last), last.total()),
    }


def _wide(grades: Mapping[str, int]) -> int:
    return grades.get(Grade.SATISFIED, 0) + grades.get(Grade.BASICALLY, 0)
