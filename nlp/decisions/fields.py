"""Fields of a decision clause beside its labels: body, §, date, and the titles that it stands under."""

import re
from typing import Final

from ingest.dates import date_in
from ingest.templates import PARAGRAPH
from nlp.cases.titles import clean_title
from nlp.classifiers import OTHER, Context
from nlp.decisions.clause import DECIDED, DELEGATED, PROPOSED, RETOLD, Clause
from nlp.decisions.places import Place
from nlp.diarienummer import find

_NAMED: Final = re.compile(
    r"(?<![\w-])(?:[\w-]+-,?\s(?:och\s)?)?(?!länsstyrelsen)[\w-]*(?:nämnden|styrelsen|fullmäktige|utskottet|beredningen"
    r"|presidiet|direktionen|samrådsgruppen|ledningen|ledningsgruppen|rådet)(?:s\s[\w-]*utskott)?s?(?!\w)",
    re.IGNORECASE,
)
_GENERIC: Final = frozenset(("nämnden", "styrelsen", "utskottet"))
_SIGN: Final = re.compile(r"§\s?(\d{1,4})")
_SHORT_DATE: Final = re.compile(r"\b(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b(?![\d-])")
_ASSIGNED: Final = "uppdra"
_HIGHER: Final = "foresla_overordnad"
_OPINION: Final = "yttrande_remissvar"
_OPINION_BESIDE: Final = "begara"
# In an answer to a referral: who answers, and that it is for, against or wants something.
_ANSWERING: Final = re.compile(
    r"(?:[\w-]+\s){0,2}[\w-]*(?:kommun|kommunen|nämnden|styrelsen)\s(?:föreslår|begär|tillstyrker|avstyrker|anser)\b",
    re.IGNORECASE,
)
_COUNCIL: Final = re.compile(r"\bKF\b|fullmäktige", re.IGNORECASE)


def paragraph_of(clause: Clause, place: Place) -> str | None:
    """The § that a clause belongs to: one named in a retold clause, else the nearest § heading above.

    Args:
        clause: the clause.
        place: where it stands.
    """
    if clause.status == RETOLD:
        named = _SIGN.search(clause.text)
        return f"§ {named.group(1)}" if named else None
    for section in reversed(place.before):
        if PARAGRAPH.search(section.heading[:20]):
            sign = _SIGN.search(section.heading)
            return f"§ {sign.group(1)}" if sign else None
    return None


def types_of(clause: Clause, place: Place, types: tuple[str, ...]) -> tuple[str, ...]:
    """The types of a clause with what its place adds: an assignment is one; what "föreslår fullmäktige besluta" governs
    is proposed to a higher body; what a board proposes in an answer to a referral is part of the answer.

    Args:
        clause: the clause.
        place: where it stands.
        types: by its own words.
    """
    if clause.assigns:
        return (_ASSIGNED,)
    if clause.proposes and _HIGHER not in types:
        return (_HIGHER, *(kind for kind in types if kind != OTHER))
    if _answers(clause, place) and _HIGHER not in types:
        return (_OPINION, *(kind for kind in types if kind == _OPINION_BESIDE))
    return types


def _answers(clause: Clause, place: Place) -> bool:
    return (
        place.document.doc_type == "yttrande"
        and clause.status == PROPOSED
        and _ANSWERING.match(clause.text) is not None
    )


def date_of(clause: Clause, place: Place) -> str | None:
    """ISO date: the one that a retold or delegated clause names, else that of the document or its meeting.

    Args:
        clause: the clause.
        place: where it stands.
    """
    if clause.status in (RETOLD, DELEGATED):
        return date_in(clause.text) or _short_date(clause.text)
    if clause.status == DECIDED:
        return place.document.meeting_date or place.document.date
    return place.document.date


def _short_date(text: str) -> str | None:
    match = _SHORT_DATE.search(text)
    return f"20{match.group(1)}-{match.group(2)}-{match.group(3)}" if match else None


def body_of_clause(clause: Clause, place: Place) -> str | None:
    """Who decides: the subject of the stem or the clause, or whom a retold clause names, else the board of the document.

    Args:
        clause: the clause.
        place: where it stands.
    """
    board = place.document.board
    match = _NAMED.match(clause.body or clause.text)
    if match is None and clause.status == RETOLD:
        match = _NAMED.search(clause.text)
    if match is None:
        council = clause.status == RETOLD and _COUNCIL.search(clause.text)
        return clause.body or ("Kommunfullmäktige" if council else board)
    name = match.group().removesuffix("s")
    if name.lower() == "fullmäktige":
        return "Kommunfullmäktige"
    # "Arbetsutskottet" is short for the board's; what it proposes, the board is to decide.
    committee = name.lower().endswith("utskottet")
    if name.lower() in _GENERIC or (committee and board and (clause.status == PROPOSED or "utskott" in board.lower())):
        return board
    return name[:1].upper() + name[1:]


def context_of(clause: Clause, place: Place) -> Context:
    """What a clause stands under, for its subject: title and first words of its matter, title of the document.

    A heading that is only § and diarienummer says nothing; the title of the document stands in for it.
    Decisions by delegation stand in lists of all matters; what they stand under says nothing of them.

    Args:
        clause: the clause.
        place: where it stands.
    """
    if clause.status == DELEGATED:
        return Context()
    whole = clean_title(place.document.title) if place.matter or place.opening else ""
    title = clean_title(place.matter) or whole
    decides = clause.status in (PROPOSED, DECIDED) and not clause.assigns
    return Context(title, place.opening, decides, whole if whole != title else "")


def diarienummer_of(clause: Clause, place: Place) -> str | None:
    """The diarienummer that a retold clause names, else that of its § or document.

    Args:
        clause: the clause.
        place: where it stands.
    """
    named = next(find(clause.text), None) if clause.status == RETOLD else None
    return named.text if named else place.diarienummer
