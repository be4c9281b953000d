"""Search by words: BM25 over our own Swedish tokens in tantivy, with every filter as a term of the index.

Tokens come from `nlp.analyzer` at index and at query time, and queries are built from them, never parsed, so that no
input is a syntax error. BM25 as in Robertson and Zaragoza (2009), with tantivy's k1 = 1.2 and b = 0.75.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

import tantivy

from index.filters import filter_terms, passage_terms
from index.overlay import Clauses, Overlay, identity
from index.protocol import Filter, Passage
from index.word_queries import HOLDING, Alternative, FieldWeights, question_clauses
from nlp.analyzer import Analyzer

_TOKENIZER: Final = "given"
_FIELDS: Final = ("head", "words", "grams")
_ORDER: Final = "order"
_HEAP_BYTES: Final = 64_000_000
_DATE_MIN: Final = 0
_DATE_MAX: Final = 99_999_999


@dataclass(frozen=True, slots=True)
class WordHits:
    """What words found.

    Args:
        scores: ordinal of the passage → BM25 score, best first.
        total: number of passages that hold at least one of the words.
    """

    scores: dict[int, float] = field(default_factory=dict)
    total: int = 0


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in _FIELDS:
        builder.add_text_field(name, stored=False, tokenizer_name=_TOKENIZER, index_option="freq")
    builder.add_text_field(_ORDER, stored=False, tokenizer_name=_TOKENIZER, index_option="position")
    builder.add_text_field("tags", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("ordinal", stored=False, indexed=False, fast=True)
    builder.add_unsigned_field("date", stored=False, indexed=True, fast=True)
    return builder.build()


def _register(index: tantivy.Index) -> None:
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, whitespace)


def write_words(folder: Path, passages: Sequence[Passage], analyzer: Analyzer) -> None:
    """Write the word index of a generation.

    Args:
        folder: empty folder to write to.
        passages: in order; their place is their ordinal.
        analyzer: the Swedish analyzer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(_schema(), path=str(folder))
    _register(index)
    writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
    for ordinal, passage in enumerate(passages):
        writer.add_document(_document(ordinal, passage, analyzer))
    writer.commit()
    writer.wait_merging_threads()


def _document(ordinal: int, passage: Passage, analyzer: Analyzer) -> tantivy.Document:
    document = tantivy.Document()
    for field_ in (*_FIELDS, _ORDER):
        for text in _tokens(field_, passage, analyzer):
            document.add_text(field_, " ".join(text))
    for tag in (identity(passage.id), *passage_terms(passage)):
        document.add_text("tags", tag)
    document.add_unsigned("ordinal", ordinal)
    document.add_unsigned("date", _date_number(passage.date, _DATE_MIN))
    return document


def _tokens(field_: str, passage: Passage, analyzer: Analyzer) -> Iterator[Iterable[str]]:
    """What a field holds of a passage; phrases do not run from one text of the order to the next."""
    if field_ == _ORDER:
        for part in (passage.title, *passage.heading_path, passage.text):
            yield (token.stem for token in analyzer.tokens(part))
    elif field_ == "grams":
        yield analyzer.grams(passage.text)
    else:
        yield field_terms(field_, passage, analyzer)


def field_terms(field_: str, passage: Passage, analyzer: Analyzer) -> tuple[str, ...]:
    """Stems of the words of a passage, then of the parts of its compounds, each as often as it stands there.

    Args:
        field_: "words" for the text, "head" for title and headings.
        passage: that is read.
        analyzer: the Swedish analyzer.
    """
    text = passage.text if field_ == "words" else " \n ".join((passage.title, *passage.heading_path))
    return (*analyzer.stems(text), *analyzer.parts(text))


def _date_number(date: str, missing: int) -> int:
    return int(date.replace("-", "")) if date else missing


