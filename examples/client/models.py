# Written by `python -m examples.client_source`; change the service, not this file.
"""Answers of the service and bodies of requests, as the OpenAPI description says them."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class AbbreviationAnswer(TypedDict):
    """An abbreviation with what the archive says that it stands for."""

    short: str
    long: str
    documents: int
    """Antal dokument som förklarar den så."""


class AbbreviationPage(TypedDict):
    """A list of abbreviations."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[AbbreviationAnswer]


class ApiInfo(TypedDict):
    """About the interface, with the names of DIGG's REST API-profil."""

    apiName: str
    apiVersion: str
    apiReleased: str
    apiDocumentation: str
    apiStatus: Literal["alpha", "beta", "active", "deprecated"]


class AssignmentAnswer(TypedDict):
    """An assignment, however many papers repeat it."""

    status: str
    text: str
    giver: str | None
    receiver: str | None
    deadline: str | None
    deadline_text: str | None
    deadline_kind: str | None
    given: str | None
    paragraph: str | None
    diarienummer: str | None
    municipality: str | None
    file: str
    page_first: int
    page_last: int
    model: str
    places: list[AssignmentPlace]
    evidence: list[AssignmentEvidence]
    links: AssignmentLinks


class AssignmentEvidence(TypedDict):
    """A passage that says what became of an assignment."""

    kind: str
    """tabell, mening, beslut eller handling."""
    says: str
    """avslutat, aterrapporterat eller pagar."""
    certain: bool
    """Sant: handlingen säger det själv. Falskt: trolig återrapportering, se efter."""
    place: AssignmentPlace


class AssignmentLinks(TypedDict):
    """Where to read on about an assignment."""

    html: str
    """Sidan i webbgränssnittet."""
    pdf: str
    """PDF-filen, öppnad på rätt sida."""
    case: str | None
    """Ärendets sida, eller null."""


class AssignmentPage(TypedDict):
    """A list of assignments."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    date: str
    """Dag som statusen gäller."""
    items: list[AssignmentAnswer]


class AssignmentPlace(TypedDict):
    """Where an assignment, or what became of it, stands."""

    kind: str
    """forslag, beslut, aterges eller tabell."""
    text: str
    title: str
    """Dokumentets titel."""
    doc_type: str
    date: str | None
    paragraph: str | None
    file: str
    page_first: int
    page_last: int
    model: str
    """Vad som tolkade texten, namn och version."""
    document: str
    """Dokumentets id."""
    links: Links


class BoardAnswer(TypedDict):
    """A board in all years."""

    municipality: str
    board: str
    latest: str
    """Senaste sammanträdets datum, eller tomt."""
    years: list[YearAnswer]


class CaseAnswer(TypedDict):
    """An ärende with its steps in time order."""

    diarienummer: str
    municipality: str | None
    title: str
    first_date: str | None
    last_date: str | None
    outcome: str
    """Vad som sist beslutades och av vem, eller att inget beslut hittades."""
    result: str
    """Hur det sista beslutet förhåller sig till förslaget."""
    steps: int
    links: CaseLinks
    timeline: list[CaseStep]
    changes: list[ChangeAnswer]
    """Det sista beslutets att-satser bredvid de föreslagna."""
    references: list[ReferenceAnswer]
    """Beslut som ärendets dokument hänvisar till."""
    cited_by: list[CitationAnswer]
    """Andra dokument som hänvisar till ärendets beslut."""


class CaseLinks(TypedDict):
    """Where an ärende is."""

    self: str
    """Ärendet i gränssnittet för program."""
    html: str
    """Ärendets sida."""


class CasePage(TypedDict):
    """A list of ärenden."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[CaseSummary]


class CaseStep(TypedDict):
    """A document or decision of an ärende."""

    date: str | None
    kind: Literal["document", "decision"]
    role: str
    """Stegets roll i ärendet."""
    body: str | None
    paragraph: str | None
    status: str
    """Status för en beslutssats, annars dokumenttyp."""
    text: str
    """Beslutssats eller dokumentets titel."""
    diarienummer: str | None
    linked: str
    """Hur det är känt att steget hör till ärendet."""
    meeting: str | None
    """Sammanträdets datum."""
    file: str
    page_first: int
    page_last: int
    links: Links


