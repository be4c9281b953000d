"""Generations: failing disks, killed writers, damaged files, two writers, readers during swaps, what is dropped."""

import errno
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from index import generation
from index.generation import SCHEMA_VERSION, Manifest, current_name, new_generation, next_name, open_current, write_lock
from index.protocol import Query
from ingest.errors import StateError
from tests.support.generations import read_small, write_small
from tests.support.passages import open_backend, random_passages, write_generation

ROOT: Final = Path(__file__).resolve().parents[2]
CALLS: Final = ((os, "fsync"), (os, "replace"), (Path, "rename"), (Path, "write_text"), (Path, "mkdir"), (os, "open"))


def code_of(root: Path) -> str:
    """Code of the error that opening gives."""
    with pytest.raises(StateError) as caught:
        open_current(root)
    return caught.value.code


def names(root: Path) -> list[str]:
    """Folders of generations, finished and not."""
    return sorted(path.name for path in root.iterdir() if path.is_dir())


class TestSwap:
    def test_a_new_generation_becomes_the_current_one(self, tmp_path: Path) -> None:
        for name in ("g-000001", "g-000002", "g-000003"):
            assert next_name(tmp_path) == name
            assert write_small(tmp_path) == name
            assert read_small(tmp_path) == current_name(tmp_path) == name

    def test_the_root_is_made(self, tmp_path: Path) -> None:
        root = tmp_path / "not" / "yet"
        write_small(root)
        assert read_small(root) == "g-000001"

    def test_the_manifest_comes_back(self, tmp_path: Path) -> None:
        manifest = Manifest("g-000001", 7, "räknare@1", 64, "abc")
        with new_generation(tmp_path, manifest) as folder:
            (folder / "a").write_bytes(b"a")
        assert open_current(tmp_path) == (tmp_path / "g-000001", manifest)

    def test_two_are_kept_and_older_ones_dropped(self, tmp_path: Path) -> None:
        for _ in range(5):
            write_small(tmp_path)
        assert names(tmp_path) == ["g-000004", "g-000005"]

    def test_what_a_killed_writer_left_is_removed(self, tmp_path: Path) -> None:
        write_small(tmp_path)
        (tmp_path / "tmp-g-000002" / "words").mkdir(parents=True)
        (tmp_path / "tmp-g-000002" / "words" / "half").write_text("half")
        (tmp_path / "tmp-g-000077").mkdir()
        write_small(tmp_path)
        assert names(tmp_path) == ["g-000001", "g-000002"]

    @pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
    def test_an_error_inside_leaves_the_old_one(self, tmp_path: Path, error: type[BaseException]) -> None:
        write_small(tmp_path)

        def break_off() -> None:
            with new_generation(tmp_path, Manifest("g-000002", 0, "", 1, "")) as folder:
                (folder / "half").write_text("half")
                raise error

        with pytest.raises(error):
            break_off()
        assert names(tmp_path) == ["g-000001"]
        assert read_small(tmp_path) == "g-000001"

    def test_locks_of_the_word_index_do_not_count(self, tmp_path: Path) -> None:
        with new_generation(tmp_path, Manifest("g-000001", 0, "", 1, "")) as folder:
            (folder / ".tantivy-writer.lock").touch()
        (tmp_path / "g-000001" / ".tantivy-writer.lock").unlink()
        open_current(tmp_path)

    def test_every_file_and_folder_is_forced_to_disk_before_the_swap(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced: list[str] = []
        fsync, replace = os.fsync, os.replace

        def note(descriptor: int) -> None:
            synced.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).relative_to(tmp_path).as_posix())
            fsync(descriptor)

        def swap(*paths: Path) -> None:
            synced.append("swap")
            replace(*paths)

        monkeypatch.setattr(os, "fsync", note)
        monkeypatch.setattr(os, "replace", swap)
        write_small(tmp_path)
        inside = {"first.txt", "manifest.json", "words", "words/second.txt", "words/third.txt"}
        made = {f"tmp-g-000001/{name}" for name in inside}
        assert made | {"tmp-g-000001"} == set(synced[:6])
        assert synced[6:] == [".", "CURRENT.tmp", "swap", "."]


@contextmanager
def _failing(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, number: int, error: int) -> Iterator[list[int]]:
    """Make one call fail; the list holds the number of calls."""
    real: Callable[..., Any] = getattr(owner, name)
    calls = [0]

    def failing(*args: Any, **named: Any) -> Any:
        calls[0] += 1
        if calls[0] == number:
            raise OSError(error, os.strerror(error))
        return real(*args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, failing)
        yield calls


