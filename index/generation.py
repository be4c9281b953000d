"""Immutable generations of the index: written aside, checksummed, swapped in with one atomic rename.

A reader sees the old generation or the new one, never half of one; a crash at any moment leaves the old one in place.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.errors import StateError

SCHEMA_VERSION: Final = 6
_CURRENT: Final = "CURRENT"
_MANIFEST: Final = "manifest.json"
_PREFIX: Final = "g-"
_KEPT: Final = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is.

    Args:
        generation: its name.
        passages: number of passages.
        embedder: name of the embedder that made its vectors.
        dimensions: length of its vectors.
        fingerprint: digest of what it was made from; the same catalogue gives the same fingerprint.
    """

    generation: str
    passages: int
    embedder: str
    dimensions: int
    fingerprint: str


@contextmanager
def write_lock(data: Path) -> Iterator[None]:
    """Be the only writer of a data folder.

    Raises:
        StateError: another process writes.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StateError(f"{data} är upptagen.", "E404") from error
        yield


@contextmanager
def new_generation(root: Path, manifest: Manifest) -> Iterator[Path]:
    """A folder to write a generation to; it becomes the current one when the block ends without an error.

    Args:
        root: folder of all generations.
        manifest: what is being written.
    """
    root.mkdir(parents=True, exist_ok=True)
    for left_over in root.glob("tmp-*"):
        shutil.rmtree(left_over)
    folder = root / f"tmp-{manifest.generation}"
    folder.mkdir()
    try:
        yield folder
        _seal(folder, manifest)
        folder.rename(root / manifest.generation)
        _sync(root)
        _point_to(root, manifest.generation)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _drop_old(root)


def next_name(root: Path) -> str:
    """Name for the next generation."""
    numbers = [int(folder.name.removeprefix(_PREFIX)) for folder in root.glob(f"{_PREFIX}*")]
    return f"{_PREFIX}{max(numbers, default=0) + 1:06d}"


def current_name(root: Path) -> str:
    """Name of the current generation.

    Raises:
        StateError: there is none, or the pointer to it is damaged.
    """
    name, _ = _pointer(root)
    return name


def open_current(root: Path) -> tuple[Path, Manifest]:
    """Folder and manifest of the current generation, every file checked against its SHA-256.

    Raises:
        StateError: there is none, a file is damaged, or it was written in another format.
    """
    while True:
        name, digest = _pointer(root)
        try:
            return _open(root, name, digest)
        except StateError:
            if current_name(root) == name:
                raise
            # Writers were faster: they have put newer ones in place and dropped it while it was being read.


def _pointer(root: Path) -> tuple[str, str]:
    """Name of the current generation and SHA-256 of its manifest."""
    try:
        name, _, digest = (root / _CURRENT).read_text("utf-8").rstrip("\n").partition(" ")
    except OSError as error:
        raise StateError(f"{root} har inget index.", "E402") from error
    except UnicodeDecodeError as error:
        raise StateError(f"{root / _CURRENT} är skadad.", "E403") from error
    return name, digest


def _open(root: Path, name: str, digest: str) -> tuple[Path, Manifest]:
    folder = root / name
    try:
        content = (folder / _MANIFEST).read_bytes()
    except (OSError, ValueError) as error:
        raise StateError(f"{name} har ingen läsbar förteckning.", "E403") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise StateError(f"{name}/{_MANIFEST} är ändrad.", "E403")
    fields = json.loads(content)
    if fields["schema_version"] != SCHEMA_VERSION:
        raise StateError(f"{name} har format {fields['schema_version']}, programmet {SCHEMA_VERSION}.", "E403")
    for file, expected in fields["files"].items():
        if _digest(folder / file) != expected:
            raise StateError(f"{name}/{file} är ändrad eller saknas.", "E403")
    return folder, Manifest(**fields["manifest"])


def _seal(folder: Path, manifest: Manifest) -> None:
    """Write the manifest with the checksum of every file, and force all to disk."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    digests = {str(path.relative_to(folder)): _digest(path) for path in files}
    fields = {
        "schema_version": SCHEMA_VERSION,
        "manifest": {name: getattr(manifest, name) for name in Manifest.__slots__},
        "files": digests,
    }
    path = folder / _MANIFEST
    path.write_text(json.dumps(fields, ensure_ascii=False, indent=1), "utf-8")
    for part in (*files, path, folder, *(sub for sub in folder.rglob("*") if sub.is_dir())):
        _sync(part)


def _point_to(root: Path, name: str) -> None:
    """Make a sealed generation the current one; the pointer vouches for its manifest, which vouches for its files."""
    temporary = root / f"{_CURRENT}.tmp"
    temporary.write_text(f"{name} {_digest(root / name / _MANIFEST)}\n", "utf-8")
    _sync(temporary)
    os.replace(temporary, root / _CURRENT)
    _sync(root)


def _drop_old(root: Path) -> None:
    """Remove all but the newest generations; readers of the one before keep it open until they look again."""
    for folder in sorted(root.glob(f"{_PREFIX}*"))[:-_KEPT]:
        shutil.rmtree(folder, ignore_errors=True)


def drop_others(root: Path) -> None:
    """Remove all generations but the current one, or all when there is none any more."""
    try:
        current = current_name(root)
    except StateError:
        current = ""
    for folder in root.glob(f"{_PREFIX}*"):
        if folder.name != current:
            shutil.rmtree(folder, ignore_errors=True)


def drop_index(root: Path) -> None:
    """Remove the index as a whole; readers are told that there is none."""
    (root / _CURRENT).unlink(missing_ok=True)
    drop_others(root)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
