"""A search backend in plain Python that counts stems: what the embedded one is measured against."""

from collections.abc import Callable, Iterable, Sequence

from index.embedded import MAX_LIMIT, MAX_OFFSET, MAX_QUERY_CHARACTERS
from index.filters import check
from index.protocol import DecisionTag, Explanation, Filter, Hit, Passage, Query, Result
from index.query_language import Asked, read_question
from ingest.errors import QueryError
from nlp.analyzer import Analyzer
from nlp.diarienummer import normalise
from nlp.names import law_keys


class FakeBackend:
    """Implements `index.protocol.SearchBackend` by going through all passages.

    Args:
        passages: in the order of the archive.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple(passages)
        self._analyzer = Analyzer()
        self._held = {passage: self._terms(_whole(passage)) for passage in self._passages}

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Passages by identifier, unknown ones left out."""
        known = {passage.id: passage for passage in self._passages}
        return tuple(known[name] for name in ids if name in known)

    def search(self, query: Query) -> Result:
        """Passages with most of the question's stems first; all that pass the filter for an empty question."""
        _check_bounds(query)
        check(query.filter)
        asked = read_question(query.text, query.filter)
        kept = [passage for passage in self._passages if passes(passage, asked.filter) and self._worded(passage, asked)]
        if asked.text.strip():
            wanted = set(self._terms(asked.text))
            scored = [(float(self._count(passage, wanted)), passage) for passage in kept]
            found = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        else:
            found = [(0.0, passage) for passage in kept]
        window = found[query.offset : query.offset + query.limit]
        hits = tuple(
            Hit(query.offset + place, score, passage, self._explained(query, passage))
            for place, (score, passage) in enumerate(window, start=1)
        )
        certainty = 1.0 if found else 0.0
        return Result(query, hits, len(found), certainty, not found, restrictions=asked.restrictions)

    def _worded(self, passage: Passage, asked: Asked) -> bool:
        """Whether it has the words that it must have and none that it must lack."""
        parts = (passage.title, *passage.heading_path, passage.text)
        held = [f" {' '.join(token.stem for token in self._analyzer.tokens(part))} " for part in parts]

        def stands(words: str) -> bool:
            stems = [token.stem for token in self._analyzer.tokens(words)]
            return any(f" {' '.join(stems)} " in part for part in held)

        return all(map(stands, asked.filter.phrases)) and not any(map(stands, asked.filter.without))

    def _terms(self, text: str) -> list[str]:
        return [*self._analyzer.stems(text), *self._analyzer.parts(text)]

    def _count(self, passage: Passage, wanted: set[str]) -> int:
        return sum(term in wanted for term in self._held[passage])

    def _explained(self, query: Query, passage: Passage) -> Explanation:
        if not query.explain:
            return Explanation()
        wanted = set(self._terms(query.text))
        tokens = self._analyzer.tokens(passage.text)
        matched = (passage.text[t.start : t.end] for t in tokens if wanted.intersection((t.stem, *t.parts)))
        return Explanation(tuple(dict.fromkeys(matched)), words=1.0)


def _whole(passage: Passage) -> str:
    return " \n ".join((passage.title, *passage.heading_path, passage.text))


def passes(passage: Passage, filter_: Filter) -> bool:
    """Whether a passage fulfils a filter."""
    return (
        _among(filter_.municipality, _municipality(passage.municipality), _municipality)
        and _among(filter_.board, passage.board.lower(), str.lower)
        and (not filter_.doc_type or passage.doc_type in filter_.doc_type)
        and _is_case(passage, filter_.diarienummer)
        and (not filter_.law or not _laws(filter_.law).isdisjoint(_laws(passage.laws)))
        and (not filter_.date_from or passage.date >= filter_.date_from)
        and (not filter_.date_to or "" < passage.date <= filter_.date_to)
        and _decides(passage.decisions, filter_)
    )


def _among(values: Sequence[str], value: str, fold: Callable[[str], str]) -> bool:
    return not values or value in {fold(wanted) for wanted in values}


def _municipality(name: str) -> str:
    words = [word for word in name.lower().split() if word not in ("kommun", "stad")]
    return " ".join(words).rstrip("s")


def _laws(names: Sequence[str]) -> set[str]:
    return {key for name in names for key in law_keys(name)}


def _is_case(passage: Passage, wanted: Sequence[str]) -> bool:
    norms = {normalise(value) or normalise(value.upper()) or "" for value in wanted}
    board, _, number = passage.diarienummer.rpartition(" ")
    if not wanted or passage.diarienummer in norms or number in norms:
        return True
    return bool(number) and not board and number in {norm.rpartition(" ")[2] for norm in norms}


def _decides(decisions: Sequence[DecisionTag], filter_: Filter) -> bool:
    if not (filter_.status or filter_.type or filter_.subject):
        return True
    return any(
        (not filter_.status or decision.status in filter_.status)
        and (not filter_.type or not set(decision.types).isdisjoint(filter_.type))
        and (not filter_.subject or decision.subject in filter_.subject)
        for decision in decisions
    )


def _check_bounds(query: Query) -> None:
    if not 1 <= query.limit <= MAX_LIMIT or not 0 <= query.offset <= MAX_OFFSET:
        raise QueryError(f"{query.limit} träffar från {query.offset}")
    if len(query.text) > MAX_QUERY_CHARACTERS:
        raise QueryError(f"{len(query.text)} tecken")
