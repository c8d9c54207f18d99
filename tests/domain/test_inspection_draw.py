"""A draw can be repeated by whoever has pool and seed; by department everybody gets their part."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.inspection_draw import Lot, digest_of, draw

POOLS = st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=60).map(
    lambda units: [Lot(f"第{n}号", unit) for n, unit in enumerate(units, start=1)]
)


def test_the_smallest_hashes_are_drawn() -> None:
    """As the chat describes it: with sha256sum and sort anybody comes to the same."""
    pool = [Lot(f"第{n}号", "甲") for n in range(1, 101)]
    by_hand = sorted(pool, key=lambda lot: sha256(f"20211015:{lot.label}".encode()).hexdigest())[:7]
    assert {lot.label for lot in draw(pool, "20211015", 7)} == {lot.label for lot in by_hand}
    assert draw(pool, "20211016", 7) != draw(pool, "20211015", 7)


@given(POOLS, st.text(max_size=12), st.integers(1, 80), st.booleans(), st.randoms())
def test_the_order_of_the_pool_makes_no_difference(
    pool: list[Lot], seed: str, size: int, by_department: bool, chance: object
) -> None:
    shuffled = list(pool)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    drawn = draw(pool, seed, size, by_department=by_department)
    assert drawn == draw(shuffled, seed, size, by_department=by_department)
    assert len(drawn) == len(set(drawn)) == min(size, len(pool))
    assert set(drawn) <= set(pool)
    assert digest_of(pool) == digest_of(shuffled)


@given(POOLS, st.text(max_size=12), st.integers(1, 80))
def test_by_department_nobody_is_left_out_where_there_is_room(pool: list[Lot], seed: str, size: int) -> None:
    drawn = Counter(lot.department for lot in draw(pool, seed, size, by_department=True))
    there = Counter(lot.department for lot in pool)
    assert all(drawn[unit] <= n for unit, n in there.items())
    if size >= len(there):
        assert drawn.keys() == there.keys()


@pytest.mark.parametrize(
    ("size", "parts"), [(4, {"甲": 2, "乙": 1, "丙": 1}), (10, {"甲": 7, "乙": 2, "丙": 1})]
)
def test_parts_follow_the_pool(size: int, parts: dict[str, int]) -> None:
    units = ["甲"] * 70 + ["乙"] * 20 + ["丙"] * 10
    pool = [Lot(str(n), unit) for n, unit in enumerate(units)]
    assert Counter(lot.department for lot in draw(pool, "x", size, by_department=True)) == parts
