"""How well it is told whether a reply answers: the product's own judgement, on any files of the format.

`python -m storage.words.answering --messages M --labels L` learns the shipped weights anew.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from storage.words import substance
from storage.words.substance import Model, Substance
from storage.words.tables import rows_of

FOLDS, ROUNDS = 5, 6
Told = tuple[Mapping[str, float], int]


def measured(
    messages: Path, labels: Path, train: Path | None = None, *, folds: bool = False
) -> dict[str, Any]:
    """With the shipped weights; learned anew from `train`; or across folds of the labels themselves.

    `auc_substance`: how well those with any substance are told from those with none.
    """
    told = _read(messages, labels)
    if folds:
        rounds = [_across_folds(told, seed) for seed in range(ROUNDS)]
        return _mean([_figures(told, found) for found in rounds])
    model = substance.shipped() if train is None else _learned(_read(messages, train))
    return _figures(told, [model.judged(found) for found, _ in told])


def _read(messages: Path, labels: Path) -> list[Told]:
    levels = {row["msg_id"]: int(row["substance"]) for row in rows_of(labels) if row["substance"].strip()}
    return [
        (substance.traits(f"{row['title']}\n{row['body']}", row["reply"]), levels[row["msg_id"]])
        for row in rows_of(messages)
        if row["msg_id"] in levels
    ]


def _learned(told: Sequence[Told]) -> Model:
    return substance.learned([found for found, _ in told], [level for _, level in told])


def _across_folds(told: Sequence[Told], seed: int) -> list[Substance]:
    from sklearn.model_selection import StratifiedKFold  # type: ignore[import-untyped]

    levels = [level for _, level in told]
    judged: dict[int, Substance] = {}
    for learn, test in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(levels, levels):
        model = _learned([told[n] for n in learn])
        judged |= {int(n): model.judged(told[n][0]) for n in test}
    return [judged[n] for n in range(len(told))]


def _figures(told: Sequence[Told], found: Sequence[Substance]) -> dict[str, Any]:
    from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

    if not told:
        raise ValueError
    levels = [level for _, level in told]
    right = sum(one.level == level for one, level in zip(found, levels, strict=True))
    any_ = [level > 0 for level in levels]
    area = float(roc_auc_score(any_, [one.any for one in found])) if len(set(any_)) > 1 else None
    return {
        "n": len(told),
        "accuracy": round(right / len(told), 4),
        "auc_substance": None if area is None else round(area, 4),
    }


def _mean(rounds: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    means = {name: sum(one[name] for one in rounds) / len(rounds) for name in ("accuracy", "auc_substance")}
    return {"n": rounds[0]["n"], **{name: round(value, 4) for name, value in means.items()}}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    options = parser.parse_args()
    model = _learned(_read(options.messages, options.labels))
    kept = {name: list(values) for name, values in model._asdict().items()}
    substance.WEIGHTS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
