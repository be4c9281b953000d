"""Which files are read, and by which extractor: by what they hold, else by their suffix."""

from pathlib import Path, PurePosixPath
from typing import Final

_SUFFIXES: Final = {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".xhtml": "html"}
_HEAD: Final = 1_024
_ZIP: Final = b"PK\x03\x04"
_HTML: Final = (b"<!doctype html", b"<html")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

# Left behind by systems and programs, or not whole yet; nobody means them as a source.
_HIDDEN_STARTS: Final = (".", "~$", "._")
_TEMPORARY_SUFFIXES: Final = frozenset(
    {".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".swp", ".lock"}
)
_SYSTEM_FILES: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def format_of(path: Path) -> str:
    """ "pdf", "docx" or "html"; "" for a file of another type.

    A file without a known suffix is what it holds, and so is a PDF whatever it is called. A file that cannot be opened
    is what its suffix says; reading it will tell why it cannot be.
    """
    known = _SUFFIXES.get(path.suffix.lower(), "")
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return known
    return format_of_bytes(head) or known


def format_of_bytes(head: bytes) -> str:
    """Format by the first bytes of a file; "" when they do not tell (a Word file begins like any zip archive)."""
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_ZIP) and b"word/" in head:
        return "docx"
    text = head.removeprefix(_BYTE_ORDER_MARK).lstrip().lower()
    return "html" if text.startswith(_HTML) else ""


def suffix_for(format_: str) -> str:
    """The usual suffix of a format."""
    return f".{format_}"


def is_ignored(name: str) -> bool:
    """Whether a file is hidden or temporary: it, or a folder on the way to it, is named like those that systems make.

    Args:
        name: path below the folder that is looked through, with forward slashes.
    """
    parts = PurePosixPath(name).parts
    if any(part.startswith(_HIDDEN_STARTS) or part.lower() in _SYSTEM_FILES for part in parts):
        return True
    return name.endswith("~") or PurePosixPath(name).suffix.lower() in _TEMPORARY_SUFFIXES
