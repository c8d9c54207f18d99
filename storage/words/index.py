"""The words of every proposal, so that like ones are found in milliseconds; the database is the truth."""

import json
import marshal
import math
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import mul
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from storage.words.cutting import folded, words_of

# More rarest words find hardly more of what is alike, and cost more.
RAREST_WORDS = 48
# What comes from the rough ranking into the fine one.
CANDIDATES = 100
# A title's words count twice, and its characters once more by themselves.
TITLE_TWICE = 2
TITLE_SHARE = 0.3
HEAP_BYTES = 15_000_000
LONGEST_TEXT = 20_000
LONGEST_QUESTION = 3_000
MARK = "position.json"
NAMES = ("words", "title")
NOTHING = (-1, 0)
# What is kept of a text can be read by the same Python and the same form of index only.
MADE_BY = (1, sys.version)


@dataclass(frozen=True)
class Text:
    """What is indexed of one proposal."""

    id: int
    congress_id: int
    title: str
    body: str


class Terms(NamedTuple):
    """The different terms of a text, and what each weighs before its rarity: more where it stands often."""

    terms: tuple[str, ...]
    weights: tuple[float, ...]


class Taken(NamedTuple):
    """What a text is compared by: its words, and its title's characters and pairs of them."""

    words: Terms
    title: Terms


class Index:
    """One folder, one writer. `position` is how far of the database's changes it holds."""

    def __init__(self, folder: Path, identity: str) -> None:
        self._folder, self._identity = folder, identity
        folder.mkdir(parents=True, exist_ok=True)
        self.position = self._read_position()
        if self.position == NOTHING:
            _empty(folder)
        try:
            self._index = tantivy.Index(_schema(), path=str(folder))
        except ValueError:
            # Damaged, or of another version: the database has everything.
            self.position = NOTHING
            _empty(folder)
            self._index = tantivy.Index(_schema(), path=str(folder))
        self._writer: Any = None
        self._rarity: Rarity | None = None

    def put(self, texts: Iterable[Text], position: tuple[int, int]) -> None:
        """Take in what was added or changed, and remember how far that was."""
        writer = self._writer = self._writer or self._index.writer(HEAP_BYTES, 1)
        for text in texts:
            writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "id", text.id))
            title, body = folded(text.title[:LONGEST_TEXT]), folded(text.body[:LONGEST_TEXT])
            words = _words(title, body)
            taken = _taken(title, words)
            document = tantivy.Document()
            document.add_unsigned("id", text.id)
            document.add_unsigned("congress", text.congress_id)
            document.add_text("words", " ".join(words))
            document.add_text("title", " ".join(taken.title.terms))
            document.add_text("pairs", " ".join({*_pairs(title), *_pairs(body)}))
            document.add_bytes("kept", marshal.dumps((*taken.words, *taken.title)))
            writer.add_document(document)
        writer.commit()
        self._index.reload()
        self.position = position
        mark = self._folder / MARK
        mark.write_text(json.dumps({"made_by": [self._identity, *MADE_BY], "position": position}))

    def similar(
        self, congress_id: int, title: str, body: str, limit: int, without: Collection[int] = ()
    ) -> list[tuple[int, float]]:
        """(proposal, likeness 0 to 1), the most alike first."""
        title, body = folded(title[:LONGEST_QUESTION]), folded(body[:LONGEST_QUESTION])
        asked = _taken(title, _words(title, body))
        searcher: Any = self._index.searcher()
        rare = self._rarest(searcher, asked.words)
        if not rare:
            return []
        wanted = [(tantivy.Occur.Should, self._term("words", word, weight)) for word, weight in rare]
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, self._of(congress_id)),
                (tantivy.Occur.Must, tantivy.Query.boolean_query(wanted)),
            ]
        )
        scored = []
        compared = Comparison(self._rarity_in(searcher), asked)
        for _, address in searcher.search(query, CANDIDATES + len(without), count=False).hits:
            document = searcher.doc(address)
            id_ = int(document.get_first("id"))
            if id_ not in without:
                kept: Any = marshal.loads(document.get_first("kept"))
                words, often, heading, there = kept
                scored.append((id_, compared.likeness(Taken(Terms(words, often), Terms(heading, there)))))
        return sorted(scored, key=lambda hit: (-hit[1], hit[0]))[:limit]

    def _rarity_in(self, searcher: Any) -> "Rarity":
        """Counted anew when a fiftieth was added: until then nobody would see the difference."""
        if self._rarity is None or searcher.num_docs > self._rarity.total * 1.02:
            self._rarity = Rarity(searcher)
        return self._rarity

    def seen(self) -> "Seen":
        """In how many texts each word is, as of now."""
        return Seen(self._index.searcher())

    def search(
        self,
        congress_id: int,
        asked: Sequence[str],
        limit: int,
        offset: int = 0,
        within: Collection[int] | None = None,
    ) -> list[tuple[int, float]]:
        """Those that hold every one of the typed terms; `within` only these proposals."""
        must = [(tantivy.Occur.Must, self._of(congress_id))]
        if within is not None:
            must.append(
                (
                    tantivy.Occur.Must,
                    tantivy.Query.const_score_query(
                        tantivy.Query.term_set_query(self._schema, "id", list(within)), 0.0
                    ),
                )
            )
        for term in asked:
            must.append((tantivy.Occur.Must, self._held(folded(term).strip())))
        searcher: Any = self._index.searcher()
        query = tantivy.Query.boolean_query(must)
        found = searcher.search(query, limit, count=False, offset=offset).hits
        return [(int(searcher.doc(address).get_first("id")), score) for score, address in found]

    def _held(self, term: str) -> Any:
        """Its words, or wherever jieba cut otherwise all its pairs of characters."""
        schema = self._schema
        words = [
            (tantivy.Occur.Must, tantivy.Query.term_query(schema, "words", word)) for word in words_of(term)
        ]
        pairs = [
            (tantivy.Occur.Must, tantivy.Query.term_query(schema, "pairs", pair)) for pair in _pairs(term)
        ]
        either = [
            (tantivy.Occur.Should, tantivy.Query.boolean_query(terms)) for terms in (words, pairs) if terms
        ]
        return tantivy.Query.boolean_query(either)

    def _rarest(self, searcher: Any, words: Terms) -> list[tuple[str, float]]:
        known = (
            (searcher.doc_freq("words", word), word, weight) for word, weight in zip(*words, strict=True)
        )
        return [rare[1:] for rare in sorted(found for found in known if found[0])[:RAREST_WORDS]]

    @property
    def _schema(self) -> Any:
        return self._index.schema

    def _of(self, congress_id: int) -> Any:
        return tantivy.Query.const_score_query(
            tantivy.Query.term_query(self._schema, "congress", congress_id), 0.0
        )

    def _term(self, name: str, word: str, weight: float) -> Any:
        return tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, name, word), weight)

    def _read_position(self) -> tuple[int, int]:
        """The beginning where there is no index of this database, or one that nobody can read."""
        try:
            kept = json.loads((self._folder / MARK).read_text())
            change, proposal_id = kept["position"]
            return (change, proposal_id) if kept["made_by"] == [self._identity, *MADE_BY] else NOTHING
        except (OSError, ValueError, KeyError):
            return NOTHING


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


