"""How rare one character, or two together, are among petitions: counted once, in a table beside this file."""

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("grams.tsv")
# What the table does not have was seen in few texts or in none.
RAREST = {1: 0.9, 2: 0.75}


@cache
def _table() -> dict[str, float]:
    """A line: how many characters, hundredths of weight, and all that weigh so much, one after another."""
    found: dict[str, float] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        size, weight, grams = line.split("\t")
        step = int(size)
        found |= {grams[n : n + step]: int(weight) / 100 for n in range(0, len(grams), step)}
    return found


def gram_weight(gram: str) -> float:
    """From 0 (in every text) to 1 (in none)."""
    return _table().get(gram, RAREST.get(len(gram), 1.0))
