"""Learning from texts that people sorted: words, characters, meanings; a plane that parts the kinds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from storage.words.cutting import folded, words_of
from storage.words.fields import answered_for, spoken_of
from storage.words.meanings import SIZE, direction, weight
from storage.words.neighbours import Neighbours

# A longer text says what it is about in its beginning.
LONGEST_TEXT = 6_000
MOST_TERMS = 60_000
# How much what words mean counts beside which words they are.
MEANING_SHARE = 0.7
# What is known of the fields of administration: it carries far where there are few texts.
FIELD_SHARE = 0.6
SOFTNESS = 0.5
# How much of that counts for who is near.
NEAR_SHARE = 0.7


class Sample(NamedTuple):
    """A text as it is learned from: words of the title, words of the rest, and both as they are written."""

    title_words: list[str]
    words: list[str]
    title: str
    text: str


def sample(title: str, body: str) -> Sample:
    title, body = folded(title)[:LONGEST_TEXT], folded(body)[:LONGEST_TEXT]
    return Sample(words_of(title), words_of(body), "".join(title.split()), "".join(body.split()))


def sample_of_words(words: Sequence[str]) -> Sample:
    """A text that somebody has cut already."""
    return Sample([], list(words), "", "".join(words))


class Learned:
    """What was learned of one question: which kind is a text?"""

    def __init__(
        self, samples: Sequence[Sample], kinds: Sequence[str], called: Mapping[str, str] | None = None
    ) -> None:
        """`called`: by kind, its name and what is stated of it, where that is known; it counts as a text.

        Raises ValueError where there are fewer than two kinds, or no words.
        """
        import numpy as np
        from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
        from sklearn.svm import LinearSVC  # type: ignore[import-untyped]

        self.views: list[Any] = []
        for view in (_whole_words, _title_terms, _characters):
            if any(view(one) for one in samples):
                # A rare term of one text only says nothing about others, unless there are few.
                least = 2 if view is not _title_terms and len(samples) > 50 else 1
                counted = TfidfVectorizer(
                    analyzer=view,
                    sublinear_tf=True,
                    min_df=least,
                    max_features=MOST_TERMS,
                    dtype=np.float32,
                )
                counted.fit(samples)
                self.views.append(counted)
        self.plane = LinearSVC(C=SOFTNESS, class_weight="balanced", random_state=0)
        stated = {kind: answered_for(name) for kind, name in (called or {}).items() if kind in set(kinds)}
        self.plane.fit(self._seen(samples, list(stated.values())), [*kinds, *stated])
        self.kinds: list[str] = [str(kind) for kind in self.plane.classes_]
        number = {kind: n for n, kind in enumerate(self.kinds)}
        self.neighbours = Neighbours(
            self.views[0].transform(samples),
            [near(dense(one)) for one in samples],
            [number[kind] for kind in kinds],
        )

    def ranked(self, samples: Sequence[Sample]) -> list[list[tuple[str, float]]]:
        """For each text the kinds, the likeliest first, with how far on their side it lies."""
        import numpy as np

        found = np.asarray(self.plane.decision_function(self._seen(samples)), "f8")
        if found.ndim == 1:
            found = np.stack([-found, found], axis=1)
        words = self.views[0].transform(samples)
        for n, one in enumerate(samples):
            found[n] += self.neighbours.say(words[n].indices, words[n].data, near(dense(one)))
        orders = np.argsort(-found, axis=1, kind="stable")
        return [
            [(self.kinds[n], float(row[n])) for n in order] for row, order in zip(found, orders, strict=True)
        ]

    def _seen(self, samples: Sequence[Sample], stated: Sequence[Any] = ()) -> Any:
        """A row for each text; below them one for each kind of which only the fields are known."""
        import numpy as np
        from scipy import sparse  # type: ignore[import-untyped]

        parts = [counted.transform(samples) for counted in self.views]
        if stated:
            parts = [sparse.vstack([part, sparse.csr_matrix((len(stated), part.shape[1]))]) for part in parts]
        rest = [*map(dense, samples), *map(dense_of_fields, stated)]
        return sparse.hstack([*parts, sparse.csr_matrix(np.array(rest))]).tocsr()


def dense(one: Sample) -> Any:
    """What of a text is not counted terms, in the order in which it stands behind them."""
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


def _whole_words(one: Sample) -> list[str]:
    return one.title_words + one.words


def _title_terms(one: Sample) -> list[str]:
    # A word and the same characters are two terms.
    return [*_runs(one.title), *(f"{word}/" for word in one.title_words)]


def _characters(one: Sample) -> list[str]:
    return _runs(f"{one.title} {one.text}")


def _runs(text: str) -> list[str]:
    """One, two and three characters on."""
    return [text[n : n + length] for length in (1, 2, 3) for n in range(len(text) - length + 1)]
