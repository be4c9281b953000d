"""Tests of the error tree and its table of codes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import (
    _ROWS,
    ERROR_CODES,
    BadInputError,
    DefectError,
    DocumentError,
    ErrorCode,
    GoldError,
    KommunsokError,
    LimitError,
    NotFoundError,
    QueryError,
    StateError,
)

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ingest", "nlp", "index", "api", "evaluation", "kommunsok")
# E1xx–E4xx and E9xx; a rule of ruff in a noqa comment is none of ours.
CODE = re.compile(r"\bE[1-469]\d{2}\b")


def tree(base: type[KommunsokError]) -> Iterator[type[KommunsokError]]:
    yield base
    for child in base.__subclasses__():
        yield from tree(child)


def test_every_code_stands_once_in_the_table() -> None:
    assert len(ERROR_CODES) == len(_ROWS)
    assert list(ERROR_CODES) == sorted(ERROR_CODES)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: str(row.code))
def test_rows_say_what_happened_and_what_to_do(row: ErrorCode) -> None:
    assert CODE.fullmatch(row.code)
    assert row.title[0].isupper()
    assert not row.title.endswith(".")
    assert len(row.advice) > 10
    assert 400 <= row.http_status <= 599
    assert 1 < row.exit_code <= 125


def test_default_codes_of_all_errors_are_in_the_table() -> None:
    errors = set(tree(KommunsokError))
    assert len(errors) >= 9
    assert {error.default_code for error in errors} <= set(ERROR_CODES)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_code_base_names_no_code_that_is_not_in_the_table(package: str) -> None:
    unknown = {
        f"{path.relative_to(ROOT)}: {code}"
        for path in (ROOT / package).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "noqa" not in line
        for code in CODE.findall(line)
        if code not in ERROR_CODES
    }
    assert unknown == set()


def test_the_tree() -> None:
    for error in (DocumentError, QueryError, NotFoundError, GoldError):
        assert issubclass(error, BadInputError)
    assert all(error.__base__ is KommunsokError for error in (BadInputError, LimitError, StateError, DefectError))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KommunsokError, "E900"),
        (BadInputError, "E201"),
        (DocumentError, "E102"),
        (QueryError, "E201"),
        (NotFoundError, "E202"),
        (GoldError, "E203"),
        (LimitError, "E301"),
        (StateError, "E401"),
        (DefectError, "E900"),
    ],
)
def test_an_error_has_the_code_of_its_class(error: type[KommunsokError], code: str) -> None:
    assert error("x").code == code
    assert error("x", "E404").code == "E404"


def test_the_message_names_code_title_detail_and_advice() -> None:
    error = DocumentError("ekdala.pdf är tom.", "E107")
    assert error.row is ERROR_CODES["E107"]
    assert str(error) == ("E107 PDF-filen saknar sidor: ekdala.pdf är tom. Hämta filen på nytt från källan.")
    assert error.detail == "ekdala.pdf är tom."


def test_the_docstring_draws_the_ranges_that_the_table_has() -> None:
    import ingest.errors  # noqa: PLC0415

    assert ingest.errors.__doc__ is not None
    drawn = CODE.findall(ingest.errors.__doc__)
    assert set(drawn) <= set(ERROR_CODES)
    for family in ("E1", "E3", "E4"):
        assert max(code for code in ERROR_CODES if code.startswith(family)) in drawn
