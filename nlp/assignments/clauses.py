"""Takes the clause of an assignment apart: who must do it, and what."""

import re
from dataclasses import dataclass
from typing import Final

_MAX_RECEIVER: Final = 12  # words
_LEAST: Final = 2  # words of a task
_GIVES: Final = r"(?:ge|ger|gav|gett|givit|lämna|lämnar|lämnade)"
_GETS: Final = r"(?:får|fick|fått|ges|gavs|getts|givits)"
_TO: Final = r"(?:\s(?:om\s)?att\b|:)?"
# In order of how sure they are; "who" is the receiver.
_FORMS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:uppdra[rs]?|uppdrog|uppdragit|ålägga|ålägger|ålade|anmoda(?:[rt]|des?)?|uppmana(?:[rt]|des?)?)\s(?P<who>.{2,160}?)\satt\b",
        rf"\b{_GIVES}\s(?P<who>(?:(?!\si\suppdrag\b).){{2,200}}?)\s(?:i|ett)\s(?:särskilt\s)?uppdrag{_TO}",
        rf"\b{_GETS}\s(?P<who>(?:(?!\si\suppdrag\b).){{2,160}}?)\s(?:i|ett)\suppdrag{_TO}",
        rf"^(?P<who>.{{2,120}}?)\s{_GETS}\s(?:därför\s|också\s|även\s|samtidigt\s)*(?:i\s|ett\s)?uppdrag{_TO}",
        r"^(?P<who>.{2,80}?)\suppdras\satt\b",
        r"^uppdrag(?:et)?\still\s(?P<who>.{2,80}?)(?:\satt\b|:)",
    )
)
# "Omsorgschefen ska …": an actor, told by the ending of its name.
_ACTOR: Final = (
    r"\w*(?:chef|direktör|nämnd|förvaltning|sektor|styrelse|kontor|enhet|avdelning|utskott|sekreterare|samordnare|rektor"
    r"|controller|jurist|verksamhet|bolag|råd|beredning|nämnder|förvaltningar|rektorer|chefer|skola)(?:en|n|et|na|erna|arna)?"
)
_ORDERED: Final = re.compile(
    rf"^(?:Att\s)?(?P<who>(?:(?:samtliga|alla|respektive|varje|kommunens|\w+s)\s){{0,2}}(?:\w+-\s(?:och|samt)\s)?{_ACTOR}(?:\s(?:och|samt)\s(?:\w+-\soch\s)?{_ACTOR})?)"
    r"\s(?:ska|skall|måste)\s(?!(?:ha|vara|få|kunna)\b)",
    re.IGNORECASE,
)
# "Nämnden beslutade att omsorgschefen, från och med september, ska …".
_DECIDED: Final = re.compile(
    rf"\bbeslut\w*\s(?:[^.]{{0,40}}\s)?att\s(?P<who>{_ACTOR})\b[^.]{{0,70}}?\s(?:ska|skall)\s(?!(?:ha|vara|få|kunna)\b)",
    re.IGNORECASE,
)
_INFINITIVE: Final = re.compile(
    r"^(?:utred|ta\sfram|implementer|genomför|testa|prioriter|se\söver|utveckl|säkerställ|minsk|öka|inför|pröv|revider|kartlägg"
    r"|redovis|återrapporter|återkom|utvärder|följ\w*\supp|start|stärk|förbättr|skap|undersök|analyser|samordn|effektiviser|inrätt|upprätt"
    r"|avveckl|påbörj|upphandl|digitaliser|översyn|inventer)\w*\b",
    re.IGNORECASE,
)
# A reason, a motion or an opinion beside an assignment; it gives none.
_NO_ASSIGNMENT: Final = re.compile(
    r"\byrka[rt]\w*\b|\b(?:förvaltningen|utredningen|enheten|utskottet|motionären)\s(?:föreslår|förordar|anser|bedömer)\b|^på\suppdrag\sav\b"
    r"|\bi\senlighet\smed\suppdraget\b|^Uppdraget\s",
    re.IGNORECASE,
)
_TASK_ONLY: Final = re.compile(r"^(?:.{0,120}?\buppdrag(?:et)?\s?(?:att\b|:)|uppdrag\s?:)\s*", re.IGNORECASE)
# What stands between the giver's verb and the receiver: when and where it was given.
_WHEN: Final = re.compile(
    r"^.*(?:§+\s?\d+\w?(?:/\d{2,4})?|\b(?:19|20)\d{2}(?:-\d{2}-\d{2})?|\b(?:samtidigt|därför|även|också|då|dessutom|härmed))\b[\s,)]*",
    re.IGNORECASE | re.DOTALL,
)
_PLACE: Final = re.compile(r"^(?:[Ii]|[Vv]id|[Pp]å)\s.*\s(?=\w+(?:en|et|na|n)$)")
# "gav nämnden förvaltningen i uppdrag": the giver stands between the verb and the receiver.
_GIVER: Final = re.compile(
    r"^\w*(?:nämnden|styrelsen|utskottet|fullmäktige)\s(?!(?:och|samt|i|för|vid|på)\b)(?=\w)", re.IGNORECASE
)
_EDGES: Final = " ,.;:–-()"


@dataclass(frozen=True, slots=True)
class Parts:
    """A clause, taken apart.

    Args:
        receiver: who must do it, as written, or None.
        task: what is to be done, as written.
    """

    receiver: str | None
    task: str


def parts_of(text: str) -> Parts | None:
    """Receiver and task of the clause of an assignment, or None when it tells nobody to do anything.

    Args:
        text: the clause, white space folded.
    """
    if _NO_ASSIGNMENT.search(text):
        return None
    nameless: Parts | None = None
    for form in (*_FORMS, _ORDERED, _DECIDED):
        match = form.search(text)
        task = text[match.end() :].strip(" ,:;–-") if match else ""
        if match is not None and len(task.split()) >= _LEAST:
            found = Parts(_receiver(match["who"]), task)
            if found.receiver is not None:
                return found
            nameless = nameless or found
    if nameless is not None:
        return nameless
    match = _TASK_ONLY.match(text)
    if match is not None and len(text[match.end() :].split()) >= _LEAST:
        return Parts(None, text[match.end() :])
    if _INFINITIVE.match(text) and len(text.split()) > _LEAST:
        return Parts(None, text)
    return None


def _receiver(text: str) -> str | None:
    """The receiver without when and where the assignment was given; None for what is too long to be one."""
    named = _WHEN.sub("", text).strip(_EDGES)
    named = re.sub(r"^.*\såt\s", "", named, flags=re.IGNORECASE)
    named = _GIVER.sub("", _PLACE.sub("", named))
    named = re.sub(r"^(?:åt|till|att)\s", "", named, flags=re.IGNORECASE).strip(_EDGES)
    return named if 0 < len(named.split()) <= _MAX_RECEIVER else None
