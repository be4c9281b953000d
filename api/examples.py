"""Examples of answers for the OpenAPI description; tests hold them against the models."""

from typing import Any, Final

PROBLEM: Final[dict[str, Any]] = {
    "type": "/problem/E202",
    "title": "Finns inte",
    "status": 404,
    "detail": "Inget dokument heter '0123456789ab-4'.",
    "instance": "/v1/dokument/0123456789ab-4",
    "code": "E202",
    "advice": "Jämför med listan: kommunsok documents, kommunsok cases, /v1/dokument.",
    "errors": [],
}
DOCUMENT: Final[dict[str, Any]] = {
    "id": "0123456789ab-4",
    "file": "ekdala-omsorgsnamnden-2023-10.pdf",
    "page_first": 12,
    "page_last": 15,
    "first_line": "TJÄNSTEUTLÅTANDE",
    "doc_type": "tjansteutlatande",
    "title": "Revidering av riktlinjer för hemtjänst",
    "municipality": "Ekdala kommun",
    "board": "Omsorgsnämnden",
    "diarienummer": "ON 2023/145",
    "date": "2023-09-28",
    "meeting_date": "2023-10-18",
    "links": {"html": "/dokument/0123456789ab-4", "pdf": "/v1/filer/0123456789abcdef.pdf#page=12"},
}
DECISION: Final[dict[str, Any]] = {
    "id": 17,
    "document": "0123456789ab-4",
    "title": "Revidering av riktlinjer för hemtjänst",
    "file": "ekdala-omsorgsnamnden-2023-10.pdf",
    "page_first": 12,
    "page_last": 12,
    "text": "att anta reviderade riktlinjer för hemtjänst",
    "status": "forslag",
    "types": ["anta_faststalla"],
    "subject": "hemtjanst_lov",
    "body": "Omsorgsnämnden",
    "paragraph": None,
    "diarienummer": "ON 2023/145",
    "date": "2023-09-28",
    "confidence": 0.97,
    "links": {"html": "/dokument/0123456789ab-4", "pdf": "/v1/filer/0123456789abcdef.pdf#page=12"},
}
HIT: Final[dict[str, Any]] = {
    "rank": 1,
    "score": 3.21,
    "file": "ekdala-omsorgsnamnden-2023-10.pdf",
    "page_first": 12,
    "page_last": 12,
    "heading_path": ["Revidering av riktlinjer för hemtjänst", "Förslag till beslut"],
    "text": "Omsorgsnämnden beslutar att anta reviderade riktlinjer för hemtjänst.",
    "document": {
        "id": "0123456789ab-4",
        "title": "Revidering av riktlinjer för hemtjänst",
        "doc_type": "tjansteutlatande",
        "municipality": "Ekdala kommun",
        "board": "Omsorgsnämnden",
        "diarienummer": "ON 2023/145",
        "date": "2023-09-28",
    },
    "decisions": [
        {
            "status": "forslag",
            "types": ["anta_faststalla"],
            "subject": "hemtjanst_lov",
            "text": "att anta reviderade riktlinjer för hemtjänst",
            "body": "Omsorgsnämnden",
            "paragraph": None,
            "date": "2023-09-28",
        }
    ],
    "explanation": {"matched": ["riktlinjer", "hemtjänst"], "words": 0.7, "meaning": 0.3},
    "snippet": {
        "text": "Omsorgsnämnden beslutar att anta reviderade riktlinjer för hemtjänst.",
        "marks": [[44, 54], [59, 68]],
    },
    "links": {"html": "/dokument/0123456789ab-4", "pdf": "/v1/filer/0123456789abcdef.pdf#page=12"},
}
PAGE: Final[dict[str, Any]] = {
    "total": 1,
    "total_is_approximate": False,
    "limit": 20,
    "offset": 0,
    "links": {"self": "/v1/dokument?limit=20&offset=0", "next": None, "prev": None},
}
