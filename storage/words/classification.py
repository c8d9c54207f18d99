"""How well texts are sorted: what the product learns by, on any files of the format."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from storage.words.cutting import folded
from storage.words.learning import Learned, Material, Question
from storage.words.samples import Sample, sample, sample_of_words
from storage.words.tables import rows_of

FOLDS = 5
FIRST = 3
TRUTHS = ("label", "category", "dept_type")


class Sorted(NamedTuple):
    """A text, where somebody put it, and which texts it must not be separated from."""

    sample: Sample
    kind: str
    group: str


def measured(train: Path, test: Path | None = None) -> dict[str, Any]:
    """Learned from one file and judged on another; without one, across folds of the first.

    Raises KeyError for a column that is missing, ValueError where there is too little to learn from.
    """
    learn = _read(train)
    judged, found = (_read(test), None) if test else (learn, _across_folds(learn))
    if not judged:
        raise ValueError
    if found is None:
        found = _ranked(learn, judged)
    return figures([one.kind for one in judged], found)


def figures(truth: Sequence[str], ranked: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Macro-F1 is the mean of the F1 of every kind that is in the truth or was said."""
    said = [kinds[0] for kinds in ranked]
    pairs = list(zip(truth, said, strict=True))
    scores = []
    for kind in {*truth, *said}:
        both = sum(true == kind == guess for true, guess in pairs)
        scores.append(2 * both / (truth.count(kind) + said.count(kind)))
    right = sum(true == guess for true, guess in pairs)
    among = sum(true in kinds[:FIRST] for true, kinds in zip(truth, ranked, strict=True))
    return {
        "n": len(pairs),
        "macro_f1": round(sum(scores) / len(scores), 4),
        "accuracy": round(right / len(pairs), 4),
        "top3_accuracy": round(among / len(pairs), 4),
    }


def _read(path: Path) -> list[Sorted]:
    found = []
    for row in rows_of(path):
        kind = next((row[name] for name in TRUTHS if name in row), None)
        if kind is None:
            raise KeyError(TRUTHS[0])
        if kind.strip():
            found.append(Sorted(_sample_of(row), kind.strip(), row.get("dup_group") or ""))
    return found


def _sample_of(row: dict[str, str]) -> Sample:
    if "tokens" in row:
        return sample_of_words(row["tokens"].split())
    return sample(row["title"], row["body"] if "body" in row else row["content"])


def _ranked(learn: Sequence[Sorted], judged: Sequence[Sorted]) -> list[list[str]]:
    # In such a file a kind is called what it is.
    called = {one.kind: folded(one.kind) for one in learn}
    material = Material([one.sample for one in learn])
    learned = Learned(Question(material, [one.kind for one in learn], called))
    return [[kind for kind, _ in kinds] for kinds in learned.ranked([one.sample for one in judged])]


def _across_folds(texts: Sequence[Sorted]) -> list[list[str]]:
    """Each text ranked by what was learned without it and its group."""
    import warnings

    from sklearn.model_selection import StratifiedGroupKFold  # type: ignore[import-untyped]

    groups = [one.group or f"alone {n}" for n, one in enumerate(texts)]
    found: list[list[str]] = [[] for _ in texts]
    with warnings.catch_warnings():
        # A kind of few texts is not in every fold, and counts as missed there.
        warnings.simplefilter("ignore", UserWarning)
        folds = list(
            StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0).split(
                groups, [one.kind for one in texts], groups
            )
        )
    for learn, test in folds:
        ranked = _ranked([texts[n] for n in learn], [texts[n] for n in test])
        for n, kinds in zip(test, ranked, strict=True):
            found[n] = kinds
    return found
