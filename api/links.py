"""Identifiers and addresses that the service hands out."""

import re
from typing import Final
from urllib.parse import quote, urlencode

from starlette.datastructures import URL

from api.schemas import Links, PageLinks
from ingest.errors import NotFoundError
from nlp.diarienummer import normalise

ID_DIGITS: Final = 12
DOCUMENT_ID: Final = rf"^[0-9a-f]{{{ID_DIGITS}}}-[0-9]{{1,5}}$"
_DOCUMENT_ID: Final = re.compile(DOCUMENT_ID)


def document_id(sha256: str, ordinal: int) -> str:
    """Identifier of a logical document: stable as long as its file is."""
    return f"{sha256[:ID_DIGITS]}-{ordinal}"


def split_document_id(name: str) -> tuple[str, int]:
    """Start of the SHA-256 and ordinal of a document.

    Raises:
        NotFoundError: no document can have that identifier.
    """
    if not _DOCUMENT_ID.fullmatch(name):
        raise NotFoundError(f"{name[:80]!r} är inget dokument-id.")
    digest, _, ordinal = name.partition("-")
    return digest, int(ordinal)


def pdf_href(sha256: str, page: int) -> str:
    """Address of a source file, opened on a page."""
    return f"/v1/filer/{sha256}.pdf#page={page}"


def document_href(name: str, section: int | None = None, question: str = "") -> str:
    """Address of a document's page.

    Args:
        name: identifier of the document.
        section: ordinal of the section to show first, or None.
        question: whose words are marked.
    """
    query = f"?{urlencode({'q': question})}" if question else ""
    anchor = f"#avsnitt-{section}" if section is not None else ""
    return f"/dokument/{name}{query}{anchor}"


def sheet_href(name: str, page: int, query: str = "") -> str:
    """Address of one page of a document, shown as a picture.

    Args:
        name: identifier of the document.
        page: 1-based page of its file.
        query: parameters to send along, encoded.
    """
    return f"/dokument/{name}/sidor/{page}{'?' if query else ''}{query}"


def links(sha256: str, ordinal: int, page: int, section: int | None = None) -> Links:
    """Where to read on about a part of a document."""
    return Links(html=document_href(document_id(sha256, ordinal), section), pdf=pdf_href(sha256, page))


def case_slug(diarienummer: str) -> str | None:
    """A diarienummer as one part of an address ("SN-2022-344"), or None for what is none."""
    norm = normalise(diarienummer)
    return None if norm is None else quote(norm.replace(" ", "-").replace("/", "-"))


def case_href(diarienummer: str | None) -> str | None:
    """Address of an ärende's page, or None for what is no diarienummer."""
    slug = case_slug(diarienummer) if diarienummer else None
    return None if slug is None else f"/arenden/{slug}"


def page_links(url: URL, offset: int, limit: int, total: int) -> PageLinks:
    """Addresses of this part of a list and the parts beside it."""
    following = offset + limit
    return PageLinks(
        self=relative(url),
        next=relative(url.include_query_params(offset=following)) if following < total else None,
        prev=relative(url.include_query_params(offset=max(0, offset - limit))) if offset else None,
    )


def relative(url: URL) -> str:
    """Path and query of an address."""
    return f"{url.path}?{url.query}" if url.query else url.path
