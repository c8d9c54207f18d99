"""The language side: what cuts, compares and learns from texts, in a process of its own."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storage.words.process import JiebaWords

__all__ = ["JiebaWords"]


def __getattr__(name: str) -> Any:
    """What speaks with that process is imported when asked for: the process itself has no use for it."""
    if name != "JiebaWords":
        raise AttributeError(name)
    from storage.words.process import JiebaWords

    return JiebaWords
