"""What page furniture looks like by its words: page numbers, stamps, signature strips, contact lines, links."""

import re
from typing import Final

PAGE_NUMBER: Final = re.compile(
    r"[-–]?\s*(?:sida?n?\s*[|:]?\s*|page\s+)?(?P<page>\d{1,4})\s*(?:\(\s*\d{1,4}\s*\)|(?:av|of)\s+\d{1,4}|/\s*\d{1,4})?\s*[-–]?",
    re.IGNORECASE,
)
# A running header or footer that ends in its page number; a bare number at the end says nothing.
PAGE_OF: Final = re.compile(
    r"\S.*?\s(?:(?P<page>\d{1,3})\s?\(\s?(?P<of>\d{1,3})\s?\)|(?:sida?|page)\s*[|:]?\s*\d{1,3}(?:\s*(?:av|of|/)\s*\d{1,3})?"
    r"|\d{1,3}\s(?:av|of)\s\d{1,3})",
    re.IGNORECASE,
)
STAMP: Final = re.compile(
    r"justera(?:n)?des? sign|justerarens sign|sign\.? justerare|utdragsbestyrkande|ordförandes? sign|sekreterarens sign"
    r"|protokollsjusterar|organisationsnummer\b|verifikat",
    re.IGNORECASE,
)
# Strips that services for electronic signatures print on every page.
SIGNATURE_STRIP: Final = re.compile(
    r"signerat dokument|transaktions?-?\s?(?:id|nr)?:?\s*\d{8,}|adobe (?:acrobat )?sign|signature reference|penneo"
    r"|\bscrive\b|docusign|assently|comfact|visma addo|getaccept|verified\.eu|oneflow"
    r"|dokument(?:et)? (?:är|har) (?:digitalt|elektroniskt) (?:signerat|undertecknats?)"
    r"|(?:elektroniskt|digitalt) (?:signerat|undertecknat) (?:av|dokument)"
    r"|dokument-?(?:id|nyckel):?\s*[0-9a-z-]{8,}|signed with|e-signerat|esign",
    re.IGNORECASE,
)
# One of these stands in every such strip; looking for them first costs next to nothing.
_STRIP_WORDS: Final = (
    *("sign", "transaktion", "penneo", "scrive", "assently", "comfact", "visma addo", "getaccept", "verified.eu"),
    *("oneflow", "undertecknat", "dokumentid", "dokument-id", "dokumentnyckel"),
)
SPACED: Final = re.compile(r"(?:[A-ZÅÄÖ]\s){4,}[A-ZÅÄÖ](?:\s{2,}(?:[A-ZÅÄÖ]\s){2,}[A-ZÅÄÖ])*")
LINK: Final = re.compile(r"(?:mailto:|https?://|www\.)\S+", re.IGNORECASE)
MINUTES: Final = re.compile(r"(?:sammanträdes)?protokoll(?:sutdrag)?", re.IGNORECASE)
MEETING_DATE: Final = re.compile(r"sammanträdesdatum:?\s*[\d-]*(?:\s+\d+\s*\(\d+\))?", re.IGNORECASE)
HEADED: Final = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ -]{5,}\s+\d{1,3}\s?\(\d{1,3}\)")
BODY_NAME: Final = re.compile(
    r"(?:[\w-]+,? (?:och )?){0,5}[\w-]*(?:nämnden?|styrelsen|förvaltningen|utskottet|fullmäktige|kontoret|sektorn"
    r"|kommun|stad)|sektor [\w ,]{3,60}",
    re.IGNORECASE,
)
FIELD: Final = re.compile(r"(?:diarie(?:nummer|nr)|dnr|datum|ärendenummer|beteckning|handläggare)\b", re.IGNORECASE)
# Each kind with what every match of it holds in small letters, and whether a figure may stand for that: looking for
# those first costs next to nothing.
_CONTACTS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), signs, figure)
    for pattern, signs, figure in (
        (
            r"\b(?:se-)?\d{3} ?\d{2} [A-ZÅÄÖ][a-zåäö]+|\b(?:postadress|besöksadress|besök|box \d+)\b",
            ("postadress", "besök"),
            True,
        ),
        (
            r"\b\d{6}-\d{4}\b|\b(?:organisationsnummer|org\.? ?nr|bankgiro|plusgiro|fax)\b",
            ("nummer", "nr", "giro", "fax"),
            True,
        ),
        (r"\b0\d{1,3}[-–/ ]\d{2,3} ?\d{2}|\b(?:telefon|tfn|växel)\b", ("telefon", "tfn", "växel"), True),
        (r"\S@\S+\.\w|\be-?post(?:adress)?\b|\bmail\b", ("@", "post", "mail"), False),
        (r"\bwww\.|\b(?:webb(?:plats)?|hemsida|internet)\b", ("www.", "webb", "hemsida", "internet"), False),
        (r"\b[A-ZÅÄÖ][a-zåäö]+ (?:kommun|stad)\b", (" kommun", " stad"), False),
    )
)
_FIGURE: Final = re.compile(r"\d")
_STAMP_WORDS: Final = ("sign", "utdragsbestyrkande", "protokollsjusterar", "organisationsnummer", "verifikat")
_MAX_CONTACT: Final = 170
_CONTACT_ONLY: Final = 60


def may_hold_strip(text: str) -> bool:
    """Whether a page in lower case can hold a strip of a signature service."""
    return any(word in text for word in _STRIP_WORDS)


def is_stamp(text: str) -> bool:
    """Whether a line holds the words of a stamp or of a field for signatures."""
    small = text.lower()
    return any(word in small for word in _STAMP_WORDS) and STAMP.search(text) is not None


def may_hold_contacts(text: str) -> bool:
    """Whether a page in lower case can hold a letterhead: it names a mail address or a site."""
    return "@" in text or "www." in text


def contacts(text: str) -> int:
    """How many kinds of contact details a line names: address, organisation number, telephone, mail, site, owner."""
    small, figures = text.lower(), _FIGURE.search(text) is not None
    return sum(
        1
        for pattern, signs, figure in _CONTACTS
        if ((figure and figures) or any(sign in small for sign in signs)) and pattern.search(text)
    )


def is_contact_line(text: str) -> bool:
    """Whether a line is nothing but contact details, at least two kinds of them."""
    return len(text) <= _MAX_CONTACT and not text.endswith((".", ":", ";")) and contacts(text) >= 2


def is_contact_part(text: str) -> bool:
    """Whether a short line names contact details of one kind; a run of such lines is a letterhead."""
    return len(text) <= _CONTACT_ONLY and not text.endswith((".", ":", ";")) and contacts(text) >= 1
