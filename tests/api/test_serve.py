"""The service in a process of its own, as `kommunsok serve` starts it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import httpx2
import pytest

from api.access.keys import Keys
from api.access.store import AccessStore
from examples.screenshots.service import served
from tests.api.conftest import Sample

ROOT = Path(__file__).resolve().parents[2]


def _address(lines: Iterable[str]) -> str:
    """The address that the process says it answers on."""
    said = []
    for line in lines:
        said.append(line)
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        if found:
            return found.group()
    raise AssertionError("".join(said))


@pytest.mark.server
def test_starts_answers_and_ends(sample: Sample) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kommunsok", "--data", str(sample.data), "serve", "--port", "0"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        with httpx2.Client(base_url=_address(process.stderr), timeout=60) as client:
            assert client.get("/v1/halsa/redo").json()["status"] == "ok"
            assert client.get("/v1/passager", params={"q": "hemtjänst"}).json()["hits"]
            response = client.get("/", params={"q": "hemtjänst"})
            assert "<mark>" in response.text
            assert "server" not in response.headers
    finally:
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(20) in (0, -signal.SIGTERM)
        process.stderr.close()


@pytest.mark.server
def test_worker_processes_count_together(sample: Sample, tmp_path: Path) -> None:
    shutil.copytree(sample.data, tmp_path / "data")
    _, key = Keys(AccessStore(tmp_path / "data")).add("prometheus", "admin")
    with (
        served(tmp_path / "data", KOMMUNSOK_WORKERS="2", KOMMUNSOK_RATE_PER_MINUTE="0") as address,
        httpx2.Client(base_url=address, timeout=60, headers={"Authorization": f"Bearer {key}"}) as client,
    ):
        for number in range(20):  # each on a connection of its own, so that both answer
            asked = httpx2.get(f"{address}/v1/passager", params={"q": f"hemtjänst {number}"}, timeout=60)
            assert asked.status_code == 200
        lines = client.get("/metrics").text.splitlines()
    assert "kommunsok_searches_total 20.0" in lines


@pytest.mark.server
def test_headers_have_an_end(sample: Sample) -> None:
    with served(sample.data) as address:
        host, port = address.removeprefix("http://").rstrip("/").split(":")
        with socket.create_connection((host, int(port)), timeout=20) as asking:
            asking.sendall(b"GET /v1/halsa/lever HTTP/1.1\r\n")
            with pytest.raises(ConnectionError):
                asking.sendall(b"X-More: " + b"a" * 10_000_000)
