"""The public row contracts of extracted answers, of other places of a hit, and of precedents, field by field."""

from dataclasses import asdict
from typing import Any, Final

from index.precedents import Precedent
from index.protocol import Answer, Passage, Place

ANSWER_FIELDS: Final = {
    "text": "Svaret ordagrant som det står i källan",
    "kind": "sentence (mening), clause (beslutssats) eller cell (cell eller rad i en tabell)",
    "confidence": "Hur säkert det är att det svarar på frågan, 0–1",
    "label": "För en cell rad- och kolumnrubrik, annars tomt",
    "status": "För en beslutssats: förslag, beslut, delegationsbeslut eller återgivet; annars tomt",
    "file": "Filens namn",
    "page_first": "Sida, från 1",
    "page_last": "Sista sidan, när stycket går över en sidbrytning",
    "title": "Dokumentets titel",
    "heading_path": "Rubriker från den yttersta till avsnittets egen",
    "passage": "Passagens id, eller tomt",
    "start": "Första tecknet i källans text, från 0",
    "end": "Tecknet efter det sista",
}
PLACE_FIELDS: Final = {
    "passage": "Passagens id",
    "file": "Filens namn",
    "page_first": "Första sidan, från 1",
    "page_last": "Sista sidan",
    "title": "Dokumentets titel",
}
PRECEDENT_FIELDS: Final = {
    "rank": "Plats, från 1; beslut först",
    "score": "Högre är mer likt; jämförbart inom ett svar",
    "decided": "Om passagen innehåller ett beslut",
    "terms": "Ord som båda har, de som säger mest först",
    "laws": "Lagar som båda nämner",
    "types": "Beslutstyper som båda har",
    "subjects": "Ämnen som båda har",
    "outcome": "Vad som beslutades eller föreslås, med status",
    "passage": "Passagens id",
    "file": "Filens namn",
    "page_first": "Första sidan, från 1",
    "page_last": "Sista sidan",
    "title": "Dokumentets titel",
    "heading_path": "Rubriker från den yttersta till avsnittets egen",
    "doc_type": "Dokumenttyp",
    "board": "Nämnd eller annat organ",
    "diarienummer": "Normaliserat diarienummer",
    "date": "Dokumentets datum, annars sammanträdets",
    "text": "Passagen, högst 250 ord",
    "also": "Andra ställen där nästan samma text står, högst tio",
    "also_total": "Antal andra ställen där nästan samma text står",
}
PRECEDENT_COLUMNS: Final = ("decided", "pages", "date", "diarienummer", "title", "outcome", "terms")
PRECEDENT_CSV_FIELDS: Final = {name: text for name, text in PRECEDENT_FIELDS.items() if name != "also"}


def answer_row(answer: Answer | None) -> dict[str, Any] | None:
    """An extracted answer, or None where there is none."""
    if answer is None:
        return None
    return {**{name: getattr(answer, name) for name in ANSWER_FIELDS}, "heading_path": list(answer.heading_path)}


def place_row(place: Place) -> dict[str, Any]:
    """Another place of a hit."""
    return {name: place.id if name == "passage" else getattr(place, name) for name in PLACE_FIELDS}


def outcome_of(passage: Passage) -> list[dict[str, Any]]:
    """What a passage decides or proposes, decisions first."""
    order = {"beslut": 0, "delegationsbeslut": 1, "forslag": 2}
    tags = sorted(passage.decisions, key=lambda tag: order.get(tag.status, len(order)))
    return [{**asdict(tag), "types": list(tag.types)} for tag in tags]


def precedent_row(found: Precedent) -> dict[str, Any]:
    """A precedent."""
    passage = found.passage
    own = {
        "rank": found.rank,
        "score": found.score,
        "decided": found.decided,
        "terms": list(found.terms),
        "laws": list(found.laws),
        "types": list(found.types),
        "subjects": list(found.subjects),
        "outcome": outcome_of(passage),
        "passage": passage.id,
        "heading_path": list(passage.heading_path),
        "board": passage.board or None,
        "diarienummer": passage.diarienummer or None,
        "date": passage.date or None,
        "also": [place_row(place) for place in found.also],
        "also_total": found.also_total,
    }
    return {name: own[name] if name in own else getattr(passage, name) for name in PRECEDENT_FIELDS}


def precedent_csv_row(row: dict[str, Any]) -> dict[str, Any]:
    """A precedent as cells of one line."""
    outcome = "; ".join(f"{tag['status']}: {tag['text']}" for tag in row["outcome"])
    return {**row, "outcome": outcome, "heading_path": " › ".join(row["heading_path"])}
