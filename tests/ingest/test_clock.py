"""Tests of the clock that bounds how long a file may take to put in order."""

import time
from dataclasses import replace

import pytest

from ingest.blocks import build_blocks
from ingest.clock import bounded, unbounded
from ingest.documents import build_documents
from ingest.errors import LimitError
from ingest.limits import PdfLimits
from ingest.parse import parse_extraction
from tests.support.typeset import extraction_of

PACKAGE = extraction_of(*(["Nämnden beslutar att anta planen."] for _ in range(3)))


class Watch:
    """A clock that stands still until it is looked at, and goes on by a second each time."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


def test_after_its_time_it_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", Watch())
    check = bounded("a.pdf", 2)
    check()
    with pytest.raises(LimitError, match=r"a\.pdf: .* 2 s") as caught:
        check()
    assert caught.value.code == "E303"
    unbounded()


@pytest.mark.parametrize("checks", range(7))
def test_each_page_paragraph_and_document_looks_at_the_clock(monkeypatch: pytest.MonkeyPatch, checks: int) -> None:
    monkeypatch.setattr(time, "monotonic", Watch())
    with pytest.raises(LimitError) as caught:
        parse_extraction(PACKAGE, "a.pdf", "ab", 1, replace(PdfLimits(), structure_seconds=checks + 1))
    assert caught.value.code == "E303"


def test_what_is_in_time_is_the_same_with_a_clock_and_without() -> None:
    check = bounded("a.pdf", 60)
    text, blocks = build_blocks(PACKAGE.pages, (), check)
    assert (text, blocks) == build_blocks(PACKAGE.pages)
    assert build_documents(blocks, (), check) == build_documents(blocks, ())
    assert parse_extraction(PACKAGE, "a.pdf", "ab", 1).text == text


def test_reading_and_ordering_together_take_three_minutes_at_most() -> None:
    assert PdfLimits().wall_seconds + PdfLimits().structure_seconds <= 180
