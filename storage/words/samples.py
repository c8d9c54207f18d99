"""A text as it is learned from, and what of it is not counted terms: meanings, fields of administration."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from storage.words.cutting import folded, words_of
from storage.words.fields import spoken_of
from storage.words.meanings import SIZE, direction, weight

# A longer text says what it is about in its beginning.
LONGEST_TEXT = 6_000
# How much what words mean counts beside which words they are.
MEANING_SHARE = 0.7
# What is known of the fields of administration: it carries far where there are few texts.
FIELD_SHARE = 0.6
# How much of that counts for who is near.
NEAR_SHARE = 0.7


class Sample(NamedTuple):
    """Words of the title, words of the rest, and both as they are written."""

    title_words: list[str]
    words: list[str]
    title: str
    text: str


def sample(title: str, body: str) -> Sample:
    title, body = folded(title)[:LONGEST_TEXT], folded(body)[:LONGEST_TEXT]
    return Sample(_words(title), _words(body), "".join(title.split()), "".join(body.split()))


def _words(text: str) -> list[str]:
    """Many samples are held at once: a word that all of them have is held once."""
    return [sys.intern(word) for word in words_of(text)]


def sample_of_words(words: Sequence[str]) -> Sample:
    """A text that somebody has cut already."""
    return Sample([], list(words), "", "".join(words))


def dense(one: Sample) -> Any:
    """Meanings of the whole and of the title, then fields of the title and of the rest."""
    import numpy as np

    meanings = [MEANING_SHARE * _meaning(words) for words in (one.title_words + one.words, one.title_words)]
    return np.concatenate([*meanings, *(FIELD_SHARE * spoken_of(text) for text in (one.title, one.text))])


def near(told: Any) -> Any:
    """Of `dense`, what of the text as a whole says who is near."""
    import numpy as np

    count = (len(told) - 2 * SIZE) // 2
    return NEAR_SHARE * np.concatenate([told[:SIZE], told[-count:]])


def dense_of_fields(answered: Any) -> Any:
    """The same of a kind whose fields alone are known; they are those of its titles and of its texts."""
    import numpy as np

    return np.concatenate([np.zeros(2 * SIZE, "f4"), FIELD_SHARE * answered, FIELD_SHARE * answered])


def _meaning(words: list[str]) -> Any:
    import math

    return direction({word: (1 + math.log(n)) * weight(word) for word, n in Counter(words).items()})
