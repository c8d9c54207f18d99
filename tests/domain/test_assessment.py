"""The formula of the assessment: parts by their shares, missing data, places, bonus, corrections."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Bonus, Inputs, Pair, inputs_of, ranked
from domain.figures import DepartmentFigures
from domain.oversight_rules import PARTS

WEIGHTS = dict(zip(PARTS, (20, 15, 25, 25, 15), strict=True))
BONUS = Bonus(places=2, points=3, town_points=1)
FULL: Pair = (1, 1)


def unit(id_: int, *pairs: Pair) -> Inputs:
    return Inputs(id_, f"单位{id_}", dict(zip(PARTS, pairs, strict=True)))


def test_each_part_is_its_share_of_its_weight() -> None:
    (result,) = ranked([unit(1, (18, 20), (3, 4), (9, 10), (1480, 1800), (0, 2))], WEIGHTS, BONUS)
    assert [str(p.points) for p in result.parts] == ["18.00", "11.25", "22.50", "20.56", "0.00"]
    # Not the sum of what is printed: rounded once.
    assert result.score == Decimal("72.31")
    assert (result.rank, result.bonus, result.whole) == (1, 3, Decimal("75.31"))


def test_a_part_without_data_is_left_out_and_the_others_stand_for_all() -> None:
    half = unit(1, (1, 2), (0, 0), (1, 2), (0, 0), (0, 0))
    whole = unit(2, FULL, (0, 0), FULL, FULL, FULL)
    results = ranked([half, whole, unit(3, *[(0, 0)] * 5)], WEIGHTS, BONUS)
    assert [(r.department_id, r.score) for r in results] == [(2, Decimal("100.00")), (1, Decimal("50.00"))]
    assert [p.points is None for p in results[1].parts] == [False, True, False, True, True]


def test_equals_share_their_place_and_the_bonus() -> None:
    units = [unit(n, *[(n // 2, 4)] * 5) for n in range(1, 8)]
    assert [(r.rank, r.bonus) for r in ranked(units, WEIGHTS, BONUS)] == [
        (1, 3), (1, 3), (3, 0), (3, 0), (5, 0), (5, 0), (7, 0),
    ]  # fmt: skip


def test_a_correction_stands_for_what_was_counted() -> None:
    units = [unit(1, *[(1, 2)] * 5), unit(2, *[(1, 2)] * 5)]
    results = ranked(units, WEIGHTS, BONUS, {(2, "reply_quality"): 25})
    assert [(r.department_id, str(r.score)) for r in results] == [(2, "62.50"), (1, "50.00")]
    assert results[0].part("reply_quality").corrected  # type: ignore[union-attr]


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=5, max_size=5), max_size=8),
    st.lists(st.integers(0, 30), min_size=4, max_size=4).filter(lambda w: sum(w) <= 100),
)
def test_scores_lie_between_none_and_all_and_follow_their_order(
    counts: list[list[Pair]], first: list[int]
) -> None:
    units = [unit(n, *[(min(a, b), b) for a, b in pairs]) for n, pairs in enumerate(counts)]
    weights = dict(zip(PARTS, (*first, 100 - sum(first)), strict=True))
    results = ranked(units, weights, BONUS)
    assert all(0 <= r.score <= 100 for r in results)
    assert [r.score for r in results] == sorted((r.score for r in results), reverse=True)
    assert all(r.rank == 1 + sum(o.score > r.score for o in results) for r in results)
    assert len({r.department_id for r in results}) == len(results) <= len(units)


def test_what_is_counted_of_a_department() -> None:
    figures = DepartmentFigures(
        1, "区交警大队", 4, 1, returns=1, signed_in_time=(4, 5), replied_in_time=(2, 3), consulted=(3, 3),
        kept=(1, 2), attitudes={"satisfied": 2, "basically": 1, "silent": 1},
        replies={"satisfied": 1, "basically": 1, "unsatisfied": 1, "silent": 1, "": 1},
    )  # fmt: skip
    made = inputs_of(figures, 80)
    assert made.pairs == {
        "timeliness": (6, 8), "consultation": (3, 3), "reply_quality": (3, 4), "ratings": (460, 600),
        "fulfilment": (1, 2),
    }  # fmt: skip
    assert not made.few


@pytest.mark.parametrize(("rated", "few"), [(0, False), (2, True)])
def test_too_few_ratings_are_no_data(rated: int, few: bool) -> None:
    made = inputs_of(DepartmentFigures(1, "甲", replies={"satisfied": rated}), 80)
    assert (made.pairs["ratings"], made.few) == ((0, 0), few)
