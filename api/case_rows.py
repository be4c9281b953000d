"""The public row contracts of ärenden: their lists, steps, compared clauses and references."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from nlp.cases import Case, Change
from nlp.reference_rows import Resolved

Row = dict[str, Any]

CASE_FIELDS: Final = {
    "date": "Datum",
    "kind": "document eller decision",
    "role": "Stegets roll i ärendet",
    "body": "Organ",
    "paragraph": "Paragraf",
    "status": "Status för en beslutssats, annars dokumenttyp",
    "text": "Beslutssats eller dokumentets titel",
    "diarienummer": "Diarienummer som det står skrivet",
    "linked": "Hur det är känt att steget hör till ärendet",
    "meeting": "Sammanträdets datum",
    "file": "Filens namn",
    "page_first": "Första sidan",
    "page_last": "Sista sidan",
}
CASE_SUMMARY_FIELDS: Final = {
    "diarienummer": "Normaliserat diarienummer",
    "municipality": "Kommun",
    "title": "Rubrik",
    "first_date": "Första datum",
    "last_date": "Sista datum",
    "steps": "Antal steg",
    "outcome": "Vad som sist beslutades och av vem, eller att inget beslut hittades",
    "result": "Hur det sista beslutet förhåller sig till förslaget",
}
CHANGE_FIELDS: Final = {
    "kind": "unchanged, changed, removed (föreslagen men inte beslutad) eller added (beslutad utan förslag)",
    "proposed": "Föreslagen att-sats",
    "decided": "Beslutad att-sats",
    "difference": "Ändrade ord: [-borttaget-] {+tillagt+}",
}
REFERENCE_FIELDS: Final = {
    "text": "Hänvisningen som den står skriven",
    "body": "Organ enligt hänvisningen",
    "date": "Sammanträdets datum enligt hänvisningen",
    "paragraphs": "Paragrafer",
    "resolved": "Om beslutet finns i arkivet",
    "diarienummer": "Ärenden som besluten hör till",
    "decisions": "Besluten: organ, datum, paragraf och första att-satsen",
}

CASE_COLUMNS: Final = ("date", "role", "status", "body", "paragraph", "file", "pages", "text")
CASE_SUMMARY_COLUMNS: Final = ("diarienummer", "title", "first_date", "last_date", "steps", "result", "outcome")


def case_summary_row(case: Case) -> Row:
    """An ärende in a list."""
    return {name: len(case.steps) if name == "steps" else getattr(case, name) for name in CASE_SUMMARY_FIELDS}


def case_rows(case: Case) -> list[Row]:
    """The steps of an ärende in time order."""
    return [{name: getattr(step, name) for name in CASE_FIELDS} for step in case.steps]


def change_rows(changes: Iterable[Change]) -> Iterator[Row]:
    """The clauses of the last decision beside those that were proposed."""
    for change in changes:
        yield {
            "kind": change.kind,
            "proposed": change.proposed.text if change.proposed else None,
            "decided": change.decided.text if change.decided else None,
            "difference": " ".join(_marked(piece.kind, piece.text) for piece in change.pieces) or None,
        }


def _marked(kind: str, text: str) -> str:
    return {"removed": f"[-{text}-]", "added": f"{{+{text}+}}"}.get(kind, text)


def reference_rows(found: Iterable[Resolved]) -> Iterator[Row]:
    """References with the decisions that they mean."""
    for one in found:
        yield {
            "text": one.reference.text,
            "body": one.reference.body,
            "date": one.reference.date,
            "paragraphs": list(one.reference.paragraphs),
            "resolved": bool(one.targets),
            "diarienummer": list(dict.fromkeys(target.diarienummer for target in one.targets if target.diarienummer)),
            "decisions": [
                f"{target.body or ''} {target.date} {target.paragraph}: {target.text}".strip() for target in one.targets
            ],
        }
