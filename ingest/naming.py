"""Which content each file name stands for after a folder was looked through: moves, swaps and copies at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.catalogue import Catalogue, Change
from ingest.records import SourceRow


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was found.

    Args:
        name: what users call it.
        path: where it lies.
        sha256: of its bytes.
    """

    name: str
    path: Path
    sha256: str


def assign(catalogue: Catalogue, found: Sequence[Found]) -> dict[str, Change]:
    """Let names stand for the content that was found under them, as far as it is stored already.

    All names are looked at together: two files that have swapped their contents have both moved, and neither is the
    copy of the other.

    Args:
        catalogue: of the archive.
        found: all files that were found, each name once.

    Returns:
        Name → what happened; names whose content must be read first are left out.
    """
    wanted = {file.name: file.sha256 for file in found}
    changes: dict[str, Change] = {}
    moves: list[tuple[Found, SourceRow, int]] = []
    with catalogue.transaction():
        taken: set[str] = set()
        for file in found:
            row = catalogue.known(file.sha256)
            if row is None:
                continue
            changes[file.name] = _change(row, catalogue.owner(row), file, wanted, taken)
            if changes[file.name] is not Change.DUPLICATE:
                taken.add(file.sha256)
            if changes[file.name] in (Change.MOVED, Change.RESTORED):
                moves.append((file, row, catalogue.next_version(file.name, file.sha256)))
        _write(catalogue, found, changes, moves)
    return changes


def _change(row: SourceRow, owner: SourceRow, file: Found, wanted: Mapping[str, str], taken: set[str]) -> Change:
    """What becomes of a name whose content is stored as `row`, or attached to what is stored as `owner`."""
    if file.sha256 in taken:
        return Change.DUPLICATE
    if not row.is_current:
        return Change.RESTORED
    if row.file == file.name:
        return Change.UNCHANGED
    return Change.MOVED if _has_let_go(owner, wanted) else Change.DUPLICATE


def _has_let_go(row: SourceRow, wanted: Mapping[str, str]) -> bool:
    """Whether the name that stands for this content does so no longer: its file is another one now, or is gone."""
    if row.file in wanted:
        return wanted[row.file] != row.sha256
    return not Path(row.path).exists()


def _write(
    catalogue: Catalogue,
    found: Sequence[Found],
    changes: Mapping[str, Change],
    moves: Sequence[tuple[Found, SourceRow, int]],
) -> None:
    for file in found:
        change = changes.get(file.name)
        if change is Change.DUPLICATE:
            catalogue.retire(file.name)
        elif change is Change.UNCHANGED:
            catalogue.forget_failure(file.name)
    for file, row, _ in moves:
        catalogue.retire(file.name)
        catalogue.retire(row.file)
    for file, row, version in moves:
        catalogue.rename(row, file.name, version)
    for file in found:
        if file.name in changes and changes[file.name] is not Change.DUPLICATE:
            catalogue.found_at(file.sha256, file.path)
