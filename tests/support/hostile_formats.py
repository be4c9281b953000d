"""Hostile DOCX and HTML files, made by code: bombs, entities, depth."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.support.mutate import small_docx

_ENTITIES: Final = b'<!DOCTYPE w [<!ENTITY a0 "ha">%s]>' % b"".join(
    b'<!ENTITY a%d "%s">' % (number + 1, b"&a%d;" % number * 10) for number in range(10)
)


def zip_bomb(path: Path) -> None:
    """A body of 30 MB that packs to next to nothing."""
    _docx_with(path, lambda body: body.replace(b"<w:body>", b"<w:body>" + b" " * 30_000_000, 1))


def billion_laughs(path: Path) -> None:
    """Entities that each stand for ten of the one before."""
    _docx_with(
        path, lambda body: body.replace(b"<w:document", _ENTITIES + b"<w:document", 1).replace(b"anta", b"&a10;")
    )


def foreign_entity(path: Path) -> None:
    """An entity that stands for a file of the machine."""
    entity = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'
    _docx_with(path, lambda body: body.replace(b"<w:document", entity, 1).replace(b"anta", b"&x;"))


def deep_docx(path: Path) -> None:
    """Tables within tables."""
    cell = b"<w:tbl><w:tr><w:tc>"
    end = b"</w:tc></w:tr></w:tbl>"
    _docx_with(path, lambda body: body.replace(b"<w:body>", b"<w:body>" + cell * 20_000 + end * 20_000, 1))


def long_docx(path: Path) -> None:
    """Two hundred thousand paragraphs."""
    paragraph = b"<w:p><w:r><w:t>att 1</w:t></w:r></w:p>"
    _docx_with(path, lambda body: body.replace(b"<w:body>", b"<w:body>" + paragraph * 200_000, 1))


def broken_docx(path: Path) -> None:
    """A body that is no XML."""
    _docx_with(path, lambda body: body[: len(body) // 2])


def deep_html(path: Path) -> None:
    """Elements within elements, never closed."""
    path.write_bytes(b"<!doctype html><html><body>" + b"<div><b><table><td>" * 100_000 + b"text")


def wide_html(path: Path) -> None:
    """A table that says its cells are wider than any page, and a word without end."""
    cells = b"<tr>" + b"<td colspan=100000 rowspan=60000>1" * 500
    path.write_bytes(b"<!doctype html><html><body><table>" + cells * 5 + b"</table><p>" + b"a" * 5_000_000)


def entities_html(path: Path) -> None:
    """The same entities in a page."""
    path.write_bytes(b'<?xml version="1.0"?>' + _ENTITIES + b"<html><body><p>&a10;</p></body></html>")


def _docx_with(path: Path, change: Callable[[bytes], bytes]) -> None:
    out = io.BytesIO()
    (sound,) = small_docx()
    with zipfile.ZipFile(io.BytesIO(sound)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            body = given.read(name)
            made.writestr(name, change(body) if name == "word/document.xml" else body)
    path.write_bytes(out.getvalue())


_DOCX: Final = (zip_bomb, billion_laughs, foreign_entity, deep_docx, long_docx, broken_docx)
_HTML: Final = (deep_html, wide_html, entities_html)
HOSTILE_FORMATS: Final[dict[str, tuple[str, Callable[[Path], None]]]] = {
    **{make.__name__: ("docx", make) for make in _DOCX},
    **{make.__name__: ("html", make) for make in _HTML},
}
"""Name → extractor and maker."""
