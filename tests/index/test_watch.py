"""Watching folders: what is settled is read, once for a batch; errors are told of and the watch goes on."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.outcomes import IngestOptions, IngestSummary
from index.watch import WatchOptions, watch
from ingest.errors import KommunsokError, ManifestError
from tests.index.conftest import Opener
from tests.support.quick import write_files

HERE = IngestOptions(workers=0)


class Watcher:
    """A watch in a thread, and what it told."""

    def __init__(self, open_archive: Opener, folder: Path, settle: float, options: Callable[[], IngestOptions]) -> None:
        self.archive = open_archive()
        self.told: list[IngestSummary | KommunsokError | OSError] = []
        self._stop = threading.Event()
        arguments = (self.archive, [folder], WatchOptions(settle, options), self.told.append, self._stop)
        self._thread = threading.Thread(target=watch, args=arguments)
        self._thread.start()

    def wait(self, count: int) -> IngestSummary | KommunsokError | OSError:
        """What was told last, when so much has been told."""
        deadline = time.monotonic() + 20
        while len(self.told) < count and time.monotonic() < deadline:
            time.sleep(0.02)
        assert len(self.told) == count
        return self.told[-1]

    def end(self) -> None:
        """Stop and wait."""
        self._stop.set()
        self._thread.join(20)
        assert not self._thread.is_alive()


Starter = Callable[..., Watcher]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "in", mars="Hemtjänsten växer.")


@pytest.fixture
def start(open_archive: Opener, folder: Path) -> Iterator[Starter]:
    """Starts watches on the folder; they end with the test."""
    started: list[Watcher] = []

    def start_(settle: float = 0.15, options: Callable[[], IngestOptions] = lambda: HERE) -> Watcher:
        started.append(Watcher(open_archive, folder, settle, options))
        return started[-1]

    yield start_
    for watcher in started:
        watcher.end()


def files_of(told: object) -> dict[str, str | None]:
    assert isinstance(told, IngestSummary)
    return {outcome.file: outcome.change for outcome in told.outcomes}


def test_what_is_there_is_read_and_then_what_comes_changes_and_goes(start: Starter, folder: Path) -> None:
    watcher = start()
    assert files_of(watcher.wait(1)) == {"mars.pdf": "ny"}
    write_files(folder, april="Simhallen.", maj="Badet.")
    assert files_of(watcher.wait(2)) == {"april.pdf": "ny", "maj.pdf": "ny", "mars.pdf": "oförändrad"}
    assert watcher.archive.index_status().generation == "g-000002"
    write_files(folder, maj="Badet stänger.")
    assert files_of(watcher.wait(3))["maj.pdf"] == "ny version"
    (folder / "april.pdf").unlink()
    told = watcher.wait(4)
    assert isinstance(told, IngestSummary)
    assert [(item.file, item.problem.code) for item in told.left_out] == [("april.pdf", "E120")]


def test_a_file_that_grows_is_read_when_it_has_stopped(start: Starter, folder: Path) -> None:
    watcher = start(settle=2.0)  # far more than a busy machine lets pass between two lines
    watcher.wait(1)
    with (folder / "lång.pdf").open("w") as file:
        for number in range(12):
            file.write(f"Rad {number}.\n")
            file.flush()
            time.sleep(0.1)
    told = watcher.wait(2)
    assert files_of(told)["lång.pdf"] == "ny"
    (row,) = watcher.archive.catalogue.versions("lång.pdf")
    assert "Rad 11." in watcher.archive.catalogue.parsed(row).text


def test_an_error_is_told_of_and_tried_again(start: Starter) -> None:
    calls: list[int] = []

    def options() -> IngestOptions:
        calls.append(1)
        if len(calls) == 1:
            raise ManifestError("filer.csv, rad 2")
        return HERE

    watcher = start(options=options)
    told = watcher.wait(2)
    assert isinstance(watcher.told[0], ManifestError)
    assert files_of(told) == {"mars.pdf": "ny"}


def test_it_is_silent_while_nothing_happens(start: Starter) -> None:
    watcher = start()
    watcher.wait(1)
    time.sleep(0.6)
    assert len(watcher.told) == 1
