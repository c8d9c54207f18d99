"""Who lies nearest says how it was sorted."""

import numpy as np
import pytest

from storage.words.neighbours import FOR_EACH, NEAREST, SHARE, Neighbours

MANY = NEAREST * FOR_EACH
# Words 0 and 1 are of the first kind, word 2 of the second, and so is the rest; many are far from all.
WORDS = [[1, 0, 0, 0], [0.6, 0.8, 0, 0], [0, 0, 1, 0]] * 3 + [[0, 0, 0, 1]] * MANY
REST = [[1, 0], [1, 0], [0, 1]] * 3 + [[0, 0]] * MANY
KINDS = [0, 0, 1] * 3 + [0] * MANY
NOTHING = np.zeros(2)


def neighbours(words: list[list[float]], rest: list[list[float]], kinds: list[int]) -> Neighbours:
    rows = [np.array(row) for row in words]
    places = [(np.flatnonzero(row), row[row > 0]) for row in rows]
    return Neighbours(places, len(rows[0]), rest, np.eye(2)[kinds])


@pytest.fixture
def found() -> Neighbours:
    return neighbours(WORDS, REST, KINDS)


def test_the_nearer_a_text_the_more_it_says_and_all_together_say_no_more_than_their_share(
    found: Neighbours,
) -> None:
    first, second = found.say(np.array([0]), np.array([1.0]), NOTHING)
    assert (first, second) == pytest.approx((SHARE, 0))
    first, second = found.say(np.array([1, 2]), np.array([0.6, 0.8]), NOTHING)
    assert 0 < first < second
    assert first + second == pytest.approx(SHARE)
    first, second = found.say(np.array([], "i4"), np.array([]), np.array([0.1, 1.0]))
    assert first < second


def test_only_the_nearest_speak() -> None:
    words = [[1.0, 1.0]] * MANY + [[1.0, 0.0]] * NEAREST
    found = neighbours(words, [[0]] * (MANY + NEAREST), [0] * MANY + [1] * NEAREST)
    assert list(found.say(np.array([0]), np.array([1.0]), np.zeros(1))) == pytest.approx([0, SHARE])


def test_where_nothing_is_near_nobody_speaks(found: Neighbours) -> None:
    assert not found.say(np.array([], "i4"), np.array([]), NOTHING).any()


def test_among_few_texts_nobody_speaks() -> None:
    few = neighbours(WORDS[: FOR_EACH - 1], REST[: FOR_EACH - 1], KINDS[: FOR_EACH - 1])
    assert not few.say(np.array([0]), np.array([1.0]), NOTHING).any()
