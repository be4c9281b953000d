"""Tests of the table of limits."""

import dataclasses

import pytest

from ingest.limits import LIMIT_HELP, MEBIBYTE, PdfLimits, limit_names


def test_every_limit_has_a_help_text_in_the_order_of_the_table() -> None:
    assert tuple(LIMIT_HELP) == limit_names()
    assert all(LIMIT_HELP.values())


def test_defaults_are_those_that_the_documentation_promises() -> None:
    limits = PdfLimits()
    assert (limits.pdf_bytes, limits.pdf_pages, limits.page_characters) == (200 * MEBIBYTE, 5_000, 200_000)
    assert limits.file_characters == 10_000_000
    assert limits.memory_bytes == 2_048 * MEBIBYTE
    assert (limits.cpu_seconds, limits.wall_seconds, limits.page_seconds) == (120, 120, 20)
    assert all(getattr(limits, name) > 0 for name in limit_names())


def test_limits_cannot_be_changed_in_place() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        PdfLimits().pdf_pages = 1  # type: ignore[misc]
