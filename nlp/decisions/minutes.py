"""What a meeting did, as minutes say it in passing: "Dagordningen godkänns.", "NN utses att justera protokollet."."""

from collections.abc import Iterator, Sequence
from typing import Final

from ingest.model import BlockKind
from nlp.decisions.clause import DECIDED, Clause
from nlp.decisions.sentences import sentences, without_lead
from nlp.decisions.tokens import Sentence
from nlp.decisions.units import Unit
from nlp.decisions.words import BODY, PAST_PASSIVE, PRESENT_PASSIVE, WHEN, pattern

_PRIOR: Final = 0.7
_LONGEST: Final = 40
_PASSIVE: Final = pattern(
    r"\b(?:(?:får|ges)\s(?:[\w-]+\s){0,3}?i\suppdrag|anses\s(?:besvara|avsluta)\w+|är\sjusterad)\b"
)
_WHEN: Final = pattern(WHEN)
_ACTIVE: Final = pattern(
    rf"^(?:[\w-]+\s){{0,3}}?(?:{BODY}|gruppen|mötet|parterna|[\w-]*gruppen|\w+parten)\s(?:beslutar|fattar\sbeslut|godkänner|antar|fastställer|noterar|utser|lägger|är\söverens|är\seniga)\b"
)
_AGREED: Final = pattern(r"\bparterna\sär\s(?:överens|eniga)\som\satt\b")
# Sentences about meetings in general, or about what somebody wants.
_GENERAL: Final = pattern(
    r"^(?:om|när|den\ssom)\b|\b(?:kan|bör|behöver|får\sinte|årligen|normalt|alltid)\b|\b(?:ska|skall)\s(?:[\w-]+\s)?(?-i:[a-zåäö]+s)\b"
    r"|\bproposition\b|\bfinner\b|\byrkar\b|\bföreslås?r?\b|\bröstar\b"
)
_PAST_WORDS: Final = 14


def spoken_clauses(unit: Unit) -> Iterator[Clause]:
    """Decisions that a sentence of minutes states outside a decision block.

    Args:
        unit: under a § or numbered heading of minutes, not under "Sammanfattning", "Ärendet" and the like.
    """
    if unit.kind is BlockKind.TABLE:
        return
    for span in sentences(unit.text):
        start, end = without_lead(unit.text, *span)
        if is_spoken(unit.text[start:end]):
            yield Clause(unit, start, end, DECIDED, _PRIOR)


def is_spoken(text: str) -> bool:
    """Whether a sentence of minutes states a decision of the meeting itself.

    Present tense does; past tense only in a short sentence without a date, for an older decision comes with one.

    Args:
        text: a sentence.
    """
    words = len(text.split())
    if not 2 <= words <= _LONGEST or text.endswith("?"):
        return False
    if _AGREED.search(text) or _GENERAL.search(text):
        return _AGREED.search(text) is not None
    sentence = Sentence(text)
    if any(True for _ in sentence.verbs(PRESENT_PASSIVE)) or _PASSIVE.search(text) or _ACTIVE.match(text):
        return True
    past = words <= _PAST_WORDS and any(True for _ in sentence.verbs(PAST_PASSIVE))
    return past and not _WHEN.search(text)


def labelled_units(units: Sequence[Unit]) -> Iterator[Unit]:
    """The units that a label in the text ("Beslut: …") covers: its own, items, and what goes on deciding.

    Args:
        units: the one with the label first, cut so that it starts after it.
    """
    before = ""
    for unit in units:
        goes_on = unit.kind is BlockKind.ITEM or before.endswith(":")
        if before and not goes_on and not any(is_spoken(unit.text[slice(*span)]) for span in sentences(unit.text)):
            return
        yield unit
        before = unit.text.rstrip()
