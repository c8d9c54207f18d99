"""What two texts have in common, in numbers from 0 to about 1: places by themselves, the matter by itself."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storage.words.cutting import folded
from storage.words.matters import Kinds, kinds_compared, kinds_of, spoken_of
from storage.words.meanings import Rarity, Weights, closeness, cosine, direction
from storage.words.places import SHORTEST_NAME, empty_words, is_name, is_word, placed
from storage.words.runs import runs_compared, telling

LONGEST_TEXT = 4000
MOST_SENTENCES = 30
LONG_CLAUSE = 12
ENDS = re.compile(r"[\u3002\uff01\uff1f\uff1b!?;:\uff1a\n]+")
COMMAS = re.compile(r"[,\uff0c]")
FEWEST_WORDS = 3
NEAR_NAME = 0.6


@dataclass(frozen=True)
class Taken:
    """A text prepared for comparing; words with what they weigh, those that tell nothing left out."""

    title: Weights
    whole: Weights
    rarity: Rarity
    sentences: list[Weights]
    plain: list[str]
    naming: frozenset[str]
    names: frozenset[str]
    masked: frozenset[str]
    grams: Mapping[str, int]
    title_grams: Mapping[str, int]
    length: int
    told: tuple[str, str]
    title_kinds: Kinds
    kinds: Kinds


GENERAL = Rarity()


def taken(title: str, body: str, known: Collection[str] = (), rarity: Rarity = GENERAL) -> Taken:
    head, rest = folded(title), folded(body[:LONGEST_TEXT])
    first, then = placed(head, known), placed(rest, known)
    naming = {w for part in (first, then) for i, w in enumerate(part.words) if i in part.placed}
    every = [*first.words, *then.words]
    naming |= {word for word in set(every) if is_name(word)}
    parts = [first.words, *_sentences(then.words)]
    told = (telling(head), telling(rest))
    title_kinds = kinds_of(told[0])
    return Taken(
        title=_weighed(first.words, rarity),
        whole=_weighed(every, rarity),
        rarity=rarity,
        sentences=[_weighed(words, rarity) for words in parts],
        plain=["".join(words).strip() for words in parts],
        naming=frozenset(naming),
        names=first.names | then.names,
        masked=first.masked | then.masked,
        grams=Counter(grams_of(head + rest)),
        title_grams=Counter(grams_of(head)),
        length=len("".join(every)),
        told=told,
        title_kinds=title_kinds,
        kinds=spoken_of(title_kinds, kinds_of(told[1])),
    )


def _weighed(words: Iterable[str], rarity: Rarity) -> Weights:
    counted = Counter(w for w in words if is_word(w) and w not in empty_words())
    return {word: (1 + math.log(n)) * rarity.weight(word) for word, n in counted.items()}


def _sentences(words: Sequence[str]) -> list[list[str]]:
    """Cut at full stops, and at commas behind what is long enough to say something."""
    found: list[list[str]] = [[]]
    for word in words:
        if ENDS.fullmatch(word) or (COMMAS.fullmatch(word) and len(found[-1]) > LONG_CLAUSE):
            found.append([])
        else:
            found[-1].append(word)
    telling = [s for s in found if sum(is_word(w) and w not in empty_words() for w in s) >= FEWEST_WORDS]
    return telling[:MOST_SENTENCES]


def grams_of(text: str) -> list[str]:
    kept = "".join(c for c in text if is_word(c))
    return [kept[i : i + 2] for i in range(len(kept) - 1)]


def _share(one: Weights, other: Weights) -> float:
    """Which part of one, by weight, is in the other."""
    total = sum(one.values())
    return sum(v for w, v in one.items() if w in other) / total if total else 0.0


def _only(words: Weights, kept: Collection[str]) -> Weights:
    return {word: value for word, value in words.items() if word in kept}


def _without(words: Weights, left_out: Collection[str]) -> Weights:
    return {word: value for word, value in words.items() if word not in left_out}


def compared(one: Taken, other: Taken) -> dict[str, float]:
    """The traits of a pair; the same in either order."""
    naming, weight = one.naming | other.naming, one.rarity.weight
    a, b = _without(one.whole, naming), _without(other.whole, naming)
    ta, tb = _without(one.title, naming), _without(other.title, naming)
    na, nb = _only(one.whole, naming), _only(other.whole, naming)
    tna, tnb = _only(one.title, naming), _only(other.title, naming)
    place = (_share(tna, other.whole), _share(tnb, one.whole))
    asked = (closeness(ta, b), closeness(tb, a))
    told = (_share(ta, other.whole), _share(tb, one.whole))
    towards = (float(direction(ta) @ direction(b)), float(direction(tb) @ direction(a)))
    best = sorted((weight(word) for word in set(a) & set(b)), reverse=True)
    held = (_share(na, other.whole), _share(nb, one.whole))
    apart = _apart(one, other)
    shared_names = set(na) & set(nb) - {w for m in one.masked | other.masked for w in (m[:-1], m[-1])}
    lengths = sorted((one.length, other.length))
    sentences = _between(one, other, naming)
    return {
        "whole": cosine(one.whole, other.whole),
        "titles": cosine(one.title, other.title),
        "characters": cosine(_floats(one.grams), _floats(other.grams)),
        "matter": cosine(a, b),
        "names": cosine(na, nb),
        "title_names": max(place),
        "title_names_less": min(place),
        "names_held": max(held),
        "names_held_less": min(held),
        "best_name": max((weight(w) for w in shared_names), default=0.0),
        "longest_name": min(max(map(len, shared_names), default=0), 6) / 6,
        "other_names": min(1 - place[0] if tna else 0.0, 1 - place[1] if tnb else 0.0),
        "apart": apart,
        "apart_alike": apart * max(asked),
        "there_unlike": max(place) * (1 - max(asked)),
        "there_untitled": max(place) * (1 - max(closeness(ta, tb), closeness(tb, ta))),
        "name_alike": _alike(one.names, other.names),
        "same_name": float(any(len(n) >= SHORTEST_NAME for n in one.names & other.names)),
        "matter_held": max(_share(a, other.whole), _share(b, one.whole)),
        "matter_held_less": min(_share(a, other.whole), _share(b, one.whole)),
        "title_words": max(told),
        "title_whole": max(_share(one.title, other.whole), _share(other.title, one.whole)),
        "title_whole_less": min(_share(one.title, other.whole), _share(other.title, one.whole)),
        "title_towards_less": min(towards),
        "titles_meaning": float(direction(ta) @ direction(tb)),
        "titles_matter": max(closeness(ta, tb), closeness(tb, ta)),
        "titles_characters": cosine(_floats(one.title_grams), _floats(other.title_grams)),
        "titles_with_names": (bool(tna) + bool(tnb)) / 2,
        "districts_differ": float(bool(one.masked and other.masked and not one.masked & other.masked)),
        "districts_same": float(bool(one.masked & other.masked)),
        "meaning": float(direction(a) @ direction(b)),
        "title_meaning": max(towards),
        "title_matter": max(asked),
        "title_matter_less": min(asked),
        "title_words_less": min(told),
        "rare_words": sum(best[:6]) / 6,
        "place_and_matter": min(max(place), max(asked)),
        "both": cosine(na, nb) * max(asked),
        "sentences": sentences[0],
        "best_sentence": sentences[1],
        "title_sentence": sentences[2],
        "length": math.log1p(lengths[0]) / 8,
        "length_ratio": lengths[0] / max(lengths[1], 1),
        **kinds_compared((one.title_kinds, other.title_kinds), (one.kinds, other.kinds)),
        **runs_compared(one.told, other.told, one.rarity.of_run),
    }


def _apart(one: Taken, other: Taken) -> float:
    """1 when both titles name places and neither text has anything of the other's."""
    masks = {w for m in one.masked | other.masked for w in (m, m[:-1], m[-1])}
    ours, theirs = _only(one.title, one.naming - masks), _only(other.title, other.naming - masks)
    if not ours or not theirs:
        return 0.0
    return 1 - max(_share(ours, other.whole), _share(theirs, one.whole))


