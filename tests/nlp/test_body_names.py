"""Bodies compared: full names, genitives, short forms and letters."""

import pytest

from nlp.body_names import is_generic, same_body


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("KS", "Kommunstyrelsen"),
        ("KF", "Kommunfullmäktige"),
        ("fullmäktige", "Kommunfullmäktige"),
        ("kommunfullmäktiges", "Kommunfullmäktige"),
        ("socialnämndens", "Socialnämnden"),
        ("SN", "Socialnämnden"),
        ("BUN", "Barn- och utbildningsnämnden"),
        ("KSAU", "Kommunstyrelsens arbetsutskott"),
        ("AU", "Kommunstyrelsens arbetsutskott"),
        ("arbetsutskottet", "Socialnämndens arbetsutskottet"),
    ],
)
def test_one_body(written: str, name: str) -> None:
    assert same_body(written, name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("KS", "Kommunfullmäktige"),
        ("KF", "Kommunstyrelsen"),
        ("KS", "Kommunstyrelsens arbetsutskott"),
        ("SN", "Kommunstyrelsen"),
        ("nämnden", "Socialnämnden"),
        ("socialnämnden", "Kultur- och socialnämnden"),
        ("KS", "Förvaltningen"),
        ("", "Socialnämnden"),
        ("KS", ""),
    ],
)
def test_two_bodies(written: str, name: str) -> None:
    assert not same_body(written, name)


def test_kinds_without_a_name() -> None:
    assert is_generic("nämndens")
    assert not is_generic("Socialnämnden")
