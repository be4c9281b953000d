"""Examples of requests for the OpenAPI description; a test runs each of them on the shipped sample."""

from typing import Any, Final

_SHA256: Final = "90e8ae25b0569eb09dcabda1d2c43c48532019dc766fd9552b5d4dbc19ec236d"

PARAMETERS: Final[dict[str, Any]] = {
    "board": ["Omsorgsnämnden"],
    "date_from": "2021-01-01",
    "date_to": "2021-12-31",
    "diarienummer": ["ON 2021/88"],
    "doc_type": ["tjansteutlatande"],
    "document_id": f"{_SHA256[:12]}-1",
    "expand": True,
    "format": "csv",
    "label": ["ORG"],
    "law": ["LOV"],
    "limit": 5,
    "municipality": ["Ekdala kommun"],
    "number": 1,
    "offset": 0,
    "open": True,
    "overdue": True,
    "passage": f"{_SHA256[:12]}-12",
    "q": "valfrihetssystem i hemtjänsten",
    "receiver": ["skolchefen"],
    "separator": "semikolon",
    "sha256": _SHA256,
    "skip": ["brukarval"],
    "status": ["beslut"],
    "subject": ["hemtjanst_lov"],
    "suggested": True,
    "text": "redovisa",
    "type": ["uppdra"],
    "year": 2021,
}
"""By the name of a parameter, wherever a route has no example of its own."""

EXAMPLES: Final[dict[str, dict[str, Any]]] = {
    "getCase": {"diarienummer": "ON-2021-88", "municipality": "Ekdala kommun"},
    "listEntities": {"q": "omsorgsnämnden", "municipality": "Ekdala kommun"},
    "exportEntities": {"q": "omsorgsnämnden", "municipality": "Ekdala kommun"},
    "listAssignments": {"status": ["oppet"], "date": "2025-06-30"},
    "exportAssignments": {"status": ["oppet"], "date": "2025-06-30"},
    "listChanges": {"cursor": "", "kind": "dokument"},
    "exportAudit": {"action": "export", "who": "Karin Ekdahl"},
    "countDecisions": {"dimension": "subject"},
    "searchFacts": {"q": "hemtjänst budget 2022", "limit": 3},
}
"""By the name of an operation."""

BODIES: Final[dict[str, Any]] = {
    "makeCorrection": {
        "ref": "beslut:5dbd79798e9b-29769",
        "changes": {"types": ["godkanna", "uppdra"], "paragraph": None},
    },
    "similarToText": {"text": "Nämnden föreslås anta nya riktlinjer för hemtjänst.", "limit": 10},
}
"""Of operations that take a body."""