class CaseSummary(TypedDict):
    """An ärende in a list."""

    diarienummer: str
    municipality: str | None
    title: str
    first_date: str | None
    last_date: str | None
    outcome: str
    """Vad som sist beslutades och av vem, eller att inget beslut hittades."""
    result: str
    """Hur det sista beslutet förhåller sig till förslaget."""
    steps: int
    links: CaseLinks


class ChangeAnswer(TypedDict):
    """A proposed clause beside the decided one."""

    kind: Literal["unchanged", "changed", "removed", "added"]
    proposed: ClauseAnswer | None
    decided: ClauseAnswer | None
    pieces: list[PieceAnswer]
    """Skillnaden ord för ord; tom om satserna är lika eller en saknas."""


class ChangeEntry(TypedDict):
    """An object at its last change."""

    change: Literal["created", "modified", "withdrawn"]
    """created: ny sedan markören; modified: ändrad; withdrawn: återkallad, ersatt eller borta."""
    kind: Literal["dokument", "beslut"]
    id: str
    """Dokumentets id, eller beslutssatsens ref."""
    created: str
    """När filen lästes in, RFC 3339."""
    time: str
    """När ändringen sågs, RFC 3339."""
    links: ChangeLinks


class ChangeLinks(TypedDict):
    """Where the object is; nothing for what was withdrawn."""

    self: str | None
    """Objektet i gränssnittet för program."""
    html: str | None
    """Sidan i webbgränssnittet."""


class ChangesAnswer(TypedDict):
    """A part of the feed."""

    items: list[ChangeEntry]
    """Varje objekt en gång, vid sin senaste ändring; äldst först."""
    cursor: str
    """Att fråga med nästa gång, också när det inte finns mer nu."""
    more: bool
    """Om det finns mer redan nu."""


class CitationAnswer(TypedDict):
    """A document that refers to a decision of the ärende."""

    title: str
    doc_type: str
    file: str
    text: str
    """Hänvisningen som den står skriven."""
    links: Links


class ClauseAnswer(TypedDict):
    """A compared clause with where it stands."""

    text: str
    status: str
    body: str | None
    paragraph: str | None
    date: str | None
    links: Links


class CorrectionAnswer(TypedDict):
    """A row of the log of corrections."""

    id: int
    ref: str
    file: str
    field: str
    old: str | int | float | list[str] | list[int] | None
    new: str | int | float | list[str] | list[int] | None
    who: str
    made_at: str
    model: str
    undoes: int | None
    state: str
    """gäller, ångrad, ångring eller övergiven."""


class CorrectionBody(TypedDict):
    """What is corrected."""

    ref: str
    """Det som rättas, ur en lista."""
    changes: dict[str, str | list[str] | None]
    """Fält och nya värden; null tömmer, fält som inte nämns ändras inte."""


class CorrectionList(TypedDict):
    """The new rows of the log."""

    items: list[CorrectionAnswer]


class CorrectionPage(TypedDict):
    """A part of the log, the newest first."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[CorrectionAnswer]


class CountAnswer(TypedDict):
    """Decision clauses of one year that have one value."""

    key: str | None
    """Värdet; null för satser som saknar det."""
    label: str
    """Värdet i ord."""
    year: int | None
    """Satsens, dokumentets eller sammanträdets år; null utan datum."""
    count: int


class CoverageAnswer(TypedDict):
    """What the archive covers."""

    years: list[str]
    boards: list[BoardAnswer]
    gaps: list[GapAnswer]
    """Vad som verkar saknas, enligt regler som gäller alla kommuner."""
    latest: str
    """Senaste sammanträdets datum, eller tomt."""
    ingested_at: str
    """När något senast lästes in, eller tomt."""
    files: int
    partial: int
    """Filer där några sidor inte kunde läsas."""
    failed: list[FailedAnswer]
    """Filer som inte kunde läsas."""
    elsewhere: int
    """Dokument utan känd nämnd eller känt år, som inte räknas i tabellen."""


class DecidedAnswer(TypedDict):
    """What a person says of an entity and another."""

    correction: int
    """Rättelsens nummer."""
    names: list[str]
    same: bool
    who: str
    made_at: str


class DecisionAnswer(TypedDict):
    """A decision clause with where it stands."""

    id: int
    document: str
    """Dokumentets id."""
    title: str
    """Dokumentets titel."""
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
    ref: str
    """Det som /v1/korrigeringar pekar ut satsen med."""
    corrected: list[str]
    """Vad människor har rättat: fält, vem, när och vad maskinen säger."""
    links: Links


class DecisionPage(TypedDict):
    """A list of decision clauses."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[DecisionAnswer]


