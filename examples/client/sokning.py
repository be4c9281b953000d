# Written by `python -m examples.client_source`; change the service, not this file.
# ruff: noqa: A002, PLR0913  (names and number of the parameters are the service's)
"""Sökning: operations and their models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict, cast

from examples.client.choices import DocType, Status, Subject, Type
from examples.client.models import Links, PageLinks
from examples.client.transport import Transport


class ExpansionAnswer(TypedDict):
    """What a question was also searched as."""

    term: str
    """Ord i frågan."""
    added: str
    """Vad som också söktes."""
    kind: Literal[
        "begrepp", "vardag", "aldre", "forkortning", "utskriven", "bredare", "smalare", "relaterat", "stavning"
    ]
    """Vad det är till frågans ord."""
    weight: float
    """Vad det räknas mot frågans egna ord, som räknas 1."""
    source: Literal["arkiv", "ordlista", "stavning"]
    """Vem som säger det."""
    documents: int
    """Antal dokument som förklarar förkortningen så; annars 0."""


class ExplanationAnswer(TypedDict):
    """Why a passage is a hit."""

    matched: list[str]
    """Ord i passagen som stämmer med frågan."""
    words: float
    """Ordens del av poängen, 0–1."""
    meaning: float
    """Betydelsens del av poängen, 0–1."""
    added: list[str]
    """Av det som också söktes: det som står i passagen."""


class ExtractedAnswer(TypedDict):
    """What a source says to a question, word for word."""

    text: str
    """Svaret ordagrant som det står i källan."""
    kind: Literal["sentence", "clause", "cell"]
    """Mening, beslutssats eller cell."""
    confidence: float
    """Säkerhet 0–1 att det svarar på frågan."""
    label: str
    """För en cell rad- och kolumnrubrik, annars tomt."""
    status: str
    """För en beslutssats dess status, annars tomt."""
    file: str
    page_first: int
    page_last: int
    title: str
    heading_path: list[str]
    passage: str
    """Passagens id, eller tomt."""
    start: int
    """Första tecknet i källans text, från 0."""
    end: int
    links: Links


class FactAnswer(TypedDict):
    """A cell of a table with what it means."""

    score: float
    """Hur stor del av frågan som täcks, 0–1."""
    sentence: str
    """Cellen i ord: grupp, rad, kolumn: värde enhet."""
    text: str
    value: str | None
    """Talet, med decimalpunkt och utan mellanrum."""
    unit: str | None
    year: int | None
    group: str | None
    row_header: str
    column_header: str
    caption: str | None
    trust: str
    """checked: summan stämmer, certain: kan bara läsas så, uncertain: osäker."""
    file: str
    page: int
    heading_path: list[str]
    title: str
    municipality: str | None
    board: str | None
    date: str | None
    start: int
    """Första tecknet i källans text, från 0."""
    end: int
    document: str
    """Dokumentets id."""
    links: Links


class FactsAnswer(TypedDict):
    """The facts for a question, best first."""

    query: str
    items: list[FactAnswer]


class HitAnswer(TypedDict):
    """A passage that answers, with page and document."""

    rank: int
    score: float
    file: str
    page_first: int
    page_last: int
    heading_path: list[str]
    text: str
    document: HitDocument
    decisions: list[HitDecision]
    passage: str
    """Passagens id; /v1/liknande tar det."""
    also: list[PlaceAnswer]
    """Andra ställen där nästan samma text står, högst tio."""
    also_total: int
    """Antal andra ställen där nästan samma text står."""
    explanation: ExplanationAnswer
    snippet: SnippetAnswer
    links: Links


class HitDecision(TypedDict):
    """A decision clause in the passage of a hit."""

    status: str
    types: list[str]
    subject: str
    text: str
    body: str | None
    paragraph: str | None
    date: str | None


class HitDocument(TypedDict):
    """The document of a hit."""

    id: str
    title: str
    doc_type: str
    municipality: str | None
    board: str | None
    diarienummer: str | None
    date: str | None


class OutcomeAnswer(TypedDict):
    """A decision clause of a precedent."""

    status: str
    types: list[str]
    subject: str
    text: str
    body: str | None
    paragraph: str | None
    date: str | None


class PlaceAnswer(TypedDict):
    """Another place that says nearly the same."""

    passage: str
    """Passagens id."""
    file: str
    page_first: int
    page_last: int
    title: str
    links: Links


class PrecedentAnswer(TypedDict):
    """A passage that is like another, with what is alike and what was decided."""

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
    document: str
    """Dokumentets id."""
    links: Links


class RestrictionAnswer(TypedDict):
    """A part of a question that was taken for a filter."""

    field: str
    """Filtret; phrases och without är ord som ska stå, och inte får stå, i passagen."""
    value: str
    """Filtrets värde."""
    written: str
    """Vad som stod i frågan."""


class SearchAnswer(TypedDict):
    """The answer to a question."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    query: str
    confidence: float
    """Säkerhet 0–1 att arkivet svarar på frågan."""
    abstained: bool
    """Säkerheten är för låg; träffarna är bara det närmaste som finns."""
    expansions: list[ExpansionAnswer]
    """Andra ord för samma sak, som också söktes."""
    restrictions: list[RestrictionAnswer]
    """Vad i frågan som lästes som filter."""
    steps: list[StepAnswer]
    """Vad frågans ord lästes som."""
    answer: ExtractedAnswer | None
    """Det som svarar på frågan, ordagrant ur en källa."""
    hits: list[HitAnswer]


