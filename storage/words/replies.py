"""Which sentence of a reply speaks of which request, and whether the whole says anything."""

import re
from collections.abc import Sequence

from storage.words.cutting import cut, folded
from storage.words.meanings import closeness, weight
from storage.words.substance import judged

MOST_REQUESTS = 8
MOST_SENTENCES = 60
LONGEST_SENTENCE = 400
SHORTEST_REQUEST = 4
# How much of a request a sentence has to say, by the same words or near ones.
SAID = 0.45
CLAUSE_ENDS = re.compile("[\u3002\uff01\uff1f!?\uff1b;\uff0c,\n]+")


def read_reply(asked: str, request: str, sentences: Sequence[str]) -> tuple[int, list[tuple[str, str]]]:
    """(level of substance, [(request, the sentence that answers it or "")])."""
    said = [(sentence, _weighted(sentence)) for sentence in sentences[:MOST_SENTENCES]]
    answers = []
    for one in requests_of(request):
        wanted = _weighted(one)
        best = max(
            ((closeness(wanted, words), sentence) for sentence, words in said if words), default=(0.0, "")
        )
        answers.append((one, best[1] if wanted and best[0] >= SAID else ""))
    return judged(f"{asked}\n{request}", "\n".join(sentences)).level, answers


def requests_of(request: str) -> list[str]:
    """What is asked for, clause by clause, in its order."""
    found = [
        one.strip()[:LONGEST_SENTENCE]
        for one in CLAUSE_ENDS.split(request)
        if len(one.strip()) >= SHORTEST_REQUEST
    ]
    return found[:MOST_REQUESTS]


def _weighted(text: str) -> dict[str, float]:
    words = set(cut(folded(text[:LONGEST_SENTENCE])))
    return {word: weight(word) for word in words if len(word) > 1}
