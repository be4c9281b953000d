"""Clauses in running text: retold decisions, and what an office or committee proposes."""

import re
from collections.abc import Iterator
from typing import Final

from ingest.model import BlockKind
from nlp.decisions.clause import PROPOSED, RETOLD, Clause
from nlp.decisions.rules import Hit, proposal, retelling
from nlp.decisions.sentences import sentences, strip, without_lead
from nlp.decisions.tokens import Sentence
from nlp.decisions.units import Unit, is_stem_end
from nlp.decisions.words import pattern

# Sentences that speak of deciding in general, of single cases or of the meeting's order.
_GENERAL: Final = pattern(
    r"\bproposition\b|\bfinner\s(?:att|bifall)|\bfrågar\s(?:om|nämnden)|\bomröstning|\bvotering|\bröstar\b|\bföranleder\s(?:ingen|inga|inte)\b"
    r"|\b(?:om|när|innan|förrän|ifall)\s(?:ett\s|ny\w*\s)?beslut\s(?!av\b|den\b|från\b)|\b(?:ska|skall|kan|får|kommer\satt|måste)\s(?:[\w-]+\s)?(?:besluta[s]?|fatta[s]?)\b"
    r"|\b(?:antal|andel)\w*\b.{0,60}\b(?:beviljade|avslag|avslogs|beviljades)|\bansökning(?:ar|arna)\b|\bdom\sav\b"
)
_TELLS: Final = pattern(
    r"^.{0,140}?\b(?:informerar|meddelar|berättar|rapporterar|rekapitulerar|redogör|påminner|resulterat|inneburit|lett|genom|konstateras?)\b.{0,120}?\b(?:om|i|till)?\s?att\s"
)
_BREAK: Final = pattern(
    r",?\s(?:varför|varav)\s|,\s(?:men|vilket|där|då)\s(?!att\b)"
    r"|,?(?<!-)\soch\s(?=[\w-]*(?:förvaltningen|kontoret|nämnden|sektorn)\s(?:äskar|föreslår|begär|bedömer|anser|beslut))"
    r"|,?\soch\s(?=(?:översänds|överlämnas)\b)"
)
_BOTH: Final = pattern(r"\ssamt\s(?:om\s)?(?=att\s)")
_ADVERBIAL: Final = re.compile(
    r"^(?:På grund av|Med anledning av|Till följd av|Mot bakgrund av|För att|I syfte att|Efter|Utifrån)\b"
)
_LONG: Final = 22  # words from which a sentence is cut down to the part that decides
_LEAST: Final = 4


def running_clauses(unit: Unit, cases: bool = False) -> Iterator[Clause]:
    """Retold decisions and proposals in a unit of running text, a sentence at a time.

    Args:
        unit: a paragraph, item or cell.
        cases: decisions in single cases count too, as reports of delegated ones hold them.
    """
    if unit.kind is BlockKind.TABLE:
        return
    for span in sentences(unit.text):
        start, end = without_lead(unit.text, *span)
        yield from sentence_clauses(unit, start, end, cases)


def sentence_clauses(unit: Unit, start: int, end: int, cases: bool = False) -> Iterator[Clause]:
    """The clause of one sentence, or the two of "beslutade om att … samt att …".

    Args:
        unit: the unit.
        start: offset of the sentence in it.
        end: offset after it.
        cases: decisions in single cases count too.
    """
    text = unit.text[start:end]
    sentence = Sentence(text)
    if len(sentence.lowers) < _LEAST or text.endswith("?"):
        return
    hit, status = proposal(sentence), PROPOSED
    told = retelling(sentence)
    if hit is None or (told is not None and told.first < hit.first):
        hit, status = told, RETOLD
    if hit is None or is_stem_end(text) or (_GENERAL.search(text) and not cases):
        return
    for first, last in _spans(text, hit, status):
        yield Clause(unit, start + first, start + last, status, hit.prior)


def _spans(text: str, hit: Hit, status: str) -> list[tuple[int, int]]:
    first, last = _trim(text, hit)
    both = _BOTH.search(text, first, last) if status == RETOLD else None
    if both is None or both.start() < hit.last:
        return [(first, last)]
    return [strip(text, first, both.start()), strip(text, both.end(), last)]


def _trim(text: str, hit: Hit) -> tuple[int, int]:
    """The part of a long sentence that decides: after "informerar om att", between "varför", "men", "vilket"."""
    first, last = 0, len(text)
    told = _TELLS.match(text)
    if told and told.end() <= hit.last:
        first = told.end()
    if len(text[first:].split()) < _LONG:
        return first, last
    for cut in _BREAK.finditer(text):
        if first <= cut.end() <= hit.first:
            first = cut.end()
        elif cut.start() >= hit.last:
            last = cut.start()
            break
    if first == 0 and _ADVERBIAL.match(text) and len(text[: hit.first].split()) * 2 > len(text[:last].split()):
        first = hit.first
    return first, last
