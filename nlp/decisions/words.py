"""The words of Swedish decisions: who decides, and the verbs in each tense and voice."""

import re
from typing import Final


def _forms(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Who decides, by the ending of the word and never by name.
BODY_ENDINGS: Final = (
    *(
        "nämnd",
        "nämnden",
        "nämndens",
        "nämnder",
        "nämnderna",
        "styrelse",
        "styrelsen",
        "styrelsens",
        "styrelser",
        "fullmäktige",
        "fullmäktiges",
    ),
    *(
        "utskott",
        "utskottet",
        "utskottets",
        "beredning",
        "beredningen",
        "presidiet",
        "presidium",
        "direktion",
        "direktionen",
    ),
    *(
        "rådsgrupp",
        "rådsgruppen",
        "rådsorgan",
        "rådsorganet",
        "ledningen",
        "ledningsgrupp",
        "ledningsgruppen",
        "styrgruppen",
        "styrgrupp",
    ),
    *("stämman", "rådet", "kommittén"),
)
OFFICE_ENDINGS: Final = (
    *(
        "förvaltning",
        "förvaltningen",
        "förvaltningens",
        "kontor",
        "kontoret",
        "kontorets",
        "sektor",
        "sektorn",
        "avdelningen",
        "chef",
        "chefen",
    ),
    *(
        "direktör",
        "direktören",
        "rektor",
        "rektorn",
        "enhet",
        "enheten",
        "handläggare",
        "handläggaren",
        "samordnare",
        "samordnaren",
    ),
    *(
        "sekreterare",
        "sekreteraren",
        "utredning",
        "utredningen",
        "revisorerna",
        "revision",
        "revisionen",
        "jurist",
        "juristen",
        "partiet",
        "ekonom",
    ),
)
OTHER_BODIES: Final = _forms(
    "kommunen kommunerna kommuner regionen parterna huvudmännen huvudmän arbetsmiljöverket skolinspektionen ordförande ordföranden"
    " kommunalförbundet kommunförbundet vårdgivaren föräldrarådet organisationen"
)
ELSEWHERE: Final = _forms(
    "länsstyrelsen länsstyrelsens regeringen regeringens riksdagen riksdagens socialstyrelsen skolverket eu staten statens"
)

PAST: Final = _forms(
    "beslutade beslöt antog fastställde fastslog godkände avslog biföll beviljade återremitterade remitterade bordlade uppdrog utsåg valde entledigade"
    " upphävde delegerade bemyndigade föreslog avgav avsatte anslog anvisade tilldelade tillstyrkte avstyrkte överklagade begärde äskade hemställde"
    " rekommenderade tecknade ingick inrättade införde utökade höjde sänkte förlängde avslutade noterade antecknade överlämnade översände reviderade"
    " avvecklade avskrev medgav överlät uppmanade förelade lämnade yttrade ställde lade rev sköt sade tog fattade gav"
)
SUPINE: Final = _forms(
    "beslutat antagit fastställt fastslagit godkänt avslagit bifallit beviljat återremitterat remitterat bordlagt uppdragit utsett valt entledigat"
    " upphävt delegerat bemyndigat föreslagit avgett avgivit avsatt anslagit anvisat tillstyrkt avstyrkt överklagat begärt rekommenderat tecknat ingått"
    " inrättat avslutat noterat överlämnat omsatt förlängt anställt antecknat reviderat återkallat förordnat undertecknat medgett avskrivit överlåtit"
    " uppmanat förelagt yttrat ställt lagt sagt tagit fattat gett givit lämnat"
)
PAST_PASSIVE: Final = _forms(
    "beslutades beslöts antogs fastställdes fastslogs godkändes avslogs bifölls återremitterades remitterades bordlades utsågs valdes entledigades"
    " upphävdes delegerades anvisades avsattes anslogs tecknades ingicks inrättades noterades överlämnades reviderades avvecklades justerades"
    " tillstyrktes överklagades utökades förlängdes lades togs fattades gavs"
)
SUPINE_PASSIVE: Final = _forms(
    "beslutats antagits fastställts fastslagits godkänts avslagits bifallits återremitterats remitterats bordlagts utsetts upphävts delegerats anvisats"
    " avsatts tecknats ingåtts inrättats överlämnats tagits fattats sagts getts givits gått varit"
)
PARTICIPLE: Final = _forms(
    "antagen antaget antagna fastställd fastställt fastställda beslutad beslutat beslutade godkänd godkänt godkända återremitterad återremitterat upphävd"
)
# Verbs that decide only with another word near after them.
NEEDS: Final = {
    **dict.fromkeys(("yttrade", "yttrat", "ställde", "ställt"), _forms("sig")),
    **dict.fromkeys(("lade", "lagt", "lades"), _forms("handlingarna")),
    **dict.fromkeys(("rev", "sade", "sagt", "sagts"), _forms("upp")),
    **dict.fromkeys(("sköt",), _forms("till")),
    **dict.fromkeys(("tog", "tagit", "togs", "tagits"), _forms("beslut inriktningsbeslut principbeslut ställning")),
    **dict.fromkeys(
        ("fattade", "fattat", "fattades", "fattats"), _forms("beslut beslutet inriktningsbeslut principbeslut")
    ),
    **dict.fromkeys(
        ("gav", "gett", "givit", "gavs", "getts", "givits", "fick", "fått"),
        _forms("uppdrag uppdraget"),
    ),
    **dict.fromkeys(("lämnade", "lämnat"), _forms("uppdrag uppdraget yttrande yttrandet")),
    **dict.fromkeys(("gått", "varit"), _forms("remiss")),
    "överlämnade": _forms("yttrande yttrandet ärendet motionen rapporten"),
}
PROPOSE: Final = _forms("föreslår förordar rekommenderar hemställer")
ASK: Final = _forms("äskar begär ansöker")
JUDGE: Final = _forms("bedömer anser menar")
MOVE: Final = _forms("yrkar")
ANSWER: Final = _forms("tillstyrker avstyrker")
OUGHT: Final = _forms("bör föreslås")
AGREEMENTS: Final = (
    "avtal",
    "avtalet",
    "överenskommelse",
    "överenskommelsen",
    "avsiktsförklaring",
    "avsiktsförklaringen",
)
INSTRUMENTS: Final = (
    *AGREEMENTS,
    *(
        "policy",
        "policyn",
        "plan",
        "planen",
        "riktlinje",
        "riktlinjen",
        "riktlinjer",
        "riktlinjerna",
        "rutin",
        "rutinen",
        "rutiner",
        "rutinerna",
    ),
    *(
        "strategi",
        "strategin",
        "program",
        "programmet",
        "reglemente",
        "reglementet",
        "taxa",
        "taxan",
        "budget",
        "budgeten",
        "ordning",
        "ordningen",
    ),
    *(
        "tider",
        "tiderna",
        "föreskrifter",
        "modell",
        "modellen",
        "förfrågningsunderlag",
        "förfrågningsunderlaget",
        "ram",
        "ramen",
        "förslag",
        "förslaget",
    ),
)

INFINITIVES: Final = _forms(
    "godkänna anta antaga fastställa fastslå avslå bifalla bevilja bordlägga återremittera remittera notera lägga anteckna uppdra uppdraga ge delegera"
    " föreslå anse besvara avge lämna yttra överklaga utse välja entlediga förklara justera begära hemställa upphäva avsluta avskriva teckna ingå överlåta"
    " överlämna översända avsätta anvisa tillskjuta ställa tillstyrka avstyrka tillsätta införa revidera ändra höja sänka medge bemyndiga uppmana"
    " rekommendera förlänga inrätta avveckla starta fortsätta genomföra återkalla riva ansöka söka upphandla tilldela finansiera bilda adjungera inleda"
    " flytta utöka acceptera följa tillställa uppta instämma ta besluta"
)
PRESENT: Final = _forms(
    "beslutar fattar tar godkänner antar fastställer avslår bifaller beviljar bordlägger återremitterar remitterar noterar lägger uppdrar ger delegerar"
    " utser väljer entledigar förklarar justerar begär upphäver avslutar tecknar överlåter överlämnar avsätter anvisar ställer tillstyrker avstyrker medger"
    " bemyndigar förlänger inrättar antecknar anser föreslår rekommenderar uppmanar avger yttrar tillskjuter hemställer"
)
PRESENT_PASSIVE: Final = _forms(
    "godkänns antas fastställs avslås bifalls beviljas bordläggs återremitteras remitteras noteras läggs uppdras delegeras utses väljs entledigas justeras"
    " upphävs avslutas avskrivs överlämnas avsätts anvisas antecknas förlängs medges besvaras utgår tillställs uppmanas ändras"
)
MODALS: Final = _forms("ska skall uppdras får")


def _any(words: frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


INFINITIVE: Final = _any(INFINITIVES)
BODY: Final = r"\b[\w-]*(?:" + "|".join(sorted(BODY_ENDINGS, key=len, reverse=True)) + r")\b"
_MONTH: Final = "(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
# A date, month or § that says when.
WHEN: Final = (
    rf"(?:(?:19|20)\d{{2}}[-\s]\d{{2}}[-\s]\d{{2}}|\b\d{{6}}\b|\d{{1,2}}\s{_MONTH}|(?:i|från|under)\s{_MONTH}"
    r"|(?:våren|hösten|vintern|sommaren|år|under|i\sbudget|sedan)\s(?:19|20)\d{2}|§\s?\d+)"
)


def pattern(text: str) -> re.Pattern[str]:
    """A pattern that ignores case.

    Args:
        text: a regular expression.
    """
    return re.compile(text, re.IGNORECASE)
