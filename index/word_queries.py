"""A question as a query of the word index: each of its words or what also stands for it, whichever speaks louder."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import tantivy

from nlp.analyzer import Analyzer, Token

HOLDING: Final = ("head", "words")
"""Fields with the stems of words and of the parts of compounds."""
Clause = tuple[tantivy.Occur, tantivy.Query]


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """How much each field counts.

    Head and words hold the stems of the words and of the parts of compounds together, so that "skolskjuts" finds
    "skjuts till skolan" and the other way round.

    Args:
        head: title and heading path.
        words: the text.
        parts: of the parts of compounds in the question, beside its words, in both fields.
        grams: character 5-grams of the text, of words of the question that the archive does not hold.
        added: of what the question is also searched as, times the weight of each expansion.
        tie: share of what does not speak loudest among a word and its expansions, 0–1.
    """

    head: float = 0.3
    words: float = 1.0
    parts: float = 0.6
    grams: float = 0.15
    added: float = 1.0
    tie: float = 0.1


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may stand in a passage in place of words of the question.

    Args:
        stems: of its words; a passage must hold them all.
        tokens: indexes of the question's tokens that it stands for.
        weight: against the words themselves, which count 1.
    """

    stems: tuple[str, ...]
    tokens: tuple[int, ...]
    weight: float


def question_clauses(
    schema: tantivy.Schema,
    analyzer: Analyzer,
    text: str,
    weights: FieldWeights,
    held: Callable[[str], int],
    added: Sequence[Alternative] = (),
) -> list[Clause]:
    """What passages may hold to be found, each once; empty for a question without words.

    The words of a question add up. A word and what stands for it are one: the best of them counts, and of the others a
    share, so that a passage with three synonyms is not three times as good.

    Args:
        schema: of the word index, with fields head, words and grams.
        analyzer: the Swedish analyzer.
        text: the question.
        weights: how much each field counts.
        held: number of passages that hold a stem.
        added: what may stand in place of words of the question.
    """
    make = _Maker(schema, weights)
    words = _words(analyzer, text, weights)
    clauses: list[Clause] = []
    used = [one for one in added if one.weight * weights.added > 0]
    for tokens, alternatives in _groups(used):
        said = {stem: found for stem, found in words.items() if found.token in tokens}
        for stem in said:
            del words[stem]
        own = [clause for stem, found in said.items() for clause in make.terms((stem,), found.weight)]
        ways = [tantivy.Query.boolean_query(own)] if own else []
        for one in alternatives:
            ways.extend(make.ways(one))
        if ways:
            clauses.append((tantivy.Occur.Should, tantivy.Query.disjunction_max_query(ways, weights.tie)))
    for stem, found in words.items():
        clauses.extend(make.terms((stem,), found.weight))
    if weights.grams > 0:
        unknown = " ".join(token.text for _, token in _kept(analyzer, text) if not held(token.stem))
        grams = dict.fromkeys(analyzer.grams(unknown))
        clauses.extend((tantivy.Occur.Should, make.term("grams", gram, weights.grams)) for gram in grams)
    return clauses


@dataclass(frozen=True, slots=True)
class _Word:
    token: int
    weight: float


def _words(analyzer: Analyzer, text: str, weights: FieldWeights) -> dict[str, _Word]:
    """Stems of the words of a question and of the parts of its compounds, with the first token that gives them."""
    kept = list(_kept(analyzer, text))
    found = {token.stem: _Word(place, 1.0) for place, token in reversed(kept)}
    if weights.parts > 0:
        for place, token in kept:
            for part in token.parts:
                found.setdefault(part, _Word(place, weights.parts))
    return found


def question_terms(analyzer: Analyzer, text: str, weights: FieldWeights) -> dict[str, float]:
    """Stems of the words of a question and of the parts of its compounds, each with what it counts in every field.

    Args:
        analyzer: the Swedish analyzer.
        text: the question.
        weights: how much each field counts.
    """
    return {stem: found.weight for stem, found in _words(analyzer, text, weights).items()}


def _kept(analyzer: Analyzer, text: str) -> Iterator[tuple[int, Token]]:
    """Tokens that are searched, with their places among all tokens."""
    return ((place, token) for place, token in enumerate(analyzer.tokens(text)) if not analyzer.is_stop(token))


def _groups(added: Iterable[Alternative]) -> list[tuple[set[int], list[Alternative]]]:
    """Alternatives together with all that stand for some of the same words."""
    groups: list[tuple[set[int], list[Alternative]]] = []
    for one in added:
        tokens, members = set(one.tokens), [one]
        for group in [group for group in groups if group[0] & tokens]:
            groups.remove(group)
            tokens |= group[0]
            members = [*group[1], *members]
        groups.append((tokens, members))
    return groups


class _Maker:
    """Makes queries of stems.

    Args:
        schema: of the word index.
        weights: how much each field counts.
    """

    def __init__(self, schema: tantivy.Schema, weights: FieldWeights) -> None:
        self._schema = schema
        self._weights = weights
        self._fields: Mapping[str, float] = {name: getattr(weights, name) for name in HOLDING}

    def term(self, field: str, stem: str, weight: float) -> tantivy.Query:
        """One stem in one field."""
        query = tantivy.Query.term_query(self._schema, field, stem, "freq")
        return tantivy.Query.boost_query(query, weight)

    def terms(self, stems: Sequence[str], weight: float) -> list[Clause]:
        """Stems in both fields, each where it counts."""
        return [
            (tantivy.Occur.Should, self.term(field, stem, weight * factor))
            for field, factor in self._fields.items()
            for stem in stems
            if weight * factor > 0
        ]

    def ways(self, one: Alternative) -> list[tantivy.Query]:
        """An alternative as a query: one stem as a word is; of several all must stand in the same field."""
        weight = one.weight * self._weights.added
        if len(one.stems) == 1:
            clauses = self.terms(one.stems, weight)
        else:
            share = weight / len(one.stems)
            clauses = [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.boolean_query(
                        [(tantivy.Occur.Must, self.term(field, stem, share * factor)) for stem in one.stems]
                    ),
                )
                for field, factor in self._fields.items()
                if factor > 0
            ]
        return [tantivy.Query.boolean_query(clauses)] if clauses else []
