"""What a draft lacks, and what of it the registry would ask about: told with the sentence it concerns."""

import json
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from domain.phrases import SECRET_MARKS, SENTENCE_ENDS
from storage.words.cutting import cut, folded
from storage.words.meanings import closeness, weight
from storage.words.places import placed

WORDS = Path(__file__).with_name("draft_words.json")
LONGEST_SENTENCE = 200
# A clause that asks for something names a thing of at least so many characters besides the verb.
SHORTEST_THING = 2
# How much of a title's words its text has to say, by the same words or near ones.
SAID_OF_TITLE = 0.3
SAME_AS_TITLE = 0.9
LIGHT = 0.3
SECRET = "state_secret"
CLAUSE_ENDS = re.compile("[\u3002\uff01\uff1f!?\uff1b;\uff0c,\n]+")
Found = tuple[str, str]


@cache
def phrases() -> dict[str, Any]:
    return dict(json.loads(WORDS.read_text("utf-8")))


@cache
def form(name: str) -> re.Pattern[str]:
    return re.compile(phrases()[name])


def read_draft(
    title: str, situation: str, request: str, names: Collection[str], has_place: bool
) -> list[Found]:
    """(kind of hint, the sentence it concerns), the weightiest first; `names` are the roster's units."""
    whole = f"{title}\n{situation}\n{request}"
    found = list(_asked_about(whole))
    if request and (empty := _request(title, request)):
        found.append(empty)
    if situation:
        found += _situation(situation)
        if not has_place and (thing := _no_place(whole, names)):
            found.append(("no_place", thing))
        if title and not _says_the_matter(title, f"{situation}\n{request}"):
            found.append(("off_title", title))
    return found


def sentences(text: str) -> list[str]:
    return [one.strip() for one in SENTENCE_ENDS.split(text) if one.strip()]


def _asked_about(text: str) -> Iterator[Found]:
    """What the coded reasons of a refusal name, by its code."""
    for code, written in {SECRET: SECRET_MARKS.pattern, **phrases()["screening"]}.items():
        if match := re.search(written, text):
            yield code, around(text, match.start(), match.end())


def around(text: str, start: int, end: int) -> str:
    """The sentence in which something stands."""
    before = max((m.end() for m in SENTENCE_ENDS.finditer(text, 0, start)), default=0)
    after = SENTENCE_ENDS.search(text, end)
    return text[max(before, start - LONGEST_SENTENCE // 2) : after.start() if after else len(text)].strip()[
        :LONGEST_SENTENCE
    ]


def _situation(text: str) -> Iterator[Found]:
    first = next(iter(sentences(text)), "")[:LONGEST_SENTENCE]
    if not any(form(name).search(text) for name in ("numbers", "times", "observed")):
        yield "no_facts", first
    if not form("reasons").search(text):
        yield "no_reason", first


def _request(title: str, request: str) -> Found | None:
    """Nothing that could be done, or only what the title says already."""
    clauses = [one.strip() for one in CLAUSE_ENDS.split(request) if one.strip()]
    first = max(clauses, key=len, default="")[:LONGEST_SENTENCE]
    if not any(_is_concrete(one) for one in clauses):
        return "no_request", first
    bare, head = (form("title_frame").sub("", folded(text)).strip() for text in (request, title))
    if len(request) <= 2 * len(title) and len(bare) <= len(head) + SHORTEST_THING:
        mine, titles = _weighted(request), _weighted(title)
        if closeness(mine, titles) >= SAME_AS_TITLE:
            return "request_is_title", first
    return None


def _is_concrete(clause: str) -> bool:
    """A verb of doing and what it is done to; verbs of noticing alone are none."""
    bare = form("request_frame").sub("", form("empty_requests").sub("", clause))
    verb = form("doing").search(bare)
    return verb is not None and len(bare) - len(verb.group()) >= SHORTEST_THING


def _no_place(text: str, names: Collection[str]) -> str:
    """The thing that stands somewhere, where nothing says where."""
    thing = form("local").search(text)
    if thing is None or form("subject").search(text):
        return ""
    known = [folded(name) for name in names]
    plain = folded(text)
    if any(name in plain for name in known) or placed(plain, known).names:
        return ""
    return around(text, thing.start(), thing.end())


def _says_the_matter(title: str, text: str) -> bool:
    words = {w: v for w, v in _weighted(title).items() if not form("title_frame").fullmatch(w)}
    known = _weighted(text)
    return any(word in known for word in words) or closeness(words, known) >= SAID_OF_TITLE


def _weighted(text: str) -> dict[str, float]:
    words = set(cut(folded(text)))
    return {word: weight(word) for word in words if len(word) > 1 and weight(word) > LIGHT}
