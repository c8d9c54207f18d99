"""Figures as data and in words: the names of their rows, what a reader must know of them."""

from typing import Any

from bot.i18n import Translator
from domain.overview import NONE, Dimension, Overview, Remark, Rounding, Row, unsummed
from domain.policy import Policy

WORDS = {
    Dimension.TRACK: "track",
    Dimension.STATUS: "status",
    Dimension.ATTITUDE: "grade",
    Dimension.REPLY: "grade",
    Dimension.FULFILMENT: "grade",
}


def row_name(dimension: Dimension, row: Row, policy: Policy, t: Translator) -> str:
    """What a row is called. A code that the congress no longer has shows itself."""
    if row.code == NONE:
        return t.plain(f"figures-none-{dimension.value}")
    if dimension is Dimension.CATEGORY:
        return policy.label("categories", row.code, t.language)
    if dimension in WORDS:
        return t.plain(f"{WORDS[dimension]}-{row.code.replace('_', '-')}")
    return row.name or row.code


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
        "warnings": [remark_words(r, t) for r in (*overview.remarks, *unsummed(overview, rounding))],
    }


def table_data(
    dimension: Dimension, overview: Overview, policy: Policy, rounding: Rounding, t: Translator
) -> list[dict[str, Any]]:
    rows = overview.by[dimension]
    return [
        {
            "name": row_name(dimension, row, policy, t),
            "code": row.code,
            "count": row.count,
            "share": str(share),
        }
        for row, share in zip(rows, rounding.of(rows), strict=True)
    ]
