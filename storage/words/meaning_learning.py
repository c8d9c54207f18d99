"""Learn what words weigh and which mean nearly the same, from any collection of texts, into `meanings.tsv`.

`python -m storage.words.meaning_learning FILE.csv[.gz] …` takes every text column of the files. Kept are
words of jieba's own dictionary that are no names, so the table tells nothing of the texts but how common
words go together.
"""

import argparse
import base64
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from storage.words.cutting import cut, folded
from storage.words.meanings import SIZE, TABLE
from storage.words.places import CHINESE, empty_words, is_known, is_name
from storage.words.tables import rows_of

TEXT_COLUMNS = ("title", "body", "content", "reply")
FEWEST_TEXTS = 10
AROUND = 8


def learn(texts: Iterable[str], target: Path = TABLE) -> int:
    """Weights by rarity, vectors from what stands near what (positive pointwise mutual information)."""
    import numpy as np
    from scipy.sparse import coo_matrix  # type: ignore[import-untyped]
    from sklearn.utils.extmath import randomized_svd  # type: ignore[import-untyped]

    cut_texts = [cut(folded(text)) for text in texts]
    seen = Counter(word for words in cut_texts for word in set(words))
    kept = sorted(word for word, n in seen.items() if n >= FEWEST_TEXTS and _is_common(word))
    rows = {word: row for row, word in enumerate(kept)}
    near: Counter[tuple[int, int]] = Counter()
    for words in cut_texts:
        told = [rows[word] for word in words if word in rows]
        for place, row in enumerate(told):
            for other in told[place + 1 : place + 1 + AROUND]:
                if row != other:
                    near[min(row, other), max(row, other)] += 1
    pairs = np.array(list(near), dtype=int)
    counts = np.array(list(near.values()), dtype=float)
    left, right = np.concatenate([pairs, pairs[:, ::-1]]).T
    counts = np.concatenate([counts, counts])
    sums = np.bincount(left, counts, len(kept))
    smoothed = sums**0.75 / (sums**0.75).sum()
    shared = np.log(counts / (sums[left] * smoothed[right]))
    positive = shared > 0
    cells = (shared[positive], (left[positive], right[positive]))
    table = coo_matrix(cells, shape=(len(kept), len(kept))).tocsr()
    found, strength, _ = randomized_svd(table, SIZE, random_state=0, n_iter=4)
    vectors = found * np.sqrt(strength)
    vectors /= np.abs(vectors).max(axis=1, keepdims=True) + 1e-9
    whole = len(cut_texts) + 1
    lines = []
    for word, vector in zip(kept, np.rint(vectors * 127).astype("i1"), strict=True):
        rarity = math.log(whole / (seen[word] + 0.5)) / math.log(2 * whole)
        lines.append(f"{word}\t{round(rarity * 1000)}\t{base64.b64encode(vector.tobytes()).decode()}")
    target.write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines)


def _is_common(word: str) -> bool:
    if not CHINESE.fullmatch(word) or word in empty_words():
        return False
    return is_known(word) and not is_name(word)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    files = parser.parse_args(arguments).files
    told = (
        "\n".join(row.get(column) or "" for column in TEXT_COLUMNS) for path in files for row in rows_of(path)
    )
    print(learn(told))


if __name__ == "__main__":
    main()
