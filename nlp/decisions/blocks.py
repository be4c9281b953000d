"""Clauses in decision blocks: stems with att-items, one-liners, full sentences, numbered lists."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.model import BlockKind
from nlp.decisions.clause import DECIDED, PROPOSED, Clause
from nlp.decisions.headings import Role
from nlp.decisions.sentences import sentences, strip, without_lead
from nlp.decisions.tokens import Sentence
from nlp.decisions.units import Unit, is_stem_end
from nlp.decisions.words import BODY, INFINITIVE, INFINITIVES, MODALS, PRESENT, PRESENT_PASSIVE, pattern

_PRIOR: Final = {Role.PROPOSAL: 0.95, Role.DECISION: 0.95, Role.MOTION: 0.9, Role.ADVICE: 0.6}
# Where a decision block ends without a heading that says so.
_STOP: Final = pattern(
    r"(?:beslut(?:et)?\s(?:ska\s)?(?:skickas|expedieras|delges)|expedieras|sändlista|beslutsunderlag|sammanfattning|ärendet|bakgrund|reservation"
    r"|deltar\s(?:inte|ej)|jäv\b|paragrafen\s(?:är|förklaras)\somedelbart\sjusterad|justerandes?\ssign|underskrift|handläggare|vid\sprotokollet)\b(?!\såter)"
)
_CHAPTER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+([A-ZÅÄÖ][\w-]+(?:\s[\w-]+){0,5})")
_BOILERPLATE: Final = pattern(
    r"bedöms\s(?:ej|inte)\s|området\shar\sbeaktats|ange\s|välj\s(?:ett|det|en)\s|klicka\s|skriv\shär|se\s(?:separat|bifogat|bilaga)\b|ej\saktuellt|[-–]$|[”“\x22]|utses\satt\sjustera$"
)
_SPLIT: Final = pattern(
    rf"[,;]?\ssamt\s(?=att\s)|[,;]\s(?:och\s)?(?=att\s(?:{INFINITIVE}|paragrafen|ärendet|punkten|beslutet)\b)"
)
_KEEPS: Final = pattern(r"uppdra|i\suppdrag|föreslå|begär|yrka")
_MOTION: Final = pattern(
    r"\byrkar?\b|\bföreslår\b|\bhemställer\b|\bbifall\b|\bavslag\b|\båterremiss|\bbordläggning|^(?:samt|och)?\s?att\s"
)
_BODIES: Final = rf"(?:[\w-]+(?:,|\soch)?\s){{0,3}}?{BODY}"
_ONLY_BODY: Final = pattern(rf"{_BODIES}(?:\s\([A-ZÅÄÖ]+\))?\s?:?$")
_STEM: Final = pattern(r".{0,200}\b(?:beslutar|beslutade|föreslår|föreslås|yrkar|hemställer|rekommenderar)\b.{0,120}:$")
_ACTS: Final = pattern(rf"^{_BODIES}\s(?!har\b|är\b|var\b)\w+r\b")
_PROPOSING: Final = pattern(rf"{BODY}.{{0,40}}\b(?:föreslår|hemställer|rekommenderar)\b.{{0,40}}{BODY}")
# "Nämnden föreslås besluta": a committee decides to propose; the board has not decided.
_PASSIVE: Final = pattern(rf"\bföreslås\s(?:[\w-]+\s){{0,3}}?(?:att\s)?(?:besluta|{INFINITIVE})\b")
_STEM_BODY: Final = pattern(rf"^{_BODIES}")
_OPENS: Final = frozenset(("att", "samt"))
_MAX_UNITS: Final = 60
_AFTER_STEM: Final = 0.85
_FEW: Final = 3
_SHORT: Final = 12


def block_clauses(units: Sequence[Unit], role: Role, status: str) -> Iterator[Clause]:
    """Clauses of the units that stand under one decision heading.

    A sentence without a verb that decides counts right after one that has it, when it is short or stands in the same
    paragraph ("Arbetet ska … Det börjar i maj."), or where the whole block is short; others lead up to it or explain it.

    Args:
        units: up to the next heading.
        role: of the heading: PROPOSAL, DECISION, MOTION or ADVICE.
        status: that clauses get here.
    """
    found = list(_sentences(units))
    plain = len(found) <= _FEW and not any(decides(text) for _, _, text in found)
    stem, strong, previous = "", plain, None
    for unit, start, text in found:
        if is_stem(text):
            stem, strong = text, True
            continue
        own = unit.kind is BlockKind.ITEM or decides(text)
        strong = own or (strong and (plain or unit is previous or len(text.split()) <= _SHORT))
        previous = unit
        if _is_clause(text, role) and (strong or role is Role.MOTION):
            for part in _parts(text):
                span = (start + part[0], start + part[1])
                sure = role is not Role.ADVICE or bool(stem)
                prior = max(_PRIOR[role], _AFTER_STEM if stem else 0.0)
                said = PROPOSED if status == DECIDED and _PASSIVE.search(stem or text) else status
                yield Clause(unit, *span, said, prior, body_of(stem), sure, _proposes(stem), stem=stem)


def decides(text: str) -> bool:
    """Whether a sentence has a verb that decides: "beslutar", "godkänns", "att anta", "ska", "Godkänna …".

    Args:
        text: a sentence.
    """
    sentence = Sentence(text)
    if _ACTS.match(text) or any(True for _ in sentence.verbs(PRESENT | PRESENT_PASSIVE | MODALS)):
        return True
    first = [word for word in sentence.lowers[:3] if word not in _OPENS]
    return bool(first) and (first[0] in INFINITIVES or sentence.lowers[0] == "att")


def is_stem(text: str) -> bool:
    """Whether a sentence only introduces the clauses that follow ("Nämnden beslutar att").

    Args:
        text: a sentence.
    """
    bare = text.strip()
    if is_stem_end(bare) or (len(bare) < 60 and _ONLY_BODY.fullmatch(bare) is not None):
        return True
    if _STEM.fullmatch(bare) is None:
        return False
    words = Sentence(bare).vocabulary - {"besluta", "föreslå"}
    return words.isdisjoint(INFINITIVES | PRESENT_PASSIVE) and "att ärendet" not in bare


def _proposes(stem: str) -> bool:
    """Whether a stem of one body proposes to another."""
    return _PROPOSING.search(stem) is not None


def body_of(stem: str) -> str:
    """The body that a stem or sentence starts with, or "".

    Args:
        stem: for example "Nämnden beslutar".
    """
    match = _STEM_BODY.match(stem.strip())
    return match.group().strip() if match else ""


def _sentences(units: Sequence[Unit]) -> Iterator[tuple[Unit, int, str]]:
    """Candidates up to where the block ends: an item with all its sentences, a paragraph a sentence at a time."""
    for unit in units[:_MAX_UNITS]:
        if _STOP.match(unit.text) or (_CHAPTER.fullmatch(unit.text) and not decides(_CHAPTER.sub(r"\1", unit.text))):
            return
        if unit.kind is BlockKind.TABLE:
            continue
        for start, end in _candidates(unit):
            yield unit, start, unit.text[start:end]


def _candidates(unit: Unit) -> list[tuple[int, int]]:
    found = list(sentences(unit.text))
    if not found:
        return []
    found = [without_lead(unit.text, *span) for span in found]
    last = found.pop() if is_stem(unit.text[slice(*found[-1])]) else None
    if unit.kind is BlockKind.ITEM and 0 < len(found) <= _FEW:
        found = [(found[0][0], found[-1][1])]
    return [*found, last] if last else found


def _is_clause(text: str, role: Role) -> bool:
    words = text.split()
    if len(words) < 2 or _BOILERPLATE.match(text) or text.endswith("?"):
        return False
    if role is Role.MOTION:
        return bool(_MOTION.search(text))
    return len(words) >= 4 or decides(text)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The att-clauses of a sentence that chains them; what an assignment or a proposal governs stays with it."""
    start = 0
    for match in _SPLIT.finditer(text):
        if _KEEPS.search(text, start, match.start()):
            continue
        yield strip(text, start, match.start())
        start = match.start() + (1 if text[match.start()] in ",;" else 0)
    yield strip(text, start, len(text))


_LABEL: Final = re.compile(
    r"(?:^|(?<=[.!?”\"]\s))(?P<label>(?:[A-ZÅÄÖ][\wåäö-]*s\s)?(?:[Bb]eslut|[Ss]tällningstagande|[Ff]örslag till beslut|[Bb]eslutsförslag|[Yy]rkande))\s?:\s+(?=\S)"
)


def label_of(text: str) -> tuple[str, int, int]:
    """A label in a paragraph ("Beslut: …"), where it starts, and where the text after it starts; "", 0, 0 without one.

    Args:
        text: of a unit.
    """
    match = _LABEL.search(text)
    return (match.group("label"), match.start("label"), match.end()) if match else ("", 0, 0)