class TestFailingDisk:
    @pytest.mark.parametrize(("owner", "name"), CALLS, ids=lambda value: value if isinstance(value, str) else "")
    def test_whichever_call_fails_the_old_or_the_new_one_opens(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
    ) -> None:
        with _failing(monkeypatch, owner, name, 0, 0) as calls:
            write_small(tmp_path / "dry")
        failures = 0
        for number in range(1, calls[0] + 1):
            for error in (errno.ENOSPC, errno.EIO):
                root = tmp_path / f"{number}-{error}"
                write_small(root)
                with _failing(monkeypatch, owner, name, number, error), suppress(OSError):
                    write_small(root)
                    failures -= 1
                failures += 1
                assert read_small(root) in ("g-000001", "g-000002")
                assert not list(root.glob("tmp-*")) or name == "mkdir"
                newest = write_small(root)
                assert read_small(root) == newest
                assert not list(root.glob("tmp-*"))
        assert failures > 0

    @pytest.mark.parametrize("number", [1, 2])
    def test_until_the_pointer_is_replaced_the_old_one_stays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        write_small(tmp_path)
        owner, name = ((os, "replace"), (Path, "rename"))[number - 1]
        with _failing(monkeypatch, owner, name, 1, errno.EIO), pytest.raises(OSError, match="error"):
            write_small(tmp_path)
        assert read_small(tmp_path) == "g-000001"

    @pytest.mark.parametrize("room", [0, 100, 5_000, 20_000])
    def test_a_disk_that_fills_up_leaves_the_old_one(self, tmp_path: Path, room: int) -> None:
        write_generation(tmp_path, random_passages(3))
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        try:
            with pytest.raises((OSError, RuntimeError, ValueError)):
                write_generation(tmp_path, random_passages(40))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert open_backend(tmp_path).search(Query("")).total == 3
        write_generation(tmp_path, random_passages(40))
        assert open_backend(tmp_path).search(Query("")).total == 40


class TestKilledWriter:
    def test_whenever_a_writer_is_killed_the_current_one_opens(self, tmp_path: Path) -> None:
        root = tmp_path / "index"
        started = time.monotonic()
        first = newest = write_small(root, 2_000)
        random, needed = Random(7), time.monotonic() - started
        command = [sys.executable, "-m", "tests.support.generations", str(root)]
        with subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        ) as nursery:
            assert nursery.stdin is not None
            assert nursery.stdout is not None
            for _ in range(20):
                nursery.stdin.write("another\n")
                writer = int(nursery.stdout.readline())
                time.sleep(random.uniform(0, 4 * needed))
                os.kill(writer, signal.SIGKILL)
                assert nursery.stdout.readline() == "dead\n"
                name = read_small(root)
                assert name >= newest
                newest = name
            nursery.stdin.close()
        assert newest > first
        with write_lock(tmp_path):
            assert write_small(root) > newest
        assert len(names(root)) == 2


