"""The import manifest: both formats, every way to break them, and what it changes in documents."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from ingest.errors import ManifestError
from ingest.manifest import COLUMNS, NOTHING_GIVEN, Given, described, key_of, load_given, load_manifest
from ingest.model import Inferred, LogicalDocument
from tests.support.strategies import EXAMPLES

URL = "https://ekdala.example/kallelse.pdf"
GIVEN = Given(URL, "Ekdala kommun", "Omsorgsnämnden", "2023-05-03", "Kallelse maj")
DOCUMENT = LogicalDocument(0, 1, 1, 0, 0, "Kallelse", "kallelse", "Kallelse")


def write(folder: Path, text: str, name: str = "filer.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_with_any_usual_separator(tmp_path: Path, separator: str) -> None:
    rows = [COLUMNS, ("2023/maj.pdf", URL, "Ekdala kommun", "Omsorgsnämnden", "2023-05-03", "Kallelse maj")]
    text = "\ufeff" + "\r\n".join(separator.join(row) for row in rows) + "\r\n\r\n"
    assert load_manifest(write(tmp_path, text)) == {"2023/maj.pdf": GIVEN}


def test_columns_in_any_order_and_number(tmp_path: Path) -> None:
    path = write(tmp_path, "board,file\nOmsorgsnämnden, a.pdf \n,b.pdf\n")
    assert load_manifest(path) == {"a.pdf": Given(board="Omsorgsnämnden"), "b.pdf": NOTHING_GIVEN}


def test_json(tmp_path: Path) -> None:
    rows = [{"file": "a.pdf", "url": URL, "title": None}]
    assert load_manifest(write(tmp_path, json.dumps(rows), "filer.json")) == {"a.pdf": Given(url=URL)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,färg\na.pdf,röd\n", "rubrikraden, kolumn 2: 'färg' är okänd"),
        ("file,url,file\n", "rubrikraden, kolumn 3: 'file' står där två gånger"),
        ("url\nx\n", "kolumnen file saknas"),
        ("", "kolumnen file saknas"),
        ("file,url\na.pdf,,röd\n", "rad 2, kolumn 3: 'röd' saknar rubrik"),
        ("file,url\n,https://a.se\n", "rad 2, kolumnen file är tom"),
        ("file\na.pdf\n./a.pdf\n", "rad 3, kolumnen file: 'a.pdf' står där två gånger"),
        ("file,url\na.pdf,javascript:alert(1)\n", "rad 2, kolumnen url"),
        ("file,url\na.pdf,http://[::1\n", "rad 2, kolumnen url"),
        ("file,meeting_date\na.pdf,3 maj 2023\n", "rad 2, kolumnen meeting_date: '3 maj 2023' är inget datum"),
        ("file,meeting_date\na.pdf,20230503\n", "rad 2, kolumnen meeting_date"),
        ('file,title\na.pdf,"öppen\n', "rad 2"),
    ],
)
def test_what_breaks_the_format_is_named_with_row_and_column(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ManifestError) as caught:
        load_manifest(write(tmp_path, text))
    assert caught.value.code == "E205"
    assert said in caught.value.detail


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "är ingen JSON"),
        ("[" * 100_000, "är ingen JSON"),
        ("{}", "är ingen lista"),
        ('["a.pdf"]', "rad 1 är inget objekt"),
        ('[{"file": "a.pdf"}, {"file": "b.pdf", "färg": 1}]', "rad 2, kolumn 2: 'färg' är okänd"),
        ('[{"file": "a.pdf", "title": 7}]', "rad 1, kolumnen title: 7 är ingen text"),
        ('[{"file": null}]', "kolumnen file är tom"),
    ],
)
def test_what_breaks_json_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ManifestError) as caught:
        load_manifest(write(tmp_path, text, "filer.JSON"))
    assert said in caught.value.detail


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match=r"saknas\.csv"):
        load_manifest(tmp_path / "saknas.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes("file,board\na.pdf,nämnd\n".encode("latin-1"))
    with pytest.raises(ManifestError, match="UTF-8"):
        load_manifest(path)


def test_names_from_other_systems_are_the_same() -> None:
    assert key_of("./2023\\na\u0308mnd.pdf") == "2023/nämnd.pdf"


def test_it_fills_what_does_not_stand_in_the_document() -> None:
    (document,) = described([DOCUMENT], GIVEN)
    assert (document.municipality, document.board, document.meeting_date) == GIVEN_FIELDS
    assert document.title == "Kallelse maj"
    assert {(item.field, item.source) for item in document.inferred} == {
        (name, "manifest") for name in ("municipality", "board", "meeting_date", "title")
    }


GIVEN_FIELDS = ("Ekdala kommun", "Omsorgsnämnden", "2023-05-03")


def test_it_wins_over_what_was_inferred_and_not_over_what_stands_there() -> None:
    document = LogicalDocument(
        *(0, 1, 1, 0, 0, "Kallelse", "kallelse", "Kallelse till mötet", "Provby kommun", "Nämnden"),
        meeting_date="2023-01-01",
        inferred=(Inferred("board", "paket"), Inferred("date", "bokmarke", 2)),
    )
    (found,) = described([document], GIVEN)
    assert (found.municipality, found.board, found.meeting_date) == ("Provby kommun", "Omsorgsnämnden", "2023-01-01")
    assert found.title == "Kallelse till mötet"
    assert found.inferred == (Inferred("date", "bokmarke", 2), Inferred("board", "manifest"))


def test_a_title_is_for_a_file_of_one_document() -> None:
    assert [document.title for document in described([DOCUMENT, DOCUMENT], GIVEN)] == ["Kallelse", "Kallelse"]


def test_nothing_given_changes_nothing() -> None:
    assert described([DOCUMENT], NOTHING_GIVEN) == (DOCUMENT,)


def test_attachments_have_no_title_of_the_package() -> None:
    assert GIVEN.for_attachment() == Given(URL, *GIVEN_FIELDS)


@EXAMPLES
@examples(st.builds(Given, st.text(), st.text(), st.text(), st.text(), st.text()))
def test_what_is_stored_comes_back(given: Given) -> None:
    assert load_given(given.dump()) == given


@EXAMPLES
@examples(st.text(max_size=80))
def test_any_text_gives_rows_or_a_typed_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("m")
    for name in ("a.csv", "a.json"):
        with suppress(ManifestError):
            load_manifest(write(folder, "file," + text if name == "a.csv" else text, name))