class WordIndex:
    """The word index of one generation, open for reading."""

    def __init__(self, folder: Path, analyzer: Analyzer) -> None:
        self._index = tantivy.Index.open(str(folder))
        _register(self._index)
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._analyzer = analyzer
        self.overlay = Overlay()

    def search(
        self, text: str, weights: FieldWeights, filter_: Filter, limit: int, added: Sequence[Alternative] = ()
    ) -> WordHits:
        """Passages that hold words of a question.

        Args:
            text: the question.
            weights: how much each field counts.
            filter_: what passages must fulfil.
            limit: number of scores wanted.
            added: what the question is also searched as.
        """
        clauses = question_clauses(self._schema, self._analyzer, text, weights, self.holding, added)
        if not clauses:
            return WordHits()
        words = tantivy.Query.boolean_query(clauses)
        found = self._searcher.search(self._restricted(words, filter_), limit=limit)
        return WordHits(self._ordinals(found), int(found.count or 0))  # type: ignore[attr-defined]  # not in its stub

    def like(self, terms: Mapping[str, float], filter_: Filter, limit: int) -> dict[int, float]:
        """BM25 scores, by ordinal, of the passages that hold stems of a text, best first.

        Args:
            terms: stem → weight.
            filter_: what passages must fulfil.
            limit: number of scores wanted.
        """
        if not terms:
            return {}
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(query, weight))
            for stem, weight in terms.items()
            for query in [tantivy.Query.term_query(self._schema, "words", stem)]
        ]
        return self._ordinals(
            self._searcher.search(self._restricted(tantivy.Query.boolean_query(clauses), filter_), limit=limit)
        )

    def matching(self, filter_: Filter) -> list[int] | None:
        """Ordinals of the passages that fulfil a filter, ascending; None when it lets everything through."""
        if filter_ == Filter():
            return None
        query = self._restricted(tantivy.Query.all_query(), filter_)
        found = self._searcher.search(query, limit=max(1, self._searcher.num_docs))
        return sorted(self._ordinals(found))

    def document_frequency(self, stem: str) -> int:
        """Number of passages whose text holds a stem."""
        return int(self._searcher.doc_freq("words", stem))

    def holding(self, stem: str) -> int:
        """Number of passages whose text, title or headings hold a stem, those that hold it in both counted twice."""
        return sum(int(self._searcher.doc_freq(field, stem)) for field in HOLDING)

    def _ordinals(self, found: tantivy.SearchResult) -> dict[int, float]:
        if not (hits := found.hits):
            return {}
        scores, addresses = zip(*hits, strict=True)
        ordinals = cast("list[int]", self._searcher.fast_field_values("ordinal", list(addresses)))
        return dict(zip(ordinals, cast("tuple[float, ...]", scores), strict=True))

    def _restricted(self, query: tantivy.Query, filter_: Filter) -> tantivy.Query:
        """The query with every part of the filter as a condition that adds nothing to the score."""
        clauses: Clauses = []
        for alternatives in filter_terms(filter_):
            terms = tantivy.Query.term_set_query(self._schema, "tags", list(alternatives))
            clauses.append((tantivy.Occur.Must, tantivy.Query.const_score_query(terms, 0.0)))
        if filter_.date_from or filter_.date_to:
            low = max(1, _date_number(filter_.date_from, 1))
            high = _date_number(filter_.date_to, _DATE_MAX)
            span = tantivy.Query.range_query(self._schema, "date", tantivy.FieldType.Unsigned, low, high)
            clauses.append((tantivy.Occur.Must, tantivy.Query.const_score_query(span, 0.0)))
        conditions = [*self.overlay.combined(self._schema, clauses, filter_), *self._wording(filter_)]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *conditions]) if conditions else query

    def _wording(self, filter_: Filter) -> Iterable[tuple[tantivy.Occur, tantivy.Query]]:
        """Conditions on the words of a passage, its title and its headings, which corrections do not change."""
        for occur, wanted in ((tantivy.Occur.Must, filter_.phrases), (tantivy.Occur.MustNot, filter_.without)):
            for written in wanted:
                stems = [token.stem for token in self._analyzer.tokens(written)]
                if stems:
                    yield occur, tantivy.Query.const_score_query(_in_order(self._schema, stems), 0.0)


def _in_order(schema: tantivy.Schema, stems: Sequence[str]) -> tantivy.Query:
    if len(stems) == 1:
        return tantivy.Query.term_query(schema, _ORDER, stems[0])
    return tantivy.Query.phrase_query(schema, _ORDER, list(stems))
