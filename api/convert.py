"""Rows of the archive as answers: the public row contracts with identifiers and links added."""

from dataclasses import asdict

from starlette.datastructures import URL

from api.answers import (
    DecisionAnswer,
    DocumentAnswer,
    ExpansionAnswer,
    HitAnswer,
    RestrictionAnswer,
    SearchAnswer,
    SectionAnswer,
    SnippetAnswer,
    StepAnswer,
)
from api.library import DocumentEntry, OpenDocument
from api.links import document_id, links, page_links
from api.rows import decision_row, document_row, hit_row
from api.similar_answers import extracted_answer, place_answer
from index.protocol import Hit, Result
from index.snippets import snippet_of
from ingest.model import Section
from nlp.store import DecisionRow


def document_answer(entry: DocumentEntry) -> DocumentAnswer:
    """A document of a list."""
    document = entry.document
    return DocumentAnswer(
        **document_row(entry.file, document, entry.annex_to),
        annex_to_id=None if document.parent is None else document_id(entry.sha256, document.parent),
        id=document_id(entry.sha256, document.ordinal),
        links=links(entry.sha256, document.ordinal, document.page_first),
    )


def section_answer(opened: OpenDocument, section: Section) -> SectionAnswer:
    """A section of an opened document."""
    return SectionAnswer(
        ordinal=section.ordinal,
        parent=section.parent,
        level=section.level,
        heading=section.heading,
        path=list(section.path),
        page_first=section.page_first,
        page_last=section.page_last,
        text=opened.source.text[section.start : section.end],
        links=links(opened.row.sha256, section.document, section.page_first, section.ordinal),
    )


def decision_answer(row: DecisionRow) -> DecisionAnswer:
    """A decision clause."""
    decision = row.decision
    return DecisionAnswer(
        **decision_row(row),
        id=row.id,
        document=document_id(row.sha256, decision.document),
        title=row.title,
        links=links(row.sha256, decision.document, decision.page_first, decision.section),
    )


def hit_answer(hit: Hit, length: int) -> HitAnswer:
    """A hit with the part of its passage that shows the matched words.

    Args:
        hit: of a search, explained.
        length: most characters of the part.
    """
    passage = hit.passage
    name = document_id(passage.source, passage.document)
    row = hit_row(hit, explain=True)
    part = snippet_of(passage.text, hit.explanation.spans, length)
    return HitAnswer(
        **{**row, "document": {"id": name, **row["document"]}, "also": [place_answer(place) for place in hit.also]},
        snippet=SnippetAnswer(text=part.text, marks=list(part.marks)),
        links=links(passage.source, passage.document, passage.page_first, passage.section),
    )


def search_answer(result: Result, length: int, url: URL) -> SearchAnswer:
    """The answer to a question.

    Args:
        result: of the search, its hits explained.
        length: most characters of a snippet.
        url: that was asked.
    """
    query = result.query
    total = total_of(result)
    return SearchAnswer(
        query=query.text,
        confidence=result.confidence,
        abstained=result.abstained,
        expansions=[ExpansionAnswer(**asdict(one)) for one in result.expansions],
        restrictions=[RestrictionAnswer(**asdict(one)) for one in result.restrictions],
        steps=[StepAnswer(**{**asdict(step), "parts": list(step.parts)}) for step in result.steps],
        hits=[hit_answer(hit, length) for hit in result.hits],
        answer=extracted_answer(result.answer),
        total=total,
        total_is_approximate=bool(query.text.strip()),
        limit=query.limit,
        offset=query.offset,
        links=page_links(url, query.offset, query.limit, total),
    )


def total_of(result: Result) -> int:
    """Passages that match; what is near in meaning alone is only counted as far as it is shown.

    A question's total is approximate for that reason; the total of an empty question, which lists what passes the
    filters, is exact.
    """
    return max(result.total, result.query.offset + len(result.hits)) if result.hits else result.total
