"""Why two texts are called one matter or not: shared and other places, shared words, shared sentences."""

from collections.abc import Collection, Iterable
from typing import Any

from storage.words.places import is_known
from storage.words.traits import Taken, grams_of

MOST_NAMED = 3
MOST_WORDS = 5
LIGHTEST_TOLD = 0.4
SHORTEST_SENTENCE = 10
LONGEST_SENTENCE = 60
SAME_SENTENCE = 0.75
SAME_MATTER = 0.55


def evidence(one: Taken, other: Taken, traits: dict[str, float], *, same: bool) -> dict[str, Any]:
    """`likeness`: same, same_place (another matter there), same_matter (at another place) or none.

    `places`, `words` and `sentences` are shared; `ours` and `theirs` are the places that only one names.
    """
    places = _names(one, other)
    ours, theirs = ([], []) if places else (_own(one), _own(other))
    shared_place = bool(places) or traits["title_names"] >= SAME_MATTER
    shared_matter = max(traits["titles_matter"], traits["title_matter"]) >= SAME_MATTER
    likeness = "same" if same else "none"
    if not same and shared_place:
        likeness = "same_place"
    elif not same and shared_matter:
        likeness = "same_matter"
    return {
        "likeness": likeness,
        "places": places,
        "ours": ours,
        "theirs": theirs,
        "words": _words(one, other),
        "sentences": _sentences(one, other),
    }


def _names(one: Taken, other: Taken) -> list[str]:
    """Shared names, the longest first; one name inside another counts for both."""
    found = [
        min(ours, theirs, key=len)
        for ours in one.names
        for theirs in other.names
        if ours in theirs or theirs in ours
    ]
    return _apart(found)[:MOST_NAMED]


def _own(text: Taken) -> list[str]:
    """The names that a title has, else the text."""
    titled = [name for name in text.names if name in text.plain[0]]
    return _apart(titled or text.names)[:MOST_NAMED]


def _apart(names: Iterable[str]) -> list[str]:
    """Each once, none that is part of another."""
    kept: list[str] = []
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        if not any(name in longer for longer in kept):
            kept.append(name)
    return kept


def _words(one: Taken, other: Taken) -> list[str]:
    """Words of the matter that both have, those of a title first, then the rarest."""
    naming = one.naming | other.naming
    titles = {**one.title, **other.title}
    shared = [w for w in one.whole if w in other.whole and w not in naming and len(w) > 1 and is_known(w)]
    telling = [w for w in shared if one.rarity.weight(w) >= LIGHTEST_TOLD]
    return sorted(telling, key=lambda w: (w not in titles, -one.rarity.weight(w), w))[:MOST_WORDS]


def _sentences(one: Taken, other: Taken) -> list[str]:
    """Sentences of the texts that stand in both, word by word or nearly; titles are alike by their form."""
    long_ones = [sentence for sentence in other.plain[1:] if len(sentence) >= SHORTEST_SENTENCE]
    theirs = [set(grams_of(sentence)) for sentence in long_ones]
    found: list[str] = []
    for sentence in one.plain[1:]:
        if len(sentence) < SHORTEST_SENTENCE or len(found) == MOST_NAMED:
            continue
        ours = set(grams_of(sentence))
        if any(_alike(ours, other_one) for other_one in theirs):
            found.append(sentence[:LONGEST_SENTENCE])
    return found


def _alike(ours: Collection[str], theirs: Collection[str]) -> bool:
    together = len(set(ours) | set(theirs))
    return bool(together) and len(set(ours) & set(theirs)) / together >= SAME_SENTENCE
