"""/v1/filer: only ingested files, only by SHA-256, only while they are what was read."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from tests.api.conftest import Sample
from tests.api.helpers import get, problem
from tests.api.packages import MINUTES, REPORT
from tests.support.pdfs import package
from tests.support.words import report, write_docx


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def report_path(sample: Sample) -> Iterator[Path]:
    """The report's file, put back after the test."""
    path = sample.pdfs / REPORT
    kept = path.with_suffix(".kept")
    shutil.copy2(path, kept)
    yield path
    shutil.move(kept, path)


def test_serves_the_file_as_it_was_read(client: TestClient, sample: Sample) -> None:
    path = sample.pdfs / MINUTES
    response = client.get(f"/v1/filer/{_digest(path)}.pdf")
    assert response.status_code == 200
    assert response.content == path.read_bytes()
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"] == f'inline; filename="{MINUTES}"'
    assert response.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["etag"] == f'"{_digest(path)}"'


def test_serves_parts_of_a_file(client: TestClient, sample: Sample) -> None:
    path = sample.pdfs / MINUTES
    response = client.get(f"/v1/filer/{_digest(path)}.pdf", headers={"Range": "bytes=0-3"})
    assert (response.status_code, response.content) == (206, b"%PDF")


def test_a_changed_file_is_not_served(client: TestClient, report_path: Path) -> None:
    digest = _digest(report_path)
    report_path.write_bytes(report_path.read_bytes() + b"\n%more")
    answer = problem(client, f"/v1/filer/{digest}.pdf")
    assert (answer["status"], answer["code"]) == (409, "E510")


def test_a_missing_file_is_a_problem(client: TestClient, report_path: Path) -> None:
    digest = _digest(report_path)
    report_path.unlink()
    answer = problem(client, f"/v1/filer/{digest}.pdf")
    assert (answer["status"], answer["code"]) == (404, "E511")
    assert str(report_path.parent) not in answer["detail"]


@pytest.mark.parametrize(
    "name",
    [
        "0" * 64,
        "0" * 63,
        "0" * 12,
        "Z" * 64,
        REPORT.removesuffix(".pdf"),
        "..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "%252e%252e%252fetc%252fpasswd",
        "..\\..\\etc\\passwd",
        "%00",
        "%2fetc%2fpasswd",
        "file:%2f%2f%2fetc%2fpasswd",
    ],
)
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    response = client.get(f"/v1/filer/{name}.pdf")
    assert response.status_code == 404
    assert b"root:" not in response.content


@pytest.mark.parametrize(
    "path", ["..%2fapp.py", "%2e%2e/%2e%2e/app.py", "../templates/base.html", "..%5capp.py", "%2fetc%2fpasswd"]
)
def test_static_files_stay_in_their_folder(client: TestClient, path: str) -> None:
    assert client.get(f"/static/{path}").status_code == 404


def test_a_prefix_of_a_digest_is_not_enough(client: TestClient, sample: Sample) -> None:
    assert client.get(f"/v1/filer/{_digest(sample.pdfs / MINUTES)[:20]}.pdf").status_code == 404


def test_unknown_parameters_are_refused(client: TestClient) -> None:
    assert problem(client, f"/v1/filer/{'0' * 64}.pdf", page=3)["code"] == "E501"


def test_nothing_read_yet(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data=tmp_path / "nothing"))) as client:
        assert problem(client, f"/v1/filer/{'0' * 64}.pdf")["code"] == "E401"


def test_a_record_says_where_a_file_comes_from(client: TestClient, sample: Sample) -> None:
    digest = _digest(sample.pdfs / MINUTES)
    answer = get(client, f"/v1/filer/{digest}")
    assert (answer["file"], answer["sha256"], answer["version"], answer["is_current"]) == (MINUTES, digest, 1, True)
    assert (answer["replaced_by"], answer["parent"], answer["url"]) == (None, None, None)
    assert [page["page"] for page in answer["pages"]] == list(range(1, answer["page_count"] + 1))
    assert all(page["extractor"] for page in answer["pages"])
    assert answer["annotator"].startswith("kommunsok-nlp")
    assert client.get(answer["links"]["file"]).status_code == 200


@pytest.mark.parametrize("name", ["0" * 64, "0" * 12, "Z" * 64])
def test_no_record_of_what_was_not_read(client: TestClient, name: str) -> None:
    assert problem(client, f"/v1/filer/{name}")["code"] == "E202"


def test_versions_attachments_and_other_formats(tmp_path: Path) -> None:
    folder, data = tmp_path / "in", tmp_path / "data"
    folder.mkdir()
    archive = Archive(data, create=True)
    inner = write_docx(tmp_path / "i.docx", report).read_bytes()
    (folder / "sida.html").write_text("<p>Första lydelsen av sidan.</p><script>alert(1)</script>")
    archive.ingest([folder], IngestOptions(workers=0))
    (folder / "sida.html").write_text("<p>Andra lydelsen av sidan.</p>")
    package(folder / "paket.pdf", {"brev.docx": inner})
    archive.ingest([folder], IngestOptions(workers=0))
    old, new = archive.catalogue.versions("sida.html")
    parent, child = archive.catalogue.source("paket.pdf"), archive.catalogue.source("paket.pdf#brev.docx")
    archive.close()
    with TestClient(create_app(Settings(data=data, rate_per_minute=0))) as client:
        first = get(client, f"/v1/filer/{old.sha256}")
        assert (first["is_current"], first["replaced_by"]) == (False, new.sha256)
        assert first["links"]["replaced_by"] == f"/v1/filer/{new.sha256}"
        shown = {row.version: client.get(f"/dokument/{row.sha256[:12]}-0").text for row in (old, new)}
        assert "Ersatt version" in shown[1]
        assert f'<a href="/dokument/{new.sha256[:12]}-0">version 2</a>' in shown[1]
        assert "Ersatt version" not in shown[2]
        assert get(client, f"/v1/filer/{parent.sha256}")["links"]["attachments"] == [f"/v1/filer/{child.sha256}"]
        assert get(client, f"/v1/filer/{child.sha256}")["parent"] == "paket.pdf"
        page = client.get(f"/v1/filer/{new.sha256}.pdf")
        assert page.headers["content-type"] == "application/octet-stream"
        assert page.headers["content-disposition"].startswith("attachment")
        word = client.get(f"/v1/filer/{child.sha256}.pdf")
        assert word.content == inner
        assert "brev.docx" in word.headers["content-disposition"]
