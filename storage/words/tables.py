"""Tables of texts for learning and judging: .csv or .csv.gz, read where they lie."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

LONGEST_FIELD = 10_000_000


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """Each row by its header. Raises OSError, csv.Error, UnicodeDecodeError."""
    csv.field_size_limit(LONGEST_FIELD)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
