"""Tests of the classes of characters."""

import pytest

from ingest.letters import (
    ALPHABET,
    BLANK,
    BROKEN,
    CLASSES,
    DIGIT,
    MARK,
    ODD_LATIN,
    OTHER_SCRIPT,
    SYMBOL,
    letter_classes,
)


def test_every_code_point_has_a_class() -> None:
    classes = letter_classes()
    assert len(classes) == 0x10000
    assert set(range(CLASSES)) == {int(value) for value in classes}


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        (" \n\t\u00a0\u2003", BLANK),
        ("aAáÀẫ", 1),
        ("åÅ", ALPHABET.index("å") + 1),
        ("öÖ", ALPHABET.index("ö") + 1),
        ("đĐ", ALPHABET.index("d") + 1),
        ("ıİî", ALPHABET.index("i") + 1),
        ("łŁ", ALPHABET.index("l") + 1),
        ("0٣½", DIGIT),
        ("-–.:'’\u00ad\u0308ﬁæØ", MARK),
        ('§%+=?!"#€', SYMBOL),
        ("ÃãÕªʼþ", ODD_LATIN),
        ("жΩع中", OTHER_SCRIPT),
        ("\ufffd\uf0b7\x03\ud800\u0378", BROKEN),
    ],
)
def test_classes(characters: str, expected: int) -> None:
    assert {int(letter_classes()[ord(character)]) for character in characters} == {expected}
