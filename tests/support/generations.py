"""Generations of one small file, for tests of how they are swapped; as a program, a writer that never ends.

`python -m tests.support.generations ROOT` forks a writer for each line that it reads and prints the writer's process
id; the test kills the writer when it likes.
"""

import os
import sys
from pathlib import Path
from typing import Final

from index.generation import Manifest, new_generation, next_name, open_current, write_lock

PARTS: Final = ("first.txt", "words/second.txt", "words/third.txt")


def write_small(root: Path, size: int = 10) -> str:
    """Write the next generation: each of its files holds its name, repeated; and make it the current one."""
    root.mkdir(parents=True, exist_ok=True)
    name = next_name(root)
    with new_generation(root, Manifest(name, size, "none", 1, f"made as {name}")) as folder:
        for part in PARTS:
            (folder / part).parent.mkdir(exist_ok=True)
            (folder / part).write_text(f"{name} " * size, "utf-8")
    return name


def read_small(root: Path) -> str:
    """Name of the current generation, after a look into each of its files.

    Raises:
        StateError: it cannot be opened.
    """
    folder, manifest = open_current(root)
    contents = [(folder / part).read_text("utf-8") for part in PARTS]
    assert contents == [f"{folder.name} " * manifest.passages] * len(PARTS)
    assert manifest.generation == folder.name
    assert manifest.fingerprint == f"made as {folder.name}"
    return folder.name


def _write_for_ever(root: Path) -> None:
    while True:
        with write_lock(root.parent):
            write_small(root, 2_000)


def main() -> None:
    """Fork a writer a line."""
    for _ in sys.stdin:
        writer = os.fork()
        if not writer:
            _write_for_ever(Path(sys.argv[1]))
        print(writer, flush=True)
        os.waitpid(writer, 0)
        print("dead", flush=True)


if __name__ == "__main__":
    main()
