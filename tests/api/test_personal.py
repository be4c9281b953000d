"""Personal data for the registrar: the list, its counts, the route, the page, and removal from the command line."""

from pathlib import Path
from typing import Final

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from tests.support.access import headers_for
from tests.support.commandline import CommandLine
from tests.support.pdfs import write_pdf
from tests.support.typeset import Rows, title

_PAGE: Final[Rows] = (
    title("Redovisning av insatser"),
    "Tony Berglund häktades i januari.",
    "",
    "Vera Lindqvist bor på Björkvägen 12 i Ekdala.",
    "",
    "Nämnden godkänner redovisningen.",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An archive of one page with two flagged sentences."""
    write_pdf(tmp_path / "a.pdf", (_PAGE,))
    archive = Archive(tmp_path / "data", create=True)
    archive.ingest([tmp_path / "a.pdf"], IngestOptions(workers=0))
    archive.close()
    return tmp_path / "data"


def test_the_list_names_file_page_and_kind(data: Path, kommunsok: CommandLine) -> None:
    rows = kommunsok("personal-data", "--format", "json", data=data).json
    assert [(row["file"], row["page"], row["text"]) for row in rows] == [
        ("a.pdf", 1, "Tony Berglund häktades i januari."),
        ("a.pdf", 1, "Vera Lindqvist bor på Björkvägen 12 i Ekdala."),
    ]
    one = kommunsok("personal-data", "--kind", "adress", "--file", "a.pdf", "--format", "json", data=data).json
    assert [row["kind"] for row in one] == ["Privatpersons adress"]


def test_counts_for_each_file(data: Path, kommunsok: CommandLine) -> None:
    rows = kommunsok("personal-data", "--counts", "--kind", "brott", "--format", "json", data=data).json
    assert rows == [{"file": "a.pdf", "kind": "Brott eller misstanke mot en namngiven person", "count": 1}]


def test_route_and_page_are_for_the_registrar_only(data: Path) -> None:
    analyst, registrar = headers_for(data, "analyst"), headers_for(data, "registrar")
    with TestClient(create_app(Settings(data=data, rate_per_minute=0))) as client:
        for path in ("/v1/personuppgifter", "/personuppgifter"):
            for headers, status in (({}, 401), (analyst, 403)):
                answer = client.get(path, headers=headers)
                assert answer.status_code == status
                assert "Berglund" not in answer.text
        assert client.get("/v1/personuppgifter", params={"limit": 1}, headers=registrar).json()["total"] == 2
        assert "Tony Berglund häktades" in client.get("/personuppgifter", headers=registrar).text


def test_forget_masks_and_tells_how_often(data: Path, kommunsok: CommandLine) -> None:
    outcome = kommunsok("forget", "Tony Berglund", "--reason", "Begäran", data=data)
    assert (outcome.code, outcome.err) == (0, "Maskerat på 1 ställen.\n")
    assert "Berglund" not in kommunsok("search", "häktades", "--format", "json", data=data).out


def test_forget_takes_a_span_of_a_file(data: Path, kommunsok: CommandLine) -> None:
    row = kommunsok("personal-data", "--kind", "adress", "--format", "json", data=data).json[0]
    span = f"{row['start']}-{row['start'] + len('Vera Lindqvist')}"
    assert kommunsok("forget", "--source", "a.pdf", "--span", span, "--reason", "Begäran", data=data).code == 0
    assert "Lindqvist" not in kommunsok("personal-data", "--format", "json", data=data).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("forget", "Vera Lindqvist", "--reason", " "),
        ("forget", "--reason", "Begäran"),
        ("forget", "--source", "a.pdf", "--span", "5", "--reason", "Begäran"),
        ("forget", "--source", "a.pdf", "--span", "9-5", "--reason", "Begäran"),
        ("forget", "--source", "a.pdf", "--span", "0-999999", "--reason", "Begäran"),
    ],
)
def test_what_cannot_be_honoured_is_refused(arguments: tuple[str, ...], data: Path, kommunsok: CommandLine) -> None:
    outcome = kommunsok(*arguments, data=data)
    assert (outcome.code, outcome.err[:14]) == (2, "kommunsok: E20")