class DocumentAnswer(TypedDict):
    """A logical document."""

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
    annex_to_id: str | None
    """Id på den handling som dokumentet är bilaga till."""
    inferred: list[str]
    links: Links


class DocumentPage(TypedDict):
    """A list of documents."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[DocumentAnswer]


class EntityAnswer(TypedDict):
    """A person, body, municipality, law, plan or system with all its names."""

    id: str
    label: str
    name: str
    municipality: str
    count: int
    variants: list[VariantAnswer]
    suggestions: list[SuggestionAnswer]
    """Kan vara samma; inget är sammanfört."""
    decided: list[DecidedAnswer]
    """Vad människor säger om den och andra."""
    document_count: int
    documents: list[EntityDocument]
    """Dokument som nämner den, högst 100."""


class EntityDocument(TypedDict):
    """A document that mentions an entity."""

    id: str
    file: str
    title: str
    html: str
    """Dokumentets sida."""


class EntityPage(TypedDict):
    """A list of entities."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[EntityAnswer]


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


class ExportAnswer(TypedDict):
    """A list that can be exported."""

    name: str
    """Listans namn i adressen."""
    title: str
    href: str
    columns: list[str]
    """Kolumnerna i ordning."""


class ExportIndex(TypedDict):
    """What can be exported, and how."""

    items: list[ExportAnswer]
    formats: list[str]
    most_rows: int
    """Flest rader i en export; fler vägras, inget kapas."""


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


class FailedAnswer(TypedDict):
    """Files that could not be read, for one reason."""

    code: str
    title: str
    files: int


class FileAnswer(TypedDict):
    """A source file and its version."""

    sha256: str
    file: str
    version: int
    is_current: bool
    """Det är den som söks; en ersatt version söks inte."""
    replaced_by: str | None
    """SHA-256 för versionen som har ersatt den."""
    parent: str | None
    """Namnet på filen som den är bilaga i."""
    url: str | None
    """Var originalet är publicerat, enligt importlistan."""
    title: str | None
    """Titel enligt importlistan."""
    size: int
    """Byte."""
    page_count: int
    status: str
    """ok eller partial."""
    ingested_at: str
    extractor: str
    """Vad som läste filen, med version."""
    annotator: str | None
    """Vad som tolkade texten, med version."""
    pages: list[FilePageAnswer]
    links: FileLinks


class FileLinks(TypedDict):
    """Where to read on about a source file."""

    self: str
    """Denna uppgift."""
    file: str
    """Filen som den lästes in."""
    original: str | None
    """Var originalet är publicerat, enligt importlistan."""
    replaced_by: str | None
    """Uppgiften om den version som har ersatt denna."""
    parent: str | None
    """Uppgiften om filen som denna är bilaga i."""
    attachments: list[str]
    """Uppgifterna om filens bilagor."""


class FilePageAnswer(TypedDict):
    """A page of a source file."""

    page: int
    """Sida, från 1."""
    extractor: str
    """Vad som läste sidan, med version."""
    width: float
    """Bredd i punkter."""
    height: float
    """Höjd i punkter."""
    words: int
    """Antal ord med läge, för en sida läst med OCR."""
    problems: list[str]
    """Vad som inte kunde läsas, med felkod."""


class FlagAnswer(TypedDict):
    """A passage with a sensitive fact about a private person."""

    file: str
    page: int
    kind: str
    """Slag: Fackligt medlemskap för en namngiven person, Enskilt ärende enligt LVU, LVM, SoL eller LSS, Uppgift om en
    till tre personer i vård, skola eller bistånd, Hälsa hos en namngiven person, Etnicitet eller ursprung hos en
    namngiven person, Religion eller övertygelse hos en namngiven person, Brott eller misstanke mot en namngiven person,
    Skyddade personuppgifter, Enskild person med initialer eller födelsedatum, Privatpersons adress, Privatpersons
    telefonnummer eller e-post."""
    text: str
    start: int
    """Första tecknet i källans text, från 0."""
    end: int


