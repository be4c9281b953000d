"""Tests of what the reading process and its parent say to each other."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.limits import PdfLimits, limit_names
from ingest.model import Bookmark, Page, Problem
from ingest.wire import dump_error, dump_head, dump_job, dump_page, load_head, load_job, load_page
from tests.support.strategies import EXAMPLES, pages, problems_of

_ANY_TEXT = st.text(st.characters())  # lone surrogates too
_BOOKMARKS = st.lists(st.builds(Bookmark, _ANY_TEXT, st.integers(1, 9), st.integers(1, 8)), max_size=4).map(tuple)


@EXAMPLES
@given(_ANY_TEXT, st.integers(0, 9_999), _ANY_TEXT, _BOOKMARKS)
def test_head(extractor: str, page_count: int, title: str, bookmarks: tuple[Bookmark, ...]) -> None:
    message = dump_head(extractor, page_count, title, bookmarks)
    assert message.isascii()
    assert len(message.splitlines()) == 1
    assert load_head(json.loads(message)["head"]) == (extractor, page_count, title, bookmarks)


@EXAMPLES
@given(pages(3), st.lists(problems_of(3), max_size=3).map(tuple))
def test_page(page: Page, problems: tuple[Problem, ...]) -> None:
    message = dump_page(page, problems)
    assert message.isascii()
    assert len(message.splitlines()) == 1
    assert load_page(json.loads(message)["page"]) == (page, problems)


@EXAMPLES
@given(
    _ANY_TEXT,
    st.integers(1, 9_999),
    st.tuples(*(st.integers(1, 2**40) for _ in limit_names())),
)
def test_job(path: str, first_page: int, values: tuple[int, ...]) -> None:
    limits = PdfLimits(**dict(zip(limit_names(), values, strict=True)))
    job = dump_job(path, "pypdf", limits, first_page)
    assert "\0" not in job
    assert load_job(job) == (path, "pypdf", limits, first_page)


def test_error() -> None:
    assert json.loads(dump_error("E102", "trasig å")) == {"error": ["E102", "trasig å"]}


@pytest.mark.parametrize("name", limit_names())
def test_every_limit_reaches_the_child(name: str) -> None:
    limits = PdfLimits(**{name: 7})
    assert getattr(load_job(dump_job("a", "pypdf", limits, 1))[2], name) == 7
