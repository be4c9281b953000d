"""Words of the Swedish templates: headings that boards use everywhere, and names of document types."""

import re
from functools import lru_cache
from typing import Final

# Folded headings of tjänsteutlåtanden, minutes and plans; they are headings however they are set.
_HEADINGS: Final = """
förslag till beslut|förslag till förvaltningens beslut|beslutsförslag|förslag till beslut på sammanträdet|beslut
beslutet|beslutets innebörd|kommunstyrelsens beslut|kommunfullmäktiges beslut|nämndens beslut|utskottets beslut
arbetsutskottets beslut|arbetsutskottets förslag till beslut|arbetsutskottets förslag|utskottets förslag
utskottets förslag till beslut|presidiets förslag till beslut|kommunstyrelsens förslag till beslut
kommunstyrelsens förslag till kommunfullmäktige|nämndens förslag till beslut|nämndens förslag
förslag till kommunfullmäktige|förslag till beslut i kommunfullmäktige|förslag till beslut i kommunstyrelsen
förvaltningens förslag till beslut|förvaltningens förslag|kontorets förslag till beslut|förslag till yttrande
ärendet|ärende|ärendet i korthet|ärendebeskrivning|beskrivning av ärendet|ärendets beskrivning|ärendebakgrund
sammanfattning|sammanfattning av ärendet|ärendesammanfattning|bakgrund|bakgrund till ärendet|ärendets bakgrund
inledning|syfte|syfte och mål|bakgrund och syfte|motivering till beslut|motivering till beslutet|motivering
motivering till förslag till beslut|skäl för beslut|skäl till beslut|skälen för beslutet|skäl för beslutet
beslutsunderlag|underlag för beslut|underlag till beslut|underlag|handlingar i ärendet|handlingar|bilagor|bilaga
bilagor till ärendet|beslutet skickas till|beslutet ska skickas till|beslutet expedieras till|beslut skickas till
beslutet sänds till|beslut sänds till|beslutet delges|beslut delges|expedieras till|skickas till|sändlista|expediering
delges|kopia till|för kännedom|för kännedom till|för vidare hantering|för åtgärd|för verkställighet
förvaltningens bedömning|förvaltningens yttrande|förvaltningens synpunkter|förvaltningens överväganden
förvaltningens slutsats|förvaltningens ställningstagande|kontorets bedömning|nämndens bedömning|bedömning|överväganden
överväganden och slutsatser|analys|analys och bedömning|slutsats|slutsatser|slutsatser och rekommendationer
ställningstagande|ekonomiska konsekvenser|ekonomiska konsekvenser av beslutet|ekonomisk bedömning|ekonomi
ekonomi och finansiering|ekonomisk konsekvensanalys|ekonomisk påverkan|kostnader|kostnader och finansiering
budget och finansiering|finansiering|personella konsekvenser|personalkonsekvenser|barnperspektiv|barnperspektivet
barnrättsperspektiv|barnrättsperspektivet|barnkonsekvensanalys|barnkonsekvenser|konsekvenser för barn
konsekvenser för barn och unga|barn och unga|prövning av barnets bästa|barnets bästa|barnrättsbedömning
jämställdhet|jämställdhetsperspektiv|jämställdhetsperspektivet|jämställdhetsanalys|jämställdhetskonsekvenser
jämlikhet|jämlikhetsperspektiv|tillgänglighet|tillgänglighetsperspektiv|mångfaldsperspektiv|folkhälsoperspektiv
juridisk bedömning|juridiska konsekvenser|juridiska aspekter|rättslig reglering|rättsliga förutsättningar
lagstiftning|lagrum|laglig grund|lagstöd|lagstiftning och styrdokument|lagstiftning och kommunala styrdokument
styrdokument|miljökonsekvenser|miljöperspektiv|miljöperspektivet|miljö- och klimatkonsekvenser|klimatperspektiv
hållbarhetsperspektiv|hållbarhetsperspektivet|hållbarhet|hållbar utveckling|agenda 2030|social hållbarhet
ekologisk hållbarhet|ekonomisk hållbarhet|invånarperspektiv|invånarperspektivet|medborgarperspektiv
brukarperspektiv|konsekvenser|konsekvensanalys|konsekvensbedömning|konsekvenser av beslutet|riskanalys|riskbedömning
risker|risker och möjligheter|tidigare beslut|tidigare behandling|ärendets tidigare behandling|tidigare handläggning
beredning|ärendets beredning|ärendets gång|ärendets handläggning|remiss|remissvar|remissinstanser|remissyttrande
remissyttranden|remissbehandling|remiss och samberedning|samråd|behandlad enligt mbl|facklig samverkan|samverkan
facklig information|förhandling enligt mbl|information enligt mbl|mbl|samverkan enligt mbl
påverkan ur ett invånarperspektiv|påverkan ur ett hållbarhetsperspektiv|beslutets påverkan och genomförande
beslutets genomförande|genomförande|genomförandeplan|tidplan|tidsplan|uppföljning|uppföljning och utvärdering
utvärdering|kommunikation|implementering|ärendets koppling till kommunfullmäktiges mål|koppling till mål
koppling till kommunens mål|måluppfyllelse|alternativa förslag|alternativ|förslag|åtgärder|nuläge|nulägesbeskrivning
yrkande|yrkanden|yrkande och proposition|förslag under sammanträdet|förslag på sammanträdet|ändringsyrkande
ändringsyrkanden|tilläggsyrkande|tilläggsyrkanden|återremissyrkande|avslagsyrkande|bifallsyrkande|yttranden|yttrande
inlägg|proposition|propositioner|propositionsordning|propositionsordning och beslut|beslutsgång|beslutsordning
ordförandens proposition|omröstning|omröstningsordning|omröstningsresultat|omröstningsproposition|omröstningslista
omröstningsbilaga|votering|voteringsordning|voteringsresultat|voteringslista|voteringsproposition|reservation
reservationer|skriftlig reservation|blank reservation|protokollsanteckning|protokollsanteckningar
anteckning till protokollet|anteckningar till protokollet|protokollsnotering|noteringar till protokollet
röstförklaring|särskilt yttrande|särskilda yttranden|jäv|anmälan av jäv|anmälan om jäv|jävsanmälan|ajournering
ajourneringar|mötesuppehåll|paus|deltar inte i beslutet|deltar ej i beslutet|deltagande i beslut|icke deltagande
ej deltagande i beslutet|besvärshänvisning|överklagande|hur man överklagar|överklagandehänvisning
information på sammanträdet|föredragning|föredragande|dagens sammanträde|ärendets behandling under sammanträdet
närvarande|beslutande|beslutande ledamöter|ledamöter|ersättare|tjänstgörande ersättare|ej tjänstgörande ersättare
ej tjänstgörande|övriga närvarande|övriga deltagare|frånvarande|innehållsförteckning|innehåll|planeringskommentar
allmän beskrivning
"""
TEMPLATE_HEADINGS: Final = frozenset(_HEADINGS.strip().replace("\n", "|").split("|"))

