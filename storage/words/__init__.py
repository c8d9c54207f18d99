"""The language side: what cuts, compares and learns from texts, in a process of its own."""

from storage.words.process import JiebaWords

__all__ = ["JiebaWords"]
