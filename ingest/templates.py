"""Words of the Swedish templates: headings that boards use everywhere, and names of document types."""

import re
from typing import Final

# Folded headings of tjänsteutlåtanden, minutes and plans; they are headings however they are set.
_HEADINGS: Final = """
förslag till beslut|beslutsförslag|beslut|ärendet|ärendebeskrivning|beskrivning av ärendet|sammanfattning
sammanfattning av ärendet|bakgrund|motivering till beslut|motivering|beslutsunderlag|underlag för beslut
beslutet skickas till|beslutet ska skickas till|beslutet expedieras till|för kännedom|för vidare hantering
förvaltningens bedömning|förvaltningens yttrande|förvaltningens förslag till beslut|bedömning
ekonomiska konsekvenser|ekonomisk bedömning|ekonomi|finansiering|barnperspektiv|barnperspektivet
barnrättsperspektiv|barnkonsekvensanalys|jämställdhet|jämställdhetsperspektiv|juridisk bedömning
juridiska konsekvenser|miljökonsekvenser|konsekvenser|tidigare beslut|tidigare behandling|beredning
ärendets beredning|remiss och samberedning|behandlad enligt mbl|facklig samverkan|samverkan
påverkan ur ett invånarperspektiv|påverkan ur ett hållbarhetsperspektiv|beslutets påverkan och genomförande
ärendets koppling till kommunfullmäktiges mål|yrkande|yrkanden|förslag till beslut på sammanträdet|proposition
propositionsordning|beslutsgång|omröstning|omröstningsordning|omröstningsresultat|votering|reservation
reservationer|protokollsanteckning|protokollsanteckningar|särskilt yttrande|jäv|arbetsutskottets beslut
arbetsutskottets förslag till beslut|deltar inte i beslutet|närvarande|beslutande|övriga närvarande
innehållsförteckning|uppföljning|planeringskommentar|allmän beskrivning|bilagor
"""
TEMPLATE_HEADINGS: Final = frozenset(_HEADINGS.strip().replace("\n", "|").split("|"))

_PREFIXES: Final = ("beslutet skickas till", "beslutet ska skickas till", "beslutet expedieras till")


def is_template_heading(text: str) -> bool:
    """Whether a whole line is a heading of the Swedish templates (case, colon and full stop do not matter)."""
    folded = " ".join(text.lower().split()).rstrip(":. ")
    return folded in TEMPLATE_HEADINGS or (folded.startswith(_PREFIXES) and len(folded) < 60)


NUMBERED = re.compile(r"(?P<number>(?:[A-Z]\.)?\d{1,2}(?:[.:]\d{1,2}){0,4})\.?\s+(?=\S*[A-ZÅÄÖa-zåäö])")
PARAGRAPH = re.compile(r"(?:[A-ZÅÄÖ]{2,6}\s*)?§§?\s*\d{1,4}\b")
DOT_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{5,}")

# First match wins; searched in the header words, then in the title.
TYPE_WORDS: Final = (
    ("delegationslista", r"\bdelegations(?:lista|beslut|ärenden)\b|anmälan av delegationsbeslut"),
    ("tjansteutlatande", r"\btjänste(?:utlåtande|skrivelse)\b|\bbeslutsunderlag\s*-\s*tjänste"),
    ("kallelse", r"\bkallelse\b|\bagenda\b"),
    ("foredragningslista", r"\bföredragningslista|\bärendelista\b|\bdagordning\b"),
    ("protokoll", r"protokoll\b|protokollsutdrag|mötesanteckning|minnesanteckning|förhandlingsmöte"),
    ("remiss", r"\bmissiv\b|\bremiss(?:version)?\b"),
    ("yttrande", r"\bremissvar\b|\byttrande\b|\bremissyttrande\b|\bsvar på remiss"),
    ("bilaga", r"^bilaga\b|\bbilaga \d"),
    ("skrivelse", r"^motion\b|\bmedborgarförslag\b|\bskrivelse\b|\binterpellation\b"),
    ("arsredovisning", r"\bårsredovisning\b|\bårsbokslut\b|\bverksamhetsberättelse\b"),
    ("delarsrapport", r"\bdelårs(?:rapport|bokslut)|\btertial"),
    ("namndplan", r"\bnämndplan|\bnämndsplan|\bverksamhetsplan med budget|\bnämndbudget"),
    ("ekonomisk_rapport", r"\bmånads(?:rapport|uppföljning)|\bekonomisk rapport|\bbudgetuppföljning|\bstatsbidrag\b"),
    ("nulagesanalys", r"\bnulägesanalys"),
    ("avtal", r"\bavtal\b|avtal\b|\böverenskommelse\b"),
    ("statistik", r"\bstatistik"),
    ("policy", r"policy\b"),
    ("riktlinje", r"\briktlinje|\breglemente\b|\bdelegationsordning\b|\bföreskrift"),
    ("utredning", r"utredning\b|\bförstudie\b"),
    ("rapport", r"rapport\b|berättelse\b|\bredovisning\b|\buppföljning\b|\bgranskning\b"),
    ("plan", r"plan(?:en)?\b|\bstrategi\b|\bprogram\b"),
    ("lagtext", r"\bsvensk författningssamling\b|^lag \(\d{4}:\d+\)"),
)
TYPE_PATTERNS: Final = tuple((label, re.compile(pattern, re.IGNORECASE)) for label, pattern in TYPE_WORDS)


def type_of(text: str) -> str | None:
    """The document type that a header or title names, or None."""
    folded = " ".join(text.split())
    for label, pattern in TYPE_PATTERNS:
        if pattern.search(folded):
            return label
    return None
