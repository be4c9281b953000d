"""What a line in the head of a logical document is: a header word, a labelled field, a bare number, date or board."""

import re
from typing import Final

from ingest.bodies import board_of
from ingest.dates import DATE
from ingest.model import Block

_WORDS: Final = (
    r"(?:sammanträdes|förhandlings|besluts|samverkans|styrelse)?protokoll(?:sutdrag)?|utdrag ur protokoll"
    r"|mötesanteckning(?:ar)?|minnesanteckning(?:ar)?"
    r"|tjänsteutlåtande|tjänsteskrivelse|tjänsteyttrande|kallelse|föredragningslista|dagordning|ärendelista|agenda"
    r"|delegations(?:lista|beslut|ordning)|(?:anmälan|redovisning)\s+av\s+delegations\w+|ordförandebeslut"
    r"|missiv|remissversion|remissvar|remiss(?:yttrande)?|yttrande"
    r"|granskningsutlåtande|samrådsredogörelse|bilaga|skrivelse|motion|medborgarförslag|e-förslag"
    r"|interpellation|enkel fråga|följebrev"
    r"|beslutsunderlag|handling(?:ar)?|promemoria|pm|reglemente|avtal(?:sförslag)?|överenskommelse"
    r"|förfrågningsunderlag|köpekontrakt"
    r"|(?!till|och|om)\w*(?:rapport|redovisning|bokslut|utredning|analys|policy|riktlinjer?|kontrollplan"
    r"|strategi|handlingsplan)|nämndplan|verksamhetsplan|verksamhetsberättelse"
    r"|information"
)
HEADER_WORD = re.compile(rf"(?:{_WORDS})\b(?!\s+(?:ska|har|är|som|av den|finns|görs)\b)", re.IGNORECASE)
# Words that only the head of a document of its own is printed with.
_STRONG = re.compile(
    r"(?:(?:sammanträdes|förhandlings|besluts|samverkans)?protokoll(?:sutdrag)?|utdrag ur protokoll"
    r"|tjänste(?:utlåtande|skrivelse|yttrande)|kallelse|föredragningslista|missiv"
    r"|yttrande|remissvar|motion|medborgarförslag|interpellation|delegationslista|bilaga|samrådsredogörelse"
    r"|granskningsutlåtande)\b",
    re.IGNORECASE,
)
PAGE_OF = re.compile(r"\b(?P<page>\d{1,3})\s*(?:\(|av\s|/)\s*(?P<of>\d{1,3})\)?\s*$")
_LABELS: Final = (
    ("number", r"(?:vår(?:t)?\s+)?(?:diarie(?:nummer|nr)|dnr|ärende(?:nummer|nr)|beteckning|referens)\b"),
    ("meeting", r"(?:sammanträdes(?:datum|dag)|sammanträde|mötesdatum|mötesdag)\b"),
    ("date", r"(?:datum|dokumentdatum|upprättad|daterad|version|versionsdatum|rapporteringstillfälle)\b"),
    (
        "officer",
        r"(?:handläggare|dokumentansvarig|dokumentägare|ansvarig|kontaktperson|föredragande|författare"
        r"|upprättad av|sammanställd av)\b",
    ),
    ("to", r"(?:till|adressat|mottagare|sändlista)(?:\s*:|\s+(?=(?-i:[A-ZÅÄÖ])|\w+(?:nämnden|styrelsen|fullmäktige)))"),
    ("unit", r"(?:nämnd|förvaltning|verksamhet|avdelning|enhet|sektor|bolag)\s*:"),
    ("adopted", r"(?:politiskt\s+)?(?:antagen|antaget|fastställd|fastställt|beslutad|beslutat)\s+(?:av|den|i)\b"),
    ("kind", r"(?:dokumenttyp|dokumentnamn|gäller från|giltig(?:hetstid|\s+från)|revideras|dokumentinformation)\b"),
    ("received", r"(?:inkom(?:men)?|ankom|ank)\b\.?"),
    (
        "other",
        r"(?:er(?:t)?\s+(?:diarienummer|dnr|beteckning|referens)|parter|period|plats|tid|närvarande|beslutande)\b",
    ),
)
_LABEL = re.compile("|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in _LABELS), re.IGNORECASE)
_BARE_DATE = re.compile(rf"(?:förslag\s+|den\s+)?{DATE}\.?$", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"(?:[A-ZÅÄÖ][\w.]{0,8}[.\s-]?)?(?:19|20)\d{2}[/.:-]\d{1,6}$|(?:[A-ZÅÄÖ]\.?){2,6}[\s.-]?(?:19|20)\d{2}\.\d{1,6}$"
)
_SPACED = re.compile(r"(?:\w ){2,}\w")
_MAX_FIELD: Final = 100
_MAX_WORD: Final = 60


def unspaced(text: str) -> str:
    """A line with the blanks between s p a c e d letters taken out."""
    return text.replace(" ", "") if _SPACED.fullmatch(text) else text


def has_header_word(text: str) -> bool:
    """Whether a line begins with the name of a kind of document ("TJÄNSTEUTLÅTANDE 1(3)", "A V T A L")."""
    return HEADER_WORD.match(unspaced(text)) is not None


def is_strong_word(text: str) -> bool:
    """Whether a line is hardly more than a word that only the head of a document is printed with."""
    return len(text) <= _MAX_WORD and _STRONG.match(unspaced(text)) is not None and not text.endswith((".", ","))


def head_kind(text: str) -> str | None:
    """What a line of a head is, or None when it is no such line.

    Returns:
        "word", "board", "number", "date", "meeting", "officer", "to", "unit", "adopted", "kind", "received" or "other".
    """
    if len(text) > _MAX_FIELD or text.endswith((".", ",", ";")):
        return None
    if len(text) <= _MAX_WORD and has_header_word(text):
        return "word"
    match = _LABEL.match(text)
    if match:
        return match.lastgroup
    if _BARE_DATE.match(text):
        return "date"
    if _BARE_NUMBER.match(text):
        return "number"
    return "board" if board_of(text) else None


def page_of(block: Block) -> int | None:
    """The page number n of "n(m)" or "n av m" at the end of a line, or None."""
    if block.text[-1:] != ")" and not block.text[-1:].isdigit():
        return None
    match = PAGE_OF.search(block.text[-30:])
    return int(match.group("page")) if match else None
