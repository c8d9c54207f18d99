"""How well "the same matter?" is told: the product's own judgement, on any files of the format."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from storage.words.judging import shipped
from storage.words.judging_learning import Pair, Texts, components, learned, read_pairs

FOLDS = 5
HARD = frozenset({"same_place_other_issue", "same_issue_other_place"})
VERBATIM = "verbatim"
MOST_WRONG = 0.1


def measured(corpus: Path, pairs: Path, train: Path | None = None, *, folds: bool = False) -> dict[str, Any]:
    """With the shipped weights; learned anew from `train`; or across folds of the pairs themselves."""
    texts, told = Texts.read(corpus), read_pairs(pairs)
    known = [pair for pair in told if pair.one in texts and pair.other in texts]
    model = shipped()
    if folds:
        probabilities = cross_validated(texts, known)
    else:
        if train is not None:
            given = [p for p in read_pairs(train) if p.one in texts and p.other in texts]
            model = learned(given, texts.traits)._replace(threshold=model.threshold)
        probabilities = [model.probability(texts.traits(pair)) for pair in known]
    return figures(known, probabilities, model.threshold)


def cross_validated(texts: Texts, pairs: Sequence[Pair]) -> list[float]:
    """Each pair judged by what was learned without any text that is connected with it."""
    from sklearn.model_selection import StratifiedGroupKFold  # type: ignore[import-untyped]

    belongs = components(pairs)
    truth = [pair.same for pair in pairs]
    # What may not be torn apart: a text that was learned with would be known again.
    groups = [belongs[pair.one] for pair in pairs]
    known: dict[Pair, Mapping[str, float]] = {}

    def traits(pair: Pair) -> Mapping[str, float]:
        if pair not in known:
            known[pair] = texts.traits(pair)
        return known[pair]

    found = [0.0] * len(pairs)
    split = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for learn, test in split.split(groups, truth, groups):
        model = learned([pairs[n] for n in learn], traits)
        for n in test:
            found[n] = model.probability(dict(traits(pairs[n])))
    return found


def threshold_of(pairs: Sequence[Pair], probabilities: Sequence[float]) -> float:
    """The lowest that takes few enough of the hard ones for the same: better one is missed."""
    hard = [p for pair, p in zip(pairs, probabilities, strict=True) if pair.kind in HARD]
    steps = [step / 100 for step in range(20, 91, 2)]
    return next(at for at in steps if sum(p >= at for p in hard) <= MOST_WRONG * len(hard))


def figures(pairs: Sequence[Pair], probabilities: Sequence[float], threshold: float) -> dict[str, Any]:
    hard = [p >= threshold for pair, p in zip(pairs, probabilities, strict=True) if pair.kind in HARD]
    own = [n for n, pair in enumerate(pairs) if pair.kind != VERBATIM]
    without = _scores([pairs[n] for n in own], [probabilities[n] for n in own], threshold)
    return {
        "n": len(pairs),
        **_scores(pairs, probabilities, threshold),
        "hard_negative_fpr": _rounded(sum(hard) / len(hard)) if hard else None,
        "without_verbatim": {"f1": without["f1"], "auc": without["auc"]},
    }


def _scores(pairs: Sequence[Pair], probabilities: Sequence[float], threshold: float) -> dict[str, Any]:
    from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

    said = [p >= threshold for p in probabilities]
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
