"""The files of this repository as they lie here, without what tools and runs leave behind."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "domain", "handlers", "scheduler", "storage")
NOT_OURS = frozenset({"build", "data", "node_modules", "__pycache__"})


@cache
def files() -> tuple[Path, ...]:
    """Every file, in order, relative to the root; hidden folders count only where they are ours."""
    return tuple(sorted(path.relative_to(ROOT) for path in _walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_symlink() or path.name == ".git":  # a file in a linked work tree
            continue
        if path.is_file():
            yield path
        elif path.name == ".ci" or not (path.name in NOT_OURS or path.name.startswith(".")):
            yield from _walk(path)


def sources() -> list[Path]:
    """The service's own Python modules."""
    return [path for path in files() if path.suffix == ".py" and path.parts[0] in PACKAGES]


def text_of(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def syntax_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path), filename=str(path))


def none_of(faults: Iterable[str]) -> None:
    """Fails with one fault a line."""
    found = sorted(faults)
    assert not found, "\n" + "\n".join(found)
