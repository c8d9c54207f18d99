"""The assessment of departments: a sum of named parts, each a share of what was counted; ranking, bonus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from domain.figures import DepartmentFigures
from domain.oversight_rules import PARTS
from domain.rating import Grade

CENT = Decimal("0.01")
# So many of so many; nothing of nothing is no data.
Pair = tuple[int, int]


@dataclass(frozen=True)
class Inputs:
    """What was counted for one department, a pair for each part. `few`: rated, but by too few to be told."""

    department_id: int
    department: str
    pairs: Mapping[str, Pair]
    few: bool = False


@dataclass(frozen=True)
class Town:
    """A delegation whose representatives lead key proposals."""

    delegation_id: int
    name: str
    key: int


@dataclass(frozen=True)
class Bonus:
    places: int
    points: int
    town_points: int


@dataclass(frozen=True)
class Part:
    """One part of a score. `points` None: no data, and the other parts take its place."""

    name: str
    pair: Pair
    weight: int
    points: Decimal | None
    corrected: bool = False


@dataclass(frozen=True)
class Result:
    """One department's score of 100 with its parts; `rank` is shared by equals."""

    department_id: int
    department: str
    parts: Sequence[Part]
    score: Decimal
    rank: int
    bonus: int = 0
    few: bool = False

    @property
    def whole(self) -> Decimal:
        return self.score + self.bonus

    def part(self, name: str) -> Part | None:
        return next((p for p in self.parts if p.name == name), None)


@dataclass
class Objection:
    """A department disagrees with one part of its score, once; the registry answers, and may correct it."""

    congress_id: int
    assessment_id: int
    department_id: int
    department: str
    part: str
    reason: str
    by: str
    by_id: int
    at: datetime
    answer: str = ""
    corrected: int | None = None
    answered_by: str = ""
    answered_at: datetime | None = None
    id: int = 0

    @property
    def is_open(self) -> bool:
        return self.answered_at is None


@dataclass
class Assessment:
    """What was counted when it was announced, and by which rules: later changes of either leave it alone."""

    congress_id: int
    name: str
    weights: Mapping[str, int]
    bonus: Bonus
    inputs: Sequence[Inputs]
    towns: Sequence[Town]
    announced_by: str
    announced_by_id: int
    announced_at: datetime
    issued_by: str = ""
    issued_at: datetime | None = None
    objections: Sequence[Objection] = field(default_factory=list)
    id: int = 0

    @property
    def is_open(self) -> bool:
        return self.issued_at is None

    @property
    def results(self) -> list[Result]:
        corrections = {
            (o.department_id, o.part): o.corrected for o in self.objections if o.corrected is not None
        }
        return ranked(self.inputs, self.weights, self.bonus, corrections)

    def objection(self, department_id: int, part: str) -> Objection | None:
        return next((o for o in self.objections if (o.department_id, o.part) == (department_id, part)), None)


def inputs_of(figures: DepartmentFigures, basically: int) -> Inputs:
    """The pairs of one department. `basically`: how many of a hundred the middle grade is worth.

    Timeliness: signed for and replied to in time. Consultation: pieces talked over. Quality: replies not sent
    back. Ratings: of attitude and reply together, silence left out, from three on. Fulfilment: promises kept.
    """
    signed, replied = figures.signed_in_time, figures.replied_in_time
    worth = {Grade.SATISFIED: 100, Grade.BASICALLY: basically, Grade.UNSATISFIED: 0}
    grades = [
        (worth[Grade(code)] * n, 100 * n)
        for counts in (figures.attitudes, figures.replies)
        for code, n in counts.items()
        if code in tuple(worth)
    ]
    rated = (sum(got for got, _ in grades), sum(most for _, most in grades))
    pairs: dict[str, Pair] = {
        "timeliness": (signed[0] + replied[0], signed[1] + replied[1]),
        "consultation": figures.consulted,
        "reply_quality": (max(0, figures.answered - figures.returns), figures.answered),
        "ratings": rated if figures.may_show_ratings else (0, 0),
        "fulfilment": figures.kept,
    }
    return Inputs(
        figures.department_id, figures.department, pairs, bool(figures.rated) and not figures.may_show_ratings
    )


def ranked(
    inputs: Sequence[Inputs],
    weights: Mapping[str, int],
    bonus: Bonus,
    corrections: Mapping[tuple[int, str], int] | None = None,
) -> list[Result]:
    """Every department with any data, the best first; equals share their place, the bonus goes by place."""
    given = corrections or {}
    scored = [(i, parts, _score(parts)) for i in inputs if (parts := _parts(i, weights, given))]
    known = [(i, parts, score) for i, parts, score in scored if score is not None]
    known.sort(key=lambda row: (-row[2], row[0].department_id))
    scores = [score for _, _, score in known]
    results = []
    for i, parts, score in known:
        rank = scores.index(score) + 1
        extra = bonus.points if rank <= bonus.places else 0
        results.append(Result(i.department_id, i.department, parts, score, rank, extra, i.few))
    return results


def _parts(inputs: Inputs, weights: Mapping[str, int], given: Mapping[tuple[int, str], int]) -> list[Part]:
    parts = []
    for name in PARTS:
        pair, weight = inputs.pairs.get(name, (0, 0)), weights[name]
        corrected = given.get((inputs.department_id, name))
        points = _cents(Fraction(*pair) * weight) if pair[1] else None
        if corrected is not None:
            points = Decimal(corrected).quantize(CENT)
        parts.append(Part(name, pair, weight, points, corrected is not None))
    return parts


def _score(parts: Sequence[Part]) -> Decimal | None:
    """Of 100: the parts with data stand for all. None without any, and where those weigh nothing."""
    counted = [p for p in parts if p.points is not None]
    weight = sum(p.weight for p in counted)
    if not weight:
        return None
    got = sum((_exact(p) for p in counted), Fraction(0))
    return _cents(got * 100 / weight)


def _exact(part: Part) -> Fraction:
    """Not the printed points: rounding twice could cost a place."""
    if part.corrected:
        return Fraction(part.points or 0)
    return Fraction(*part.pair) * part.weight


def _cents(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(CENT, ROUND_HALF_UP)
