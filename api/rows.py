"""The public row contracts: what every listing says of a document, heading, decision, hit and ärende, field by field.

The command line, the HTTP service and the exports all build their rows here, so that they say the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, Final

from index.protocol import Hit, Result
from ingest.catalogue import Failure, SourceRow
from ingest.model import BlockKind, LogicalDocument, ParsedSource, Problem
from nlp.cases import Case
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
}
ENTITY_FIELDS: Final = {
    "start": "Första tecknet, från 0",
    "end": "Tecknet efter det sista",
    "text": "Texten",
    "label": "Etikett",
}
SEARCH_FIELDS: Final = {
    "query": "Frågan som den ställdes",
    "confidence": "Hur säkert det är att arkivet svarar på frågan, 0–1",
    "abstained": "Säkerheten är för låg; träffarna är bara det närmaste som finns",
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
EXPLANATION_FIELDS: Final = {
    "matched": "Ord i passagen som svarar mot frågan",
    "words": "Ordens andel av poängen, 0–1",
    "meaning": "Betydelsens andel av poängen, 0–1",
}
SOURCE_FIELDS: Final = {
    "file": "Filens namn",
    "status": "ok, partial eller failed",
    "version": "Version av filen",
    "page_count": "Antal sidor",
    "ingested_at": "När filen lästes in, eller när det misslyckades",
    "problems": "Antal problem",
    "detail": "Vad som inte kunde läsas",
}
CASE_FIELDS: Final = {
    "date": "Datum",
    "kind": "document eller decision",
    "body": "Organ",
    "paragraph": "Paragraf",
    "status": "Status för en beslutssats, annars dokumenttyp",
    "text": "Beslutssats eller dokumentets titel",
    "diarienummer": "Diarienummer som det står skrivet",
    "file": "Filens namn",
    "page_first": "Första sidan",
    "page_last": "Sista sidan",
}

# What a table shows: what a reader needs to tell the rows apart; the other formats hold all fields.
DOCUMENT_COLUMNS: Final = ("pages", "doc_type", "date", "diarienummer", "board", "title")
HEADING_COLUMNS: Final = ("page", "level", "text")
DECISION_COLUMNS: Final = ("pages", "status", "paragraph", "date", "diarienummer", "text")
CASE_COLUMNS: Final = ("date", "status", "body", "paragraph", "file", "pages", "text")


def document_row(file: str, document: LogicalDocument) -> Row:
    """A logical document."""
    fields = asdict(document)
    return {"file": file, **{name: fields[name] for name in DOCUMENT_FIELDS if name != "file"}}


def heading_rows(parsed: ParsedSource) -> Iterator[Row]:
    """All headings of a source in reading order."""
    for block in parsed.blocks:
        if block.kind is BlockKind.HEADING:
            yield {"file": parsed.file, "page": block.page_first, "level": block.level, "text": block.text}


def decision_row(row: DecisionRow) -> Row:
    """A decision clause."""
    decision = row.decision
    fields = {name: getattr(decision, name) for name in DECISION_FIELDS if name != "file"}
    return {"file": row.file, **fields, "types": list(decision.types)}


def entity_row(entity: Entity) -> Row:
    """An entity of a text."""
    return {name: getattr(entity, name) for name in ENTITY_FIELDS}


def source_row(row: SourceRow, problems: Sequence[Problem]) -> Row:
    """A source file with what could not be read of it."""
    return {
        "file": row.file,
        "status": row.status.value,
        "version": row.version,
        "page_count": row.page_count,
        "ingested_at": row.ingested_at,
        "problems": len(problems),
        "detail": "; ".join(f"{problem.code} {problem.detail}" for problem in problems) or None,
    }


def failure_row(failure: Failure) -> Row:
    """A file that could not be read."""
    return {
        "file": failure.file,
        "status": "failed",
        "version": None,
        "page_count": 0,
        "ingested_at": failure.failed_at,
        "problems": 1,
        "detail": f"{failure.code} {failure.detail}",
    }


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
    }
    if explain:
        explanation = hit.explanation
        row["explanation"] = {
            "matched": list(explanation.matched),
            "words": explanation.words,
            "meaning": explanation.meaning,
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
        "hits": [hit_row(hit, explain) for hit in result.hits],
    }


CASE_SUMMARY_FIELDS: Final = {
    "diarienummer": "Normaliserat diarienummer",
    "title": "Rubrik",
    "first_date": "Första datum",
    "last_date": "Sista datum",
    "steps": "Antal steg",
    "outcome": "Utfall",
}


def case_summary_row(case: Case) -> Row:
    """An ärende in a list."""
    return {name: len(case.steps) if name == "steps" else getattr(case, name) for name in CASE_SUMMARY_FIELDS}


def case_rows(case: Case) -> list[Row]:
    """The steps of an ärende in time order."""
    return [{name: getattr(step, name) for name in CASE_FIELDS} for step in case.steps]
