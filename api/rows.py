"""The public row contracts: what every listing says of a document, heading, decision and hit, field by field.

The command line, the HTTP service and the exports all build their rows here, so that they say the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, Final

from api.answer_rows import answer_row, place_row
from index.protocol import Hit, Result
from ingest.model import BlockKind, LogicalDocument, ParsedSource
from nlp.corrections import Target
from nlp.model import Entity
from nlp.store import DecisionRow

Row = dict[str, Any]

DOCUMENT_FIELDS: Final = {
    "file": "Filens namn",
    "page_first": "Första sidan, från 1",
    "page_last": "Sista sidan",
    "first_line": "Första raden som en läsare ser",
    "doc_type": "Dokumenttyp",
    "title": "Titel",
    "municipality": "Kommun",
    "board": "Nämnd eller annat organ",
    "diarienummer": "Diarienummer som det står skrivet",
    "date": "Dokumentets datum",
    "meeting_date": "Sammanträdets datum",
    "annex_to": "Titeln på den handling som dokumentet är bilaga till",
    "inferred": "Uppgifter som inte står i dokumentet: fält, källa och sida (0 = hela filen) med blanksteg emellan",
}
HEADING_FIELDS: Final = {
    "file": "Filens namn",
    "page": "Sida, från 1",
    "level": "Nivå: 1 titel eller §, 4 minst",
    "text": "Rubriken",
}
DECISION_FIELDS: Final = {
    "file": "Filens namn",
    "page_first": "Första sidan, från 1",
    "page_last": "Sista sidan",
    "text": "Beslutssatsen",
    "status": "Förslag, beslut, delegationsbeslut eller återgivet",
    "types": "Beslutstyper",
    "subject": "Ämne",
    "body": "Organ som beslutar eller föreslås besluta",
    "paragraph": "Paragraf i protokollet",
    "diarienummer": "Diarienummer",
    "date": "Datum",
    "confidence": "Säkerhet, 0–1",
    "detail": "Slag av förslag eller beslut: yrkande, reservation, utskottets eller förvaltningens förslag …",
    "mover": "Den som yrkar eller föreslår, när texten säger det",
    "votes": "Omröstningens utfall i paragrafen: ja, nej, avstår",
    "cites": "Lagrum i normalform som satsen nämner",
    "amounts": "Belopp i kronor som satsen nämner",
    "model": "Vad som tolkade satsen, namn och version",
    "ref": "Det som `kommunsok correct` och /v1/korrigeringar pekar ut satsen med",
    "corrected": "Vad människor har rättat: fält, vem, när och vad maskinen säger",
}
ENTITY_FIELDS: Final = {
    "start": "Första tecknet, från 0",
    "end": "Tecknet efter det sista",
    "text": "Texten",
    "label": "Etikett",
    "model": "Vad som märkte ut den, namn och version",
}
SEARCH_FIELDS: Final = {
    "query": "Frågan som den ställdes",
    "confidence": "Hur säkert det är att arkivet svarar på frågan, 0–1",
    "abstained": "Säkerheten är för låg; träffarna är bara det närmaste som finns",
    "expansions": "Vad som också söktes: andra ord för samma sak, det tyngsta först",
    "restrictions": "Vad i frågan som lästes som filter",
    "steps": "Vad frågans ord lästes som; tom utan --explain",
    "answer": "Det som svarar på frågan, ordagrant ur en källa, eller null",
    "hits": "Träffarna, bäst först",
}
HIT_FIELDS: Final = {
    "rank": "Plats, från 1",
    "score": "Högre är bättre; jämförbart inom ett svar",
    "file": "Filens namn",
    "page_first": "Första sidan, från 1",
    "page_last": "Sista sidan",
    "heading_path": "Rubriker från den yttersta till avsnittets egen",
    "text": "Passagen, högst 250 ord",
    "document": "Dokumentet som passagen står i",
    "decisions": "Beslutssatser i passagen",
    "passage": "Passagens id; `kommunsok similar` och /v1/liknande tar det",
    "also": "Andra ställen där nästan samma text står, högst tio",
    "also_total": "Antal andra ställen där nästan samma text står",
}
HIT_DOCUMENT_FIELDS: Final = {
    "title": "Titel",
    "doc_type": "Dokumenttyp",
    "municipality": "Kommun",
    "board": "Nämnd eller annat organ",
    "diarienummer": "Normaliserat diarienummer",
    "date": "Dokumentets datum, annars sammanträdets",
}
HIT_DECISION_FIELDS: Final = {
    "status": "Förslag, beslut, delegationsbeslut eller återgivet",
    "types": "Beslutstyper",
    "subject": "Ämne",
    "text": "Beslutssatsen",
    "body": "Organ som beslutar eller föreslås besluta",
    "paragraph": "Paragraf i protokollet",
    "date": "Datum",
}
HIT_CSV_FIELDS: Final = {
    "rank": "Plats, från 1",
    "score": "Högre är bättre; jämförbart inom ett svar",
    "file": "Filens namn",
    "page_first": "Första sidan, från 1",
    "page_last": "Sista sidan",
    "doc_type": "Dokumenttyp",
    "title": "Dokumentets titel",
    "heading_path": "Rubriker från den yttersta till avsnittets egen, åtskilda av ›",
    "municipality": "Kommun",
    "board": "Nämnd eller annat organ",
    "diarienummer": "Normaliserat diarienummer",
    "date": "Dokumentets datum, annars sammanträdets",
    "decisions": "Status och text för varje beslutssats i passagen",
    "text": "Passagen, högst 250 ord",
}
EXPANSION_FIELDS: Final = {
    "term": "Ord i frågan",
    "added": "Vad som också söktes",
    "kind": "Vad det är till frågans ord",
    "weight": "Vad det räknas mot frågans egna ord, som räknas 1",
    "source": "Vem som säger det",
    "documents": "Antal dokument som förklarar förkortningen så; annars 0",
}
RESTRICTION_FIELDS: Final = {
    "field": "Filtret; phrases och without är ord som ska stå, och ord som inte får stå, i passagen",
    "value": "Filtrets värde",
    "written": "Vad som stod i frågan",
}
STEP_FIELDS: Final = {
    "written": "Ordet som det stod i frågan",
    "kind": "Vad det lästes som",
    "stem": "Det som söks; tomt för ett ord som hoppas över",
    "parts": "Vad som också hittar det: delar av ett sammansatt ord, andra former av ett nummer",
}
EXPLANATION_FIELDS: Final = {
    "matched": "Ord i passagen som svarar mot frågan",
    "words": "Ordens andel av poängen, 0–1",
    "meaning": "Betydelsens andel av poängen, 0–1",
    "added": "Av det som också söktes: det som står i passagen",
}

# What a table shows: what a reader needs to tell the rows apart; the other formats hold all fields.
DOCUMENT_COLUMNS: Final = ("pages", "doc_type", "date", "diarienummer", "board", "title")
HEADING_COLUMNS: Final = ("page", "level", "text")
DECISION_COLUMNS: Final = ("pages", "status", "paragraph", "date", "diarienummer", "text")


def document_row(file: str, document: LogicalDocument, annex_to: str | None = None) -> Row:
    """A logical document.

    Args:
        file: name of its source file.
        document: the document.
        annex_to: title of the document that it is an annex to.
    """
    inferred = [f"{found.field} {found.source} {found.page}" for found in document.inferred]
    fields = {**asdict(document), "file": file, "annex_to": annex_to, "inferred": inferred}
    return {name: fields[name] for name in DOCUMENT_FIELDS}


def parent_title(documents: Sequence[LogicalDocument], document: LogicalDocument) -> str | None:
    """Title of the document of the same file that a document is an annex to, or None."""
    return None if document.parent is None else documents[document.parent].title


def heading_rows(parsed: ParsedSource) -> Iterator[Row]:
    """All headings of a source in reading order."""
    for block in parsed.blocks:
        if block.kind is BlockKind.HEADING and block.text.strip():
            yield {"file": parsed.file, "page": block.page_first, "level": block.level, "text": block.text}


def decision_row(row: DecisionRow) -> Row:
    """A decision clause."""
    decision = row.decision
    about = {
        "file": row.file,
        "ref": str(Target("beslut", row.sha256, (decision.start,))),
        "corrected": list(row.corrected),
    }
    fields = {name: about[name] if name in about else getattr(decision, name) for name in DECISION_FIELDS}
    return {**fields, **{name: list(fields[name]) for name in ("types", "cites", "amounts")}}


def entity_row(entity: Entity, model: str) -> Row:
    """An entity of a text.

    Args:
        entity: the entity.
        model: name and version of what tagged it.
    """
    return {name: model if name == "model" else getattr(entity, name) for name in ENTITY_FIELDS}


def hit_row(hit: Hit, explain: bool = False) -> Row:
    """A hit of a search; with `explain` also why it is one."""
    passage = hit.passage
    row: Row = {
        "rank": hit.rank,
        "score": hit.score,
        "file": passage.file,
        "page_first": passage.page_first,
        "page_last": passage.page_last,
        "heading_path": list(passage.heading_path),
        "text": passage.text,
        "document": {
            "title": passage.title,
            "doc_type": passage.doc_type,
            "municipality": passage.municipality or None,
            "board": passage.board or None,
            "diarienummer": passage.diarienummer or None,
            "date": passage.date or None,
        },
        "decisions": [{**asdict(tag), "types": list(tag.types)} for tag in passage.decisions],
        "passage": passage.id,
        "also": [place_row(place) for place in hit.also],
        "also_total": hit.also_total,
    }
    if explain:
        explanation = hit.explanation
        row["explanation"] = {
            "matched": list(explanation.matched),
            "words": explanation.words,
            "meaning": explanation.meaning,
            "added": list(explanation.added),
        }
    return row


def hit_csv_row(row: Row) -> Row:
    """A hit of `hit_row` as cells of one line, with the explanation if it has one."""
    decisions = "; ".join(f"{found['status']}: {found['text']}" for found in row["decisions"])
    flat = {**row, **row["document"], "heading_path": " › ".join(row["heading_path"]), "decisions": decisions}
    return {**{name: flat[name] for name in HIT_CSV_FIELDS}, **row.get("explanation", {})}


def result_row(result: Result, explain: bool = False) -> Row:
    """The whole answer to a search."""
    return {
        "query": result.query.text,
        "confidence": result.confidence,
        "abstained": result.abstained,
        "expansions": [asdict(one) for one in result.expansions],
        "restrictions": [asdict(one) for one in result.restrictions],
        "steps": [{**asdict(step), "parts": list(step.parts)} for step in result.steps],
        "answer": answer_row(result.answer),
        "hits": [hit_row(hit, explain) for hit in result.hits],
    }
