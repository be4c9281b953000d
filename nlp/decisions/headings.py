"""What a heading says about the clauses that stand under it."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Role(StrEnum):
    """What stands under a heading."""

    PROPOSAL = "förslag"
    ADVICE = "förslag i löptext"
    MOTION = "yrkande"
    DECISION = "beslut"
    ASSIGNMENTS = "uppdrag"
    DELEGATED = "delegationsbeslut"
    DESCRIPTION = "beskrivning"
    FIELD = "fält"
    DECIDED_BY = "beslutad av"
    LIST = "sändlista"
    PAPERS = "underlag"
    SKIP = "tabell eller lista"
    OTHER = "annat"


_NUMBER: Final = re.compile(r"^(?:[A-Za-z]\.)?\d{1,2}(?:[.:]\d{1,2})*[.)]?\s+|^[a-z]\)\s+")
_BODY: Final = r"[\w, -]{0,60}(?:nämnd|styrelse|utskott|fullmäktige|beredning|presidi|råd|direktion|grupp|organ|parter|ordförande)\w*"
_OFFICE: Final = (
    r"[\w, -]{0,60}(?:förvaltning|kontor|sektor|utskott|beredning|nämnd|styrelse|revision|revisor|råd|utredning)\w*s"
)
# Tried in order; the first that fits decides.
_RULES: Final = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (
            Role.LIST,
            r"(?:beslut|beslutet|protokollet|protokollsutdrag\w*|ärendet)\s(?:ska\s)?(?:skickas|expedieras|delges|sänds|tillställs)"
            r"|(?:besluts|sänd|expedierings)?(?:expediering|mottagare|lista)$|för kännedom|för vidare hantering|kopia till"
            r"|närvarande|beslutande",
        ),
        (Role.PAPERS, r"beslutsunderlag|underlag\b|bilagor|handlingar\b|tidigare behandling"),
        (
            Role.OTHER,
            r"(?:motivering|skäl|underlag|bakgrund|konsekvens\w*|reservation\w*|invändning\w*)\b.{0,30}\b(?:beslut|förslag)"
            r"|tidigare beslut|fattade beslut|(?:beslutets?|förslagets?) (?:konsekvens|påverkan|genomförande)",
        ),
        (
            Role.DELEGATED,
            r"(?:.*\b)?(?:delegations?beslut|delegerings?beslut|delegerade beslut|ordförandebeslut|beslut (?:på|enligt|med stöd av) deleg\w+)\b",
        ),
        (
            Role.MOTION,
            r"(?:.*\b)?(?:yrkanden?|\w+yrkanden?|yrkar(?: därför)?(?: att)?|hemställ(?:an|er)(?: om)?)$|yrkanden?\b",
        ),
        (
            Role.PROPOSAL,
            r"(?:.{0,60}\b)?(?:förslag(?:et|en)? till (?:beslut|ställningstagande)\b|beslutsförslag\b|föreslaget beslut\b|beslutsmening|attsatser)"
            rf"|{_OFFICE} förslag$|förslag$|rekommenderat beslut",
        ),
        (
            Role.DECISION,
            rf"(?:{_BODY}\s+)?(?:beslut|ställningstagande|avgörande|beslutar)(?: i ärendet| på sammanträdet| och motivering)?$"
            rf"|sammanfattande ställningstagande$|{_BODY}\s(?:beslutar|beslut)(?: att)?$",
        ),
        (
            Role.ADVICE,
            r"(?:.*\b)?(?:förslag (?:på|till) (?:fortsatt|vidare|åtgärd)|rekommendation(?:er)?$|(?:slutsatser|överväganden) och (?:förslag|rekommendationer)$)",
        ),
        (Role.DESCRIPTION, r"(?:allmän |uppdrags?)?beskrivning(?: av uppdraget)?$|uppdraget$"),
        (Role.DECIDED_BY, r"(?:beslutad|beslutat|fastställd|given|uppdragsgivare)(?: av)?$"),
        (
            Role.FIELD,
            r"(?:planerings|status|läges)?kommentar(?:er)?$|status\b|om uppdraget$|analys$|resultat$|måluppfyllelse$|tid(?:s)?plan$"
            r"|ansvarig$|uppföljning$|slutsats(?:er)?$|genomförande$|redovisning$|bedömning$",
        ),
        (
            Role.ASSIGNMENTS,
            r"(?:.*\b)?(?:(?:fullmäktiges|styrelsens|nämndens|särskilda|nya|egna|av \w+ (?:givna|fastställda|beslutade)|budget|direktiv och)\s+)+uppdrag\b(?! och åtagande).*"
            r"|(?:direktiv och |uppföljning av |särskilda |nya )?uppdrag(?: (?:från|till|i budget)\b.*| (?:(?:under|för) )?\d{4}.*)?$"
            r"|(?:.*\b)?uppföljning av (?:uppdrag|\w+ (?:förbättringar|effektiviseringar|besparingar|åtgärder)).*"
            r"|budgetuppdrag\b.*",
        ),
    )
)
_SKIPPED: Final = re.compile(
    r"(?:\d[\d.]*\s+)?(?:tabell\b|ärendelista|föredragningslista|dagordning$|innehåll)", re.IGNORECASE
)
_MANDATE: Final = re.compile(
    r"(?:.*\boch )?(?:nämndens|styrelsens|utskottets|förvaltningens|vårt|verksamhetens|kommunens) uppdrag$",
    re.IGNORECASE,
)
_OF_BOARD: Final = re.compile(r"(?:nämnden|nämndens|nämnd|styrelsen|styrelsens)\b", re.IGNORECASE)
_OF_COUNCIL: Final = re.compile(r"fullmäktige", re.IGNORECASE)
_FOLLOW_UP: Final = re.compile(r"uppföljning|återrapport|status", re.IGNORECASE)


def plain(heading: str) -> str:
    """A heading without its number and colon.

    Args:
        heading: as it stands in the document.
    """
    return _NUMBER.sub("", " ".join(heading.split())).rstrip(" :.")


@lru_cache(maxsize=16_384)  # the same headings stand in every package
def role_of(heading: str) -> Role:
    """What stands under a heading.

    Args:
        heading: as it stands in the document.
    """
    text = plain(heading)
    if _SKIPPED.match(text):
        return Role.SKIP
    if _MANDATE.fullmatch(text) and not _OF_COUNCIL.search(text):
        return Role.OTHER
    for role, pattern in _RULES:
        if pattern.match(text):
            return role
    return Role.OTHER


def is_own_assignment(heading: str) -> bool:
    """Whether the assignments under a heading are the board's own plans, and not given by the council or followed up."""
    return bool(_OF_BOARD.search(heading)) and not _OF_COUNCIL.search(heading) and not _FOLLOW_UP.search(heading)
