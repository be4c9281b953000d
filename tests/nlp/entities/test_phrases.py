"""Phrases of gazetteers in running text."""

import pytest

from nlp.entities.phrases import Case, PhraseBook
from tests.nlp.entities.helpers import Rule, spans, texts


def find(book: PhraseBook) -> Rule:
    """The book's rule, tried at every word."""
    return lambda document: book.find(document, range(len(document.words)))


@pytest.fixture
def book() -> PhraseBook:
    phrases = PhraseBook()
    phrases.add("Norra Skogens råd", "ORG")
    phrases.add("Norra", "LOC")
    phrases.add("SKB", "ORG", norm="Skogens kommuner", case=Case.EXACT)
    phrases.add("provmyndigheten", "ORG", case=Case.ANY)
    phrases.add("Vara", "MUN", norm="Vara kommun", is_word=True)
    phrases.add("Hälso- och sjukhuset", "ORG")
    return phrases


def test_longest_phrase_wins_and_lines_may_break(book: PhraseBook) -> None:
    assert spans(find(book), "I Norra\nSkogens råd sitter")[0] == ("Norra\nSkogens råd", "ORG", "Norra Skogens råd")


def test_punctuation_breaks_a_phrase(book: PhraseBook) -> None:
    assert texts(find(book), "Norra. Skogens råd") == ["Norra"]


def test_capital_is_needed(book: PhraseBook) -> None:
    assert texts(find(book), "norra skogens råd") == []


def test_exact_case_with_both_genitives(book: PhraseBook) -> None:
    assert spans(find(book), "SKB, SKBs och SKB:s men skb") == [
        ("SKB", "ORG", "Skogens kommuner"),
        ("SKBs", "ORG", "Skogens kommuner"),
        ("SKB:s", "ORG", "Skogens kommuner"),
    ]


def test_any_case_with_genitive(book: PhraseBook) -> None:
    assert texts(find(book), "Provmyndigheten och provmyndighetens") == ["Provmyndigheten", "provmyndighetens"]


def test_common_word_counts_inside_a_sentence_only(book: PhraseBook) -> None:
    assert texts(find(book), "Vara chefer. Vi bor i Vara") == ["Vara"]
    assert len(spans(find(book), "Vara chefer. Vi bor i Vara")) == 1


def test_hanging_hyphen_inside_a_phrase(book: PhraseBook) -> None:
    assert texts(find(book), "på Hälso- och sjukhuset") == ["Hälso- och sjukhuset"]
