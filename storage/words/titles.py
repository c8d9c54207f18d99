"""A title in the official form for a text that has none."""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from storage.words.cutting import cut, folded
from storage.words.matters import kinds_of
from storage.words.meanings import weight
from storage.words.places import empty_words, is_word, placed

LONGEST_MATTER = 40
SHORTEST_REQUEST = 6
# In a longer text the clause that tells the matter is looked for; a shorter one begins with it.
LONGEST_SHORT = 40
SHORTEST_CLAUSE = 8
MOST_CLAUSES = 40
# What speaks for a clause and against it, chosen on 500 messages. On 700 others the title shares .35 of
# its pairs of characters with the one that people gave their message; the first clause shares .18.
NAMES_A_PLACE, ASKS, SPEAKS_OF_KIND, MOST_KINDS, SPEAKS_OF_TROUBLE = 0.15, 0.6, 0.2, 2, 0.3
LATER, OF_PERSONS, TOO_LONG, LONG = 0.4, 0.2, 0.02, 30


@cache
def title_words() -> dict[str, Any]:
    return dict(json.loads(Path(__file__).with_name("title_words.json").read_text("utf-8")))


def suggest_title(text: str) -> str:
    """From the clause that tells the matter best; of a short text from what it asks for, else its first."""
    words = title_words()
    clauses = _clauses(text)
    if not clauses:
        return ""
    first = clauses[0].strip(words["around"])
    if first.startswith(tuple(words["already"])):
        return first
    if len(text) > LONGEST_SHORT and (told := max(map(_told, clauses, range(MOST_CLAUSES)))).matter:
        return _titled(told.matter, asked=told.asked)
    for clause in clauses:
        for ask in words["asking"]:
            request = clause[len(ask) :].strip()
            if clause.startswith(ask) and len(request) >= SHORTEST_REQUEST:
                return _titled(request, asked=True)
    leading = next((one for one in words["leading"] if first.startswith(one)), "")
    matter = clauses[0].removeprefix(leading)
    return _titled(matter, asked=False) if matter else ""


class _Told(NamedTuple):
    """What a clause tells without what letters of every matter begin with; how well; whether it asks."""

    worth: float
    matter: str
    asked: bool


def _told(clause: str, place: int) -> _Told:
    """The clause at this place in the text."""
    words = cut(clause)
    begin = next(
        (n for n, word in enumerate(words) if is_word(folded(word)) and not _passed_over(word)), len(words)
    )
    asked = any(word in title_words()["asked_by"] for word in words[:begin])
    matter = "".join(words[begin:]).strip()
    different = {folded(word) for word in words[begin:]} - empty_words()
    if len(matter) < SHORTEST_CLAUSE or not different:
        return _Told(-math.inf, "", asked)
    plain = folded(matter)
    names = placed(plain)
    worth = sum(weight(word) for word in different if is_word(word)) / math.sqrt(len(matter))
    worth += NAMES_A_PLACE * bool(names.names or names.masked) + ASKS * asked
    worth += SPEAKS_OF_KIND * min(MOST_KINDS, kinds_of(plain).total())
    worth += SPEAKS_OF_TROUBLE * (not asked and any(one in matter for one in title_words()["troubles"]))
    worth -= LATER * math.log1p(place) + TOO_LONG * max(0, len(matter) - LONG)
    worth -= OF_PERSONS * sum(word in title_words()["persons"] for word in words[begin:])
    return _Told(worth, matter, asked)


def _passed_over(word: str) -> bool:
    return word in title_words()["passed_over"]


def _titled(matter: str, *, asked: bool) -> str:
    return str(title_words()["asked" if asked else "told"]).format(matter=_shortened(matter))


def _clauses(text: str) -> list[str]:
    marks = str.maketrans(dict.fromkeys(title_words()["clause_ends"], "\n"))
    return [clause.strip() for clause in text.translate(marks).splitlines() if clause.strip()]


def _shortened(clause: str) -> str:
    """Cut between words, never inside one, and without a particle at the end."""
    kept = clause
    if len(clause) > LONGEST_MATTER:
        kept = ""
        for word in cut(clause):
            if len(kept) + len(word) > LONGEST_MATTER:
                break
            kept += word
    for ending in title_words()["soft_ends"]:
        kept = kept.removesuffix(ending)
    return kept
