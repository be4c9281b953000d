"""The rules inside a spaCy pipeline."""

import warnings
from typing import Any

import pytest


@pytest.fixture(scope="module")
def pipeline() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy  # noqa: PLC0415

        from nlp.entities import spacy_component  # noqa: PLC0415

        nlp = spacy.blank("sv")
        nlp.add_pipe(spacy_component.FACTORY)
    return nlp


def test_entities_with_norms(pipeline: Any) -> None:
    doc = pipeline("Socialnämnden i Lomma kommun begär 4 800 tkr.")
    assert [(span.text, span.label_, span.kb_id_) for span in doc.ents] == [
        ("Socialnämnden", "ORG", "socialnämnden"),
        ("Lomma kommun", "MUN", "Lomma kommun"),
        ("4 800 tkr", "MONEY", "4800000 SEK"),
    ]
    assert len(doc.spans["kommunsok"]) == 3


def test_spans_inside_a_token_are_widened(pipeline: Any) -> None:
    doc = pipeline("PO-medlen")
    assert [span.label_ for span in doc.ents] == ["ABBR"]


def test_empty_text(pipeline: Any) -> None:
    assert list(pipeline("").ents) == []
