"""The work of the tools for assistants: what the service knows, with a citation to everything."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.answer_rows import outcome_of
from api.assistants.answers import (
    CaseOut,
    CaseStepOut,
    Clause,
    DecisionsOut,
    FoundDecision,
    FoundPassage,
    QuotedAnswer,
    SearchOut,
    SectionOut,
    SectionsOut,
    SimilarOut,
    Source,
)
from api.convert import total_of
from api.deps import Service
from api.library import OpenDocument, list_decisions, open_document
from api.links import case_href, document_href, document_id, pdf_href
from api.params import DecisionParams, SearchParams
from api.routes_cases import open_case
from index.protocol import Answer, Passage
from ingest.errors import NotFoundError
from ingest.model import Section
from nlp.store import DecisionRow


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as the archive knows it.

    Args:
        sha256: of the source file.
        file: its name.
        document: ordinal of the document.
        pages: first and last, 1-based.
        section: ordinal, or None.
        paragraph: of the minutes, or "".
        heading: innermost, or "".
    """

    sha256: str
    file: str
    document: int
    pages: tuple[int, int]
    section: int | None = None
    paragraph: str = ""
    heading: str = ""


class ArchiveTools:
    """The tools, on one service.

    Args:
        service: with its archive.
        base: address of the service for links, without a slash at the end; "" leaves paths.
    """

    def __init__(self, service: Service, base: str) -> None:
        self._service = service
        self._base = base

    def search(self, params: SearchParams) -> SearchOut:
        """Passages that answer a question."""
        result = self._service.search(params.to_query())
        hits = [self._passage(hit.passage, hit.explanation.matched) for hit in result.hits]
        return SearchOut(
            abstained=result.abstained,
            confidence=round(result.confidence, 3),
            total=total_of(result),
            answer=self._quoted(result.answer),
            hits=hits,
        )

    def decisions(self, params: DecisionParams) -> DecisionsOut:
        """Decision clauses that fulfil a filter."""
        with self._service.catalogue() as catalogue:
            rows, total = list_decisions(catalogue, params.to_filter(), params.text, params.limit, params.offset)
        return DecisionsOut(total=total, offset=params.offset, items=[self._decision(row) for row in rows])

    def case(self, diarienummer: str, municipality: str) -> CaseOut:
        """An ärende by its diarienummer."""
        with self._service.catalogue() as catalogue:
            found = open_case(catalogue, diarienummer, municipality)
        steps = [
            CaseStepOut(
                date=step.date or "",
                role=step.role,
                body=step.body or "",
                status=step.status,
                text=step.text,
                source=Source(
                    file=step.file,
                    page_first=step.page_first,
                    page_last=step.page_last,
                    paragraph=step.paragraph or "",
                    heading="",
                    document=step.links.html.partition("/dokument/")[2].partition("#")[0],
                    url=self._base + step.links.html,
                    pdf_url=self._base + step.links.pdf,
                ),
            )
            for step in found.timeline
        ]
        return CaseOut(
            diarienummer=found.diarienummer,
            municipality=found.municipality or "",
            title=found.title,
            outcome=found.outcome,
            result=found.result,
            steps=steps,
            url=self._base + (case_href(found.diarienummer) or "/arenden"),
        )

    def section(self, document: str, number: int | None) -> SectionsOut:
        """A section of a document, or its table of contents."""
        with self._service.catalogue() as catalogue:
            opened = open_document(catalogue, document)
        wanted = [section for section in opened.sections if section.ordinal == number]
        if number is not None and not wanted:
            raise NotFoundError(f"Dokumentet har inget avsnitt med nummer {number}.")
        return SectionsOut(
            document=document,
            title=opened.document.title,
            doc_type=opened.document.doc_type,
            contents=[f"{section.ordinal}: {section.heading or '(utan rubrik)'}" for section in opened.sections],
            section=self._section(opened, wanted[0]) if wanted else None,
        )

    def similar(self, text: str, passage: str, limit: int) -> SimilarOut:
        """Precedents to a text or a passage."""
        found = self._service.archive().similar(text, passage, limit)
        return SimilarOut(items=[self._passage(one.passage, (*one.terms, *one.laws)) for one in found])

    def _passage(self, passage: Passage, why: Iterable[str]) -> FoundPassage:
        clauses = [
            Clause(
                status=tag["status"],
                types=tag["types"],
                subject=tag["subject"],
                text=tag["text"],
                body=tag["body"] or "",
                date=tag["date"] or "",
            )
            for tag in outcome_of(passage)
        ]
        paragraphs = [tag.paragraph for tag in passage.decisions if tag.paragraph]
        where = Place(
            passage.source,
            passage.file,
            passage.document,
            (passage.page_first, passage.page_last),
            passage.section,
            paragraphs[0] if paragraphs else "",
            passage.heading_path[-1] if passage.heading_path else "",
        )
        return FoundPassage(
            passage=passage.id,
            title=passage.title,
            doc_type=passage.doc_type,
            board=passage.board,
            municipality=passage.municipality,
            diarienummer=passage.diarienummer,
            date=passage.date,
            text=passage.text,
            decisions=clauses,
            why=list(why),
            source=self._source(where),
        )

    def _quoted(self, answer: Answer | None) -> QuotedAnswer | None:
        if answer is None:
            return None
        heading = answer.heading_path[-1] if answer.heading_path else ""
        pages = (answer.page_first, answer.page_last)
        where = Place(answer.source, answer.file, answer.document, pages, heading=heading)
        text = f"{answer.label}: {answer.text}" if answer.label else answer.text
        certainty = round(answer.confidence, 3)
        return QuotedAnswer(text=text, status=answer.status, confidence=certainty, source=self._source(where))

    def _decision(self, row: DecisionRow) -> FoundDecision:
        said = row.decision
        clause = Clause(
            status=said.status,
            types=list(said.types),
            subject=said.subject,
            text=said.text,
            body=said.body or "",
            date=said.date or "",
        )
        pages = (said.page_first, said.page_last)
        where = Place(row.sha256, row.file, said.document, pages, said.section, said.paragraph or "")
        return FoundDecision(
            clause=clause,
            title=row.title,
            diarienummer=said.diarienummer or "",
            corrected=list(row.corrected),
            source=self._source(where),
        )

    def _section(self, opened: OpenDocument, section: Section) -> SectionOut:
        pages = (section.page_first, section.page_last)
        row = opened.row
        where = Place(row.sha256, row.file, section.document, pages, section.ordinal, heading=section.heading)
        text = opened.source.text[section.start : section.end]
        return SectionOut(number=section.ordinal, heading=section.heading, text=text, source=self._source(where))

    def _source(self, place: Place) -> Source:
        name = document_id(place.sha256, place.document)
        return Source(
            file=place.file,
            page_first=place.pages[0],
            page_last=place.pages[1],
            paragraph=place.paragraph,
            heading=place.heading,
            document=name,
            url=self._base + document_href(name, place.section),
            pdf_url=self._base + pdf_href(place.sha256, place.pages[0]),
        )