# Folded words that plans and follow-ups repeat above each part, and that tables use as column headers too: headings
# only where their surroundings say so.
_WEAK: Final = """
beskrivning|kommentar|kommentarer|beslutad av|status|om uppdraget|om målet|helhetsbedömning|sammanfattande bedömning
nämndens uppdrag|nämndens mål|uppdrag|mål|målområden|resultat|analys av resultat|utfall|prognos|åtgärd|aktiviteter
aktivitet|indikatorer|nyckeltal|mått|verksamhetsmått|ansvarig|ansvar|metod|omfattning|organisation|personal
verksamhet|framtid|framåtblick|omvärld|omvärldsanalys|väsentliga händelser|viktiga händelser|händelser under året
investeringar|driftredovisning|ekonomisk översikt|ekonomiskt utfall|ekonomisk uppföljning|ekonomisk analys
helårsprognos|internkontroll|intern kontroll|definitioner|begrepp|giltighet|revidering|dokumentation|övrigt
övriga frågor|nästa möte|dagordning|mötets öppnande|mötet avslutas|val av justerare|föregående protokoll
fastställande av dagordning|godkännande av dagordning|parter|avtalstid|uppsägning|tvist|sekretess|underskrifter
underskrift|ikraftträdande|tillämpningsområde|avgränsning|avgränsningar|förutsättningar|rekommendationer|källor
referenser|avslutning|slutord|litteratur
"""
WEAK_HEADINGS: Final = frozenset(_WEAK.strip().replace("\n", "|").split("|"))

# Parts of a tjänsteutlåtande or of a § in minutes: always right below the title.
CHAPTER_TEMPLATES: Final = frozenset(
    {
        "förslag till beslut",
        "beslutsförslag",
        "beslut",
        "motivering till beslut",
        "sammanfattning",
        "ärendet",
        "yrkande",
    }
    | {"sammanfattning av ärendet", "beslutsunderlag", "beslutet skickas till", "beslut skickas till", "beslutsgång"}
    | {"ärendebeskrivning", "arbetsutskottets beslut", "reservation", "protokollsanteckning", "proposition", "jäv"}
    | {"propositionsordning", "yrkanden", "omröstning", "särskilt yttrande", "beskrivning av ärendet", "reservationer"}
    | {"arbetsutskottets förslag till beslut", "bakgrund", "motivering till beslutet", "omröstningsresultat"}
)
# Whom a decision is sent to: below "Beslutet skickas till".
MINOR_TEMPLATES: Final = ("för kännedom", "för vidare hantering", "för åtgärd", "för verkställighet")