class FlagPage(TypedDict):
    """A list of flagged passages."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[FlagAnswer]


class GapAnswer(TypedDict):
    """Something that seems to be missing."""

    kind: str
    """Slag: paragrafer (Paragrafer saknas i numreringen), protokoll (Kallelse utan protokoll), tyst (Nämnden har varit
    tyst länge)."""
    municipality: str
    board: str
    year: str
    date: str
    """Sammanträdet som det gäller eller som det saknas efter; tomt före årets första."""
    first: int | None
    """Första paragraf som saknas."""
    last: int | None
    """Sista paragraf som saknas."""
    extracts: int
    """Paragrafer från sammanträdet som finns som utdrag."""
    days: int | None
    """Dagar som nämnden har varit tyst."""


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
    """Andra ställen där nästan samma text står."""
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


class Links(TypedDict):
    """Where to read on."""

    html: str
    """Sidan i webbgränssnittet."""
    pdf: str
    """PDF-filen, öppnad på rätt sida."""


class Live(TypedDict):
    """The process answers."""

    status: Literal["ok"]


class OutcomeAnswer(TypedDict):
    """A decision clause of a precedent."""

    status: str
    types: list[str]
    subject: str
    text: str
    body: str | None
    paragraph: str | None
    date: str | None


class PageLinks(TypedDict):
    """Other parts of a list."""

    self: str
    """Denna del."""
    next: str | None
    """Nästa del, eller null."""
    prev: str | None
    """Föregående del, eller null."""


class PieceAnswer(TypedDict):
    """Words of a compared clause."""

    kind: Literal["same", "removed", "added"]
    text: str


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
    document: str
    """Dokumentets id."""
    links: Links


class Ready(TypedDict):
    """Questions can be answered."""

    status: Literal["ok"]
    generation: str
    """Sökindexets generation."""
    passages: int
    """Passager i sökindexet."""


class ReferenceAnswer(TypedDict):
    """A reference to decisions by § and date."""

    text: str
    """Hänvisningen som den står skriven."""
    body: str | None
    date: str | None
    paragraphs: list[int]
    resolved: bool
    """Om beslutet finns i arkivet."""
    decisions: list[TargetAnswer]


class ReferencesAnswer(TypedDict):
    """The references of a document."""

    references: list[ReferenceAnswer]


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


class SectionAnswer(TypedDict):
    """A heading with what stands under it up to the next heading."""

    ordinal: int
    """Plats i filen, från 0."""
    parent: int | None
    """Avsnittet som det står under."""
    level: int
    """1–4; 0 för text före första rubriken."""
    heading: str
    path: list[str]
    """Rubriker från den yttersta."""
    page_first: int
    page_last: int
    text: str
    links: Links


class SectionPage(TypedDict):
    """The sections of a document in reading order."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[SectionAnswer]


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


class StatisticsAnswer(TypedDict):
    """Decision clauses counted; only pairs of value and year that occur."""

    dimension: str
    rows: list[CountAnswer]
    """Vanligaste värdet först, dess år i ordning."""
    total: int
    """Antal satser; en sats med flera typer räknas en gång här, och i raden för var typ."""
    total_is_approximate: bool


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


class SuggestionAnswer(TypedDict):
    """Another entity that may be the same."""

    id: str
    name: str
    reason: str
    reason_text: str
    """Skälet i ord."""
    ref: str
    """Det som /v1/korrigeringar pekar ut paret med; fältet är same, ja eller nej."""


class TargetAnswer(TypedDict):
    """A decision that a reference means."""

    body: str | None
    paragraph: str
    date: str
    diarienummer: str | None
    text: str
    """Beslutets första att-sats."""
    links: Links


class VariantAnswer(TypedDict):
    """A way to write an entity."""

    text: str
    count: int


class YearAnswer(TypedDict):
    """A board in a year."""

    year: str
    documents: int
    """Antal dokument."""
    meetings: int
    """Sammanträden som en kallelse eller ett protokoll berättar om."""
    minutes: int
    """De av dem som har hela protokollet här."""


class FieldProblem(TypedDict):
    """A parameter that was refused."""

    name: str
    """Parameterns namn."""
    reason: str
    """Varför, på svarets språk."""


class Problem(TypedDict):
    """An error, RFC 9457 (`application/problem+json`)."""

    type: str
    """Adress till sidan om felet."""
    title: str
    """Vad som hände, alltid detsamma för en kod."""
    status: int
    """HTTP-status."""
    detail: str
    """Vad som hände just nu."""
    instance: str
    """Adressen som frågades."""
    code: str
    """Stabil felkod."""
    advice: str
    """Vad läsaren kan göra åt det."""
    trace_id: str
    """Förfrågans spår (W3C Trace Context), som också står i tjänstens logg."""
    errors: NotRequired[list[FieldProblem]]
    """Parametrar som inte kunde användas."""
