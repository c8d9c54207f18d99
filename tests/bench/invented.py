"""Texts nobody wrote, with words as often as in jieba's dictionary; of one matter there are several."""

import random
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

TOPICS, WORDS_OF_TOPIC = 300, 80
COMMON, PLACES = 4000, 3000
# Of a text: common words, words of its topic, any others, its own few; the rest are its places.
SHARES = (0.6, 0.78, 0.88, 0.95)
# Half of the texts have about 120 words, one of twenty has 500, as suggestions to an authority have.
MIDDLE, SPREAD, SHORTEST, LONGEST = 4.8, 0.85, 15, 1500


class Matter(NamedTuple):
    """What a text is about: whoever writes of it takes words from these."""

    topic: int
    own: Sequence[str]
    places: Sequence[str]


class Writer:
    """Always the same texts from the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        common: list[tuple[int, str]] = []
        telling: list[tuple[int, str]] = []
        places: list[str] = []
        for word, often, kind in _dictionary():
            if kind.startswith("ns") and len(word) > 1:
                places.append(word)
            elif len(word) > 1 and kind[0] in "nv" and not kind.startswith("nr") and 20 < often < 3000:
                telling.append((often, word))
            elif often >= 1500:
                common.append((often, word))
        self._common = _Urn(sorted(common, reverse=True)[:COMMON])
        self._telling = _Urn(telling)
        self._places = places[:PLACES]
        falling = [1 / (n + 1) for n in range(WORDS_OF_TOPIC)]
        self._topics = [
            _Urn(list(zip(falling, self._telling.draw(self._random, WORDS_OF_TOPIC), strict=True)))
            for _ in range(TOPICS)
        ]

    def matter(self) -> Matter:
        own, places = self._telling.draw(self._random, 10), self._random.sample(self._places, 2)
        return Matter(self._random.randrange(TOPICS), own, places)

    def write(self, matter: Matter, longest: int = LONGEST) -> tuple[str, str]:
        """A title and a text; written again it is a paraphrase."""
        chance, topic = self._random, self._topics[matter.topic]
        length = min(longest, max(SHORTEST, int(chance.lognormvariate(MIDDLE, SPREAD))))
        own = chance.sample(list(matter.own), 7)
        streams = [urn.draw(chance, length) for urn in (self._common, topic, self._telling)]
        streams += [chance.choices(some, k=length) for some in (own, matter.places)]
        body = []
        for n in range(length):
            at = chance.random()
            body.append(streams[sum(at > share for share in SHARES)][n])
            if at > 0.6 and chance.random() < 0.2:
                body.append("\uff0c" if chance.random() < 0.7 else "\u3002")
        title = [chance.choice(list(matter.places)), *own[:2], *topic.draw(chance, 2)]
        return "".join(title), "".join(body)


class _Urn:
    def __init__(self, weighted: Sequence[tuple[float, str]]) -> None:
        self._words = [word for _, word in weighted]
        self._sums = list(accumulate(weight for weight, _ in weighted))

    def draw(self, chance: random.Random, n: int) -> list[str]:
        return chance.choices(self._words, cum_weights=self._sums, k=n)


def _dictionary() -> list[tuple[str, int, str]]:
    found = find_spec("jieba")
    assert found is not None
    assert found.origin is not None
    lines = (Path(found.origin).parent / "dict.txt").read_text("utf-8").splitlines()
    return [(word, int(often), kind) for word, often, kind in (line.split(" ") for line in lines)]
