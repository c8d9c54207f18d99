"""What was counted becomes tables: rows in their order, with what a reader must know of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.overview import NONE, Counted, Dimension, Overview, RateKey, Remark, Row
from domain.policy import Policy
from domain.proposal import Kind, Status, Track
from domain.rating import Grade
from domain.scope import Scope

GRADES = (*Grade, NONE)
ORDER: Mapping[Dimension, Sequence[str]] = {
    Dimension.KIND: tuple(Kind),
    Dimension.TRACK: tuple(Track),
    Dimension.STATUS: tuple(Status),
    Dimension.ATTITUDE: GRADES,
    Dimension.REPLY: GRADES,
    Dimension.FULFILMENT: GRADES,
}
LISTS = {Dimension.CATEGORY: "categories", Dimension.CLASS: "classes"}
RATED = (Dimension.ATTITUDE, Dimension.REPLY, Dimension.FULFILMENT)
UNITS = frozenset({Dimension.DEPARTMENT, Dimension.DELEGATION})
# Fewer of them could show who rated.
SMALLEST_RATED = 3
RATES_OF_RATINGS = frozenset(
    {
        *(RateKey.ATTITUDE_NARROW, RateKey.ATTITUDE_WIDE, RateKey.REPLY_NARROW, RateKey.REPLY_WIDE),
        *(RateKey.REPLY_SILENT, RateKey.OWN_HAND, RateKey.OWN_HAND_WIDE, RateKey.BY_PHONE_WIDE),
        *(RateKey.ROUND_ONE_WIDE, RateKey.ROUND_TWO_WIDE),
    }
)


@dataclass(frozen=True)
class Names:
    """What units are called, by their ids; which committee (by its code) each department belongs to."""

    departments: Mapping[str, str] = field(default_factory=dict)
    delegations: Mapping[str, str] = field(default_factory=dict)
    committees: Mapping[str, str] = field(default_factory=dict)
    committee_of: Mapping[str, str] = field(default_factory=dict)

    def departments_of(self, scope: Scope) -> list[int] | None:
        """Those that answer what the scope names; None where it names none."""
        if scope.committee is None:
            return None if scope.department_id is None else [scope.department_id]
        mine = [int(id_) for id_, code in self.committee_of.items() if code == scope.committee]
        return [id_ for id_ in mine if scope.department_id in (None, id_)]


def tables(found: Counted, names: Names, policy: Policy) -> dict[Dimension, Sequence[Row]]:
    called = {Dimension.DEPARTMENT: names.departments, Dimension.DELEGATION: names.delegations}
    by: dict[Dimension, Sequence[Row]] = {
        dimension: _rows(dimension, counts, called.get(dimension, {}), policy)
        for dimension, counts in found.by.items()
    }
    if len(by[Dimension.KIND]) == 1:
        # A congress that takes suggestions only has nothing to tell apart.
        del by[Dimension.KIND]
    if names.committee_of:
        by[Dimension.COMMITTEE] = _by_committee(found.by[Dimension.DEPARTMENT], names)
    return by


def _rows(
    dimension: Dimension, counts: Mapping[str, int], names: Mapping[str, str], policy: Policy
) -> list[Row]:
    """Coded ones in the congress's own order, units by how many they have, months as they come."""
    if dimension in LISTS:
        order: Sequence[str] = [choice.code for choice in policy.choices(LISTS[dimension])]
    elif dimension is Dimension.MONTH:
        order = sorted(counts)
    elif dimension in UNITS:
        order = sorted(counts, key=lambda code: (code == NONE, -counts[code], int(code or 0)))
    else:
        order = ORDER[dimension]
    unknown = sorted((code for code in counts if code not in order), key=lambda code: (code == NONE, code))
    return [Row(code, counts[code], names.get(code, "")) for code in (*order, *unknown) if counts.get(code)]


def _by_committee(departments: Mapping[str, int], names: Names) -> list[Row]:
    counts = dict.fromkeys((*names.committees, NONE), 0)
    for department, n in departments.items():
        counts[names.committee_of.get(department, NONE)] += n
    return [Row(code, n, names.committees.get(code, "")) for code, n in counts.items() if n]


def remarks(
    found: Counted, by: Mapping[Dimension, Sequence[Row]], scope: Scope, today: date
) -> Iterable[Remark]:
    """What a reader must know before the tables are believed."""
    if scope.period and scope.period.first > today:
        yield Remark("figures-remark-future", {"first": str(scope.period.first)})
    elif scope.period and scope.period.last > today:
        yield Remark("figures-remark-running", {"today": str(today)})
    if not found.total:
        yield Remark("figures-remark-nothing")
    for dimension, key in (
        (Dimension.CATEGORY, "figures-remark-no-category"),
        (Dimension.DEPARTMENT, "figures-remark-unassigned"),
    ):
        if missing := sum(row.count for row in by[dimension] if row.code == NONE):
            yield Remark(key, {"n": missing})
    if found.apart:
        yield Remark("figures-remark-apart", {"n": found.apart})
    if found.merged:
        yield Remark("figures-remark-merged", {"n": found.merged})


def without_few_ratings(overview: Overview) -> Overview:
    """With ratings only where they are too many to tell whose, and were not cut out of a larger whole."""
    scope = overview.scope
    cut = (scope.committee, scope.category, scope.result_class, scope.track, scope.representative_id)
    narrow = any(part is not None for part in cut) or None not in (scope.department_id, scope.delegation_id)
    whole_year = scope.period is None or scope.period.is_year
    given = sum(row.count for row in overview.by[Dimension.REPLY] if row.code not in (NONE, Grade.SILENT))
    before = without_few_ratings(overview.before) if overview.before else None
    if given >= SMALLEST_RATED and whole_year and not narrow:
        return replace(overview, before=before)
    return replace(
        overview,
        by={dimension: rows for dimension, rows in overview.by.items() if dimension not in RATED},
        rates={key: rate for key, rate in overview.rates.items() if key not in RATES_OF_RATINGS},
        remarks=[*overview.remarks, Remark("figures-remark-few", {"n": SMALLEST_RATED})],
        before=before,
    )
