"""Learn what the traits of a pair count for, into `judging_weights.json`.

`python -m storage.words.judging_learning --corpus C.csv --pairs P.csv`: the pairs of P (msg_a, msg_b, label)
with the texts of C (msg_id, title, body). Numbers only; no text is kept.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from storage.words.judging import WEIGHTS, Model, Tree
from storage.words.meanings import Rarity
from storage.words.tables import rows_of
from storage.words.traits import Taken, compared, taken

TREES = 250
STEP = 0.04
DEPTH = 3
FEWEST_IN_LEAF = 10
DIGITS = 4


class Pair(NamedTuple):
    """Two texts by their ids; whether they are one matter; of which kind a table calls them."""

    one: str
    other: str
    same: bool
    kind: str = ""


class Texts:
    """The texts of a corpus, prepared when first asked for; words weigh by how rare they are in it."""

    def __init__(self, rows: Mapping[str, tuple[str, str]]) -> None:
        from storage.words.cutting import cut, folded

        self._rows = rows
        seen: Counter[str] = Counter()
        for title, body in rows.values():
            seen.update(set(cut(folded(f"{title}\n{body}"))))
        self._rarity = Rarity(len(rows), seen)
        self._taken: dict[str, Taken] = {}

    @classmethod
    def read(cls, path: Path) -> "Texts":
        return cls({_id(row): (row.get("title") or "", _body(row)) for row in rows_of(path)})

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def __getitem__(self, key: str) -> Taken:
        if key not in self._taken:
            self._taken[key] = taken(*self._rows[key], rarity=self._rarity)
        return self._taken[key]

    def traits(self, pair: Pair) -> dict[str, float]:
        return compared(self[pair.one], self[pair.other])

    def known(self) -> Callable[[Pair], dict[str, float]]:
        """The same for who asks often for the same pairs."""
        return cache(self.traits)


def _id(row: Mapping[str, str]) -> str:
    return row.get("msg_id") or row.get("id") or ""


def _body(row: Mapping[str, str]) -> str:
    return row.get("body") or row.get("content") or ""


def read_pairs(path: Path) -> list[Pair]:
    """msg_a, msg_b, label 1/0, kind; or id_a, id_b, grade, of which 2 is the same."""
    pairs = []
    for row in rows_of(path):
        one, other = row.get("msg_a") or row["id_a"], row.get("msg_b") or row["id_b"]
        same = row["label"] == "1" if "label" in row else row["grade"] == "2"
        pairs.append(Pair(one, other, same, row.get("kind") or ""))
    return pairs


def learned(pairs: Sequence[Pair], traits: Callable[[Pair], Mapping[str, float]]) -> Model:
    """Boosted trees over the traits; raises ValueError where all pairs are the same, or none is."""
    import numpy as np
    from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-untyped]

    told = [traits(pair) for pair in pairs]
    names = sorted(told[0]) if told else []
    table = np.array([[row[name] for name in names] for row in told])
    truth = np.array([pair.same for pair in pairs], int)
    if len(set(truth.tolist())) < 2:
        raise ValueError
    # Each tree sees half of the pairs and few of the traits: what one says by chance is not trusted.
    fitted = GradientBoostingClassifier(
        n_estimators=TREES,
        learning_rate=STEP,
        max_depth=DEPTH,
        min_samples_leaf=min(FEWEST_IN_LEAF, max(1, len(pairs) // 20)),
        subsample=0.5 if len(pairs) > 2 * FEWEST_IN_LEAF else 1.0,
        max_features=0.2,
        random_state=0,
    ).fit(table, truth)
    bias = float(np.log(truth.mean() / (1 - truth.mean())))
    return Model(names, [_tree(each.tree_) for each in fitted.estimators_[:, 0]], bias, 0.5)


def _tree(grown: Any, node: int = 0) -> Tree:
    if grown.children_left[node] < 0:
        return round(STEP * float(grown.value[node].item()), DIGITS)
    return [
        int(grown.feature[node]),
        round(float(grown.threshold[node]), DIGITS),
        _tree(grown, grown.children_left[node]),
        _tree(grown, grown.children_right[node]),
    ]


def components(pairs: Iterable[Pair]) -> dict[str, str]:
    """Text → one text of all that pairs connect with it, directly or over others."""
    above: dict[str, str] = {}

    def top(text: str) -> str:
        above.setdefault(text, text)
        while above[text] != text:
            above[text] = above[above[text]]
            text = above[text]
        return text

    for pair in pairs:
        above[top(pair.one)] = top(pair.other)
    return {text: top(text) for text in above}


def write(model: Model, target: Path = WEIGHTS) -> None:
    told = {
        "learned": "python -m storage.words.judging_learning --corpus CORPUS --pairs PAIRS",
        "bias": round(model.bias, DIGITS),
        "threshold": round(model.threshold, 3),
        "traits": model.traits,
    }
    head = json.dumps(told, indent=1).removesuffix("\n}")
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model.trees)
    target.write_text(f'{head},\n "trees": [\n{trees}\n]}}\n', "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    from storage.words.same_matter import with_threshold

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", required=True, type=Path)
    parser.add_argument("--pairs", required=True, type=Path)
    given = parser.parse_args(arguments)
    texts, pairs = Texts.read(given.corpus), read_pairs(given.pairs)
    write(with_threshold(pairs, texts.known()))


if __name__ == "__main__":
    main()
