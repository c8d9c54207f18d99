"""Where the words of a search stand in a text as it is written; the sentence with most of them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from domain.phrases import SENTENCE_ENDS
from storage.words.cutting import folded, simplified, words_of
from storage.words.roster_names import parted

Piece = tuple[str, list[tuple[int, int]]]
LONGEST_TEXT = 20_000
# A term that stands as it was typed, against one of its words.
WHOLE = 10
SPACES = re.compile(r"\s")


def shown(
    texts: Sequence[tuple[str, str]], terms: Sequence[str], longest: int, units: Sequence[str] = ()
) -> list[tuple[Piece, Piece | None]]:
    """Of each title and text: the title marked, and the sentence of the text that tells most of the terms.

    The sentence is cut to `longest` characters around what is marked; None where no term stands in the text.
    """
    wanted = [needles for term in terms if (needles := _needles(term, units))]
    found = []
    for title, body in texts:
        sentence = max(_sentences(body, wanted), key=lambda told: told[0], default=None)
        marked = (title, _joined(_marks(title, wanted)[1]))
        found.append((marked, _cut(sentence[1], sentence[2], longest) if sentence else None))
    return found


def _needles(term: str, units: Sequence[str]) -> list[str]:
    """The term folded; and where it does not stand as a whole, its words of more than one character."""
    whole = SPACES.sub("", _folded(folded(term))[0])
    names, rest = parted(whole, units)
    words = {**dict.fromkeys([*names, *rest]), **dict.fromkeys(words_of(whole))}
    return [whole, *(word for word in words if len(word) > 1 and word != whole)] if whole else []


def _sentences(
    body: str, wanted: Sequence[Sequence[str]]
) -> Iterator[tuple[int, str, list[tuple[int, int]]]]:
    start = 0
    text = body[:LONGEST_TEXT]
    ends = [*((m.start(), m.end()) for m in SENTENCE_ENDS.finditer(text)), (len(text), len(text))]
    for end, after in ends:
        sentence = text[start:end].strip()
        start = after
        told, marks = _marks(sentence, wanted)
        if told:
            yield told, sentence, _joined(marks)


def _marks(text: str, wanted: Sequence[Sequence[str]]) -> tuple[int, list[tuple[int, int]]]:
    """How much of the terms it tells (a whole term counts most), and where."""
    plain, origin = _folded(text)
    told, marks = 0, []
    for whole, *words in wanted:
        there = [whole] if whole in plain else [word for word in words if word in plain]
        told += WHOLE if there == [whole] else len(there)
        for start, end in (place for needle in there for place in _places(plain, needle)):
            marks.append((origin[start], origin[end - 1] + 1))
    return told, marks


def _places(plain: str, needle: str) -> Iterator[tuple[int, int]]:
    at = plain.find(needle)
    while at >= 0:
        yield at, at + len(needle)
        at = plain.find(needle, at + len(needle))


def _joined(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, marks: list[tuple[int, int]], longest: int) -> Piece:
    """As much around the first mark as fits; dots for what is left out."""
    if len(text) <= longest:
        return text, marks
    first = marks[0][0]
    start = max(0, min(first - longest // 3, len(text) - longest))
    end = min(len(text), start + longest)
    before, after = "\u2026" * (start > 0), "\u2026" * (end < len(text))
    shift = len(before) - start
    kept = [(max(a, start) + shift, min(b, end) + shift) for a, b in marks if a < end and b > start]
    return f"{before}{text[start:end]}{after}", kept


def _folded(text: str) -> tuple[str, list[int]]:
    """Folded character by character without spaces, and from where in the text each came."""
    plain: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        for one in _plain(character):
            plain.append(one)
            origin.append(place)
    return "".join(plain), origin


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    return SPACES.sub("", simplified(unicodedata.normalize("NFKC", character)).casefold())
