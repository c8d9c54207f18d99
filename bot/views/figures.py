"""Figures as data and in words: the names of their rows, what a reader must know of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n import Translator
from domain.figures import DepartmentFigures, OverduePiece, by_return_ratio, percent
from domain.overview import NONE, Dimension, Overview, RateKey, Remark, Rounding, Row, unsummed
from domain.policy import Policy
from domain.rating import Grade

WORDS = {
    Dimension.KIND: "kind",
    Dimension.TRACK: "track",
    Dimension.STATUS: "status",
    Dimension.ATTITUDE: "grade",
    Dimension.REPLY: "grade",
    Dimension.FULFILMENT: "grade",
}

RATED = (Dimension.ATTITUDE, Dimension.REPLY, Dimension.FULFILMENT)
RATING_RATES = frozenset(RateKey) - {
    *(RateKey.CLOSED, RateKey.SOLVED, RateKey.SIGNED_IN_TIME, RateKey.REPLIED_IN_TIME, RateKey.CONSULTED)
}


def row_name(dimension: Dimension, row: Row, policy: Policy, t: Translator) -> str:
    """What a row is called. A code that the congress no longer has shows itself."""
    if row.code == NONE:
        return t.plain(f"figures-none-{dimension.value}")
    if dimension is Dimension.CATEGORY:
        return policy.label("categories", row.code, t.language)
    if dimension is Dimension.CLASS and len(row.code) == 1:
        return t.plain("page-class-letter", letter=row.code)
    if dimension in WORDS:
        return t.plain(f"{WORDS[dimension]}-{row.code.replace('_', '-')}")
    return row.name or row.code


def printed_name(dimension: str, row: Mapping[str, Any], t: Translator) -> str:
    """What a row of a table's data is called in documents."""
    name = str(row["name"])
    return class_name(name, t) if dimension == Dimension.CLASS.value and row["code"] != NONE else name


def class_name(code: str, t: Translator) -> str:
    """More than its letter; what a past ledger calls otherwise stays as it is, also when it says nothing."""
    return t.plain("sheet-class", letter=code) if len(code) == 1 else code


def remark_words(remark: Remark, t: Translator) -> str:
    params = dict(remark.params)
    if "dimension" in params:
        params["dimension"] = t.plain(f"figures-by-{params['dimension']}")
    return t.plain(remark.key, **params)


def overview_data(overview: Overview, policy: Policy, rounding: Rounding, t: Translator) -> dict[str, Any]:
    """The overview for other programs; shares are texts with the asked decimals."""
    return {
        "total": overview.total,
        "by": {
            dimension.value: table_data(dimension, overview, policy, rounding, t)
            for dimension in Dimension
            if dimension in overview.by
        },
        "rates": {
            key.value: {
                "numerator": rate.numerator,
                "denominator": rate.denominator,
                "share": None if (share := rate.percent(rounding.places)) is None else str(share),
                "definition": t.plain(f"definition-{key.value.replace('_', '-')}"),
            }
            for key, rate in overview.rates.items()
        },
        **({"before": _before_data(overview.before, rounding, t)} if overview.before else {}),
        "warnings": [remark_words(r, t) for r in (*overview.remarks, *unsummed(overview, rounding))],
    }


def then_words(before: Overview, t: Translator) -> str:
    """What earlier figures are of."""
    return before.scope.session or t.plain("figures-year-before")


def _before_data(before: Overview, rounding: Rounding, t: Translator) -> dict[str, Any]:
    return {
        "of": before.scope.session or str(before.scope.period),
        "total": before.total,
        "rates": {key.value: _share(r.numerator, r.denominator, rounding) for key, r in before.rates.items()},
    }


def table_data(
    dimension: Dimension, overview: Overview, policy: Policy, rounding: Rounding, t: Translator
) -> list[dict[str, Any]]:
    rows = overview.by[dimension]
    return [
        {
            "name": _data_name(dimension, row, policy, t),
            "code": row.code,
            "count": row.count,
            "share": str(share),
        }
        for row, share in zip(rows, rounding.of(rows), strict=True)
    ]


