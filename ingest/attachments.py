"""Files attached to a PDF (portfolios, annexes pinned to a page): each becomes a source of its own, tied to the PDF."""

import base64
import binascii
import re
import unicodedata
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.errors import KommunsokError
from ingest.formats import format_of_bytes, suffix_for
from ingest.limits import PdfLimits
from ingest.model import Page, Problem
from ingest.records import MARK
from ingest.sandbox import extract

# What a file must hold to have attachments; compressed objects may hide them.
_SIGNS: Final = re.compile(rb"/EmbeddedFile|/FileAttachment|/Filespec|/ObjStm")
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 32
_HEAD: Final = 1_024
_LONGEST_NAME: Final = 120
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*#\u200e\u200f\u202a-\u202e\u2066-\u2069]')


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was attached to a PDF, got out of it.

    Args:
        name: "package.pdf#annex.pdf"; what users call it.
        path: where its bytes lie now.
    """

    name: str
    path: Path


def attachments_of(
    path: Path, name: str, limits: PdfLimits, folder: Path
) -> tuple[tuple[Attachment, ...], tuple[Problem, ...]]:
    """Get out the files attached to a PDF that can be read; those that cannot are told of by name.

    Args:
        path: the PDF.
        name: what users call it.
        limits: ceilings for all that is attached together.
        folder: where to write the files.
    """
    if not _may_have_any(path):
        return (), ()
    try:
        extraction = extract(path, limits, "attachments")
    except KommunsokError as error:
        return (), (Problem("E118", error.detail),)
    found: list[Attachment] = []
    problems = [Problem("E118", problem.detail) for problem in extraction.problems]
    taken: set[str] = set()
    for page in extraction.pages:
        if len(page.lines) != 2:
            continue  # one of the problems
        own, content = _content_of(page)
        format_ = _format_of(own, content)
        if not format_:
            problems.append(Problem("E118", f"{own}: filtypen läses inte."))
            continue
        free = _free_name(own, taken)
        target = folder / f"{uuid.uuid4().hex}{suffix_for(format_)}"
        target.write_bytes(content)
        found.append(Attachment(f"{name}{MARK}{free}", target))
    return tuple(found), tuple(problems)


def _may_have_any(path: Path) -> bool:
    """Whether the bytes of a file show any sign of attachments; it need not be opened without."""
    return any(_SIGNS.search(chunk) for chunk in _chunks(path))


def _chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file in pieces that overlap a little; none when it cannot be read."""
    try:
        with path.open("rb") as file:
            tail = b""
            while chunk := file.read(_CHUNK):
                yield tail + chunk
                tail = chunk[-_OVERLAP:]
    except OSError:
        return


def _content_of(page: Page) -> tuple[str, bytes]:
    """Safe name and bytes of an attached file."""
    own, encoded = (line.text for line in page.lines)
    try:
        return safe_name(own), base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error):
        return safe_name(own), b""


def _format_of(name: str, content: bytes) -> str:
    """Format by content; a Word file is told from other zip archives by its suffix."""
    by_content = format_of_bytes(content[:_HEAD])
    suffix = Path(name).suffix.lower()
    if by_content:
        return by_content
    if suffix == ".docx" and content.startswith(b"PK"):
        return "docx"
    return "html" if suffix in (".html", ".htm") and content else ""


def safe_name(name: str) -> str:
    """The last part of a name as it stands in a PDF, without what could lead elsewhere or fool a reader."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = " ".join(_UNSAFE.sub(" ", last).split()).strip(". ")
    stem, dot, suffix = shown.rpartition(".")
    if len(shown) > _LONGEST_NAME:
        shown = f"{stem[: _LONGEST_NAME - len(suffix) - 1]}{dot}{suffix}"[:_LONGEST_NAME]
    return shown or "bilaga"


def _free_name(name: str, taken: set[str]) -> str:
    """A name that no other attachment of the file has; the second "a.pdf" is "a (2).pdf"."""
    path, count, free = Path(name), 1, name
    while free in taken:
        count += 1
        free = f"{path.stem} ({count}){path.suffix}"
    taken.add(free)
    return free
