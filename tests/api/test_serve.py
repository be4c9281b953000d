"""The service in a process of its own, as `kommunsok serve` starts it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import httpx2
import pytest

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
