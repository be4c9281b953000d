"""The parsed form of a source package: head, documents, blocks and decision labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class SourceError(Exception):
    """A source file does not follow the markup; the text names file and line."""

    def __init__(self, path: Path | str, line: int, message: str) -> None:
        name = path.name if isinstance(path, Path) else path
        super().__init__(f"{name}:{line}: {message}")


class Kind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    VERBATIM = "verbatim"
    SIGNATURE = "signature"
    ATTENDANCE = "attendance"
    PAGE_BREAK = "page_break"


@dataclass(frozen=True)
class Decision:
    """The labels of one decision clause, with the document's defaults filled in."""

    status: str
    types: tuple[str, ...]
    subject: str
    body: str | None
    paragraph: str | None
    diarienummer: str | None
    date: str | None


@dataclass
class Block:
    """One piece of a document: `lines` for text that keeps its lines, `rows` for a table, `text` for the rest."""

    kind: Kind
    line: int
    text: str = ""
    level: int = 0
    lines: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    ruled: bool = True
    decision: Decision | None = None

    def plain(self) -> str:
        """The block's whole text with white space folded."""
        lines = [" ".join(self.columns(line)) for line in self.lines]
        return fold(" ".join([self.text, *lines, *(cell for row in self.rows for cell in row)]))

    def columns(self, line: str) -> list[str]:
        """The columns of a signature or attendance line, parted by bars or wide gaps; any other line is one column."""
        if self.kind is Kind.VERBATIM:
            return [line]
        return [part.strip() for part in re.split(r"\||\s{2,}", line.strip())]


@dataclass
class Document:
    """One logical document of a package."""

    line: int
    meta: dict[str, str]
    blocks: list[Block] = field(default_factory=list)

    def get(self, key: str) -> str | None:
        """The value of a key, None where it is missing or empty."""
        return self.meta.get(key) or None

    @property
    def layout(self) -> str:
        """How the document is set: normal, dubbel, skannad or uniform."""
        return self.meta.get("layout", "normal")

    @property
    def scanned(self) -> bool:
        """Whether the pages are images without a text layer."""
        return self.layout == "skannad"

    @property
    def own_page(self) -> bool:
        """Whether the document starts on a new page."""
        return self.meta.get("ny_sida", "ja") == "ja"


@dataclass
class Package:
    """One meeting package."""

    path: Path
    head: dict[str, str]
    documents: list[Document]

    @property
    def pdf_name(self) -> str:
        """The file name of the rendered package."""
        return f"{self.path.stem}.pdf"

    def error(self, line: int, message: str) -> SourceError:
        """An error at a line of this package's source."""
        return SourceError(self.path, line, message)


def fold(text: str) -> str:
    """The text with each run of white space, hard spaces too, made one blank."""
    return " ".join(text.split())
