"""Figures as the sheets of a workbook; the same tables as the cards and the JSON, to the last digit."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.i18n import Translator
from bot.views.assessments import assessment_data
from bot.views.figures import (
    RATED,
    RATING_RATES,
    class_name,
    departments_data,
    overdue_data,
    overview_data,
    printed_name,
    ratings_data,
    remark_words,
    returns_data,
)
from domain.excerpt import LedgerLine
from domain.figures import DepartmentFigures, OverduePiece
from domain.overview import NONE, Dimension, Overview, RateKey, Rounding, unsummed
from domain.policy import Policy
from domain.rating import Grade
from domain.services.assessments import Trial
from storage.report_sheet import Bars, Cell, Percent, Sheet

DASH = "\u2014"
LEDGER = (
    ("number", 14), ("title", 50), ("track", 12), ("category", 18), ("representative", 12),
    ("delegation", 16), ("lead", 24), ("others", 24), ("status", 12), ("assigned", 12), ("due", 12),
    ("replied", 12), ("class", 10), ("attitude", 10), ("reply", 10), ("fulfilment", 10), ("round", 8),
)  # fmt: skip
LEDGER_WIDTHS = tuple(float(wide) for _, wide in LEDGER)
ADDED = ("lead", "co", "pieces", "answered", "returned", "overdue")
SHARED = ("signed_in_time", "replied_in_time", "consulted", "kept", "satisfied", "satisfied_wide")


class Sheets:
    """`what` says of which suggestions, `at` when they were counted."""

    def __init__(self, policy: Policy, rounding: Rounding, t: Translator, what: str, at: datetime) -> None:
        self._policy, self._rounding, self._t = policy, rounding, t
        until = f"{t.long_day(at.astimezone(policy.zone).date())} {t.clock(at)}"
        self._about = t.plain("sheet-about", what=what, at=until)

    def overview(self, overview: Overview) -> list[Sheet]:
        """Key figures, then a sheet for each way of counting."""
        data = overview_data(overview, self._policy, self._rounding, self._t)
        rates = [self._rate(key, data["rates"][key.value]) for key in RateKey if key.value in data["rates"]]
        first = self._sheet(
            "rates",
            ("rate", "numerator", "denominator", "share"),
            [(self._t.plain("sheet-total"), data["total"], None, None), *rates],
            notes=tuple(data["warnings"]),
        )
        return [first, *(self._table(d, overview, data) for d in Dimension if data["by"].get(d.value))]

    def _rate(self, key: RateKey, rate: dict[str, Any]) -> Sequence[Cell]:
        return (rate["definition"], rate["numerator"], rate["denominator"], _share(rate["share"]))

    def _table(self, dimension: Dimension, overview: Overview, data: dict[str, Any]) -> Sheet:
        rows = data["by"][dimension.value]
        name = self._t.plain(f"figures-by-{dimension.value}")
        said = (r for r in unsummed(overview, self._rounding) if r.params["dimension"] == dimension.value)
        return Sheet(
            name,
            name,
            self._about,
            (name, self._head("count"), self._head("share")),
            [(printed_name(dimension, row, self._t), row["count"], Percent(row["share"])) for row in rows],
            (
                self._t.plain("sheet-sum"),
                sum(row["count"] for row in rows),
                Percent(str(sum(self._rounding.of(overview.by[dimension])))),
            ),
            tuple(remark_words(remark, self._t) for remark in said),
            self._bars(name, 1),
        )

    def departments(self, found: Sequence[DepartmentFigures]) -> Sheet:
        data = departments_data(found, self._rounding)
        letters = [c.code for c in self._policy.choices("classes")]
        rows: list[list[Cell]] = [
            [
                row["department"],
                *(row[name] for name in ADDED),
                *(row["classes"].get(letter, 0) for letter in letters),
                *(_share(row[name]) for name in SHARED),
            ]
            for row in data
        ]
        added = range(1, 1 + len(ADDED) + len(letters))
        total: list[Cell] = [
            self._t.plain("sheet-sum"),
            *(sum(value for row in rows if isinstance(value := row[n], int)) for n in added),
            *(None for _ in SHARED),
        ]
        heads = (
            self._head("department"),
            *(self._head(name) for name in ADDED),
            *(class_name(letter, self._t) for letter in letters),
            *(self._head(name) for name in SHARED),
        )
        name = self._t.plain("sheet-name-departments")
        notes = (self._t.plain("sheet-note-pieces"), self._t.plain("sheet-note-few"))
        return Sheet(name, name, self._about, heads, rows, total, notes, self._bars(name, 3))

    def returns(self, found: Sequence[DepartmentFigures]) -> Sheet:
        data = returns_data(found, self._rounding)
        return self._sheet(
            "returns",
            ("department", "returned", "pieces", "ratio"),
            [(row["department"], row["returned"], row["pieces"], _share(row["ratio"])) for row in data],
            total=(
                self._t.plain("sheet-sum"),
                *(sum(row[n] for row in data) for n in ("returned", "pieces")),
                None,
            ),
            notes=(self._t.plain("sheet-note-returns"),),
            bars=3,
        )

    def overdue(self, pieces: Sequence[OverduePiece]) -> Sheet:
        rows: list[list[Cell]] = [
            [unit["department"], unit["overdue"], p["number"], p["title"], p["due_on"], p["days"]]
            for unit in overdue_data(pieces)
            for p in unit["pieces"]
        ]
        return self._sheet(
            "overdue",
            ("department", "overdue", "number", "title", "due", "days"),
            rows,
            total=(self._t.plain("sheet-sum"), len(rows), None, None, None, None),
        )

    def ratings(self, overview: Overview, found: Sequence[DepartmentFigures]) -> list[Sheet]:
        data = ratings_data(overview, found, self._policy, self._rounding, self._t)
        rates = [self._rate(key, data["rates"][key.value]) for key in RateKey if key in RATING_RATES]
        first = self._sheet("satisfaction", ("rate", "numerator", "denominator", "share"), rates)
        whole = overview_data(overview, self._policy, self._rounding, self._t)
        grades = [*Grade]
        by_unit = self._sheet(
            "ratings",
            (
                "department",
                "answered",
                "rated",
                *(f"grade-{g.value}" for g in grades),
                "satisfied",
                "satisfied_wide",
            ),
            [
                [
                    row["department"],
                    row["answered"],
                    row["rated"],
                    *(row["grades"][g.value] if row["grades"] else DASH for g in grades),
                    _share(row["satisfied"]),
                    _share(row["satisfied_wide"]),
                ]
                for row in data["departments"]
            ],
            notes=(self._t.plain("sheet-note-few"),),
        )
        return [first, *(self._table(d, overview, whole) for d in RATED if whole["by"].get(d.value)), by_unit]

    def assessment(self, trial: Trial) -> list[Sheet]:
        """Scores in their order, what they were reckoned from, what the towns get."""
        data = assessment_data(trial)
        parts = [
            self._t.plain("sheet-part", part=self._part(name), weight=str(weight))
            for name, weight in data["weights"].items()
        ]
        scores: list[list[Cell]] = [
            [
                *(row["name"], row["rank"], Decimal(row["score"]), row["bonus"]),
                *(DASH if part["points"] is None else Decimal(part["points"]) for part in row["parts"]),
            ]
            for row in data["departments"]
        ]
        inputs: list[list[Cell]] = [
            [row["name"], *(n for part in row["parts"] for n in (part["done"], part["of"]))]
            for row in data["departments"]
        ]
        counted = [
            self._t.plain(f"sheet-{key}", part=self._part(name))
            for name in data["weights"]
            for key in ("part-done", "part-of")
        ]
        towns: list[list[Cell]] = [[town["name"], town["key"], town["bonus"]] for town in data["delegations"]]
        found = [
            Sheet(
                name := self._t.plain("sheet-name-assessment"),
                name,
                self._about,
                (*map(self._head, ("department", "rank", "score", "bonus")), *parts),
                scores,
                notes=(self._t.plain("sheet-note-assessment"),),
            ),
            Sheet(
                name := self._t.plain("sheet-name-inputs"),
                name,
                self._about,
                (self._head("department"), *counted),
                inputs,
            ),
        ]
        return [*found, self._sheet("towns", ("delegation", "key", "bonus"), towns)] if towns else found

    def _part(self, name: str) -> str:
        return self._t.plain(f"assessment-part-{name.replace('_', '-')}")

    def ledger(self) -> Sheet:
        name = self._t.plain("sheet-name-ledger")
        return Sheet(name, name, self._about, tuple(self._head(key) for key, _ in LEDGER))

    def ledger_line(self, line: LedgerLine) -> Sequence[Cell]:
        return (
            line.number,
            line.title,
            self._t.plain(f"track-{line.track.value.replace('_', '-')}"),
            self._policy.label("categories", line.category, self._t.language) if line.category else "",
            line.representative,
            line.delegation,
            line.lead,
            line.others,
            self._t.plain(f"status-{line.status.value.replace('_', '-')}"),
            self._day(line.assigned_at),
            line.due_on.isoformat() if line.due_on else "",
            self._day(line.replied_at),
            class_name(line.result_class, self._t),
            *(self._grade(code) for code in (line.attitude, line.reply, line.fulfilment)),
            line.round,
        )

    def _grade(self, code: str) -> str:
        return "" if code == NONE else self._t.plain(f"grade-{code}")

    def _day(self, moment: datetime | None) -> str:
        return moment.astimezone(self._policy.zone).date().isoformat() if moment else ""

    def _head(self, name: str) -> str:
        key = name if name.startswith("grade-") else f"sheet-head-{name.replace('_', '-')}"
        return self._t.plain(key)

    def _bars(self, title: str, column: int) -> Bars:
        return Bars(title, column, self._t.plain("sheet-rest"))

    def _sheet(
        self,
        key: str,
        heads: tuple[str, ...],
        rows: Sequence[Sequence[Cell]],
        *,
        total: Sequence[Cell] = (),
        notes: tuple[str, ...] = (),
        bars: int = 0,
    ) -> Sheet:
        name = self._t.plain(f"sheet-name-{key}")
        shown = self._bars(name, bars) if bars else None
        return Sheet(name, name, self._about, tuple(map(self._head, heads)), rows, total, notes, shown)


def _share(printed: str | None) -> Cell:
    return DASH if printed is None else Percent(printed)
