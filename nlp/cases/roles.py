"""The part that a document or a clause plays in an ärende."""

import re
from typing import Final

_COMMITTEE: Final = re.compile(r"utskott|beredning|presidi", re.IGNORECASE)
_REPORTS: Final = ("tjansteutlatande", "skrivelse", "yttrande")
_REPORT_BACK: Final = re.compile(
    r"\båter(?:rapport|redovis)\w*|\b(?:slut)?(?:redovisning|rapport|rapportering|uppföljning)\sav\s(?:\w+\s){0,2}?uppdrag"
    r"|\bslutredovisning",
    re.IGNORECASE,
)
# In the order in which they come on one day.
ORDER: Final = ("underlag", "forslag", "aterredovisning", "delegation", "utskott", "namnd", "ks", "kf")


def role_of_body(body: str | None) -> str:
    """The role of a decision by the body that made it; one unknown counts as a board.

    Args:
        body: name of the body, or None.
    """
    name = (body or "").casefold()
    if _COMMITTEE.search(name):
        return "utskott"
    if name == "kf" or "fullmäktige" in name:
        return "kf"
    return "ks" if name == "ks" or name.startswith("kommunstyrelse") else "namnd"


def role_of_clause(status: str, body: str | None) -> str:
    """The role of a clause; what proposes is never a step of the body that it proposes to.

    Args:
        status: a key of `nlp.labels.STATUSES`.
        body: who decides, or None.
    """
    if status == "forslag":
        return "forslag"
    if status == "delegationsbeslut":
        return "delegation"
    return role_of_body(body) if status == "beslut" else "underlag"


def role_of_document(doc_type: str, title: str, board: str | None) -> str:
    """The role of a document by its type and title.

    Args:
        doc_type: a key of `ingest.labels.DOC_TYPES`.
        title: its title.
        board: that it belongs to, or None.
    """
    if doc_type == "protokoll":
        return role_of_body(board)
    if doc_type not in _REPORTS:
        return "underlag"
    return "aterredovisning" if _REPORT_BACK.search(title) else "forslag"
