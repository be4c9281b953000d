"""The annotator: offsets of entities and decisions slice back, headers are not tagged, the model is named."""

from pathlib import Path

import pytest

from ingest.model import BlockKind, ParsedSource
from ingest.parse import parse_file
from nlp.model import Annotations
from nlp.pipeline import Annotator
from tests.support.passages import Part, source

PACKAGES = Path(__file__).resolve().parent.parent.parent / "examples" / "packages"


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="module")
def package() -> ParsedSource:
    path = sorted(PACKAGES.glob("*.pdf"))[0]
    return parse_file(path, path.name)


@pytest.fixture(scope="module")
def annotations(annotator: Annotator, package: ParsedSource) -> Annotations:
    return annotator.annotate(package)


def test_entities_slice_back(package: ParsedSource, annotations: Annotations) -> None:
    assert len(annotations.entities) > 100
    for entity in annotations.entities:
        assert package.text[entity.start : entity.end] == entity.text
    assert [entity.start for entity in annotations.entities] == sorted(entity.start for entity in annotations.entities)


def test_decisions_stand_in_their_section_and_document(package: ParsedSource, annotations: Annotations) -> None:
    assert len(annotations.decisions) > 10
    for decision in annotations.decisions:
        section = package.sections[decision.section]
        assert section.document == decision.document
        assert section.start <= decision.start < decision.end <= section.end
        assert section.page_first <= decision.page_first <= decision.page_last <= section.page_last
        assert 0 <= decision.confidence <= 1


def test_every_annotation_says_which_model_made_it(annotator: Annotator, annotations: Annotations) -> None:
    assert annotations.model == annotator.model
    assert all(decision.model for decision in annotations.decisions)


def test_annotating_twice_gives_the_same(annotator: Annotator, package: ParsedSource, annotations: Annotations) -> None:
    assert annotator.annotate(package) == annotations


def test_headers_and_footers_are_not_tagged(annotator: Annotator) -> None:
    parsed = source(
        Part("Rubrik", ((BlockKind.FURNITURE, "Ekdala kommun"), (BlockKind.PARAGRAPH, "Lunds kommun har svarat.")))
    )
    assert [entity.text for entity in annotator.annotate(parsed).entities if entity.label == "MUN"] == ["Lunds kommun"]


def test_an_empty_source_has_no_annotations(annotator: Annotator) -> None:
    assert annotator.annotate(source()).entities == ()
