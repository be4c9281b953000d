"""Files embedded in a PDF, got out of it by the reading process: each is a page of two lines, its name and its bytes.

It has the shape of an extractor so that hostile files meet the same limits; the bytes are in base64.
"""

import base64
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

import pypdf
from pypdf.generic import DictionaryObject, EmbeddedFile

from ingest.errors import DocumentError
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Line, Page, Problem
from ingest.pdf_file import check_file, sound

_SPECIFICATION: Final = ("/UF", "/F")
_MOST: Final = 10_000


class _OpenAttachments:
    """The files embedded in one PDF."""

    title = ""

    def __init__(self, reader: pypdf.PdfReader, limits: PdfLimits) -> None:
        self._limits = limits
        self._files = list(_files(reader))
        self.page_count = min(len(self._files), limits.attachment_files + 1)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """None."""
        return ()

    def page(self, number: int) -> tuple[Page, tuple[Problem, ...]]:
        """Name and bytes of one embedded file; one file more than the limit is told of, and no further."""
        file = self._files[number - 1]
        name = _name_of(file)
        if number > self._limits.attachment_files:
            detail = f"Filen har {len(self._files)} bilagor, gränsen är {self._limits.attachment_files}."
            return Page(number, 0.0, 0.0, ()), (Problem("E118", detail, number),)
        try:
            content = file.content
        except MemoryError:
            raise
        except Exception as error:  # a broken file can make pypdf raise anything
            raise DocumentError(f"{name}: {type(error).__name__}.", "E118") from error
        if len(content) > self._limits.pdf_bytes:
            raise DocumentError(f"{name} är {len(content)} byte, gränsen är {self._limits.pdf_bytes}.", "E118")
        texts = (name, base64.b64encode(content).decode("ascii"))
        return Page(number, 0.0, 0.0, tuple(Line(text, number, 0.0, 0.0, 0.0, False) for text in texts)), ()


def _files(reader: pypdf.PdfReader) -> Iterator[EmbeddedFile]:
    """Files of the list of embedded files (a portfolio's too), then those that are pinned to a page."""
    seen: set[int] = set()
    for file in _sound_files(reader):
        stream = _stream_of(file)
        if stream is not None and stream not in seen:
            seen.add(stream)
            yield file
        if len(seen) >= _MOST:
            return


def _sound_files(reader: pypdf.PdfReader) -> Iterator[EmbeddedFile]:
    try:
        yield from reader.attachment_list
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (a broken list counts as ended, as a broken outline does)
        pass
    for page in reader.pages:
        try:
            for reference in page.get("/Annots") or ():
                note = reference.get_object()
                if note.get("/Subtype") == "/FileAttachment":
                    yield EmbeddedFile(str(note.get("/Contents", "")), note["/FS"].get_object())
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  (as above)
            continue


def _stream_of(file: EmbeddedFile) -> int | None:
    """What tells an embedded file from another: its stream; None when it has none."""
    try:
        streams = cast(DictionaryObject, file.pdf_object["/EF"])
        return id((streams.get("/UF") or streams["/F"]).get_object())
    except Exception:  # noqa: BLE001  (nothing is embedded, or nothing that can be got)
        return None


def _name_of(file: EmbeddedFile) -> str:
    for key in _SPECIFICATION:
        name = file.pdf_object.get(key)
        if isinstance(name, str) and name.strip():
            return sound(str(name))
    return sound(str(file.name))


class AttachmentExtractor:
    """Gets embedded files out of PDF with pypdf."""

    name = f"pypdf {pypdf.__version__}"

    def open(self, path: Path, limits: PdfLimits) -> _OpenAttachments:
        """Open a PDF whose text has been read already.

        Raises:
            DocumentError: pypdf cannot open it.
            LimitError: it is larger than the limits allow.
        """
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        check_file(path, limits)
        try:
            reader = pypdf.PdfReader(path)
            if reader.is_encrypted:
                reader.decrypt("")
            return _OpenAttachments(reader, limits)
        except (DocumentError, MemoryError):
            raise
        except Exception as error:  # a broken file can make pypdf raise anything
            raise DocumentError(f"{path.name}: bilagorna kan inte läsas ({type(error).__name__}).", "E118") from error
