"""What the pages show that the answers of /v1 do not hold as such: forms, paging, cards, document text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from markupsafe import Markup
from starlette.datastructures import URL, QueryParams

from api.answers import HitAnswer, SnippetAnswer
from api.forms import Chip, Counts, FormField, chips, form_fields, hidden_pairs
from api.library import Choices, OpenDocument
from api.links import document_href, page_links, pdf_href
from api.marks import marked_words, swedish_number
from api.texts import label, t
from ingest.model import PAGE_FURNITURE, Block, BlockKind, Inferred, Section
from nlp.analyzer import Analyzer

_TEXT_TAG: Final = 2


@dataclass(frozen=True, slots=True)
class Form:
    """A filter form.

    Args:
        fields: in order.
        hidden: filters without a field.
        chips: filters that are on.
        open: whether the form is shown unfolded.
        note: a line under the fields.
    """

    fields: tuple[FormField, ...]
    hidden: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    open: bool
    note: str


def filter_form(
    url: URL,
    names: Sequence[str],
    extra: Sequence[str],
    choices: Choices | None,
    unfolded: bool = False,
    unseen: Sequence[str] = (),
    *,
    counts: Counts | None = None,
) -> Form:
    """The filter form of a page.

    Args:
        url: that was asked.
        names: filters with a field.
        extra: filters that can only come by address.
        choices: what documents have.
        unfolded: the form is shown open.
        unseen: what can only come by address and has no chip.
        counts: hits by filter and value, shown in place of the numbers of documents.
    """
    query = QueryParams(url.query)
    return Form(
        fields=form_fields(names, query, choices, counts),
        hidden=hidden_pairs(query, [*extra, *unseen]),
        chips=chips(url.path, query, [*names, *extra]),
        open=unfolded,
        note=t("filter.antal_traffar" if counts else "filter.antal_arkivet") if choices else "",
    )


@dataclass(frozen=True, slots=True)
class Paging:
    """Where in a list the reader is.

    Args:
        text: "Visar 1–20 av 143".
        prev: address of the part before, or None.
        next: address of the part after, or None.
    """

    text: str
    prev: str | None
    next: str | None


def paging(url: URL, offset: int, limit: int, total: int, unit: str, approximate: bool = False) -> Paging:
    """Where in a list the reader is.

    Args:
        url: that was asked.
        offset: rows skipped.
        limit: rows a page.
        total: rows in all.
        unit: what a row is, a key of the texts without its `enhet.`.
        approximate: the total is not exact.
    """
    links = page_links(url, offset, limit, total)
    last = min(offset + limit, total)
    span = f"{swedish_number(offset + 1)}–{swedish_number(last)}" if last > offset + 1 else swedish_number(last)
    key = "blad.ungefar" if approximate and total > limit else "blad.visar"
    text = t(key if last > offset else "blad.inga", span=span, total=swedish_number(total), unit=t(f"enhet.{unit}"))
    return Paging(text, links.prev, links.next)


def card(hit: HitAnswer, question: str) -> dict[str, Any]:
    """A hit with the address of its place in the document, and nothing said twice.

    Args:
        hit: of a search.
        question: whose words are marked in the document.
    """
    path = [heading for heading in hit.heading_path if heading and heading != hit.document.title]
    anchor = hit.links.html.rpartition("#avsnitt-")[2]
    section = int(anchor) if anchor.isdecimal() else None
    href = document_href(hit.document.id, section, question)
    return {**dict(hit), "path": path, "href": href, "snippet": _without_heading(hit)}


def _without_heading(hit: HitAnswer) -> SnippetAnswer:
    """The snippet without the heading that a passage starts with; the card shows its headings above."""
    cut = len(hit.heading_path[-1]) + 1 if hit.heading_path else 0
    text = hit.snippet.text
    if not cut or len(text) <= cut or not text.startswith(f"{hit.heading_path[-1]}\n"):
        return hit.snippet
    marks = [(start - cut, end - cut) for start, end in hit.snippet.marks if start >= cut]
    return SnippetAnswer(text=text[cut:], marks=marks)


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks of one kind in a row."""

    kind: str
    page: int
    texts: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class TextSection:
    """A section of a document as the page shows it."""

    ordinal: int
    level: int
    tag: int
    heading: str
    marked: Markup
    page: int
    pdf: str
    groups: tuple[Group, ...]


def text_sections(opened: OpenDocument, question: str, analyzer: Analyzer) -> Iterator[TextSection]:
    """The text of a document with the words of a question marked.

    Args:
        opened: the document.
        question: that led here, or "".
        analyzer: the Swedish analyzer.
    """
    outer: list[int] = []
    for section in opened.sections:
        # Headings nest without leaving a level out, whatever levels the file has: "4" under "2" is h4 under h3.
        if section.heading:
            outer = [level for level in outer if level < section.level] + [section.level]
        yield TextSection(
            ordinal=section.ordinal,
            level=section.level,
            tag=min(6, _TEXT_TAG + len(outer)),
            heading=section.heading,
            marked=marked_words(section.heading, question, analyzer),
            page=section.page_first,
            pdf=pdf_href(opened.row.sha256, section.page_first),
            groups=tuple(_groups(_body(opened, section), question, analyzer)),
        )


def _body(opened: OpenDocument, section: Section) -> Iterator[Block]:
    """Blocks of a section without its heading."""
    for block in opened.source.blocks[section.block_first : section.block_last + 1]:
        is_heading = block.kind is BlockKind.HEADING and block.ordinal == section.block_first and section.heading
        if not is_heading and block.kind not in PAGE_FURNITURE:
            yield block


def _groups(blocks: Iterable[Block], question: str, analyzer: Analyzer) -> Iterator[Group]:
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        found = list(run)
        texts = tuple(marked_words(block.text, question, analyzer) for block in found)
        yield Group(kind.value, found[0].page_first, texts)


def inferred_words(inferred: Sequence[Inferred]) -> list[str]:
    """What a document does not say itself and where it was taken from, for a reader."""
    return [
        f"{t(f'falt.{found.field}')}: {label(found.source, 'inferred')}"
        + (f", {t('plats.sida', page=found.page)}" if found.page else "")
        for found in inferred
    ]