def _alike(ours: Collection[str], theirs: Collection[str]) -> float:
    """How much the two most alike names have in common, character by character."""
    long_ones = [
        [Counter(grams_of(n)) for n in names if len(n) >= SHORTEST_NAME][:40] for names in (ours, theirs)
    ]
    return max((cosine(_floats(x), _floats(y)) for x in long_ones[0] for y in long_ones[1]), default=0.0)


def _floats(counted: Mapping[str, int]) -> Weights:
    return {gram: float(n) for gram, n in counted.items()}


def _between(one: Taken, other: Taken, naming: Collection[str]) -> tuple[float, float, float]:
    """How far the sentences of one are met in the other (the lesser way), the best pair, the titles' best."""
    import numpy as np

    ours = [_without(s, naming) for s in one.sentences]
    theirs = [_without(s, naming) for s in other.sentences]
    if not ours or not theirs:
        return 0.0, 0.0, 0.0
    words = np.array([[cosine(x, y) for y in theirs] for x in ours])
    meant = np.array([direction(s) for s in ours]) @ np.array([direction(s) for s in theirs]).T
    met: Any = 0.5 * words + 0.5 * np.clip(meant, 0, 1) ** 2
    there, back = met.max(axis=1), met.max(axis=0)
    return float(min(there.mean(), back.mean())), float(met.max()), float(max(there[0], back[0]))
