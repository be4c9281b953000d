"""The command line as tests use it: in this process for most, in a process of its own where that matters."""

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from api import cli

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGES: Final = ("ekdala-omsorgsnamnden-2021-11.pdf", "ekdala-barn-och-utbildningsnamnden-2025-06.pdf")


@dataclass(frozen=True, slots=True)
class Town:
    """Where the archive of Ekdala is.

    Args:
        data: its data folder.
        pdfs: folder of the two packages that were read into it.
    """

    data: Path
    pdfs: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did.

    Args:
        code: its exit code.
        out: what it wrote to standard output.
        err: what it wrote to standard error.
    """

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def cells(self) -> list[list[str]]:
        """Standard output as CSV, header and all."""
        return read_csv(self.out)


class CommandLine:
    """Runs `kommunsok` in this process.

    Args:
        town: whose archive it works on by default.
        capture: of what commands write.
        patch: puts arguments and standard input in place.
    """

    def __init__(self, town: Town, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.town = town
        self._capture = capture
        self._patch = patch

    def __call__(self, *arguments: str | Path, data: Path | None = None, stdin: bytes = b"") -> Outcome:
        """Run a command to its end.

        Args:
            arguments: after `kommunsok --data FOLDER`.
            data: another data folder.
            stdin: standard input.
        """
        words = ["kommunsok", "--data", str(data or self.town.data), *map(str, arguments)]
        self._patch.setattr(sys, "argv", words)
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capture.readouterr()
        try:
            cli.run()
        except SystemExit as end:
            code = end.code
        else:
            code = 0
        written = self._capture.readouterr()
        assert isinstance(code, int)
        return Outcome(code, written.out, written.err)


def read_csv(text: str) -> list[list[str]]:
    """Rows of a CSV file; its byte order mark must be there."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def environment() -> dict[str, str]:
    """The environment of an operator: our variables unset, and Python free to keep compiled modules."""
    ours = ("KOMMUNSOK_", "COVERAGE_", "COV_CORE_")
    cleared = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "COLUMNS")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours) and name not in cleared}


def command(data: Path, *arguments: str | Path) -> list[str]:
    """The words that start `kommunsok` as a process of its own."""
    return [sys.executable, "-m", "kommunsok", "--data", str(data), *map(str, arguments)]


def run_process(data: Path, *arguments: str | Path) -> Outcome:
    """Run `kommunsok` as a process of its own, in the checkout."""
    done = subprocess.run(
        command(data, *arguments), cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )
    return Outcome(done.returncode, done.stdout, done.stderr)
