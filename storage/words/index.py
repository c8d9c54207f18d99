"""The words of every proposal, so that like ones are found in milliseconds; the database is the truth."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tantivy

from storage.words.contents import Contents
from storage.words.cutting import folded, words_of
from storage.words.roster_names import named, parted
from storage.words.terms import ENTRY, Counts, entries, pairs, place_of

# More rarest words find hardly more of what is alike, and cost more.
RAREST_WORDS = 64
# Pairs of characters that stand for the roster's names in a text, in place of its least rare words.
MOST_OF_NAMES = 16
# What comes from the rough ranking into the fine one.
CANDIDATES = 100
# A title's words count twice.
TITLE_TWICE = 2
HEAP_BYTES = 15_000_000
LONGEST_TEXT = 20_000
LONGEST_QUESTION = 3_000
MARK = "position.json"
NOTHING = (-1, 0)
# The form of what is kept in the folder; another one is not read but made anew.
FORM = 4
# What the index's library and ours say when what is kept cannot be read: the database has everything.
DAMAGED = (ValueError, OSError, sqlite3.Error)


@dataclass(frozen=True)
class Text:
    """What is indexed of one proposal."""

    id: int
    congress_id: int
    title: str
    body: str


class Index:
    """One folder, one writer. `position` is how far of the database's changes it holds."""

    def __init__(self, folder: Path, identity: str, cut: Callable[[str], list[str]] = words_of) -> None:
        self.folder, self._identity, self._cut = folder, identity, cut
        self._writer: Any = None
        folder.mkdir(parents=True, exist_ok=True)
        self.position, texts = self._read_mark()
        if self.position == NOTHING:
            empty(folder)
        try:
            self._open()
            if self._counts.texts < texts:
                raise ValueError
        except DAMAGED:
            self.position = NOTHING
            empty(folder)
            self._open()

    def _open(self) -> None:
        self._map()
        self._contents = Contents(self.folder)
        self._counts = Counts(self.folder, new=self.position == NOTHING)
        self._look()
        self._counts.check()

    def _map(self) -> None:
        self._index = tantivy.Index(_schema(), path=str(self.folder))

    def let_go(self) -> None:
        """What was read of mapped files stays in this process's memory as long as they are."""
        self._map()
        self._look()

    def _look(self) -> None:
        """See what was committed last."""
        self._index.reload()
        self._searcher: Any = self._index.searcher()
        self._counts.texts = int(self._searcher.num_docs)

    def put(self, texts: Iterable[Text], position: tuple[int, int]) -> None:
        """Take in what was added or changed, and remember how far that was."""
        writer = self._writer = self._writer or self._index.writer(HEAP_BYTES, 1)
        contents: list[tuple[int, bytes]] = []
        for text in texts:
            query = self._term("id", text.id)
            if self._searcher.search(query, 1, count=False).hits:
                writer.delete_documents_by_query(query)
                self._counts.remove(np.frombuffer(self._contents.of([text.id])[0], ENTRY)["term"])
            title, body = folded(text.title[:LONGEST_TEXT]), folded(text.body[:LONGEST_TEXT])
            words = self._words(title, body)
            content = entries(title, words)
            self._counts.add(content["term"])
            contents.append((text.id, content.tobytes()))
            document = tantivy.Document()
            document.add_unsigned("id", text.id)
            document.add_text("words", " ".join(f"{text.congress_id}/{word}" for word in words))
            both = {*pairs(title), *pairs(body)}
            document.add_text("pairs", " ".join(f"{text.congress_id}/{pair}" for pair in both))
            writer.add_document(document)
        # Never is there a text without its content; what is read again after a break replaces it.
        self._contents.put(contents)
        writer.commit()
        self._look()
        self.position = position
        mark = self.folder / MARK
        told = {"made_by": [self._identity, FORM], "position": position, "texts": self._counts.texts}
        mark.write_text(json.dumps(told))

    def similar(
        self,
        congress_id: int,
        title: str,
        body: str,
        limit: int,
        without: Collection[int] = (),
        units: Sequence[str] = (),
    ) -> list[tuple[int, float]]:
        """(proposal, likeness 0 to 1), the most alike first; the names of `units` are words."""
        title, body = folded(title[:LONGEST_QUESTION]), folded(body[:LONGEST_QUESTION])
        words = self._words(title, body)
        asked = entries(title, words)
        names, _ = named(f"{title}\n{body}", units)
        met = dict.fromkeys(pair for name in names for pair in pairs(name))
        terms = [self._term("pairs", f"{congress_id}/{pair}") for pair in list(met)[:MOST_OF_NAMES]]
        terms += self._rarest(congress_id, words, RAREST_WORDS - len(terms))
        if not terms:
            return []
        # Nothing but plain terms: only then are those passed over early that cannot come among the first.
        wanted = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        found = self._searcher.search(wanted, CANDIDATES + len(without), count=False).hits
        ids = self._searcher.fast_field_values("id", [address for _, address in found])
        ids = [id_ for id_ in ids if id_ not in without]
        likeness = self._counts.likeness(asked, self._contents.of(ids)).tolist()
        scored = list(zip(ids, likeness, strict=True))
        return sorted(scored, key=lambda hit: (-hit[1], hit[0]))[:limit]

    @property
    def counts(self) -> Counts:
        """In how many texts each word is."""
        return self._counts

    def search(
        self,
        congress_id: int,
        asked: Sequence[str],
        limit: int,
        offset: int = 0,
        within: Collection[int] | None = None,
        whole: Collection[str] = (),
        units: Sequence[str] = (),
    ) -> list[tuple[int, float]]:
        """Those that hold every one of the typed terms, the `whole` ones not only in their words.

        `within` only these proposals; the names of `units` are words.
        """
        must = [
            (tantivy.Occur.Must, self._held(congress_id, folded(term).strip(), units, whole=term in whole))
            for term in asked
        ]
        if within is not None:
            among = tantivy.Query.term_set_query(self._index.schema, "id", list(within))
            must.append((tantivy.Occur.Must, tantivy.Query.const_score_query(among, 0.0)))
        query = tantivy.Query.boolean_query(must)
        found = self._searcher.search(query, limit, count=False, offset=offset).hits
        ids = self._searcher.fast_field_values("id", [address for _, address in found])
        return [(id_, score) for id_, (score, _) in zip(ids, found, strict=True)]

    def _held(self, congress_id: int, term: str, units: Sequence[str], *, whole: bool) -> Any:
        """Its words, or wherever jieba cut otherwise all its pairs of characters; a `whole` one's pairs.

        A name of the roster is found by its own pairs, beside the words of the rest: in every text, also in
        those that were cut before the roster had it.
        """
        ways: list[tuple[Sequence[str], Sequence[str]]] = [((), pairs(term))]
        if not whole or len(term) < 2:
            ways.append((self._cut(term), ()))
            names, rest = parted(term, units)
            if names:
                ways.append((rest, [pair for name in names for pair in pairs(name)]))
        either = []
        for words, two in ways:
            terms = [self._term("words", f"{congress_id}/{word}") for word in words]
            terms += [self._term("pairs", f"{congress_id}/{pair}") for pair in two]
            if terms:
                either.append(tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in terms]))
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in either])

    def _words(self, title: str, body: str) -> list[str]:
        return self._cut(title) * TITLE_TWICE + self._cut(body)

    def _rarest(self, congress_id: int, words: Sequence[str], most: int) -> list[Any]:
        """Looked for are those that tell most, and only what is somewhere in this congress."""
        different = list(dict.fromkeys(words))
        seen = self._counts.of(np.array([place_of(word) for word in different], "<u4"))
        found: list[Any] = []
        for at in np.argsort(seen, kind="stable"):
            term = f"{congress_id}/{different[at]}"
            if seen[at] and self._searcher.doc_freq("words", term):
                found.append(self._term("words", term))
                if len(found) == most:
                    break
        return found

    def _term(self, name: str, value: str | int) -> Any:
        return tantivy.Query.term_query(self._index.schema, name, value, "freq")

    def _read_mark(self) -> tuple[tuple[int, int], int]:
        """The position, and how many texts there are at least; the beginning where nobody can read it."""
        try:
            kept = json.loads((self.folder / MARK).read_text())
            change, proposal_id = kept["position"]
            if kept["made_by"] == [self._identity, FORM]:
                return (change, proposal_id), int(kept["texts"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return NOTHING, 0


def empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("pairs", tokenizer_name="whitespace", index_option="basic")
    return builder.build()