_PREFIXES: Final = (
    *("beslutet skickas till", "beslutet ska skickas till", "beslutet expedieras till", "beslut skickas till"),
    "beslutet sänds till",
)
_MAX_PREFIXED: Final = 60
_BY_LAW: Final = ("behandlad enligt mbl", "förhandlad enligt mbl", "behandlad enligt lagen")
_MAX_BY_LAW: Final = 110


def has_leader(text: str) -> bool:
    """Whether dots, or a rule to write on, lead across a line; most lines have too few to be searched."""
    return (text.count(".") > 3 or "…" in text or "_" in text) and DOT_LEADER.search(text) is not None


def is_template_heading(text: str) -> bool:
    """Whether a whole line is a heading of the Swedish templates (case, colon and full stop do not matter)."""
    folded = " ".join(text.lower().split()).rstrip(":. ")
    if folded in TEMPLATE_HEADINGS or (folded.startswith(_PREFIXES) and len(folded) < _MAX_PREFIXED):
        return True
    return folded.startswith(_BY_LAW) and len(folded) < _MAX_BY_LAW


def opens_with_template(text: str) -> bool:
    """Whether a line begins with a heading of the templates of two or more words and goes on."""
    words = text.lower().split()[:6]
    return any(" ".join(words[:count]) in TEMPLATE_HEADINGS for count in range(2, len(words)))


NUMBERED = re.compile(r"(?P<number>(?:[A-Z]\.)?\d{1,2}(?:[.:]\d{1,2}){0,4})\.?\s+(?=\S*[A-ZÅÄÖa-zåäö])")
PARAGRAPH = re.compile(r"(?:[A-ZÅÄÖ]{2,6}\s*)?§§?\s*\d{1,4}\b")
DOT_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{5,}")

# First match wins; searched in the header words, then in the title.
TYPE_WORDS: Final = (
    ("delegationslista", r"\bdelegations?(?:lista|beslut|ärenden)\b|anmälan av delegationsbeslut|ordförandebeslut\b"),
    ("tjansteutlatande", r"\btjänste(?:utlåtande|skrivelse)\b|\bbeslutsunderlag\s*-\s*tjänste"),
    ("kallelse", r"\bkallelse\b|\bagenda\b"),
    ("foredragningslista", r"\bföredragningslista|\bärendelista\b|\bdagordning\b"),
    ("protokoll", r"protokoll\b|protokollsutdrag|mötesanteckning|minnesanteckning|förhandlingsmöte"),
    ("remiss", r"\bmissiv\b|^remiss\b|\binbjudan att (?:lämna synpunkter|yttra)"),
    (
        "yttrande",
        r"\bremissvar\b|\byttrande\b|\bremissyttrande\b|\bsvar på remiss|granskningsutlåtande|samrådsredogörelse",
    ),
    ("bilaga", r"^bilaga\b|\bbilaga \d"),
    (
        "skrivelse",
        r"^motion\b|\bmedborgarförslag\b|\bskrivelse\b|\binterpellation|^enkel fråga\b|\be-förslag\b|\bfölje(?:brev"
        r"|skrivelse)\b|^(?:skriftlig )?reservation\b",
    ),
    ("arsredovisning", r"\bårsredovisning\b|\bårsbokslut\b|\bverksamhetsberättelse\b"),
    ("delarsrapport", r"\bdelårs(?:rapport|bokslut)|\btertial"),
    ("namndplan", r"\bnämndplan|\bnämndsplan|\bverksamhetsplan med budget|\bnämndbudget"),
    ("ekonomisk_rapport", r"\bmånads(?:rapport|uppföljning)|\bekonomisk rapport|\bbudgetuppföljning|\bstatsbidrag\b"),
    ("nulagesanalys", r"\bnulägesanalys|\bbehovsanalys|\blägesbild|\bomvärldsanalys"),
    ("avtal", r"avtal(?:et)?\b|\böverenskommelsen?\b|\bkontrakt\b|köpekontrakt"),
    ("statistik", r"\bstatistik"),
    ("policy", r"policy\b"),
    ("riktlinje", r"\briktlinje|\breglemente\b|\bdelegationsordning\b|\bföreskrift"),
    ("utredning", r"utredning\b|\bförstudie\b"),
    ("rapport", r"rapport\b|konsekvensanalys|berättelse\b|\bredovisning\b|\buppföljning\b|\bgranskning\b"),
    ("plan", r"plan(?:en)?\b|\bstrategi\b|\bprogram\b"),
    ("lagtext", r"\bsvensk författningssamling\b|^lag \(\d{4}:\d+\)"),
)
TYPE_PATTERNS: Final = tuple((label, re.compile(pattern, re.IGNORECASE)) for label, pattern in TYPE_WORDS)


@lru_cache(maxsize=4096)
def type_of(text: str) -> str | None:
    """The document type that a header or title names, or None."""
    folded = " ".join(text.split())
    for label, pattern in TYPE_PATTERNS:
        if pattern.search(folded):
            return label
    return None
