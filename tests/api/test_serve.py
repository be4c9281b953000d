"""The service in a process of its own, as `kommunsok serve` starts it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from tests.api.conftest import Sample

ROOT = Path(__file__).resolve().parents[2]


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
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert found is not None
        with httpx2.Client(base_url=found.group(), timeout=20) as client:
            assert client.get("/v1/halsa/redo").json()["status"] == "ok"
            assert client.get("/v1/passager", params={"q": "hemtjänst"}).json()["hits"]
            response = client.get("/", params={"q": "hemtjänst"})
            assert "<mark>" in response.text
            assert "server" not in response.headers
    finally:
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(20) in (0, -signal.SIGTERM)
        process.stderr.close()
