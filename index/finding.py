"""Looks through files and folders: what is to be read, under which name, and what is left out and why."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.outcomes import LeftOut
from ingest.catalogue import Catalogue, printable
from ingest.errors import DocumentError
from ingest.formats import format_of, is_ignored
from ingest.manifest import Manifest, key_of
from ingest.model import Problem
from ingest.records import SourceRow


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found.

    Args:
        files: path and name of every file to read, by name.
        left_out: files of a type that is not read, by name.
    """

    files: tuple[tuple[Path, str], ...]
    left_out: tuple[LeftOut, ...] = ()


def find_files(paths: Iterable[Path], aside: Collection[Path] = ()) -> Finding:
    """Files to read, with what users call them: the path below the folder that was given, or the bare file name.

    Hidden and temporary files in folders are ignored (`ingest.formats.is_ignored`). A file that is named is read
    whatever it is called.

    Args:
        paths: files and folders.
        aside: resolved paths to leave alone.

    Raises:
        DocumentError: a path does not exist, or two files would be called the same.
    """
    found: dict[str, Path] = {}
    others: dict[str, Path] = {}
    for path in paths:
        if not path.exists():
            raise DocumentError(f"{path} finns inte.", "E104")
        for file, name in _named(path):
            if aside and file.resolve() in aside:
                continue
            if path.is_dir() and not format_of(file):
                others[name] = file
                continue
            if not file.samefile(found.setdefault(name, file)):
                raise DocumentError(f"{found[name]} och {file} heter båda {name}; läs in dem var för sig.", "E104")
    left_out = tuple(LeftOut(name, Problem("E113", _type_of(others[name]))) for name in sorted(others))
    return Finding(tuple((found[name], name) for name in sorted(found)), left_out)


def _named(path: Path) -> Iterator[tuple[Path, str]]:
    if not path.is_dir():
        yield path, printable(path.name)
        return
    for file in path.rglob("*"):
        name = file.relative_to(path).as_posix()
        if file.is_file() and not is_ignored(name):
            yield file, printable(name)


def _type_of(path: Path) -> str:
    return f"{path.suffix.lower()}-fil" if path.suffix else "fil utan ändelse"


def without_file(manifest: Manifest, names: Iterable[str]) -> tuple[LeftOut, ...]:
    """Rows of a manifest that name no file that was found."""
    known = {key_of(name) for name in names}
    absent = (file for file in manifest if file not in known)
    return tuple(LeftOut(file, Problem("E206", "Importlistan nämner filen.")) for file in absent)


def gone(catalogue: Catalogue, paths: Iterable[Path]) -> tuple[SourceRow, ...]:
    """Sources that lay in one of the folders and whose files are there no more, by name.

    A folder in which nothing at all is left counts as out of reach, not as emptied.
    """
    folders = [path.resolve() for path in paths if path.is_dir() and any(path.iterdir())]
    return tuple(
        row
        for row in catalogue.sources()
        if row.parent is None
        and any(Path(row.path).is_relative_to(folder) for folder in folders)
        and not Path(row.path).exists()
    )
