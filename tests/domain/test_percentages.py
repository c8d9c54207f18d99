"""Shares of a whole: largest remainder adds up to 100, half-up as asked, and which of them a document has."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.shares import adds_up, shares

KUNMING = [28, 85, 12, 22, 65, 60, 19]
PRINTED = ["9.62", "29.21", "4.12", "7.56", "22.34", "20.62", "6.53"]


def test_both_roundings_give_the_published_table_of_kunming() -> None:
    for half_up in (False, True):
        assert [str(s) for s in shares(KUNMING, half_up=half_up)] == PRINTED
        assert [str(s) for s in shares([226, 33, 32], half_up=half_up)] == ["77.66", "11.34", "11.00"]


def test_three_thirds_come_to_a_hundred_only_by_the_largest_remainder() -> None:
    assert [str(s) for s in shares([1, 1, 1])] == ["33.34", "33.33", "33.33"]
    assert [str(s) for s in shares([1, 1, 1], half_up=True)] == ["33.33"] * 3
    assert adds_up(shares([1, 1, 1]))
    assert not adds_up(shares([1, 1, 1], half_up=True))


def test_half_up_rounds_a_half_up_and_other_places_are_possible() -> None:
    assert shares([1, 15], half_up=True) == [Decimal("6.25"), Decimal("93.75")]
    assert shares([1, 15], half_up=True, places=1) == [Decimal("6.3"), Decimal("93.8")]
    assert shares([1, 15], places=1) == [Decimal("6.3"), Decimal("93.7")]


def test_nothing_is_shared_out() -> None:
    assert shares([]) == []
    assert [str(s) for s in shares([0, 0])] == ["0.00", "0.00"]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=40), st.integers(0, 4))
def test_whatever_is_counted_adds_up_and_is_off_by_less_than_one_step(counts: list[int], places: int) -> None:
    found = shares(counts, places=places)
    if not sum(counts):
        return
    assert adds_up(found)
    step = Decimal(1).scaleb(-places)
    exact = [count * Decimal(100) / sum(counts) for count in counts]
    assert all(abs(s - e) < step for s, e in zip(found, exact, strict=True))
