"""Where words begin and end that no dictionary has: jieba's guess by how characters stand in words."""

import re
from functools import cache
from typing import Any

# What jieba counts for what it never saw.
NEVER = -3.14e100
BEGIN, MIDDLE, END, SINGLE = range(4)
NAMES = "BMES"
HAN = re.compile("([\u4e00-\u9fd5]+)")
OTHER = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")


@cache
def _model() -> tuple[Any, Any, Any]:
    """How likely a text begins so, one place in a word follows another, a character is at a place."""
    from jieba import finalseg  # type: ignore[import-untyped]

    starts = [finalseg.start_P[name] for name in NAMES]
    follows = [[finalseg.trans_P[one].get(other, NEVER) for other in NAMES] for one in NAMES]
    return starts, follows, [finalseg.emit_P[name] for name in NAMES]


def guessed(text: str) -> list[str]:
    """The words of characters of which no two were found together."""
    found: list[str] = []
    for n, part in enumerate(HAN.split(text)):
        found += _guessed(part) if n % 2 else [one for one in OTHER.split(part) if one]
    return found


def _guessed(text: str) -> list[str]:
    """The likeliest way through the places of each character; of equal ones jieba's."""
    starts, follows, (at_begin, at_middle, at_end, at_single) = _model()
    (_, begin_middle, begin_end, _), (_, middle_middle, middle_end, _) = follows[BEGIN], follows[MIDDLE]
    (end_begin, _, _, end_single), (single_begin, _, _, single_single) = follows[END], follows[SINGLE]
    begin = starts[BEGIN] + at_begin.get(text[0], NEVER)
    middle = starts[MIDDLE] + at_middle.get(text[0], NEVER)
    end = starts[END] + at_end.get(text[0], NEVER)
    single = starts[SINGLE] + at_single.get(text[0], NEVER)
    before = []
    for character in text[1:]:
        here = at_begin.get(character, NEVER)
        ended, stood = end + end_begin + here, single + single_begin + here
        here = at_middle.get(character, NEVER)
        begun, went_on = begin + begin_middle + here, middle + middle_middle + here
        here = at_end.get(character, NEVER)
        short, long = begin + begin_end + here, middle + middle_end + here
        here = at_single.get(character, NEVER)
        after, again = end + end_single + here, single + single_single + here
        before.append(
            (
                SINGLE if stood >= ended else END,
                MIDDLE if went_on >= begun else BEGIN,
                MIDDLE if long >= short else BEGIN,
                SINGLE if again >= after else END,
            )
        )
        begin, middle, end, single = (
            max(ended, stood),
            max(begun, went_on),
            max(short, long),
            max(after, again),
        )
    place, upto, words = SINGLE if single >= end else END, len(text), []
    for at in range(len(before), 0, -1):
        place = before[at - 1][place]
        if place in (END, SINGLE):
            words.append(text[at:upto])
            upto = at
    words.append(text[:upto])
    return words[::-1]
