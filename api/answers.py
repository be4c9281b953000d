"""Answers about the archive; the fields of documents, decisions and hits are those of `api.rows`."""

from pydantic import ConfigDict, Field

from api import examples
from api.schemas import Answer, Links, PageOfRows
from api.similar_answers import ExtractedAnswer, OutcomeAnswer, PlaceAnswer
from nlp.labels import EXPANSION_SOURCES, EXPANSIONS, WORD_KINDS


class DocumentAnswer(Answer):
    """A logical document."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.DOCUMENT]})

    id: str
    file: str
    page_first: int
    page_last: int
    first_line: str
    doc_type: str
    title: str
    municipality: str | None
    board: str | None
    diarienummer: str | None
    date: str | None
    meeting_date: str | None
    annex_to: str | None
    annex_to_id: str | None = Field(description="Id på den handling som dokumentet är bilaga till")
    inferred: list[str]
    links: Links


class DocumentPage(PageOfRows):
    """A list of documents."""

    model_config = ConfigDict(json_schema_extra={"examples": [{**examples.PAGE, "items": [examples.DOCUMENT]}]})

    items: list[DocumentAnswer]


class SectionAnswer(Answer):
    """A heading with what stands under it up to the next heading."""

    ordinal: int = Field(description="Plats i filen, från 0")
    parent: int | None = Field(description="Avsnittet som det står under")
    level: int = Field(description="1–4; 0 för text före första rubriken")
    heading: str
    path: list[str] = Field(description="Rubriker från den yttersta")
    page_first: int
    page_last: int
    text: str
    links: Links


class SectionPage(PageOfRows):
    """The sections of a document in reading order."""

    items: list[SectionAnswer]


class DecisionAnswer(Answer):
    """A decision clause with where it stands."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.DECISION]})

    id: int
    document: str = Field(description="Dokumentets id")
    title: str = Field(description="Dokumentets titel")
    file: str
    page_first: int
    page_last: int
    text: str
    status: str
    types: list[str]
    subject: str
    body: str | None
    paragraph: str | None
    diarienummer: str | None
    date: str | None
    confidence: float
    detail: str
    mover: str | None
    votes: str | None
    cites: list[str]
    amounts: list[int]
    model: str
    ref: str = Field(description="Det som /v1/korrigeringar pekar ut satsen med")
    corrected: list[str] = Field(description="Vad människor har rättat: fält, vem, när och vad maskinen säger")
    links: Links


class DecisionPage(PageOfRows):
    """A list of decision clauses."""

    model_config = ConfigDict(json_schema_extra={"examples": [{**examples.PAGE, "items": [examples.DECISION]}]})

    items: list[DecisionAnswer]


class HitDocument(Answer):
    """The document of a hit."""

    id: str
    title: str
    doc_type: str
    municipality: str | None
    board: str | None
    diarienummer: str | None
    date: str | None


class HitDecision(OutcomeAnswer):
    """A decision clause in the passage of a hit."""


class ExplanationAnswer(Answer):
    """Why a passage is a hit."""

    matched: list[str] = Field(description="Ord i passagen som stämmer med frågan")
    words: float = Field(description="Ordens del av poängen, 0–1")
    meaning: float = Field(description="Betydelsens del av poängen, 0–1")
    added: list[str] = Field(description="Av det som också söktes: det som står i passagen")


class SnippetAnswer(Answer):
    """The part of a passage that shows the matched words best."""

    text: str = Field(description="Ren text, inte HTML")
    marks: list[tuple[int, int]] = Field(description="Början och slut på ord att markera i text")


class HitAnswer(Answer):
    """A passage that answers, with page and document."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.HIT]})

    rank: int
    score: float
    file: str
    page_first: int
    page_last: int
    heading_path: list[str]
    text: str
    document: HitDocument
    decisions: list[HitDecision]
    passage: str = Field(description="Passagens id; /v1/liknande tar det")
    also: list[PlaceAnswer] = Field(description="Andra ställen där nästan samma text står, högst tio")
    also_total: int = Field(description="Antal andra ställen där nästan samma text står")
    explanation: ExplanationAnswer
    snippet: SnippetAnswer
    links: Links


class ExpansionAnswer(Answer):
    """What a question was also searched as."""

    term: str = Field(description="Ord i frågan")
    added: str = Field(description="Vad som också söktes")
    kind: str = Field(description="Vad det är till frågans ord", json_schema_extra={"enum": list(EXPANSIONS)})
    weight: float = Field(description="Vad det räknas mot frågans egna ord, som räknas 1")
    source: str = Field(description="Vem som säger det", json_schema_extra={"enum": list(EXPANSION_SOURCES)})
    documents: int = Field(description="Antal dokument som förklarar förkortningen så; annars 0")


class RestrictionAnswer(Answer):
    """A part of a question that was taken for a filter."""

    field: str = Field(description="Filtret; phrases och without är ord som ska stå, och inte får stå, i passagen")
    value: str = Field(description="Filtrets värde")
    written: str = Field(description="Vad som stod i frågan")


class StepAnswer(Answer):
    """What a word of a question was read as."""

    written: str = Field(description="Ordet som det stod i frågan")
    kind: str = Field(description="Vad det lästes som", json_schema_extra={"enum": list(WORD_KINDS)})
    stem: str = Field(description="Det som söks; tomt för ett ord som hoppas över")
    parts: list[str] = Field(description="Delar av ett sammansatt ord, andra former av ett nummer")


class SearchAnswer(PageOfRows):
    """The answer to a question."""

    query: str
    confidence: float = Field(description="Säkerhet 0–1 att arkivet svarar på frågan")
    abstained: bool = Field(description="Säkerheten är för låg; träffarna är bara det närmaste som finns")
    expansions: list[ExpansionAnswer] = Field(description="Andra ord för samma sak, som också söktes")
    restrictions: list[RestrictionAnswer] = Field(description="Vad i frågan som lästes som filter")
    steps: list[StepAnswer] = Field(description="Vad frågans ord lästes som")
    answer: ExtractedAnswer | None = Field(description="Det som svarar på frågan, ordagrant ur en källa")
    hits: list[HitAnswer]
