"""A running service sees what is read while it runs."""

from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from tests.api.helpers import get, problem
from tests.api.packages import MINUTES, REPORT, write_packages


def test_files_read_while_the_service_runs_are_found(tmp_path: Path) -> None:
    pdfs = write_packages(tmp_path / "pdf")
    data = tmp_path / "data"
    with TestClient(create_app(Settings(data=data, rate_per_minute=0))) as client:
        assert problem(client, "/v1/halsa/redo")["status"] == 503
        archive = Archive(data, create=True)
        archive.ingest([pdfs / REPORT], IngestOptions(workers=0))
        assert _files(client) == {REPORT}
        first = get(client, "/v1/halsa/redo")["generation"]
        archive.ingest([pdfs / MINUTES], IngestOptions(workers=0))
        archive.close()
        assert _files(client) == {REPORT, MINUTES}
        assert get(client, "/v1/halsa/redo")["generation"] != first
        assert "2023 (3)" in client.get("/").text


def test_documents_are_listed_even_without_an_index(tmp_path: Path) -> None:
    data = tmp_path / "data"
    archive = Archive(data, create=True)
    archive.ingest([write_packages(tmp_path / "pdf")], IngestOptions(workers=0))
    archive.close()
    (data / "index").rename(data / "borta")
    with TestClient(create_app(Settings(data=data, rate_per_minute=0))) as client:
        assert get(client, "/v1/dokument")["total"] == 3
        assert client.get("/dokument").status_code == 200
        assert problem(client, "/v1/passager")["code"] == "E402"
        assert problem(client, "/v1/halsa/redo")["code"] == "E402"
        assert client.get("/?q=hemtjänst").status_code == 503


def _files(client: TestClient) -> set[str]:
    return {hit["file"] for hit in get(client, "/v1/passager", limit=100)["hits"]}
