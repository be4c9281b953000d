"""Cues to the types of a clause: its governing verbs, in order; the classifier reads them beside the words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from nlp.decisions.words import BODY_ENDINGS, OFFICE_ENDINGS

_WORD: Final = re.compile(r"\w+(?:-\w+)*")
# Beginnings of verb forms that govern a type; "=" asks for the whole word. What they govern is told by the order.
_VERBS: Final = {
    "godkanna": "godkän =acceptera =accepterar =bakom",
    "anta_faststalla": "=anta =antar =antas =antaga =antog =antogs =antagit =antagits fastställ fastslå =fastslog =revidera =reviderar =revideras"
    " =reviderat =reviderats =inför =införa =införs =ändra =ändrar =ändras",
    "avsla": "avslå avslog avslagit =avslag",
    "bifalla_bevilja": "bifall biföll bevilj =medge =medger =medges =medgav tillstyrk",
    "bordlagga": "bordlägg bordlad bordlagt =bordet",
    "aterremittera": "återremi återremm",
    "remittera": "=remittera =remitterar =remitteras =remitterat =remitterades =remitterade =remiss",
    "notera_lagga_till_handlingarna": "noter =handlingarna =del antecknar antecknas anteckna =antecknade",
    "uppdra": "=uppdra =uppdrar =uppdras =uppdrog =uppdrogs =uppdragit =uppdrag =uppdraget =uppgift",
    "delegera": "=delegera =delegerar =delegeras =delegerade =delegerat bemyndiga vidaredelegera",
    "foresla_overordnad": "föreslå föreslog föreslagit hemställ rekommender",
    "yttrande_remissvar": "yttra =avge =avger =avgav =avgett =avgivit =yttrande =yttrandet =remissvar =remissvaret",
    "overklaga": "överklaga",
    "utse_valja": "=utse =utser =utses =utsåg =utsågs =utsett =utsetts =nominera =nominerar =nomineras =välja =väljer =väljs =valde =valdes =valt =anställa =anställer =anställs =förordna =förordnar =förordnas",
    "entlediga": "entlediga",
    "omedelbar_justering": "=omedelbart =omedelbar",
    "begara": "begär äska =ansöka =ansöker =ansökte =söka =söker =uppmana =uppmanar =uppmanas =uppmanade =anmodar =efterfrågar",
    "sanktion_avgift": "förelägg =förelade =dömer =debiterar =debiteras",
    "upphava_avsluta": "upphäv upphör avskriv =avskrev =avsluta =avslutar =avslutas =avslutade =avslutats =avslutat =avbryter =avbryts =avbröts avveckl återkalla =riva =river =rev =stängs =stänga =stänger",
    "inga_avtal": "=teckna =tecknar =tecknas =tecknade =tecknat =tecknats =ingå =ingår =ingick =ingått =ingåtts =hyra =hyr =förhyra =förlänga =förlänger =förlängs =förnya =förnyar =förnyas",
    "overlata": "överlåt överlät =överlämna =överlämnar =överlämnas =överlämnade =översända =översänder =översänds =sälja =säljer =säljs =överför =överföra =överförs =övergår =övergick",
    "avsatta_medel": "avsätt =avsatte =avsatt =avsatts =avsattes =anvisa =anvisar =anvisas =anvisade =anslå =anslår =anslog tillskjut =tilldela =tilldelar =tilldelas"
    " finansier ombudgeter =tillföra =tillför =tillförs =omfördela =tilldelning =anslag =tilläggsanslag =investeringsanslag =investeringsmedel",
}
_WHOLE: Final = {word[1:]: kind for kind, words in _VERBS.items() for word in words.split() if word[0] == "="}
_STARTS: Final = tuple(
    sorted(((word, kind) for kind, words in _VERBS.items() for word in words.split() if word[0] != "="), reverse=True)
)
_ANY_START: Final = tuple(word for word, _ in _STARTS)
# Types that a governing verb tells all but surely; "föreslå", "bifalla" and verbs of ending need their context.
SURE_CUES: Final = frozenset(_VERBS) - {"foresla_overordnad", "bifalla_bevilja", "upphava_avsluta", "sanktion_avgift"}
_KINDS: Final = {kind: place for place, kind in enumerate(_VERBS)}
CUE_COLUMNS: Final = 4 * len(_KINDS) + 1
_NOT: Final = frozenset(("inte", "ej", "icke"))
_RELATIVE: Final = frozenset(("som", "vilka", "vilken", "vilket", "där"))
_RELATIVE_WORDS: Final = 6
_PROPOSING: Final = "foresla_overordnad"
_HIGHER: Final = ("fullmäktige", "styrelsen", "kf", "ks")
_LOWER: Final = ("utskottet", "utskott", "rådet")  # what they propose goes to their own board
_PROPOSED_TO: Final = 12  # words after the verb in which the higher body stands
_ASKED: Final = "hos"  # "hos kommunstyrelsen" begs, it proposes nothing
_ADOPTING: Final = "omedelbar_justering"
_GIVING: Final = "avsatta_medel"
_WARNINGS: Final = frozenset(("varning", "erinran", "anmärkning"))
_CLOSING: Final = frozenset(("stänger", "stänga", "stängs"))  # "stänger av" a person ends nothing
_ENDS: Final = frozenset(("avslutas", "avslutad", "avslutades"))
_MEETINGS: Final = frozenset(("förhandlingen", "mötet", "sammanträdet", "överläggningen"))
_GOVERNING: Final = frozenset(("uppdra", "delegera", "overklaga"))
_RIGHT: Final = frozenset(("rätt", "rätten"))  # "får rätt att teckna avtal" delegates; nothing is signed
_GIVES: Final = frozenset(("ge", "ger", "ges", "gav", "gavs", "gett", "får", "fick", "fått"))
_GIVEN_NEAR: Final = 8  # words before the right in which it is given
_OFFICE: Final = frozenset(("uppdrag", "uppdraget"))
_FROM: Final = "från"  # "befrias från uppdraget" assigns nothing
_AGAIN: Final = frozenset(("samt", "dels"))
_NOUNS: Final = frozenset(("föreskrifter", "yttrandefrihet", "begäran"))


def cue_types(text: str) -> list[str]:
    """Types of the governing verbs of a clause, in order, each once; "-" before one that is denied.

    What an assignment or a delegation tells someone to do ("uppdrar åt chefen att föreslå …"), what is appealed against
    and what a relative clause tells ("policyn som fullmäktige antog") governs nothing.

    Args:
        text: a clause.
    """
    found: list[str] = []
    for kind in _cues(_WORD.findall(text.lower())):
        if kind not in found:
            found.append(kind)
    return found


def cue_columns(text: str) -> list[int]:
    """Columns of the cues of a clause in the classifier's features; the first cue has columns of its own.

    Args:
        text: a clause.
    """
    columns = []
    for place, cue in enumerate(cue_types(text)):
        kind = _KINDS[cue.lstrip("-")]
        columns.append(4 * kind + 2 * (place > 0) + cue.startswith("-"))
    return columns or [CUE_COLUMNS - 1]


def _cues(words: list[str]) -> Iterator[str]:
    silent = -1
    governed = False
    for at, word in enumerate(words):
        if word in _RELATIVE:
            silent = at + _RELATIVE_WORDS
        if word in _AGAIN:
            governed = False
        kind = "delegera" if _gives_right(words, at) else _kind(word)
        if kind is not None and at <= silent:
            silent = -1  # the verb of the relative clause, which ends with it
            continue
        if kind is None or governed or not _governs(words, at, kind):
            continue
        governed = kind in _GOVERNING
        denied = not _NOT.isdisjoint(words[max(0, at - 1) : at + 2])
        yield f"-{kind}" if denied else kind


def _governs(words: list[str], at: int, kind: str) -> bool:
    """Whether a verb says its type here; meetings end by themselves, and not all that is at once is minutes."""
    around = words[max(0, at - 4) : at + 3]
    if kind == _PROPOSING:
        return _is_to_higher(words, at)
    if words[at] in _OFFICE and _FROM in words[max(0, at - 2) : at]:
        return False
    if kind == _ADOPTING:
        return any(word.startswith(("juster", "direktjuster")) for word in words)
    if kind == _GIVING and words[at].startswith("tilldela"):
        return _WARNINGS.isdisjoint(words)
    if words[at] in _CLOSING:
        return words[at + 1 : at + 2] != ["av"]
    return words[at] not in _ENDS or _MEETINGS.isdisjoint(around)


def _gives_right(words: list[str], at: int) -> bool:
    """Whether a right to decide or sign is given here ("ger chefen rätt att underteckna")."""
    if words[at] not in _RIGHT or words[at + 1 : at + 2] != ["att"]:
        return False
    return not _GIVES.isdisjoint(words[max(0, at - _GIVEN_NEAR) : at])


def _is_to_higher(words: list[str], at: int) -> bool:
    """Whether a proposal goes to a higher body: an office's does not, nor a committee's or council's to its board."""
    around = (*reversed(words[max(0, at - 4) : at]), *words[at : at + 3])
    who = next((word for word in around if word.endswith((*OFFICE_ENDINGS, *BODY_ENDINGS))), "")
    if who.endswith(OFFICE_ENDINGS):
        return False
    if who.endswith(_LOWER):
        return any(word.endswith(("nämnden", *_HIGHER)) for word in words[at + 1 : at + 2])
    near = range(max(0, at - 4) if words[at] == "föreslås" else at, min(len(words), at + _PROPOSED_TO))
    return any(words[place].endswith(_HIGHER) and words[place - 1] != _ASKED for place in near)


@lru_cache(maxsize=50_000)
def _kind(word: str) -> str | None:
    whole = _WHOLE.get(word)
    if whole is not None or word in _NOUNS or not word.startswith(_ANY_START):
        return whole
    return next((kind for start, kind in _STARTS if word.startswith(start)), None)
