"""Tests of the closed set of document types."""

from ingest.labels import DOC_TYPES
from ingest.templates import TYPE_WORDS


def test_keys_are_plain_identifiers() -> None:
    assert all(key.isascii() and key.isidentifier() and key == key.lower() for key in DOC_TYPES)


def test_names_are_unique_and_capitalised() -> None:
    assert len(set(DOC_TYPES.values())) == len(DOC_TYPES)
    assert all(name[0].isupper() for name in DOC_TYPES.values())


def test_every_type_that_a_title_can_name_is_in_the_set() -> None:
    assert {label for label, _ in TYPE_WORDS} <= set(DOC_TYPES)


def test_there_is_a_type_for_what_names_none() -> None:
    assert "ovrigt" in DOC_TYPES
