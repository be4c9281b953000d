"""Tests of the scorer of entities."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.entities import EntityRow, match_entities, score_entities
from nlp.model import Entity
from tests.evaluation.builders import entity, page_of

TEXT = "Karin Ekdahl, controller, Ekdala kommun"
spans = st.tuples(st.integers(0, 15), st.integers(16, 30), st.sampled_from(["PER", "ORG"]))
entities = st.lists(spans.map(lambda span: entity(TEXT, *span)), max_size=6)


def test_worked_example() -> None:
    page = page_of(TEXT, (0, 12, "PER"), (14, 24, "ROLE"), (26, 39, "MUN"))
    predicted = [
        entity(TEXT, 0, 12, "PER"),  # right
        entity(TEXT, 26, 39, "ORG"),  # wrong label
        entity(TEXT, 14, 23, "ROLE"),  # wrong span
    ]
    figures = score_entities([page], [predicted])
    assert (figures.found.precision, figures.found.recall) == (1 / 3, 1 / 3)
    assert {label: found.f1 for label, found in figures.labels.items()} == {
        "MUN": 0.0,
        "ORG": 0.0,
        "PER": 1.0,
        "ROLE": 0.0,
    }
    assert (figures.labels["ORG"].predicted, figures.labels["ORG"].gold) == (1, 0)


def test_micro_f1_sums_over_pages() -> None:
    pages = [page_of(TEXT, (0, 12, "PER")), page_of(TEXT, (0, 12, "PER"), (26, 39, "MUN"), name="p2")]
    figures = score_entities(pages, [[entity(TEXT, 0, 12, "PER")], []])
    assert (figures.found.precision, figures.found.recall) == (1.0, 1 / 3)
    assert figures.found.f1 == pytest.approx(2 * 1 / (1 + 3))


def test_an_entity_of_another_page_is_no_match() -> None:
    pages = [page_of(TEXT, (0, 12, "PER")), page_of(TEXT, name="p2")]
    assert score_entities(pages, [[], [entity(TEXT, 0, 12, "PER")]]).found.matched == 0


def test_the_same_entity_twice_counts_once() -> None:
    figures = score_entities([page_of(TEXT, (0, 12, "PER"))], [[entity(TEXT, 0, 12, "PER")] * 2])
    assert (figures.found.matched, figures.found.precision) == (1, 0.5)


def test_span_and_label_decide_and_not_the_text_or_normal_form() -> None:
    said = Entity(0, 12, "Karin  Ekdahl", "PER", norm="Ekdahl, Karin")
    assert score_entities([page_of(TEXT, (0, 12, "PER"))], [[said]]).found.f1 == 1.0
    assert match_entities([EntityRow("p1", 0, 5, "PER", "a")], [EntityRow("p1", 0, 5, "PER", "b")]) == [(0, 0)]


def test_every_page_needs_its_entities() -> None:
    with pytest.raises(ValueError, match="zip"):
        score_entities([page_of(TEXT)], [])


@given(entities)
def test_a_perfect_prediction_scores_1(found: list[Entity]) -> None:
    page = page_of(TEXT, *((one.start, one.end, one.label) for one in found))
    figures = score_entities([page], [found])
    assert figures.found.f1 == 1.0
    assert all(label.f1 == 1.0 for label in figures.labels.values())


@given(entities, entities, st.integers())
def test_the_order_of_entities_does_not_matter(right: list[Entity], said: list[Entity], seed: int) -> None:
    page = page_of(TEXT, *((one.start, one.end, one.label) for one in right))
    figures = score_entities([page], [said])
    assert score_entities([page], [random.Random(seed).sample(said, len(said))]) == figures
    assert 0 <= figures.found.f1 <= 1
    assert sum(label.matched for label in figures.labels.values()) == figures.found.matched
