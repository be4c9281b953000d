"""Hypothesis strategies for what extractors give."""

import os
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ingest.model import Bookmark, Extraction, Line, Page, Problem

_ASKED = os.environ.get("KOMMUNSOK_EXAMPLES", "")
EXAMPLES: Final = settings(
    max_examples=int(_ASKED or "20"),
    deadline=None,
    derandomize=not _ASKED,
    database=None,
    # A busy machine is no fault of the examples; a fixture that is shared by them is meant to be.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
"""Few examples, the same ones in every run; KOMMUNSOK_EXAMPLES=1000 in the environment tries so many new ones."""

# Pieces that pages are full of, so that examples reach the rules for headings, tables, signatures and documents.
_PHRASES = (
    *("Tjänsteutlåtande", "Förslag till beslut", "§ 12", "§ 13 Val av justerare", "1 Inledning", "2.1 Mål", "Beslut"),
    *("Diarienummer: SN 2023/12", "Datum: 2023-05-03", "Sida 1 (3)", "12 (30)", "Justerandes sign", "Ekdala kommun"),
    *(
        "att godkänna rapporten",
        "- en punkt",
        "1. första",
        "12 345 -67 8,9 100",
        "Inledning ........ 4",
        "hem-",
        "tjänst",
    ),
    *("Karin Ek", "Förvaltningschef", "Socialnämnden", "nämnden beslutar att anta planen.", "Innehåll", "Bilaga 1"),
    *(
        "\u00ad",
        "ﬁnans",
        "a\u0308",
        "\u00a0 \u2003",
        "§",
        "PO-",
        "och",
        "Protokoll",
        "Kallelse",
        "Socialnämndens plan 2024",
    ),
)
# No surrogates (an extractor gives none) and no line ends (it cuts lines at them).
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\n")
line_texts = (
    st.one_of(st.sampled_from(_PHRASES), st.lists(st.sampled_from(_PHRASES), min_size=2, max_size=5).map(" ".join))
    | st.text(_CHARACTERS, min_size=1, max_size=40)
).filter(lambda text: bool(text.strip()))
_measures = st.floats(-100, 1000, allow_nan=False, width=32).map(lambda value: round(value, 1))
_sizes = st.sampled_from((8.0, 11.0, 11.0, 11.0, 12.0, 14.0, 18.0))


@st.composite
def pages(draw: st.DrawFn, number: int) -> Page:
    """A page, mostly set from top to bottom."""
    texts = draw(st.lists(line_texts, max_size=8))
    falling = draw(st.booleans())
    lines = []
    for place, text in enumerate(texts):
        y = 780.0 - 14.0 * place if falling else draw(_measures)
        lines.append(Line(text.rstrip(), number, y, draw(_measures), draw(_sizes), draw(st.booleans())))
    return Page(number, 595.0, 842.0, tuple(lines))


@st.composite
def extractions(draw: st.DrawFn, most_pages: int = 4) -> Extraction:
    """What an extractor could give for a whole file."""
    count = draw(st.integers(1, most_pages))
    read = tuple(draw(pages(number)) for number in range(1, count + 1))
    marks = draw(st.lists(st.builds(Bookmark, line_texts, st.integers(1, count), st.integers(1, 3)), max_size=3))
    problems = draw(st.lists(problems_of(count), max_size=2))
    return Extraction("påhittad 1.0", read, tuple(marks), tuple(problems), draw(line_texts))


def problems_of(page_count: int) -> st.SearchStrategy[Problem]:
    """Problems of a file with so many pages."""
    return st.builds(Problem, st.sampled_from(("E105", "E106", "E305")), line_texts, st.integers(0, page_count))
