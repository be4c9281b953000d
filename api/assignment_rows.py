"""The public row contract of assignments: what every listing says of one, field by field."""

from datetime import date
from typing import Any, Final

from ingest.errors import QueryError
from nlp.assignments.model import Assignment, Evidence, Place

ASSIGNMENT_FIELDS: Final = {
    "status": "Läget den dag som frågades, en av etiketterna assignment status",
    "text": "Uppdraget som det står skrivet",
    "giver": "Organ som gav uppdraget eller föreslås ge det",
    "receiver": "Vem som ska utföra det",
    "deadline": "Sista dag, ÅÅÅÅ-MM-DD, eller tomt när texten inte anger någon",
    "deadline_text": "Tiden som den står skriven",
    "deadline_kind": "Hur tiden lästes: dag, manad, period, frist, sammantrade, rapport eller aterkommande",
    "given": "Datum då uppdraget gavs",
    "paragraph": "Paragraf i protokollet",
    "diarienummer": "Diarienummer som det står skrivet",
    "municipality": "Kommun",
    "file": "Fil där uppdraget står tydligast",
    "page_first": "Första sidan, från 1",
    "page_last": "Sista sidan",
    "places": "Alla ställen där det står: slag, datum, fil och sida",
    "evidence": "Vad senare handlingar säger: vad, hur säkert, datum, fil, sida och titel",
    "model": "Vad som tolkade texten, namn och version",
}
ASSIGNMENT_COLUMNS: Final = ("status", "deadline", "receiver", "given", "giver", "text", "file", "pages")


def assignment_row(item: Assignment) -> dict[str, Any]:
    """An assignment."""
    best, deadline = item.places[0], item.deadline
    fields = {
        "deadline": deadline.date if deadline else None,
        "deadline_text": deadline.text if deadline else None,
        "deadline_kind": deadline.kind if deadline else None,
        "file": best.file,
        "page_first": best.page_first,
        "page_last": best.page_last,
        "places": [_place(place) for place in item.places],
        "evidence": [_evidence(found) for found in item.evidence],
        "model": best.model,
    }
    return {name: fields[name] if name in fields else getattr(item, name) for name in ASSIGNMENT_FIELDS}


def _place(place: Place) -> str:
    return f"{place.kind} {place.date or 'utan datum'} {place.file} s. {place.page_first}"


def _evidence(found: Evidence) -> str:
    place = found.place
    certain = "säkert" if found.certain else "troligen"
    return f"{certain} {found.says} {place.date or 'utan datum'} {place.file} s. {place.page_first}: {place.title}"


def day_of(text: str) -> str:
    """The day that is asked about, today when none is.

    Raises:
        QueryError: it is no date.
    """
    if not text:
        return date.today().isoformat()
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise QueryError(f"{text!r} är inget datum; skriv ÅÅÅÅ-MM-DD.")
