"""Answers about extracted answers, other places of a hit and precedents; the fields are those of `api.answer_rows`."""

from pydantic import ConfigDict, Field

from api.answer_rows import answer_row, place_row, precedent_row
from api.links import document_id, links
from api.schemas import Answer, Links
from index.precedents import Precedent
from index.protocol import LIKELY, Place
from index.protocol import Answer as Extracted


class ExtractedAnswer(Answer):
    """What a source says to a question, word for word."""

    text: str = Field(description="Svaret ordagrant som det står i källan")
    kind: str = Field(
        description="Mening, beslutssats eller cell", json_schema_extra={"enum": ["sentence", "clause", "cell"]}
    )
    confidence: float = Field(description="Säkerhet 0–1 att det svarar på frågan")
    label: str = Field(description="För en cell rad- och kolumnrubrik, annars tomt")
    status: str = Field(description="För en beslutssats dess status, annars tomt")
    file: str
    page_first: int
    page_last: int
    title: str
    heading_path: list[str]
    passage: str = Field(description="Passagens id, eller tomt")
    start: int = Field(description="Första tecknet i källans text, från 0")
    end: int
    links: Links

    @property
    def is_likely(self) -> bool:
        """Whether it is more likely than not that it answers."""
        return self.confidence >= LIKELY


class PlaceAnswer(Answer):
    """Another place that says nearly the same."""

    passage: str = Field(description="Passagens id")
    file: str
    page_first: int
    page_last: int
    title: str
    links: Links


class OutcomeAnswer(Answer):
    """A decision clause of a precedent."""

    status: str
    types: list[str]
    subject: str
    text: str
    body: str | None
    paragraph: str | None
    date: str | None


class PrecedentAnswer(Answer):
    """A passage that is like another, with what is alike and what was decided."""

    model_config = ConfigDict(frozen=True)

    rank: int
    score: float
    decided: bool
    terms: list[str]
    laws: list[str]
    types: list[str]
    subjects: list[str]
    outcome: list[OutcomeAnswer]
    passage: str
    file: str
    page_first: int
    page_last: int
    title: str
    heading_path: list[str]
    doc_type: str
    board: str | None
    diarienummer: str | None
    date: str | None
    text: str
    also: list[PlaceAnswer]
    also_total: int
    document: str = Field(description="Dokumentets id")
    links: Links


class SimilarAnswer(Answer):
    """Precedents, decisions first."""

    items: list[PrecedentAnswer]


def extracted_answer(answer: Extracted | None) -> ExtractedAnswer | None:
    """An extracted answer with where to read on."""
    row = answer_row(answer)
    if answer is None or row is None:
        return None
    return ExtractedAnswer(**row, links=links(answer.source, answer.document, answer.page_first))


def place_answer(place: Place) -> PlaceAnswer:
    """Another place of a hit with where to read on."""
    return PlaceAnswer(**place_row(place), links=links(place.source, place.document, place.page_first, place.section))


def precedent_answer(found: Precedent) -> PrecedentAnswer:
    """A precedent with where to read on."""
    passage = found.passage
    row = {**precedent_row(found), "also": [place_answer(place) for place in found.also]}
    return PrecedentAnswer(
        **row,
        document=document_id(passage.source, passage.document),
        links=links(passage.source, passage.document, passage.page_first, passage.section),
    )