class TestDamage:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        """A generation of the real engines."""
        write_generation(tmp_path, random_passages(5))
        return tmp_path

    def test_a_flipped_bit_in_any_file_is_noticed(self, root: Path) -> None:
        random = Random(3)
        for path in _files(root):
            content = path.read_bytes()
            places = {0, len(content) - 1, *(random.randrange(len(content)) for _ in range(12))}
            for place in places:
                changed = bytearray(content)
                changed[place] ^= 1 << random.randrange(8)
                path.write_bytes(changed)
                assert code_of(root) == "E403", (path.name, place)
            path.write_bytes(content)
        open_current(root)

    def test_a_truncated_longer_or_missing_file_is_noticed(self, root: Path) -> None:
        for path in _files(root):
            content = path.read_bytes()
            for changed in (b"", content[: len(content) // 2], content[:-1], content + b"\0"):
                path.write_bytes(changed)
                assert code_of(root) == "E403", (path.name, len(changed))
            path.unlink()
            assert code_of(root) == "E403"
            path.write_bytes(content)
        open_current(root)

    def test_a_damaged_pointer_is_noticed(self, root: Path) -> None:
        path = root / "CURRENT"
        content = path.read_bytes()
        for place in range(len(content)):
            for bit in range(8):
                changed = bytearray(content)
                changed[place] ^= 1 << bit
                path.write_bytes(changed)
                assert code_of(root) == "E403", (place, bit)
        for length in range(len(content) - 1):
            path.write_bytes(content[:length])
            assert code_of(root) == "E403"

    def test_a_pointer_to_the_generation_before_is_noticed(self, root: Path) -> None:
        write_generation(root, random_passages(6))
        path = root / "CURRENT"
        path.write_text(path.read_text("utf-8").replace("g-000002", "g-000001"), "utf-8")
        assert code_of(root) == "E403"

    def test_a_generation_that_is_gone_is_noticed(self, root: Path) -> None:
        (root / "g-000001").rename(root / "elsewhere")
        assert code_of(root) == "E403"

    def test_another_format_is_refused(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(generation, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        with pytest.raises(StateError, match=f"format {SCHEMA_VERSION}, programmet {SCHEMA_VERSION + 1}") as caught:
            open_current(root)
        assert caught.value.code == "E403"

    @pytest.mark.parametrize("ask", [open_current, current_name])
    def test_no_index_is_another_error(self, tmp_path: Path, ask: Callable[[Path], object]) -> None:
        for root in (tmp_path, tmp_path / "none"):
            with pytest.raises(StateError) as caught:
                ask(root)
            assert caught.value.code == "E402"

    def test_the_manifest_lists_every_file(self, root: Path) -> None:
        fields = json.loads((root / "g-000001" / "manifest.json").read_text("utf-8"))
        listed = {root / "g-000001" / name for name in fields["files"]}
        assert listed == {path for path in _files(root) if path.name != "manifest.json"}


def _files(root: Path) -> list[Path]:
    """Files of the current generation, without the locks of the word index."""
    inside = (root / current_name(root)).rglob("*")
    return sorted(path for path in inside if path.is_file() and path.suffix != ".lock")


class TestWriters:
    def test_a_second_writer_is_refused_at_once(self, tmp_path: Path) -> None:
        with write_lock(tmp_path / "data"):
            started = time.monotonic()
            with pytest.raises(StateError, match="upptagen") as caught, write_lock(tmp_path / "data"):
                pass
            assert caught.value.code == "E404"
            assert time.monotonic() - started < 1

    def test_a_writer_in_another_process_is_refused(self, tmp_path: Path) -> None:
        program = (
            "import sys; from pathlib import Path; from index.generation import write_lock\n"
            "from ingest.errors import StateError\n"
            "try:\n"
            "    with write_lock(Path(sys.argv[1])): print('wrote')\n"
            "except StateError as error: print(error.code)\n"
        )
        command = [sys.executable, "-c", program, str(tmp_path)]
        with write_lock(tmp_path):
            refused = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        allowed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert (refused.stdout, allowed.stdout) == ("E404\n", "wrote\n")

    def test_the_lock_is_given_back_after_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="x"), write_lock(tmp_path):
            raise ValueError("x")
        with write_lock(tmp_path):
            pass


class TestReaders:
    def test_readers_during_30_swaps_see_whole_generations_and_no_error(self, tmp_path: Path) -> None:
        write_small(tmp_path)
        seen: list[list[str]] = [[], []]
        errors: list[BaseException] = []
        done = threading.Event()

        def read(into: list[str]) -> None:
            try:
                while not done.is_set() or not into:
                    with suppress(FileNotFoundError):  # opened, then dropped by two swaps before it was read
                        into.append(read_small(tmp_path))
            except BaseException as error:  # noqa: BLE001  (told to the test)
                errors.append(error)

        readers = [threading.Thread(target=read, args=(into,)) for into in seen]
        for reader in readers:
            reader.start()
        for _ in range(30):
            write_small(tmp_path)
        done.set()
        for reader in readers:
            reader.join()
        assert errors == []
        assert all(into == sorted(into) for into in seen)
        assert read_small(tmp_path) == "g-000031"

    def test_a_generation_dropped_while_it_is_opened_gives_the_newest(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_small(tmp_path)
        real = generation._digest

        def swapped_meanwhile(path: Path) -> str:
            monkeypatch.setattr(generation, "_digest", real)
            write_small(tmp_path)
            write_small(tmp_path)
            return real(path)

        monkeypatch.setattr(generation, "_digest", swapped_meanwhile)
        assert read_small(tmp_path) == "g-000003"

    def test_an_open_backend_still_answers_after_its_files_are_dropped(self, tmp_path: Path) -> None:
        write_generation(tmp_path, random_passages(30))
        backend = open_backend(tmp_path)
        before = backend.search(Query("skola taxa", limit=20))
        for count in (1, 2, 3):
            write_generation(tmp_path, random_passages(count))
        assert names(tmp_path) == ["g-000003", "g-000004"]
        assert backend.search(Query("skola taxa", limit=20)) == before
        assert backend.search(Query("")).total == 30
        assert len(backend.passages([hit.passage.id for hit in before.hits])) == 20
