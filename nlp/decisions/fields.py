"""Fields of a decision clause beside its labels: body, §, date, and the titles that it stands under."""

import re
from dataclasses import dataclass
from typing import Final

from ingest.metadata import date_in
from ingest.model import LogicalDocument, Section
from ingest.templates import PARAGRAPH, is_template_heading
from nlp.decisions.clause import DECIDED, DELEGATED, PROPOSED, RETOLD, Clause
from nlp.decisions.headings import Role, plain, role_of
from nlp.decisions.words import BODY, pattern

_SUBJECT: Final = pattern(rf"(?:[\w-]+,?\s(?:och\s)?)?{BODY}")
_PROPER: Final = re.compile(r"(?:[A-ZÅÄÖ][\w-]*-?\s?(?:och\s)?)?[\wåäö-]*(?:nämnden|styrelsen|fullmäktige|utskottet)")
_SIGN: Final = re.compile(r"§\s?(\d{1,4})")
_SHORT_DATE: Final = re.compile(r"\b(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b(?![\d-])")
_MATTERS: Final = (Role.OTHER, Role.DELEGATED, Role.ASSIGNMENTS)
_SHORT: Final = 6  # pages up to which the title of a document says what all its clauses are about
_COUNCIL: Final = re.compile(r"\bKF\b|fullmäktige", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands.

    Args:
        document: its logical document.
        section: its section.
        before: the sections of the document up to its own, in order.
    """

    document: LogicalDocument
    section: Section
    before: tuple[Section, ...]


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
    """Who decides: the subject of the stem or of the clause, else the board of the document.

    Args:
        clause: the clause.
        place: where it stands.
    """
    named = clause.body or _subject(clause)
    generic = named.lower() in ("nämnden", "nämnd", "styrelsen", "utskottet", "fullmäktige")
    if named and not generic:
        return named[:1].upper() + named[1:]
    if named.lower() == "fullmäktige" or (clause.status == RETOLD and _COUNCIL.search(clause.text)):
        return "Kommunfullmäktige"
    return place.document.board


def _subject(clause: Clause) -> str:
    """The body that a clause begins with, or that a retold one names anywhere."""
    text = clause.text
    match = _SUBJECT.match(text)
    if match is None and clause.status in (RETOLD, PROPOSED):
        match = _PROPER.search(text)
    return match.group().strip() if match else ""


def context_of(clause: Clause, place: Place) -> str:
    """The titles that a clause stands under, for its subject: the nearest heading that names a matter; where that is
    no § and the document is short, its title too. Decisions by delegation stand in lists of all matters; no title counts.

    Args:
        clause: the clause.
        place: where it stands.
    """
    if clause.status == DELEGATED:
        return ""
    nearest = next((section.heading for section in reversed(place.before) if _names_matter(section.heading)), "")
    titles = [plain(nearest)] if nearest else []
    title, pages = place.document.title, place.document.page_last - place.document.page_first + 1
    if title != nearest and _names_matter(title) and not PARAGRAPH.search(nearest[:20]) and (pages <= _SHORT or not titles):
        titles.append(plain(title))
    return ". ".join(titles)


def _names_matter(heading: str) -> bool:
    text = plain(heading)
    if PARAGRAPH.match(text):
        return True
    return len(text.split()) > 1 and not is_template_heading(text) and role_of(heading) in _MATTERS
