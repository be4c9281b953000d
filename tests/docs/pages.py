"""The documentation as the tests see it: its pages, their links and their blocks of commands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_BLOCK: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a block that a reader would type.

    Args:
        page: where it stands, as a path below the root.
        line: what it says.
    """

    page: str
    line: str

    def __str__(self) -> str:
        """The name of its test."""
        return f"{self.page}: {self.line}"


def pages() -> list[Path]:
    """All pages of the documentation."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples" / "README.md"]


def text_of(*names: str) -> str:
    """Text of pages below docs/."""
    return "\n".join((ROOT / "docs" / name).read_text("utf-8") for name in names)


def name_of(page: Path) -> str:
    """Path of a page below the root."""
    return page.relative_to(ROOT).as_posix()


def links(page: Path) -> list[str]:
    """Targets of all links of a page, outside blocks."""
    return _LINK.findall(_BLOCK.sub("", page.read_text("utf-8")))


def commands(page: Path) -> Iterator[Command]:
    """The lines of all blocks that are in no other language than the shell's."""
    for language, block in _BLOCK.findall(page.read_text("utf-8")):
        if language in ("", "bash", "sh", "console"):
            yield from (Command(name_of(page), line.strip()) for line in block.splitlines() if line.strip())
