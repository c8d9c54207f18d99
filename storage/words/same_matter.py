"""How well "the same matter?" is told: the product's own judgement, on any files of the format."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from storage.words.judging import Model, shipped
from storage.words.judging_learning import Pair, Texts, components, learned, read_pairs

FOLDS = 5
HARD = frozenset({"same_place_other_issue", "same_issue_other_place"})
VERBATIM = "verbatim"
# Of hard pairs taken for the same; of those never seen it will be a little more.
MOST_WRONG = 0.07
FEWEST_TO_CHOOSE = 100
Traits = Callable[[Pair], Mapping[str, float]]


def measured(corpus: Path, pairs: Path, train: Path | None = None, *, folds: bool = False) -> dict[str, Any]:
    """With the shipped trees; learned anew from `train`; or across folds of the pairs themselves."""
    texts, told = Texts.read(corpus), read_pairs(pairs)
    known = [pair for pair in told if pair.one in texts and pair.other in texts]
    traits = texts.known()
    if folds:
        return figures(known, *_across_folds(known, traits))
    model = shipped()
    if train is not None:
        given = [p for p in read_pairs(train) if p.one in texts and p.other in texts]
        model = with_threshold(given, traits)
    probabilities = [model.probability(traits(pair)) for pair in known]
    return figures(known, probabilities, [model.threshold] * len(known))


def _across_folds(pairs: Sequence[Pair], traits: Traits) -> tuple[list[float], list[float]]:
    """Probabilities and thresholds, both from what is not connected with the pair judged."""
    found, thresholds = [0.0] * len(pairs), [0.5] * len(pairs)
    for learn, test in _folds(pairs):
        model = with_threshold([pairs[n] for n in learn], traits)
        for n in test:
            found[n], thresholds[n] = model.probability(traits(pairs[n])), model.threshold
    return found, thresholds


def with_threshold(pairs: Sequence[Pair], traits: Traits) -> Model:
    """Learned from the pairs; its threshold chosen across folds of them, where they are enough for that."""
    model = learned(pairs, traits)
    if len(pairs) < FEWEST_TO_CHOOSE:
        return model
    found = [0.0] * len(pairs)
    for learn, test in _folds(pairs):
        part = learned([pairs[n] for n in learn], traits)
        for n in test:
            found[n] = part.probability(traits(pairs[n]))
    return model._replace(threshold=threshold_of(pairs, found))


def _folds(pairs: Sequence[Pair]) -> Iterator[tuple[Any, Any]]:
    """What may not be torn apart stays together: a text that was learned with would be known again."""
    from sklearn.model_selection import StratifiedGroupKFold  # type: ignore[import-untyped]

    belongs = components(pairs)
    groups = [belongs[pair.one] for pair in pairs]
    split = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    return iter(split.split(groups, [pair.same for pair in pairs], groups))


def threshold_of(pairs: Sequence[Pair], probabilities: Sequence[float]) -> float:
    """Of those that take few enough of the hard ones for the same, the best by F1 without copies."""
    own = [n for n, pair in enumerate(pairs) if pair.kind != VERBATIM]
    hard = [p for pair, p in zip(pairs, probabilities, strict=True) if pair.kind in HARD]
    steps = [step / 200 for step in range(40, 191)]
    few = [at for at in steps if sum(p >= at for p in hard) <= MOST_WRONG * len(hard)] or steps[-1:]
    kept, chances = [pairs[n] for n in own], [probabilities[n] for n in own]
    return max(few, key=lambda at: (_scores(kept, chances, [at] * len(own))["f1"], at))


def figures(
    pairs: Sequence[Pair], probabilities: Sequence[float], thresholds: Sequence[float]
) -> dict[str, Any]:
    told = zip(pairs, probabilities, thresholds, strict=True)
    hard = [p >= at for pair, p, at in told if pair.kind in HARD]
    own = [n for n, pair in enumerate(pairs) if pair.kind != VERBATIM]
    without = _scores([pairs[n] for n in own], [probabilities[n] for n in own], [thresholds[n] for n in own])
    return {
        "n": len(pairs),
        **_scores(pairs, probabilities, thresholds),
        "hard_negative_fpr": _rounded(sum(hard) / len(hard)) if hard else None,
        "without_verbatim": {"f1": without["f1"], "auc": without["auc"]},
    }


def _scores(
    pairs: Sequence[Pair], probabilities: Sequence[float], thresholds: Sequence[float]
) -> dict[str, Any]:
    from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

    said = [p >= at for p, at in zip(probabilities, thresholds, strict=True)]
    truth = [pair.same for pair in pairs]
    both = sum(s and t for s, t in zip(said, truth, strict=True))
    precision = both / sum(said) if any(said) else 0.0
    recall = both / sum(truth) if any(truth) else 0.0
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    area = float(roc_auc_score(truth, probabilities)) if len(set(truth)) > 1 else None
    return {
        "f1": _rounded(f1),
        "precision": _rounded(precision),
        "recall": _rounded(recall),
        "auc": None if area is None else _rounded(area),
    }


def _rounded(value: float) -> float:
    return round(value, 4)
