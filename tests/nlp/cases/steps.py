"""Steps of invented ärenden for tests."""

from dataclasses import replace
from typing import Any, Final

from nlp.cases import Step
from nlp.cases.roles import role_of_clause, role_of_document

_STEP: Final = Step(
    date="2023-09-28",
    kind="decision",
    role="forslag",
    linked="diarienummer",
    body="Omsorgsnämnden",
    paragraph=None,
    status="forslag",
    types=("anta_faststalla",),
    text="att anta riktlinjer för hemtjänst",
    heading="",
    diarienummer="ON 2023/145",
    meeting=None,
    municipality="Provby kommun",
    file="a.pdf",
    sha256="a" * 64,
    document=0,
    section=0,
    doc_type="tjansteutlatande",
    page_first=1,
    page_last=1,
)


def clause(status: str, text: str = _STEP.text, **fields: Any) -> Step:
    """A clause with the role that its status and body give it; of minutes when it decides."""
    body = fields.get("body", _STEP.body)
    about: dict[str, Any] = {"doc_type": "protokoll", "document": 1, "date": "2023-10-18", "paragraph": "§ 83"}
    own = {} if status == "forslag" else about
    return replace(_STEP, **{"status": status, "text": text, "role": role_of_clause(status, body), **own, **fields})


def document(doc_type: str, title: str, **fields: Any) -> Step:
    """A document with the role that its type and title give it."""
    role = role_of_document(doc_type, title, fields.get("body", _STEP.body))
    own: dict[str, Any] = {"kind": "document", "section": None, "types": (), "status": doc_type}
    return replace(_STEP, **{**own, "doc_type": doc_type, "text": title, "role": role, **fields})
