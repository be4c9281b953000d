"""Whether a passage is what a watch asks for: its filters, its words, or its meaning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.filters import filter_terms, passage_terms
from index.protocol import Expansion, Filter, Passage
from index.query_language import read_question
from nlp.analyzer import Analyzer

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A question with its filters, made ready for looking at many passages.

    Args:
        text: the words of the question; "" for a filter alone.
        words: for each word the ways to say it, each the stems that must all be there.
        conditions: sets of tags, of each of which a passage must have one.
        dates: first and last ISO date, "" for open.
        phrases: stems that must stand one after the other.
        without: the same, of which none may be there.
    """

    text: str
    words: tuple[tuple[frozenset[str], ...], ...]
    conditions: tuple[frozenset[str], ...]
    dates: tuple[str, str]
    phrases: tuple[Stems, ...]
    without: tuple[Stems, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A passage with its words and tags, analysed once for all watches.

    Args:
        passage: what is looked at.
        tags: of its data, as filters ask for them.
        stems: of its words in order.
        known: its stems and those of the parts of its compounds.
        own: stems of its text alone.
    """

    passage: Passage
    tags: frozenset[str]
    stems: Stems
    known: frozenset[str]
    own: Stems


def wish(question: str, given: Filter, expansions: Iterable[Expansion], analyzer: Analyzer) -> Wish:
    """A question as a watch looks for it.

    Args:
        question: as the user wrote it, in the language of `index.query_language`.
        given: filter beside it.
        expansions: what the question is also searched as.
        analyzer: the Swedish analyzer.

    Raises:
        QueryError: a filter value that cannot be honoured.
    """
    asked = read_question(" ".join(question.split()), given)
    others = [(set(analyzer.stems(one.term)), frozenset(analyzer.stems(one.added))) for one in expansions]
    words = []
    for token in analyzer.tokens(asked.text):
        if not analyzer.is_stop(token):
            said = [added for term, added in others if token.stem in term and added]
            ways = [frozenset({token.stem}), *([frozenset(token.parts)] if token.parts else []), *said]
            words.append(tuple(dict.fromkeys(ways)))
    return Wish(
        text=" ".join(asked.text.split()),
        words=tuple(dict.fromkeys(words)),
        conditions=tuple(frozenset(terms) for terms in filter_terms(asked.filter)),
        dates=(asked.filter.date_from, asked.filter.date_to),
        phrases=_phrases(asked.filter.phrases, analyzer),
        without=_phrases(asked.filter.without, analyzer),
    )


def _phrases(texts: Iterable[str], analyzer: Analyzer) -> tuple[Stems, ...]:
    return tuple(stems for text in texts if (stems := tuple(analyzer.stems(text))))


def look(passage: Passage, analyzer: Analyzer) -> Looked:
    """Analyse a passage with its title and headings."""
    head = "\n".join((passage.title, *passage.heading_path))
    own = tuple(analyzer.stems(passage.text))
    stems = (*analyzer.stems(head), *own)
    known = frozenset((*stems, *analyzer.parts(head), *analyzer.parts(passage.text)))
    return Looked(passage, frozenset(passage_terms(passage)), stems, known, own)


def passes(wanted: Wish, looked: Looked) -> bool:
    """Whether a passage fulfils the filters, phrases and unwanted words of a watch."""
    first, last = wanted.dates
    date = looked.passage.date
    if (first and date < first) or (last and not (date and date <= last)):
        return False
    if any(condition.isdisjoint(looked.tags) for condition in wanted.conditions):
        return False
    held = [_holds(looked.stems, phrase) for phrase in wanted.phrases]
    return all(held) and not any(_holds(looked.stems, phrase) for phrase in wanted.without)


def has_words(wanted: Wish, looked: Looked) -> bool:
    """Whether every word of a question stands in a passage, in one of the ways to say it."""
    return all(any(way <= looked.known for way in ways) for ways in wanted.words)


def _holds(stems: Sequence[str], phrase: Stems) -> bool:
    width = len(phrase)
    return any(tuple(stems[place : place + width]) == phrase for place in range(len(stems) - width + 1))
