"""Cuts as jieba does, word for word, in half of the time: the same sums in loops without detours."""

import re
from collections.abc import Mapping, Sequence
from math import log

from storage.words.guessing import guessed

WRITTEN = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)")
NEVER = float("-inf")
SPACE = re.compile(r"(\r\n|\s)")


class Dividing:
    """With a dictionary: how often each word was seen, and nought where words only begin so."""

    def __init__(self, often: Mapping[str, int], total: int) -> None:
        self._often = often
        self._likely: dict[int | None, float] = {n: log(n) - log(total) for n in set(often.values()) if n}
        # A beginning is no word; what stands in no list is one when nothing else can be made of it.
        self._likely |= {0: NEVER, None: log(1) - log(total)}

    def cut(self, text: str) -> list[str]:
        found: list[str] = []
        for n, part in enumerate(WRITTEN.split(text)):
            if n % 2:
                self._divide(part, found)
            elif part:
                for m, other in enumerate(SPACE.split(part)):
                    found += [other] if m % 2 else other
        return found

    def _divide(self, text: str, found: list[str]) -> None:
        """What stands in single characters is looked at together: it may be a word nobody listed."""
        begin = at = 0
        for end in self._ends(text):
            if end - at > 1:
                if begin < at:
                    found += self._loose(text[begin:at])
                found.append(text[at:end])
                begin = end
            at = end
        if begin < at:
            found += self._loose(text[begin:at])

    def _loose(self, text: str) -> list[str]:
        return list(text) if len(text) == 1 or self._often.get(text) else guessed(text)

    def _ends(self, text: str) -> list[int]:
        """Where the words of the likeliest way end; of equally likely ones the longer word's."""
        often, likely, length = self._often.get, self._likely, len(text)
        best, ends = [0.0] * (length + 1), [0] * length
        for begin in range(length - 1, -1, -1):
            end = to = begin + 1
            seen = often(text[begin])
            chance = likely[seen] + best[end]
            while seen is not None and end < length:
                end += 1
                seen = often(text[begin:end])
                if seen and (longer := likely[seen] + best[end]) >= chance:
                    chance, to = longer, end
            best[begin] = chance if chance > NEVER else likely[None] + best[begin + 1]
            ends[begin] = to
        return _followed(ends)


def _followed(ends: Sequence[int]) -> list[int]:
    found, at = [], 0
    while at < len(ends):
        at = ends[at]
        found.append(at)
    return found