class SimilarAnswer(TypedDict):
    """Precedents, decisions first."""

    items: list[PrecedentAnswer]


class SimilarBody(TypedDict):
    """A text that something is to be like."""

    text: str
    """Text, till exempel ett utkast."""
    limit: NotRequired[int]
    """Flest träffar."""


class SnippetAnswer(TypedDict):
    """The part of a passage that shows the matched words best."""

    text: str
    """Ren text, inte HTML."""
    marks: list[list[int]]
    """Början och slut på ord att markera i text."""


class StepAnswer(TypedDict):
    """What a word of a question was read as."""

    written: str
    """Ordet som det stod i frågan."""
    kind: Literal["ord", "sammansatt", "nummer", "stoppord"]
    """Vad det lästes som."""
    stem: str
    """Det som söks; tomt för ett ord som hoppas över."""
    parts: list[str]
    """Delar av ett sammansatt ord, andra former av ett nummer."""


class Sokning(Transport):
    """Sökning."""

    def search_passages(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        municipality: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        doc_type: Sequence[DocType] | None = None,
        diarienummer: Sequence[str] | None = None,
        year: int | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        q: str | None = None,
        status: Sequence[Status] | None = None,
        type: Sequence[Type] | None = None,
        subject: Sequence[Subject] | None = None,
        law: Sequence[str] | None = None,
        expand: bool | None = None,
        skip: Sequence[str] | None = None,
    ) -> SearchAnswer:
        """Sök passager.

        Sök med vanliga ord; en tom fråga listar allt som filtren släpper igenom.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            q: Frågan i frågespråket; tom listar allt.
            status: Status för någon beslutssats i passagen; kan upprepas.
            type: Beslutstyp för samma beslutssats; kan upprepas.
            subject: Ämne för samma beslutssats; kan upprepas.
            law: Lag som passagen nämner; kan upprepas.
            expand: Sök också på andra ord för samma sak.
            skip: Ord att inte också söka på; kan upprepas.
        """
        return cast(
            SearchAnswer,
            self._json(
                "GET",
                "/v1/passager",
                {
                    "limit": limit,
                    "offset": offset,
                    "municipality": municipality,
                    "board": board,
                    "doc_type": doc_type,
                    "diarienummer": diarienummer,
                    "year": year,
                    "date_from": date_from,
                    "date_to": date_to,
                    "q": q,
                    "status": status,
                    "type": type,
                    "subject": subject,
                    "law": law,
                    "expand": expand,
                    "skip": skip,
                },
            ),
        )

    def search_facts(self, q: str, *, limit: int | None = None) -> FactsAnswer:
        """Sök siffror i tabeller.

        Celler ur tabeller med radrubrik, kolumnrubrik, enhet och sida; trust säger hur säkert cellen är läst.

        Args:
            q: Frågan, med vanliga ord.
            limit: Flest fakta i svaret.
        """
        return cast(FactsAnswer, self._json("GET", "/v1/fakta", {"q": q, "limit": limit}))

    def similar_to_passage(self, passage: str, *, limit: int | None = None) -> SimilarAnswer:
        """Liknande ärenden till en passage.

        Det som liknar en passage, beslut först; passagens eget ärende är inte med.

        Args:
            passage: Passagens id, ur en träff.
            limit: Flest träffar.
        """
        return cast(SimilarAnswer, self._json("GET", "/v1/liknande", {"passage": passage, "limit": limit}))

    def similar_to_text(self, body: SimilarBody) -> SimilarAnswer:
        """Liknande ärenden till en text.

        Det som liknar en text, beslut först; texten sparas inte.

        Args:
            body: Det som skickas.
        """
        return cast(SimilarAnswer, self._json("POST", "/v1/liknande", {}, body))
