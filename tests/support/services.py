"""Clients of the service on archives that tests may change."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings


@contextmanager
def client_of_copy(source: Path, folder: Path, **asking: Any) -> Iterator[TestClient]:
    """A client of a copy of an archive.

    Args:
        source: data folder of the archive, which is left as it is.
        folder: gets the copy, as "data".
        asking: further arguments of the client.
    """
    data = folder / "data"
    shutil.copytree(source, data)
    app = create_app(Settings(data=data, rate_per_minute=0))
    with TestClient(app, raise_server_exceptions=False, **asking) as client:
        yield client
