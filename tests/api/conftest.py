"""A small archive, made once, and clients of the service on it and on an empty folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from tests.api.packages import write_packages


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the small archive is.

    Args:
        data: its data folder.
        pdfs: folder of the files that were read into it.
    """

    data: Path
    pdfs: Path


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """An archive of two small packages."""
    root = tmp_path_factory.mktemp("service")
    pdfs = write_packages(root / "pdf")
    archive = Archive(root / "data", create=True)
    archive.ingest([pdfs], IngestOptions(workers=0))
    archive.close()
    return Sample(root / "data", pdfs)


@pytest.fixture(scope="session")
def client(sample: Sample) -> Iterator[TestClient]:
    """A client of the service on the small archive."""
    app = create_app(Settings(data=sample.data, rate_per_minute=0))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def empty_client(tmp_path: Path) -> Iterator[TestClient]:
    """A client of the service where nothing has been read yet."""
    app = create_app(Settings(data=tmp_path / "nothing", rate_per_minute=0))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
