"""The process in which jieba lives: JSON lines in, JSON lines out; ends when its standard input ends."""

import json
import sys
import threading
from collections.abc import Callable
from typing import Any

from storage.words import fields, judging
from storage.words.arranging import arrange
from storage.words.cutting import cut, segmenter
from storage.words.drafts import read_draft
from storage.words.marking import shown
from storage.words.replies import read_reply
from storage.words.school import School
from storage.words.several import matters
from storage.words.shelf import Shelf
from storage.words.titles import suggest_title

# What can be wanted, and what answers it: plain JSON values in and out.
SHELF = Shelf()
SCHOOL = School()
ANSWERS: dict[str, Callable[..., Any]] = {
    "arrange": arrange,
    "title": suggest_title,
    "cut": cut,
    "judge": SHELF.judge,
    "matters": matters,
    "read_draft": read_draft,
    "read_reply": read_reply,
    "index_begin": SHELF.begin,
    "index_put": SHELF.put,
    "leanings": SCHOOL.leanings,
    "learning": SCHOOL.learning,
    "school_knows": SCHOOL.knows,
    "school_put": SCHOOL.put,
    "similar": SHELF.similar,
    "search": SHELF.search,
    "shown": shown,
}


def _warm() -> None:
    segmenter()
    judging.warm()
    fields.warm()


def _told(asked: Any) -> str:
    """A question that cannot be answered is answered so; the next one may be another."""
    try:
        return json.dumps({"id": asked["id"], "answer": ANSWERS[asked["wanted"]](*asked["given"])})
    except Exception as error:
        return json.dumps({"id": asked["id"], "answer": None, "failed": repr(error)[:500]})


def serve() -> None:
    # The dictionary loads beside the first questions: a short title needs no cutting and does not wait.
    threading.Thread(target=_warm, daemon=True).start()
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(_told(asked) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
