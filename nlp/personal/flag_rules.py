"""What a sentence must say to be flagged, kind by kind: what is wanted, and what excuses it."""

import re
from typing import Final

from nlp.personal.flag_words import BORN, CARE, CLIENT, FEW, INITIALS, NAME, OFFICE, PERSON, STREET

_UNION: Final = r"(?:Kommunal|Vision|Unionen|SSR|Saco|[Ff]ack\w*|\w*[Ff]örbund(?:et)?|Sveriges Lärare)"
_ILL: Final = (
    r"(?i:lider av|insjukna\w*|drabbades? av|har drabbats|opererades?|sjukskriv(?:en|s|its)|har (?:fått )?diagnos\w*|"
    r"diagnosticera\w+|demen[st]\w*|alkoholist|narkoman|deprimerad|cancer\w*|depression\w*|psykos\w*|schizofreni|"
    r"autism|adhd|alkoholmissbruk|"
    r"narkotikamissbruk|missbrukar|missbruk|gravid|stroke|diabetes|epilepsi|utvecklingsstörning|funktionsnedsättning|"
    r"utbränd|utmattningssyndrom|hivsmitta\w*|inlagd|självmordsförsök|sjukdom|inkontinens)\b"
)
_ILL_CLIENT: Final = (
    r"(?i:lider av|har (?:fått )?diagnos\w*|diagnosticera\w+|är dement|är alkoholist|är narkoman|demens\w*|"
    r"självmordsförsök|psykos\w*|schizofreni|epilepsi|"
    r"alkoholmissbruk|narkotikamissbruk|insjukna\w+|cancer|stroke)\b"
)
_CRIME: Final = (
    r"\b(?:dömd\w*|dömts|dömdes|misstänk(?:t|s|ts)|åtalad\w*|åtalas|åtalats|häktad\w*|häktats|häktades|anhållen|"
    r"gripen|"
    r"greps|gripits|polisanmäld\w*|polisanmälts|polisanmälan mot|avtjänar|fängelse\w*|kriminell\w*|frihetsberövad\w*|"
    r"stulit|misshandlat|misshandlade|begått (?:ett )?brott|rattfylleri|narkotikabrott|kontaktförbud mot|"
    r"besöksförbud mot|belastningsregist\w*)"
)
_ORIGIN: Final = (
    r"\b(?:är (?:rom|romsk|same|samisk|kurd|kurdisk|somalier|afghan|syrier|turk|irakier|"
    r"av \w+ (?:ursprung|härkomst|etnicitet))|etnisk (?:bakgrund|tillhörighet)|"
    r"romska? (?:bakgrund|ursprung|familj\w*)|samiska? (?:bakgrund|ursprung|familj\w*)|har sitt ursprung i|"
    r"(?:har|med) \w+ ursprung|asylsökande|papperslös|kommer (?:ursprungligen )?från (?:Somalia|Syrien|Irak|Iran|"
    r"Afghanistan|Eritrea|Etiopien|Turkiet|Bosnien|Kosovo|Serbien|Ukraina|"
    r"Ryssland|Polen|Rumänien|Bulgarien|Chile|Vietnam|Thailand|Palestina|Libanon|Marocko)|flykting från)\b"
)
_FAITH: Final = (
    r"\b(?:är (?:muslim|kristen|jude|buddhist|hindu|katolik|ateist|troende|Jehovas vittne|ortodox)\b|konverterat?\b|"
    r"religiös\w* (?:skäl|övertygelse|tillhörighet|åskådning)|(?:muslimsk|judisk|kristen|buddhistisk) tro|"
    r"bekänner sig till|Jehovas vittne|(?:medlem|med|aktiv) i (?:\w+ )?(?:\w*församling|\w*moské|\w*samfund|"
    r"\w+kyrkan)|av religiösa skäl|"
    r"(?:politisk|filosofisk) övertygelse)"
)
_CASE: Final = (
    r"(?=.*(?i:\b(?:LVU|LVM|HVB|LSS|SoL|vård av unga|vård av missbrukare|försörjningsstöd|umgänge\w*|vårdnad\w*|"
    r"adoption\w*|faderskap\w*|familjehem\w*)\b))"
    r"(?=.*(?i:\b(?:ansökan|beslut\w*|avslag|bifall|omhändertagande\w*|överklag\w*|dom|domen|placering\w*|yttrande|"
    r"upphör\w*|bevilja[ts]s?|beviljats|avslås|placeras?)\b))"
)
_MEASURE: Final = (
    r"(?i:\b(?:beslut|delegation\w*|bifall|avslag|bistånd|ansökan|beviljas?|beviljad|avslås|insats\w*|placering|"
    r"omhändertagande|förordnande|kontaktperson|ledsagarservice|boendestöd|hemtjänst|försörjningsstöd|färdtjänst|"
    r"riksfärdtjänst|skolskjuts|anmälan)\b)"
)
_MOBILE: Final = r"\b07\d[-\s]?\d{2,3}[\s-]?\d{2}[\s-]?\d{2,3}\b"
_PROVIDERS: Final = "gmail|hotmail|outlook|live|yahoo|icloud|telia|spray|bredband|comhem|msn|tele2|me|mail"
_MAIL: Final = rf"\b[\w.+-]+@(?:{_PROVIDERS})\.\w{{2,4}}\b"
_PRIVATE: Final = r"(?i:\b(?:anhörig|vårdnadshavare|mamman|pappan|grann(?:en|ar)|sökande|klagande)\w*\b)"
_COUNT_AT_END: Final = r"[^\d]{3,70}[\s:]+[1-3]\s*(?:st|personer|barn|elever)?\.?$"