class Seen(Mapping[str, int]):
    """In how many texts of an index each word is; looked up, never gone through."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher

    def __getitem__(self, word: str) -> int:
        return int(self._searcher.doc_freq("words", word))

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return int(self._searcher.num_docs)


class Rarity:
    """How rare a term is among all texts; asked once for each."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self.total = searcher.num_docs
        self._known: dict[str, dict[str, float]] = {"words": {}, "title": {}}

    def of(self, name: str, terms: Terms) -> list[float]:
        """The weights of the terms, rarity included."""
        known = self._known[name]
        try:
            rare = [known[term] for term in terms.terms]
        except KeyError:
            for term in terms.terms:
                if term not in known:
                    held = self._searcher.doc_freq(name, term)
                    known[term] = math.log((1 + self.total) / (1 + held)) + 1
            rare = [known[term] for term in terms.terms]
        return list(map(mul, rare, terms.weights))


class Comparison:
    """How alike texts are to one: cosine of the words, and of the titles by themselves."""

    def __init__(self, rarity: Rarity, asked: Taken) -> None:
        self._rarity = rarity
        self._asked = {}
        for name, terms in zip(NAMES, asked, strict=True):
            weights = rarity.of(name, terms)
            self._asked[name] = dict(zip(terms.terms, weights, strict=True)), _norm(weights)

    def likeness(self, other: Taken) -> float:
        """0 to 1."""
        words, title = (self._cosine(name, terms) for name, terms in zip(NAMES, other, strict=True))
        return (words + TITLE_SHARE * title) / (1 + TITLE_SHARE)

    def _cosine(self, name: str, terms: Terms) -> float:
        (asked, norm), weights = self._asked[name], self._rarity.of(name, terms)
        shared = sum(map(mul, weights, map(asked.get, terms.terms, repeat(0.0))))
        return shared / (norm * _norm(weights)) if shared else 0.0


def _norm(weights: list[float]) -> float:
    return math.sqrt(sum(map(mul, weights, weights)))


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("congress", indexed=True)
    for name in NAMES:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("pairs", tokenizer_name="whitespace", index_option="basic")
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


def _words(title: str, body: str) -> list[str]:
    return words_of(title) * TITLE_TWICE + words_of(body)


def _taken(title: str, words: list[str]) -> Taken:
    return Taken(_terms(words), _terms([*"".join(title.split()), *_pairs(title)]))


def _terms(stream: list[str]) -> Terms:
    counts = Counter(stream)
    return Terms(tuple(counts), tuple(1 + math.log(n) for n in counts.values()))


def _pairs(text: str) -> list[str]:
    joined = "".join(text.split())
    return [joined[n : n + 2] for n in range(len(joined) - 1)]
