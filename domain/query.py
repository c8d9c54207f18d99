"""What somebody types into a search, in its parts: a number, or words; nothing in it is a command."""

import re
import unicodedata
from dataclasses import dataclass

# What people put around a number: "No. 12" in Chinese, dashes, spaces. Escaped: code has no Chinese.
AROUND_NUMBERS = re.compile("[\u7b2c\u53f7#\\s\\-_.]+")
DASHES = re.compile("[\u2010-\u2015\u2212]")
# Quotes of all kinds keep what is between them together.
PIECES = re.compile(
    '["\u201c\u201d]([^"\u201c\u201d]*)["\u201c\u201d]'
    '|\u300c([^\u300d]*)\u300d|\u300e([^\u300f]*)\u300f|([^\\s,;\u3001\u3002\u201c\u201d\u300c\u300e"]+)'
)
# More letters than any word has, more words than anybody types.
LONGEST_TEXT, MOST_WORDS = 200, 12
# Of what is pasted no more is looked at: to fold a hundred thousand letters would hold up everybody.
LONGEST_TYPED = 1000
MOST_DIGITS = 18
# A year, perhaps with its month, is mostly typed without a space beside it.
YEAR = re.compile("([0-9]{4}\\s?\u5e74(?:[0-9]{1,2}\u6708)?)")


@dataclass(frozen=True)
class Piece:
    """A word of what was typed, and where it stands there; quoted ones are only ever words."""

    text: str
    start: int
    end: int
    quoted: bool = False


def plain(text: str) -> str:
    """Full-width forms as ordinary ones, and one kind of dash: people type what their keyboard gives."""
    return DASHES.sub("-", unicodedata.normalize("NFKC", text.strip()[:LONGEST_TYPED])).strip()


def pieces(text: str) -> list[Piece]:
    """Of a plain text; signs alone, and around a word, are left out."""
    found = []
    for match in PIECES.finditer(text[:LONGEST_TEXT]):
        quoted = match.lastindex != 4
        parts = [match[match.lastindex or 0]] if quoted else YEAR.split(match[0])
        start = match.start()
        for part in parts:
            end = match.end() if quoted else start + len(part)
            if word := bare(part):
                found.append(Piece(word, start, end, quoted))
            start = end
    return found[:MOST_WORDS]


def bare(word: str) -> str:
    """Without signs and spaces around it."""
    start, end = 0, len(word)
    while start < end and _is_sign(word[start]):
        start += 1
    while end > start and _is_sign(word[end - 1]):
        end -= 1
    return word[start:end].strip()


def _is_sign(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "PZC" or category in {"Sm", "Sk"}


def last_number(asked: str) -> int | None:
    """The number that is asked for by its last part: 3 of "3", "No. 3" and "2026-3"."""
    parts = re.findall(r"[0-9]+", asked)
    return int(parts[-1]) if parts and len(parts[-1]) <= MOST_DIGITS else None


def is_number(asked: str, number: str) -> bool:
    """Whether "3", "No. 3" or "2026-3" can mean this number: its last parts, leading zeros aside."""
    parts = [int(part) for part in re.findall(r"[0-9]{1,18}", asked)]
    letters = AROUND_NUMBERS.sub("", re.sub(r"[0-9]+", "", asked))
    own = [int(part) for part in re.findall(r"[0-9]{1,18}", number)]
    return bool(parts) and letters in number and own[-len(parts) :] == parts
