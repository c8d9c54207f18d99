"""A title in the official form for a text that has none."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from storage.words.cutting import cut

LONGEST_MATTER = 40
SHORTEST_REQUEST = 6


@cache
def title_words() -> dict[str, Any]:
    return dict(json.loads(Path(__file__).with_name("title_words.json").read_text("utf-8")))


def suggest_title(text: str) -> str:
    """From the first clause that asks for something, else from the first."""
    words = title_words()
    clauses = _clauses(text)
    if not clauses:
        return ""
    first = clauses[0].strip(words["around"])
    if first.startswith(tuple(words["already"])):
        return first
    for clause in clauses:
        for ask in words["asking"]:
            request = clause[len(ask) :].strip()
            if clause.startswith(ask) and len(request) >= SHORTEST_REQUEST:
                return str(words["asked"]).format(matter=_shortened(request))
    return str(words["told"]).format(matter=_shortened(clauses[0]))


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
