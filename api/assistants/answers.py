"""What the tools for assistants answer; everything that is said carries the citation that it can be checked by."""

from pydantic import BaseModel, Field


class Source(BaseModel):
    """Where something stands. Cite it whenever you use the text."""

    file: str = Field(description="Name of the source file")
    page_first: int = Field(description="First page, from 1")
    page_last: int
    paragraph: str = Field(description="Paragraph of the minutes, such as § 45, or empty")
    heading: str = Field(description="Innermost heading, or empty")
    document: str = Field(description="Identifier of the document, for document_section")
    url: str = Field(description="Page of the document for people")
    pdf_url: str = Field(description="The file, opened at the page")


class Clause(BaseModel):
    """A decision clause. Only status beslut and delegationsbeslut are decided; forslag is a proposal."""

    status: str = Field(description="forslag, beslut, delegationsbeslut or uppdrag_historik (retold)")
    types: list[str]
    subject: str
    text: str
    body: str = Field(description="Deciding or proposed body, or empty")
    date: str = Field(description="ISO date, or empty")


class FoundPassage(BaseModel):
    """A passage of the archive, word for word."""

    passage: str = Field(description="Identifier, for the tool similar")
    title: str
    doc_type: str
    board: str
    municipality: str
    diarienummer: str
    date: str
    text: str
    decisions: list[Clause]
    why: list[str] = Field(description="Words that match, or that are alike")
    source: Source


class QuotedAnswer(BaseModel):
    """What a source says to the question, word for word."""

    text: str
    status: str = Field(description="Of a decision clause: forslag is proposed and not decided; else empty")
    confidence: float
    source: Source


class SearchOut(BaseModel):
    """The answer to a search. When abstained is true, say that the archive holds no certain answer."""

    abstained: bool
    confidence: float
    total: int = Field(description="Passages that match, about")
    answer: QuotedAnswer | None
    hits: list[FoundPassage]


class FoundDecision(BaseModel):
    """A decision clause of the archive."""

    clause: Clause
    title: str
    diarienummer: str
    corrected: list[str] = Field(description="What people have put right in it")
    source: Source


class DecisionsOut(BaseModel):
    """A part of a list of decision clauses."""

    total: int
    offset: int
    items: list[FoundDecision]


class CaseStepOut(BaseModel):
    """A step of an ärende."""

    date: str
    role: str
    body: str
    status: str = Field(description="Status of a clause, else type of document")
    text: str
    source: Source


class CaseOut(BaseModel):
    """An ärende with its steps in time order."""

    diarienummer: str
    municipality: str
    title: str
    outcome: str = Field(description="What was decided last, or that no decision was found")
    result: str = Field(description="How the decision stands to what was proposed")
    steps: list[CaseStepOut]
    url: str


class SectionOut(BaseModel):
    """A section of a document, word for word."""

    number: int
    heading: str
    text: str
    source: Source


class SectionsOut(BaseModel):
    """A document with the section that was asked for, or its table of contents when none was."""

    document: str
    title: str
    doc_type: str
    contents: list[str] = Field(description="Number and heading of every section")
    section: SectionOut | None


class SimilarOut(BaseModel):
    """Precedents, decisions first; an ärende stands once."""

    items: list[FoundPassage]
