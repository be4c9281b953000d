"""What the rest of its package says of a document that is silent about itself: title, type, date of an annex."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.doc_types import PAGE_MARK
from ingest.metadata import date_in
from ingest.model import PAGE_FURNITURE, Block, BlockKind, LogicalDocument
from ingest.templates import NUMBERED, is_template_heading, type_of

_UNDERLAG = re.compile(r"^(?:beslutsunderlag|underlag för beslut|bilagor|handlingar i ärendet)\b", re.IGNORECASE)
_WORD = re.compile(r"\w{4,}")
_ADDRESS = re.compile(r"www\.|@|\b\d{6}-\d{4}\b|\btelefon\b|\bbox\s\d", re.IGNORECASE)
_ALIKE: Final = 0.75
_FIELD_TITLE: Final = "title"


@dataclass(frozen=True, slots=True)
class Reference:
    """A row in a list of what a decision rests on.

    Args:
        text: the row.
        date: ISO date in it, or None.
    """

    text: str
    date: str | None


def references(blocks: Sequence[Block]) -> tuple[Reference, ...]:
    """Rows of all lists "Beslutsunderlag" and the like in a package."""
    found: list[Reference] = []
    inside = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            inside = _UNDERLAG.match(block.text) is not None
        elif inside and block.kind not in PAGE_FURNITURE:
            found.extend(Reference(line, date_in(line)) for line in block.text.split("\n") if line.strip())
    return tuple(found)


def complete(
    documents: Sequence[LogicalDocument], blocks: Sequence[Block], underlag: Sequence[Reference]
) -> tuple[LogicalDocument, ...]:
    """Documents with title, type and date filled from running headers, neighbours and lists; each marked as inferred.

    Args:
        documents: of one package, in order.
        blocks: of the package.
        underlag: what `references` found.
    """
    titled = []
    for place, document in enumerate(documents):
        own = blocks[document.block_first : document.block_last + 1]
        titled.append(_with_title(document, own, documents, place) if _is_untitled(document, own) else document)
    return tuple(_with_date(document, underlag) for document in titled)


def _is_untitled(document: LogicalDocument, blocks: Sequence[Block]) -> bool:
    """A document whose title is only its first chapter, a template heading or a line of its text."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if any(block.level == 1 for block in headings[:3]):
        return False
    return bool(NUMBERED.match(document.title)) or is_template_heading(document.title) or not headings


def _with_title(
    document: LogicalDocument, blocks: Sequence[Block], documents: Sequence[LogicalDocument], place: int
) -> LogicalDocument:
    title = _running_title(blocks) or _neighbour_title(blocks, documents, place)
    if title is None:
        return document
    named = type_of(title)
    return replace(
        document,
        title=title,
        doc_type=named or document.doc_type,
        inferred=(*document.inferred, _FIELD_TITLE, *(("doc_type",) if named else ())),
    )


def _running_title(blocks: Sequence[Block]) -> str | None:
    """The running header or footer that names the document on at least two of its pages."""
    texts = Counter(
        PAGE_MARK.sub("", block.text)
        for block in blocks
        if block.kind in PAGE_FURNITURE and not _ADDRESS.search(block.text)
    )
    for text, count in texts.most_common(3):
        if count >= 2 and len(_WORD.findall(text)) >= 2:
            return text
    return None


def _neighbour_title(blocks: Sequence[Block], documents: Sequence[LogicalDocument], place: int) -> str | None:
    """Title of the report before or after, when most of its words stand in this document."""
    words = Counter(_WORD.findall(" ".join(block.text for block in blocks).lower()))
    best: tuple[float, str] | None = None
    for near in (place - 1, place + 1):
        if not 0 <= near < len(documents) or documents[near].doc_type != "tjansteutlatande":
            continue
        title = documents[near].title
        wanted = _WORD.findall(title.lower())
        share = sum(1 for word in wanted if words[word]) / len(wanted) if wanted else 0.0
        if share >= 0.5 and type_of(title) and (best is None or share > best[0]):
            best = (share, title)
    return best[1] if best else None


def _with_date(document: LogicalDocument, underlag: Sequence[Reference]) -> LogicalDocument:
    """Take the date from the list that names the document, when it is silent about it itself."""
    if document.date is not None:
        return document
    report = document.doc_type == "tjansteutlatande"
    for reference in underlag:
        named_report = reference.text.lower().startswith(("tjänsteutlåtande", "tjänsteskrivelse"))
        if reference.date is None or named_report != report:
            continue
        if _alike(document.title, reference.text):
            return replace(document, date=reference.date, inferred=(*document.inferred, "date"))
    return document


def _alike(title: str, row: str) -> bool:
    """Whether nearly all words of either stand in the other."""
    left, right = set(_WORD.findall(title.lower())), set(_WORD.findall(_strip(row)))
    if len(left) < 2 or not right:
        return False
    shared = len(left & right)
    return shared / len(left) >= _ALIKE and shared / len(right) >= _ALIKE


def _strip(row: str) -> str:
    """A row without its date and the name of a report."""
    row = re.sub(r"(?:19|20)\d{2}-\d{2}-\d{2}", " ", row.lower())
    return re.sub(r"^(?:tjänsteutlåtande|tjänsteskrivelse)\w*", " ", row)
