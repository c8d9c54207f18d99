"""Texts are cut as jieba itself cuts them: found again is only what was cut alike."""

import random

from storage.words.cutting import cut, segmenter

ODD = [*"aB3.%-+#_& \t。，·", "\r\n", "２", "𠀀", "😀", "é", "ཀ", "龦"]


def _texts(chance: random.Random, listed: list[str], count: int) -> list[str]:
    """Words and beginnings of words, characters in any order, and what is neither."""
    single = [one for one in listed if len(one) == 1]
    parts = [
        [
            chance.choice(some)
            for some in chance.choices((listed, single, ODD), (3, 5, 2), k=chance.randrange(60))
        ]
        for _ in range(count)
    ]
    return ["".join(some) for some in parts]


def test_a_text_is_cut_as_jieba_cuts_it() -> None:
    jieba = segmenter()
    for text in _texts(random.Random(7), list(jieba.dt.FREQ), 150):
        assert cut(text) == jieba.lcut(text)
