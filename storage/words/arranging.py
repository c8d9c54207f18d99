"""What of a text is told, what asks for something, what says where it comes from: sentence by sentence."""

import re
from functools import cache

from storage.words.drafts import phrases

LONG = 8
# How much a sentence speaks for the part that asks: it asks, it says what to do, it does neither.
ASKS, ORDERS, TELLS = 1.0, 0.5, 0.4
TOLD, ASKED, SOURCE = "told", "asked", "source"


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(phrases()["arranging"][name])


def arrange(units: list[str]) -> list[str]:
    """For each sentence TOLD, ASKED or SOURCE (a line that only says where the text comes from)."""
    begins, headed, place = _request_begins(units), False, TOLD
    places = []
    for n, unit in enumerate(units):
        if _form("source").search(unit):
            places.append(SOURCE)
            continue
        if _form("told_heading").match(unit):
            place, headed = TOLD, True
        elif _form("asked_heading").search(unit):
            place, headed = ASKED, True
        elif not headed and unit.strip():
            place = ASKED if n >= begins or _form("asking").search(unit) else TOLD
        places.append(place)
    return places


def _request_begins(sentences: list[str]) -> int:
    """From which sentence on a long text asks for something: what is asked for stands at its end."""
    if len(sentences) < LONG:
        return len(sentences)
    best, begins, after = 0.0, len(sentences), 0.0
    for n in reversed(range(len(sentences))):
        if _form("asking").search(sentences[n]):
            after += ASKS
        elif _form("orders").search(sentences[n]):
            after += ORDERS
        else:
            after -= TELLS
        if after > best:
            best, begins = after, n
    return begins
