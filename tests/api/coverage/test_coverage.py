"""What the archive covers, over HTTP and on the page."""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.coverage import coverage
from api.routes_coverage import CoverageAnswer
from api.settings import Settings
from ingest.catalogue import Catalogue
from tests.api.helpers import get
from tests.api.html import Page, faults
from tests.support.commandline import Town

_TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def data(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the archive of two packages, with a file that could not be read."""
    data = tmp_path_factory.mktemp("coverage") / "data"
    shutil.copytree(town.data, data)
    connection = sqlite3.connect(data / "katalog.sqlite")
    connection.execute(
        "INSERT INTO failures VALUES ('x.pdf', '/x.pdf', 'E103', 'krypterad', '2026-01-01T00:00:00+00:00')"
    )
    connection.commit()
    connection.close()
    return data


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=data, rate_per_minute=0))) as client:
        yield client


def test_every_document_is_counted_once(data: Path) -> None:
    catalogue = Catalogue(data / "katalog.sqlite")
    found = coverage(catalogue, _TODAY)
    total = catalogue.connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    catalogue.close()
    assert sum(cell.documents for row in found.rows for cell in row.cells) + found.undated == total
    assert found.years == tuple(sorted({cell.year for row in found.rows for cell in row.cells}))
    assert {row.body.municipality for row in found.rows} == {"Ekdala kommun"}


def test_notices_without_minutes(client: TestClient) -> None:
    answer = get(client, "/v1/tackning")
    found = {(gap["board"], gap["date"]) for gap in answer["gaps"] if gap["kind"] == "protokoll"}
    assert ("Omsorgsnämnden", "2021-11-17") in found
    assert ("Barn- och utbildningsnämnden", "2025-06-11") in found
    assert answer["failed"] == [{"code": "E103", "title": "PDF-filen är krypterad", "files": 1}]
    assert answer["files"] == 2
    assert answer["latest"] == "2025-06-11"


def test_a_document_without_municipality_is_of_its_file(data: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "data")
    catalogue = Catalogue(tmp_path / "data" / "katalog.sqlite")
    catalogue.connection.execute("UPDATE documents SET municipality = NULL WHERE ordinal > 1")
    assert {row.body.municipality for row in coverage(catalogue, _TODAY).rows} == {"Ekdala kommun"}
    catalogue.connection.execute("UPDATE documents SET municipality = NULL")
    assert {row.body.municipality for row in coverage(catalogue, _TODAY).rows} == {""}
    catalogue.close()


@pytest.mark.parametrize(("language", "word"), [("sv", "Vad arkivet täcker"), ("en", "What the archive covers")])
def test_the_page(client: TestClient, language: str, word: str) -> None:
    page = Page(client.get("/tackning", params={"lang": language}).text)
    assert faults(page) == []
    assert page.one("h1").text == word
    links = [found.attributes["href"] for found in page.all("a") if found.attributes["href"].startswith("/dokument?")]
    assert links
    for link in links[:3]:
        shown = Page(client.get(link).text)
        assert "Visar" in shown.one("main").text or "Showing" in shown.one("main").text
    assert client.get("/tackning", params={"lang": "sv"}).status_code == 200


def test_an_empty_archive_is_told(empty_client: TestClient) -> None:
    assert empty_client.get("/v1/tackning").status_code == 503


def test_nothing_else_is_asked(client: TestClient) -> None:
    assert client.get("/v1/tackning", params={"year": 2021}).status_code == 400


def test_the_example_is_an_answer() -> None:
    schema: dict[str, Any] = CoverageAnswer.model_json_schema()
    CoverageAnswer.model_validate(schema["examples"][0])
