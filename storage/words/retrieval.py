"""How well like texts are found: the product's own index, on any corpus and groups of the format."""

import tempfile
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from storage.words.index import Index, Text
from storage.words.tables import rows_of

FOUND_AT = 5
LONGEST_LIST = 100


def measured(corpus: Path, groups: Path, exclude: Path | None = None) -> dict[str, Any]:
    """Each message of a group asks for the others of it; averages by group.

    `paraphrase` asks only for those outside the message's own verbatim cluster; its verbatim copies neither
    count nor take a place.
    """
    left_out = {row["msg_id"] for row in rows_of(exclude)} if exclude else set()
    texts = {
        row["msg_id"]: (row["title"].strip(), (row.get("body") or row.get("content") or "").strip())
        for row in rows_of(corpus)
        if row["msg_id"] not in left_out
    }
    members: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in rows_of(groups):
        if row["msg_id"] in texts:
            members[row["group_id"]][row["msg_id"]] = row.get("verbatim_cluster", "")
    ranked = _ranked(texts, [message for group in members.values() for message in group])
    alike, paraphrase = _averages(ranked, members.values(), False), _averages(ranked, members.values(), True)
    return {"n": len(ranked), **alike, "paraphrase": paraphrase}


def _ranked(texts: Mapping[str, tuple[str, str]], asking: Sequence[str]) -> dict[str, list[str]]:
    """What each asking text finds, the most alike first, itself left out."""
    names = list(texts)
    numbers = {name: number for number, name in enumerate(names, start=1)}
    with tempfile.TemporaryDirectory(prefix="through-train-index-") as folder:
        index = Index(Path(folder), "evaluation")
        index.put([Text(numbers[name], 1, *texts[name]) for name in names], (0, 0))
        return {
            name: [names[hit - 1] for hit, _ in index.similar(1, *texts[name], LONGEST_LIST, {numbers[name]})]
            for name in asking
        }


def _averages(
    ranked: Mapping[str, list[str]], groups: Collection[Mapping[str, str]], paraphrase: bool
) -> dict[str, float | None]:
    recalls, ranks = [], []
    for group in groups:
        own = [_one(ranked[name], name, group, paraphrase) for name in group]
        counted = [scores for scores in own if scores is not None]
        if counted:
            recalls.append(sum(recall for recall, _ in counted) / len(counted))
            ranks.append(sum(rank for _, rank in counted) / len(counted))
    return {"recall_at_5": _mean(recalls), "mrr": _mean(ranks)}


def _one(
    found: list[str], name: str, group: Mapping[str, str], paraphrase: bool
) -> tuple[float, float] | None:
    """(recall among the first five, reciprocal rank of the first); None where nothing is to be found."""
    copies = {other for other in group if paraphrase and group[name] and group[other] == group[name]}
    wanted = set(group) - copies - {name}
    if not wanted:
        return None
    list_ = [other for other in found if other not in copies]
    hits = [rank for rank, other in enumerate(list_, start=1) if other in wanted]
    at_five = sum(rank <= FOUND_AT for rank in hits) / min(FOUND_AT, len(wanted))
    return at_five, 1 / hits[0] if hits else 0.0


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
