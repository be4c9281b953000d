"""Tests of the features that tell headings from the text."""

from collections import Counter

import pytest
from hypothesis import given

from ingest.model import Extraction, Line
from ingest.plain_features import unit_features
from ingest.plain_units import Hints, units
from ingest.plain_weights import WEIGHTS
from tests.support.clock import within
from tests.support.strategies import EXAMPLES, extractions

FULL = "Nämnden har under året följt upp hur hemtjänsten fungerar i kommunens alla områden."


def lines(*texts: str) -> list[Line]:
    return [Line(text, 1, 700.0 - 12 * place, 72.0, 10.0, False) for place, text in enumerate(texts)]


def features(*texts: str, hints: Hints | None = None) -> list[tuple[str, ...]]:
    rows, known = lines(*texts), hints or Hints()
    return list(unit_features(rows, units(rows, known), known))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        *(("Förslag till beslut", "long template"), ("Sammanfattning", "template"), ("Status", "weak template")),
        *(("Förslag till beslut från presidiet", "opens as template"), ("§ 4 Val", "paragraph")),
        *(("2.1 Mål", "number 1"), ("2024 blev ett år", "digit first"), ("• Mål", "item"), ("mål", "lower")),
        *(
            ("Vad händer nu?", "ends?"),
            ("Följande gäller:", "ends:"),
            ("Ansvar för", "ends open"),
            ("Mål", "ends bare"),
        ),
        *(("BAKGRUND", "capitals"), ("Åren 2023, 2024", "many digits"), ("Karin Ekdahl", "name"), ("a  b", "cells")),
        *(
            ("Ej påbörjad", "value"),
            ("Omsorgsnämnden", "body"),
            ("Tel: 12", "field"),
            ("ann@ekdala.example", "contact"),
        ),
        *(("Planen ska gälla under fyra år", "verb"), ("Barn, unga", "comma")),
    ],
)
def test_features_of_the_words(text: str, feature: str) -> None:
    assert feature in features(text)[0]


def test_features_of_the_surroundings() -> None:
    found = features(FULL, "Samverkan", FULL)
    assert "after a full sentence" in found[1]
    assert "above a sentence" in found[1]
    assert "white above" in found[0]
    assert "page foot" in found[2]


def test_a_title_stands_between_a_head_and_a_heading() -> None:
    found = features("Diarienummer: ON 2023/4", "Utvärdering av larm", "Förslag till beslut", FULL)
    assert "title place" in found[1]
    assert "head" not in found[3]


def test_a_paragraph_and_an_entry_of_contents_cannot_be_headings() -> None:
    assert features(FULL[:-1] + " och", "rapporten är klar.") == [()]
    assert features("1 Mål .......... 4", "12 345", "Ord " * 90) == [(), (), ()]
    assert features("Diarienummer: ON 2023/4", "Nämnden beslutar", "att anta planen")[:2] == [(), ()]


def test_hints_of_the_package() -> None:
    hints = Hints(frozenset({"samverkan"}), Counter({"samverkan": 3, "kommentar": 12}))
    found = features("Samverkan", FULL, "Kommentar", FULL, hints=hints)
    assert {"announced", "recurs"} <= set(found[0])
    assert {"chain", "recurs often"} <= set(found[2])


def test_numbers_in_sequence() -> None:
    found = features("1 Mål", FULL, "2 Medel", FULL, "9 Personer")
    assert ["sequence 0" in found[0], "sequence 0" in found[2], "number 0" in found[4]] == [True] * 3


def test_the_model_knows_features_that_exist() -> None:
    known = {name for names in features("Förslag till beslut", FULL, "1 Mål", "• punkt", "Namn: x") for name in names}
    assert len(known & WEIGHTS.keys()) > 10


@pytest.mark.parametrize("text", ["Aa " * 20_000, "a" * 50_000, "Namn:" + " " * 50_000 + "x"], ids=["a", "b", "c"])
def test_hostile_lines_cost_little(text: str) -> None:
    with within(1.0):
        features(text, "slut", "Sammanfattning")


@EXAMPLES
@given(extractions())
def test_any_text_has_features_a_unit(extraction: Extraction) -> None:
    rows = [line for page in extraction.pages for line in page.lines if line.text.strip()]
    parts = units(rows, Hints())
    assert len(list(unit_features(rows, parts, Hints()))) == len(parts)
