"""Opens the zip archive of a DOCX file, refusing what unpacks to too much or points outside."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as DocxDocument
from lxml import etree

from ingest.errors import DocumentError, LimitError
from ingest.limits import MEBIBYTE, PdfLimits

_ENTRIES: Final = 10_000
_UNPACKED_BYTES: Final = 256 * MEBIBYTE
_XML_BYTES: Final = 64 * MEBIBYTE
_RATIO: Final = 200
_RATIO_FROM: Final = MEBIBYTE
_PROLOGUE: Final = 4_096
_XML: Final = (".xml", ".rels")
_DOCTYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BODY: Final = "word/document.xml"


def open_docx(path: Path, limits: PdfLimits) -> DocxDocument:
    """Open a DOCX file.

    Raises:
        DocumentError: it is none, is broken, unpacks to too much (E115) or has a DTD (E119).
        LimitError: it is larger than the limits allow.
    """
    try:
        size = path.stat().st_size
        if size > limits.pdf_bytes:
            raise LimitError(f"{path.name} är {size} byte, gränsen är {limits.pdf_bytes}.", "E301")
        file = path.open("rb")
    except OSError as error:
        raise DocumentError(f"{path.name}: {error.strerror or error}.", "E104") from error
    try:
        with file, zipfile.ZipFile(file) as archive:
            _check(path.name, archive)
        return Document(str(path))
    except (DocumentError, LimitError):
        raise
    except MemoryError as error:
        raise LimitError(f"{path.name} tar mer minne än tillåtet.", "E304") from error
    except Exception as error:  # a broken archive can make zipfile (OSError too), lxml and python-docx raise anything
        raise DocumentError(f"{path.name}: {type(error).__name__}: {error}.", "E114") from error


def _check(name: str, archive: zipfile.ZipFile) -> None:
    """Look at the sizes that the archive declares; zipfile gives no more than that of any entry."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if _BODY not in names:
        raise DocumentError(f"{name} har ingen {_BODY}.", "E114")
    if len(entries) > _ENTRIES:
        raise DocumentError(f"{name} har {len(entries)} delar, gränsen är {_ENTRIES}.", "E115")
    if sum(entry.file_size for entry in entries) > _UNPACKED_BYTES:
        raise DocumentError(f"{name} packar upp till mer än {_UNPACKED_BYTES} byte.", "E115")
    for entry in entries:
        if entry.flag_bits & 1:
            raise DocumentError(f"{name} är krypterad.", "E103")
        if entry.file_size > max(_RATIO_FROM, _RATIO * entry.compress_size):
            raise DocumentError(f"{name}: {entry.filename} packar upp mer än {_RATIO} gånger.", "E115")
        if entry.filename.lower().endswith(_XML):
            _check_xml(name, archive, entry)


def _check_xml(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a part with a DTD: Word writes none, and entities are what attacks are made of."""
    if entry.file_size > _XML_BYTES:
        raise DocumentError(f"{name}: {entry.filename} är större än {_XML_BYTES} byte.", "E115")
    try:
        with archive.open(entry) as part:
            head = part.read(_PROLOGUE).replace(b"\x00", b"")  # also when it is UTF-16
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise DocumentError(f"{name}: {entry.filename} är skadad.", "E114") from error
    if _DOCTYPE.search(head):
        raise DocumentError(f"{name}: {entry.filename} har en DTD.", "E119")


def parse_part(blob: bytes) -> etree._Element:
    """The XML of a part that python-docx leaves as bytes, read without entities and without the network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(blob, parser)
