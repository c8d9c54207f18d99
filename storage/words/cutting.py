"""Texts in words: folded to one way of writing, then cut as jieba does."""

import logging
import sys
import unicodedata
from functools import cache
from typing import Any

from storage.words.dividing import Dividing


@cache
def segmenter() -> Any:
    """jieba with its dictionary: a second and a hundred megabytes, so only in the process made for it."""
    # For opening three files jieba would load ten megabytes of this; it does without where there is none.
    sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]
    import jieba  # type: ignore[import-untyped]

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba


@cache
def _dividing() -> Dividing:
    return Dividing(segmenter().dt.FREQ, segmenter().dt.total)


@cache
def _simplifier() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def folded(text: str) -> str:
    """One way of writing for what means the same: simplified, half-width, small letters."""
    plain = text.encode("utf-8", "replace").decode()  # half an emoji is no text that the converter bears
    return simplified(unicodedata.normalize("NFKC", plain)).casefold()


def simplified(text: str) -> str:
    return str(_simplifier().convert(text))


def words_of(text: str) -> list[str]:
    """The words without the spaces between them."""
    return [word for word in cut(text) if word.strip()]


def cut(text: str) -> list[str]:
    """The words of a text; together they are the text."""
    return _dividing().cut(text)
