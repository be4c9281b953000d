"""Markers of secrecy: what marks a section, how far it reaches, and what only speaks of secrecy."""

import pytest

from ingest.model import BlockKind
from nlp.personal.secrecy import is_marker, marks_heading, secret_sections
from tests.support.sources import Part, paragraphs, source

MARKERS = (
    "Sekretess",
    "SEKRETESS",
    "Sekretessbelagt",
    "Sekretessbelagd bilaga",
    "Omfattas av sekretess enligt 26 kap. 1 § OSL",
    "Ska inte publiceras",
    "§ 45 SEKRETESS",
    "Publiceras ej",
    "Paragrafen är sekretessbelagd",
    "Ärendet omfattas av sekretess enligt 26 kap. 1 § offentlighets- och sekretesslagen (2009:400).",
    "Sekretess enligt OSL 26:1",
    "(Sekretess)",
    "Bilaga 3 omfattas av sekretess",
    "§ 12 Sekretessärende",
    "Publiceras inte på grund av sekretess",
    "Paragrafen publiceras inte med hänsyn till GDPR",
    "Ej för publicering",
)
NONE = (
    "frågan om sekretess prövades",
    "Policy för sekretess",
    "Sekretess och tystnadsplikt",
    "Sekretessprövning",
    "Offentlighets- och sekretesslagen",
    "Omfattas ärendet av sekretess?",
    "Uppgiften omfattas av sekretess om det kan antas att den enskilde lider men.",
    "Information om sekretess",
    "Protokollet publiceras på webben",
    "",
    "Sekretess " * 30,
)


@pytest.mark.parametrize("text", MARKERS)
def test_markers(text: str) -> None:
    assert is_marker(text)


@pytest.mark.parametrize("text", NONE)
def test_no_markers(text: str) -> None:
    assert not is_marker(text)
    assert not marks_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "§ 46 Yttrande till förvaltningsrätten (sekretess)",
        "§ 46 Sekretess – yttrande",
        "Vårdärende – SEKRETESS",
        "§ 7 Sekretessärende: överflyttning av vårdnad",
        "§ 9 SEKRETESS Yttrande",
    ],
)
def test_headings_with_a_marker(text: str) -> None:
    assert marks_heading(text)


def _marked(*parts: Part, **fields: str) -> list[int]:
    return [secret.section for secret in secret_sections(source(*parts, **fields))]


def test_a_paragraph_reaches_to_the_next_whatever_the_levels() -> None:
    parts = (
        Part("§ 1 Val", paragraphs("x")),
        Part("§ 2 SEKRETESS", paragraphs("x")),
        Part("Beslut", paragraphs("x"), level=1),
        Part("Ärendet", paragraphs("x"), level=2),
        Part("§ 3 Val", paragraphs("x")),
    )
    assert _marked(*parts) == [1, 2, 3]


def test_a_line_marks_its_section_and_what_is_below() -> None:
    parts = (
        Part("Ärendet", paragraphs("Sekretess enligt 26 kap. 1 § OSL", "x")),
        Part("Bakgrund", paragraphs("x"), level=2),
        Part("Ekonomi", paragraphs("x")),
    )
    assert _marked(*parts) == [0, 1]


def test_a_stamp_at_the_top_marks_the_document() -> None:
    assert _marked(Part("", paragraphs("SEKRETESS", "Tjänsteutlåtande")), Part("Ärendet", paragraphs("x"))) == [0, 1]


def test_a_stamp_in_a_header_marks_the_sections_of_its_page() -> None:
    header = (BlockKind.FURNITURE, "SEKRETESS")
    assert _marked(Part("", (header,)), Part("Två", paragraphs("y", "z")), Part("Tre")) == [0, 1]
    assert _marked(Part("Ett", ((BlockKind.FURNITURE, "Sida 1"),))) == []


@pytest.mark.parametrize(
    ("heading", "below", "title"),
    [
        ("Sekretess", "Uppgifter i ärendet omfattas av sekretess och tystnadsplikt gäller.", "Utredning"),
        ("Sekretess", "Personalen informeras.", "Riktlinjer för dokumentation"),
        ("4.2 Sekretess", "Personalen informeras.", "Utredning"),
        ("Sekretess", "Parterna förbinder sig att inget röja.", "Samverkan"),
    ],
)
def test_a_chapter_on_secrecy_is_no_marker(heading: str, below: str, title: str) -> None:
    assert _marked(Part(heading, paragraphs(below)), title=title) == []


def test_a_bare_heading_over_something_else_is_one() -> None:
    assert _marked(Part("Sekretess", paragraphs("Flickan placeras.")), title="Protokoll") == [0]
