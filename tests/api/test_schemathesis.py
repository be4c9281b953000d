"""Property-based tests of the running service from its own description: 2,000 cases and more, valid and broken ones.

What counts as a failure: a server error, a status or media type that is not described, an answer that breaks its
schema, a broken request that is taken, a method that is not described and answered all the same.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from api.access.keys import Keys
from api.access.store import AccessStore
from examples.screenshots.service import served
from tests.support.commandline import Town

_HERE: Final = Path(__file__).parent
_CHECKS: Final = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
    "response_schema_conformance,negative_data_rejection,positive_data_acceptance,unsupported_method"
)
_FEWEST_CASES: Final = 2_000
_EXPORTS: Final = "/v1/exporter/"


@pytest.fixture(scope="module")
def running(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address of a service on a copy of the sample, and an administrator's key."""
    data = tmp_path_factory.mktemp("schemathesis") / "data"
    shutil.copytree(town.data, data)
    _, key = Keys(AccessStore(data)).add("schemathesis", "admin")
    with served(data, KOMMUNSOK_RATE_PER_MINUTE="0") as address:
        yield address, key


def _cases(running: tuple[str, str], folder: Path, *options: str) -> int:
    """Number of cases of a run, none of which failed."""
    address, key = running
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(_HERE / "schemathesis.toml"), "run"]
    command += [f"{address}/v1/openapi.json", "--header", f"Authorization: Bearer {key}", "--checks", _CHECKS]
    command += ["--seed", "1", "--no-shrink", "--continue-on-failure", "--wait-for-schema", "60", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=1_200)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    found = re.search(r"Test cases:\s+([\d,]+) generated", done.stdout)
    assert found, done.stdout
    return int(found[1].replace(",", ""))


@pytest.mark.server
def test_no_case_breaks_the_service_or_its_description(running: tuple[str, str], tmp_path: Path) -> None:
    # Files take longer to write than answers: each list is exported with a few cases of every kind.
    answers = _cases(
        running, tmp_path, "--exclude-path-regex", _EXPORTS, "--phases", "examples,coverage,fuzzing", "-n", "5"
    )
    files = _cases(running, tmp_path, "--include-path-regex", _EXPORTS, "--phases", "examples,fuzzing", "-n", "10")
    assert answers + files >= _FEWEST_CASES
