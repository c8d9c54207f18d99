"""The process in which jieba lives: JSON lines in, JSON lines out; ends when its standard input ends."""

import json
import logging
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

LONGEST_MATTER = 40
SHORTEST_REQUEST = 6


@cache
def title_words() -> dict[str, Any]:
    return dict(json.loads(Path(__file__).with_name("title_words.json").read_text("utf-8")))


@cache
def segmenter() -> Any:
    import jieba  # type: ignore[import-untyped]

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba


def suggest_title(text: str) -> str:
    """A title in the official form, from the first clause that asks for something, else from the first."""
    words = title_words()
    clauses = _clauses(text)
    if not clauses:
        return ""
    if clauses[0].startswith(tuple(words["already"])):
        return clauses[0]
    for clause in clauses:
        for ask in words["asking"]:
            request = clause[len(ask) :].strip()
            if clause.startswith(ask) and len(request) >= SHORTEST_REQUEST:
                return str(words["asked"]).format(matter=_shortened(request))
    return str(words["told"]).format(matter=_shortened(clauses[0]))


def cut(text: str) -> str:
    """The words of a text, one a line; together they are the text."""
    return "\n".join(segmenter().cut(text))


def _clauses(text: str) -> list[str]:
    marks = str.maketrans(dict.fromkeys(title_words()["clause_ends"], "\n"))
    return [clause.strip() for clause in text.translate(marks).splitlines() if clause.strip()]


def _shortened(clause: str) -> str:
    """Cut between words, never inside one, and without a particle at the end."""
    kept = clause
    if len(clause) > LONGEST_MATTER:
        kept = ""
        for word in segmenter().cut(clause):
            if len(kept) + len(word) > LONGEST_MATTER:
                break
            kept += word
    for ending in title_words()["soft_ends"]:
        kept = kept.removesuffix(ending)
    return kept


ANSWERS = {"title": suggest_title, "cut": cut}


def serve() -> None:
    # The dictionary loads beside the first questions: a short title needs no cutting and does not wait.
    threading.Thread(target=segmenter, daemon=True).start()
    for line in sys.stdin:
        asked = json.loads(line)
        answer = ANSWERS[asked["wanted"]](asked["text"])
        sys.stdout.write(json.dumps({"id": asked["id"], "answer": answer}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
