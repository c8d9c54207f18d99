"""What the worker learns from a congress's decisions: by itself, beside the questions, when they grew."""

import math
import threading
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from storage.words.cutting import folded
from storage.words.learning import Learned, Material, Question
from storage.words.samples import Sample, sample
from storage.words.stating import ANSWERS, WORDS_TOLD, Matter, leaning

MOST_CLASSES = 3
MOST_LESSONS = 1_500
# Learnt anew when one in so many changed.
PART_CHANGED = 40
FOLDS = 3
FEWEST_CALIBRATED = 30
SHARPNESS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)

Stated = Mapping[str, Mapping[str, str]]  # subject → code → what is stated of it
# Two at once would take the memory of two.
_one_at_a_time = threading.Lock()


class Lesson(NamedTuple):
    """A text and what was decided of it; `mark` tells another one from it."""

    mark: int
    sample: Sample
    category: str
    lead: str


class Class:
    """One congress: its lessons, and what was learnt of them last."""

    def __init__(self) -> None:
        self.lessons: dict[int, Lesson] = {}
        self.changed = 0
        self.stated: Stated = {}
        self.taught: dict[str, Subject] = {}
        self.thread: threading.Thread | None = None

    def put(self, lessons: Iterable[Sequence[Any]]) -> None:
        for id_, title, body, category, lead in lessons:
            mark, before = hash((title, body, category, lead)), self.lessons.get(id_)
            if (before and before.mark == mark) or not (category or lead or before):
                continue
            self.changed += 1
            self.lessons.pop(id_, None)
            if category or lead:
                self.lessons[id_] = Lesson(mark, sample(title, body), category, str(lead or ""))
        while len(self.lessons) > MOST_LESSONS:
            del self.lessons[next(iter(self.lessons))]

    def learn(self) -> None:
        """In a thread of its own; what was learnt before answers until it is done."""
        if self.thread is not None and self.thread.is_alive():
            return
        if not any(len(set(kinds)) > 1 for kinds in _kinds(self.lessons.values())):
            self.taught = {}
        elif self.changed >= max(1, len(self.lessons) // PART_CHANGED):
            self.changed = 0
            self.thread = threading.Thread(
                target=self._learn, args=(list(self.lessons.values()), self.stated)
            )
            self.thread.daemon = True
            self.thread.start()

    def _learn(self, lessons: Sequence[Lesson], stated: Stated) -> None:
        with _one_at_a_time:
            self.taught = taught(lessons, stated)


class Evidence(NamedTuple):
    """In how many texts of a kind a word is, and in how many of all."""

    kinds: Counter[str]
    words: dict[str, Counter[str]]

    @classmethod
    def of(cls, samples: Sequence[Sample], kinds: Sequence[str]) -> "Evidence":
        words: dict[str, Counter[str]] = {}
        for one, kind in zip(samples, kinds, strict=True):
            for word in _telling(one):
                words.setdefault(word, Counter())[kind] += 1
        return cls(Counter(kinds), {word: seen for word, seen in words.items() if seen.total() > 1})

    def words_for(self, one: Sample, kind: str) -> list[str]:
        """Those of the text that are seldom elsewhere."""
        every, scores = self.kinds.total(), {}
        for word in _telling(one):
            seen = self.words.get(word)
            if seen is None or seen[kind] < 2:
                continue
            lift = (seen[kind] / self.kinds[kind]) / (seen.total() / every)
            if lift > 1.5:
                scores[word] = math.log(lift) * seen[kind] / self.kinds[kind]
        return sorted(scores, key=lambda word: (-scores[word], word))[:WORDS_TOLD]


class Subject:
    """One question learnt: which category, or whose matter."""

    def __init__(self, question: Question, samples: Sequence[Sample], kinds: Sequence[str]) -> None:
        """The samples that were sorted, and how."""
        self.seen = len(samples)
        self._learned = Learned(question)
        self._evidence = Evidence.of(samples, kinds)
        self._sharpness = _sharpness(question) if len(samples) >= FEWEST_CALIBRATED else 1.0

    def answer(self, one: Sample) -> dict[str, Any]:
        ranked = self._learned.ranked([one])[0]
        chances = _chances([score for _, score in ranked], self._sharpness)
        leans = [
            [kind, chance, self._evidence.words_for(one, kind)]
            for (kind, _), chance in zip(ranked[:ANSWERS], chances, strict=False)
        ]
        return {"seen": self.seen, "leans": leans}


def taught(lessons: Sequence[Lesson], stated: Stated) -> dict[str, Subject]:
    """By question what was learnt of it: where there is anything to choose between."""
    material, found = Material([one.sample for one in lessons]), {}
    for name in ("category", "lead"):
        kinds: list[str] = [getattr(one, name) for one in lessons]
        if len({kind for kind in kinds if kind}) > 1:
            called = {code: folded(what) for code, what in stated.get(name, {}).items()}
            samples = [one.sample for one, kind in zip(lessons, kinds, strict=True) if kind]
            question = Question(material, kinds, called)
            found[name] = Subject(question, samples, [kind for kind in kinds if kind])
    return found


class School:
    """The congresses that asked last."""

    def __init__(self) -> None:
        self._classes: OrderedDict[str, Class] = OrderedDict()

    def knows(self, key: str) -> bool:
        return key in self._classes

    def put(self, key: str, lessons: Sequence[Sequence[Any]], last: bool, stated: Stated) -> bool:
        """Taken in; with the last of them learning begins, where it is worth it."""
        own = self._classes.setdefault(key, Class())
        self._classes.move_to_end(key)
        while len(self._classes) > MOST_CLASSES:
            self._classes.popitem(last=False)
        own.put(lessons)
        if last:
            own.stated = stated
            own.learn()
        return True

    def learning(self, key: str) -> bool:
        own = self._classes.get(key)
        return own is not None and own.thread is not None and own.thread.is_alive()

    def leanings(self, key: str, title: str, body: str, stated: Stated) -> dict[str, dict[str, Any]]:
        """By subject, what decisions and what names and duties say; nothing of what is not known."""
        matter = Matter.of(title, body)
        told: dict[str, dict[str, Any]] = {}
        for name, named in stated.items():
            if leans := leaning(matter, named):
                told[name] = {"stated": leans}
        own = self._classes.get(key)
        if own and own.taught:
            one = sample(title, body)
            for name, subject in own.taught.items():
                told[name] = {**told.get(name, {}), **subject.answer(one)}
        return told


def _kinds(lessons: Collection[Lesson]) -> tuple[list[str], list[str]]:
    """The categories and the leads of them: with one of a kind there is nothing to choose between."""
    return ([one.category for one in lessons if one.category], [one.lead for one in lessons if one.lead])


def _telling(one: Sample) -> set[str]:
    return {word for word in (*one.title_words, *one.words) if len(word) > 1 and not word[0].isdigit()}


def _chances(scores: Sequence[float], sharpness: float) -> list[float]:
    highest = max(scores)
    raised = [math.exp(sharpness * (score - highest)) for score in scores]
    every = sum(raised)
    return [one / every for one in raised]


def _sharpness(question: Question) -> float:
    """How much a lead in the scores is worth, as seen on texts that were not learnt from."""
    seen = list(question.across(FOLDS))
    return max(
        SHARPNESS, key=lambda sharpness: sum(math.log(_chances(far, sharpness)[kind]) for kind, far in seen)
    )