def _data_name(dimension: Dimension, row: Row, policy: Policy, t: Translator) -> str:
    """As it is called, but a class is its letter alone."""
    lettered = dimension is Dimension.CLASS and row.code != NONE
    return row.code if lettered else row_name(dimension, row, policy, t)


def departments_data(found: Sequence[DepartmentFigures], rounding: Rounding) -> list[dict[str, Any]]:
    """Every department that has something in hand; ratings only where they are too many to tell whose."""
    return [
        {
            "department": f.department,
            "lead": f.lead,
            "co": f.co,
            "pieces": f.pieces,
            "answered": f.answered,
            "classes": {code: n for code, n in sorted(f.classes.items()) if code != NONE},
            "returned": f.returns,
            "overdue": f.overdue,
            "signed_in_time": _share(*f.signed_in_time, rounding),
            "replied_in_time": _share(*f.replied_in_time, rounding),
            "consulted": _share(*f.consulted, rounding),
            "kept": _share(*f.kept, rounding),
            "satisfied": satisfied(f, Grade.SATISFIED, rounding=rounding),
            "satisfied_wide": satisfied(f, Grade.SATISFIED, Grade.BASICALLY, rounding=rounding),
        }
        for f in found
        if f.pieces
    ]


def returns_data(found: Sequence[DepartmentFigures], rounding: Rounding) -> list[dict[str, Any]]:
    """By ratio, the highest first; ratios as texts in percent."""
    return [
        {
            "department": f.department,
            "returned": f.returns,
            "pieces": f.pieces,
            "ratio": _share(f.returns, f.pieces, rounding),
        }
        for f in by_return_ratio(found)
    ]


def overdue_data(pieces: Sequence[OverduePiece]) -> list[dict[str, Any]]:
    """By department, those with most first; their pieces as they became late."""
    of_each: dict[int, list[OverduePiece]] = {}
    for piece in pieces:
        of_each.setdefault(piece.department_id, []).append(piece)
    return [
        {
            "department": late[0].department,
            "overdue": len(late),
            "pieces": [
                {"number": p.number, "title": p.title, "due_on": p.due_on.isoformat(), "days": p.days}
                for p in late
            ],
        }
        for late in sorted(of_each.values(), key=lambda late: (-len(late), late[0].department_id))
    ]


def ratings_data(
    overview: Overview, found: Sequence[DepartmentFigures], policy: Policy, rounding: Rounding, t: Translator
) -> dict[str, Any]:
    """What representatives said: of everything, and of each department with enough of them."""
    whole = overview_data(overview, policy, rounding, t)
    return {
        "total": whole["total"],
        "by": {d.value: whole["by"][d.value] for d in RATED},
        "rates": {key: rate for key, rate in whole["rates"].items() if key in RATING_RATES},
        "departments": [
            {
                "department": f.department,
                "answered": f.answered,
                "rated": f.rated,
                "grades": {g.value: f.replies.get(g, 0) for g in Grade} if f.may_show_ratings else None,
                "satisfied": satisfied(f, Grade.SATISFIED, rounding=rounding),
                "satisfied_wide": satisfied(f, Grade.SATISFIED, Grade.BASICALLY, rounding=rounding),
                "kept": _share(*f.kept, rounding),
            }
            for f in found
            if f.answered
        ],
        "warnings": whole["warnings"],
    }


def satisfied(figures: DepartmentFigures, *grades: Grade, rounding: Rounding) -> str | None:
    """Of what it answered; None where too few rated."""
    if not figures.may_show_ratings:
        return None
    return _share(sum(figures.replies.get(grade, 0) for grade in grades), figures.answered, rounding)


def _share(part: int, whole: int, rounding: Rounding) -> str | None:
    found = percent(part, whole, rounding.places)
    return None if found is None else str(found)