_RULES: Final = {
    "facklig": (
        rf"\b(?:företräd|biträd)\w*\s+{NAME}\s+av\s+{_UNION}|{NAME}(?=.*(?:\b(?:är|var|varit|"
        rf"blev)\s+medlem(?:mar)?\s+i\b.*{_UNION}|fackligt?\s+(?:medlem\w*|anslut\w*|organiserad)|"
        rf"ansluten till {_UNION}|"
        rf"tillhör\s+{_UNION}|(?:medlem(?:skap|savgift)\w*|gått ur|gick ur|utträde|inträde).*{_UNION}|"
        rf"(?:företräds?|biträds?)\s+av\s+(?:sitt\s+)?{_UNION}))|(?i:\bmedlem(?:men|mar|"
        rf"marna)?)\b.*{_UNION}\s+{NAME}",
        r"partiet|idrottsförbund|bostadsrätt|kommunalförbund|förhandl\w+ med|styrelsen för",
    ),
    "individarende": (
        rf"{_CASE}.*(?:{INITIALS}|{BORN}|{CLIENT}|\b(?:avseende|gällande|för|rörande|om|angående)\s+{NAME}|"
        r"\bmål(?:nr)?\s*(?:nr\.?\s*)?\d{1,6}-\d{2}\b)",
        r"\b(?:rutin|riktlinje\w*|delegationsordning\w*|antal|i genomsnitt|statistik|ska|kan|får|när|om\s+den)\b",
    ),
    "fa_personer": (
        rf"{FEW}(?=.*{CARE})|{CARE}.*(?:\bavser\b|\bgäller\b|\bgällde\b|\bberör\w*\b|:)\s*(?:endast\s+)?{FEW}|"
        rf"^(?=.*{CARE}){_COUNT_AT_END}",
        r"\b(?:per|varje|minst|högst|var)\s+(?:person|barn|elev|brukare|avdelning)|\ben av|ett av|kapitel|bilaga|"
        r"\b(?:ska|kan|får\s+(?!särskilt)|bör|måste)\b|\bper\s+avdelning|\bom\s+(?:en|ett)\s+(?:person|barn|elev)|"
        r"\b(?:när|där|så att)\s+(?:en|ett)\s|årsarbetare|tjänst(?:er)?\b|paragraf|punkt|prioritet|\bnivå\b|"
        r"\bmål\s+[1-3]\b|procent|%",
    ),
    "halsa": (
        rf"{PERSON}(?=.{{0,40}}\b(?:lider|led|har|är|blev|fick|drabb\w+|insjukn\w+|opererad\w*|"
        rf"diagnos\w+)\b)(?=.*\b{_ILL})|{CLIENT}.*\b{_ILL_CLIENT}",
        rf"{OFFICE}|\b(?:ersätter|vikarierar|vikarie|utbildning|föreläs\w+|projekt\w*|forskning\w*|studie\w*)\b|"
        r"\bkan\s+(?:ha|få|lida|drabbas)|\b(?:om|när)\s+den\s+enskilde|\bska\s",
    ),
    "etnicitet": (
        rf"{PERSON}(?=.*{_ORIGIN})",
        rf"{OFFICE}|\b(?:föreläs\w+|museum|utställning|teater|fond|förening\w*)\b",
    ),
    "religion": (rf"{PERSON}(?=.*{_FAITH})", rf"{OFFICE}|\b(?:kyrkoherde|präst|imam|rabbin|föreläs\w+)\b"),
    "brott": (
        rf"(?:{PERSON}|{CLIENT})(?=.*{_CRIME})",
        r"\b(?:om|ifall|när|vid|ska|kan)\b.*\b(?:misstänks?|misstanke)\b|föreläs\w+|registerutdrag|\bnovell|"
        r"\broman\b|"
        rf"{OFFICE}",
    ),
    "skyddad": (
        rf"(?:{PERSON}|{CLIENT}|{FEW}|(?i:\b(?:familjen|hon|han|hen)\b)).*"
        r"\b(?:har|lever|fått|beviljats|beviljades|omfattas av|fick)\b.*"
        r"\b(?:skydda(?:d|de|t) (?:identitet|adress|personuppgifter|folkbokföring)|sekretessmarkering|"
        r"sekretessmarkerad\w*|fingerade personuppgifter)",
        r"\b(?:ska|kan|rutin\w*|om|riktlinje\w*|elever med|personer med|för den som)\b",
    ),
    "enskild": (
        rf"{NAME}.{{0,25}}{BORN}|{BORN}.{{0,12}}{NAME}|^(?=.*{_MEASURE}).*(?:{INITIALS}|{BORN})",
        r"\b(?:kommunens|föreningen|verksamheten|skolan|bolaget)\b|\b[A-Z]\.[A-Z]\.(?:\s?\d{4}|[A-Z]\.)|"
        rf"\bdelegation\s+[A-Z]\.\d|{OFFICE}",
    ),
    "adress": (
        rf"(?:{NAME}|{CLIENT}|{INITIALS})(?=.*\b(?:bor|boende|bosatt|adress|hemadress|folkbokförd|skriven|"
        rf"flytta\w*)\b"
        rf".*\b{STREET})|{NAME},\s+{STREET},?\s+\d{{3}}\s?\d{{2}}\s+[A-ZÅÄÖ]",
        rf"{OFFICE}|\b(?:förening\w*|AB|bolag\w*|kontor\w*|besöksadress|skola\w*|förskola\w*|restaurang\w*|HB)\b",
    ),
    "kontakt": (
        rf"(?:{NAME}|{CLIENT}|{_PRIVATE})(?=.*(?:{_MOBILE}|{_MAIL}))",
        rf"{OFFICE}|\b(?:kontaktcenter|växel|enheten|förvaltningen|avdelningen|expeditionen|AB|HB|skolan|kundtjänst|"
        rf"kansli\w*)\b|@(?!(?:{_PROVIDERS})\.)",
    ),
}
# What must stand somewhere in the sentence; looked for first, because few sentences hold any.
_HINTS: Final = {
    "facklig": r"medlem|[Ff]ack|ansluten|tillhör|biträd|företräd|gått ur|gick ur|trä[dt]",
    "individarende": r"(?i:LVU|LVM|HVB|LSS|SoL\b|vård|försörj|umgäng|adoption|faderskap|familjehem)",
    "fa_personer": CARE,
    "halsa": rf"\b{_ILL}",
    "etnicitet": _ORIGIN,
    "religion": _FAITH,
    "brott": _CRIME,
    "skyddad": r"skydda[dt]|sekretessmark|fingerade",
    "enskild": rf"{BORN}|{INITIALS}",
    "adress": STREET,
    "kontakt": rf"{_MOBILE}|{_MAIL}",
}
RULES: Final = {
    kind: (re.compile(_HINTS[kind]), re.compile(wanted), re.compile(excused, re.IGNORECASE))
    for kind, (wanted, excused) in _RULES.items()
}


def find_in(kind: str, sentence: str) -> bool:
    """Whether a sentence is to be flagged as one kind.

    Args:
        kind: a key of `nlp.personal.labels.FLAG_KINDS`.
        sentence: one sentence or line.
    """
    hint, wanted, excused = RULES[kind]
    return bool(hint.search(sentence) and wanted.search(sentence)) and excused.search(sentence) is None
