"""The rules that tell a retold decision and a proposal by the words of a sentence; bodies are known by their endings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nlp.decisions.tokens import Sentence
from nlp.decisions.words import (
    ANSWER,
    ASK,
    INFINITIVES,
    JUDGE,
    MOVE,
    OUGHT,
    PARTICIPLE,
    PAST,
    PAST_PASSIVE,
    PROPOSE,
    SUPINE,
    SUPINE_PASSIVE,
    WHEN,
    pattern,
)

_HAVE: Final = frozenset(("har", "hade", "ha"))
_OBTAIN: Final = frozenset(("fick", "fått", "gavs", "getts", "givits", "gav", "gett", "givit"))
_WHEN: Final = pattern(WHEN)
_PARTY: Final = re.compile(r"\([A-ZÅÄÖ]{1,4}\)")
_BY: Final = frozenset(("av", "i", "vid", "med", "på", "inom"))
# A sentence with none of these words tells or proposes nothing; most sentences are done with after this one look.
_TELLING: Final = (
    PAST
    | SUPINE
    | PAST_PASSIVE
    | SUPINE_PASSIVE
    | PARTICIPLE
    | _OBTAIN
    | {"uppdrag", "uppdraget", "beslut", "beslutet"}
)
_JUDGING: Final = JUDGE | {"bedömning", "bedömningen"}
_PROPOSING: Final = PROPOSE | ASK | MOVE | ANSWER | OUGHT | _JUDGING
_AFTER: Final = frozenset(("enligt", "genom", "senlighet", "efter", "med", "tidigare"))


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a sentence decides.

    Args:
        first: offset of the first word of the rule.
        last: offset after its last word.
        prior: how sure the rule is by itself.
    """

    first: int
    last: int
    prior: float


def retelling(sentence: Sentence) -> Hit | None:
    """The surest sign that a sentence retells a decision or assignment, or None.

    Args:
        sentence: of running text.
    """
    if sentence.vocabulary.isdisjoint(_TELLING):
        return None
    return max(_retellings(sentence), key=lambda hit: hit.prior, default=None)


def proposal(sentence: Sentence) -> Hit | None:
    """The surest sign that a sentence proposes a decision, or None.

    Args:
        sentence: of running text.
    """
    if sentence.vocabulary.isdisjoint(_PROPOSING):
        return None
    return max(_proposals(sentence), key=lambda hit: hit.prior, default=None)


def _hit(sentence: Sentence, first: int, last: int, prior: float) -> Hit:
    first, last = min(first, last), max(first, last)
    return Hit(sentence.start(first), sentence.matches[last].end(), prior)


def _retellings(sentence: Sentence) -> Iterator[Hit]:
    yield from _active(sentence)
    yield from _perfect(sentence)
    yield from _passive(sentence)
    yield from _participle(sentence)
    yield from _assigned(sentence)
    yield from _referred(sentence)


def _active(sentence: Sentence) -> Iterator[Hit]:
    """ "Nämnden beslutade …", "… beslutade nämnden …"."""
    for verb in sentence.verbs(PAST):
        for body in sentence.bodies:
            if sentence.joined(body, verb, 10) or sentence.joined(verb, body, 3):
                sure = 0.8 if sentence.is_board(body) else 0.7
                yield _hit(sentence, body, verb, sure)
        if sentence.lowers[verb] in ("tog", "fattade", "tecknade", "ingick"):
            yield _hit(sentence, verb, verb, 0.6)


def _perfect(sentence: Sentence) -> Iterator[Hit]:
    """ "Nämnden har beslutat …", "… har nämnden beslutat …"; in subordinate clauses "har" may be left out."""
    for verb in sentence.verbs(SUPINE):
        have = next((at for at in range(verb - 1, max(-1, verb - 12), -1) if sentence.lowers[at] in _HAVE), None)
        for body in sentence.bodies:
            if have is None:
                if sentence.joined(body, verb, 3) and sentence.is_board(body):
                    yield _hit(sentence, body, verb, 0.6)
            elif sentence.joined(body, have, 10) or have < body < verb:
                yield _hit(sentence, min(body, have), verb, 0.8 if sentence.is_board(body) else 0.65)
        if have is not None and sentence.lowers[verb] in ("fattat", "tagit", "tecknat", "ingått"):
            yield _hit(sentence, have, verb, 0.6)


def _passive(sentence: Sentence) -> Iterator[Hit]:
    """ "Planen antogs av nämnden", "avtal har tecknats", "beslut har fattats"."""
    for forms, needs_have in ((PAST_PASSIVE, False), (SUPINE_PASSIVE, True)):
        for verb in sentence.verbs(forms):
            before = sentence.lowers[max(0, verb - 25) : verb]
            if needs_have and _HAVE.isdisjoint(before):
                continue
            first = max(0, verb - 25) + next((at for at, word in enumerate(before) if word in _HAVE), len(before))
            by = [
                body
                for body in sentence.bodies
                if body > verb and not _BY.isdisjoint(sentence.lowers[verb + 1 : body]) and body - verb <= 10
            ]
            if by:
                yield _hit(sentence, first if needs_have else verb, by[0], 0.75)
            elif _names_decision(sentence, verb):
                yield _hit(sentence, first if needs_have else verb, verb, 0.65)


def _names_decision(sentence: Sentence, verb: int) -> bool:
    """Whether what is decided is named before the verb (a plan, an agreement, a decision), or it is said when."""
    around = range(max(0, verb - 12), verb)
    return (
        any(sentence.is_instrument(at) or sentence.lowers[at].startswith("beslut") for at in around)
        or "remiss" in sentence.lowers[verb + 1 : verb + 4]
        or sentence.lowers[max(0, verb - 1)] == "det"
        or "det" in sentence.lowers[verb + 1 : verb + 2]
        or _WHEN.search(sentence.text, sentence.matches[verb].end()) is not None
    )


def _participle(sentence: Sentence) -> Iterator[Hit]:
    """ "… antagen av fullmäktige 2021-03-29", "politiskt beslutad i samrådsgruppen"."""
    for verb in sentence.verbs(PARTICIPLE):
        after = sentence.lowers[verb + 1 : verb + 2]
        near = [body for body in sentence.boards if verb + 1 < body <= verb + 6]
        if near and not _BY.isdisjoint(after):
            yield _hit(sentence, verb, near[0], 0.65)
        elif sentence.lowers[verb] not in PAST | SUPINE and _WHEN.match(
            sentence.text[sentence.matches[verb].end() :].lstrip(" ,:").removeprefix("den ")
        ):
            yield _hit(sentence, verb, verb, 0.55)


def _assigned(sentence: Sentence) -> Iterator[Hit]:
    """ "… fick i uppdrag", "gav … i uppdrag", "på uppdrag av nämnden", "uppdraget från fullmäktige"."""
    for verb in sentence.verbs(_OBTAIN):
        for at in range(verb + 1, min(len(sentence.lowers), verb + 22)):
            if sentence.lowers[at].startswith("uppdrag") and sentence.lowers[at - 1] == "i":
                yield _hit(sentence, verb, at, 0.8)
    for at, word in enumerate(sentence.lowers[:-2]):
        if word in ("uppdrag", "uppdraget") and sentence.lowers[at + 1] in ("av", "från"):
            given = [body for body in sentence.boards if at + 1 < body <= at + 5]
            if given:
                yield _hit(sentence, max(0, at - 1), given[0], 0.55)


def _referred(sentence: Sentence) -> Iterator[Hit]:
    """ "enligt beslut i nämnden 2023-11-15", "nämndens beslut om …", "beslutet om … i fullmäktige"."""
    for at, word in enumerate(sentence.lowers):
        if word not in ("beslut", "beslutet"):
            continue
        before = sentence.lowers[max(0, at - 3) : at]
        after = range(at + 1, min(len(sentence.lowers), at + 12))
        board = next((body for body in after if sentence.is_board(body)), None)
        dated = _WHEN.search(sentence.text[sentence.matches[at].end() :][:60]) is not None
        if not _AFTER.isdisjoint(before) and ((board is not None and board <= at + 4) or dated):
            yield _hit(sentence, at, board or at, 0.6)
        elif at and sentence.is_board(at - 1) and sentence.lowers[at - 1].endswith("s"):
            yield _hit(sentence, at - 1, at, 0.55)
        elif board is not None and "om" in sentence.lowers[at + 1 : at + 2]:
            yield _hit(sentence, at, board, 0.55)


def _proposals(sentence: Sentence) -> Iterator[Hit]:
    for verb in sentence.verbs(PROPOSE):
        for body in sentence.bodies:
            if sentence.joined(body, verb, 6) or sentence.joined(verb, body, 3):
                yield _hit(sentence, body, verb, 0.75)
        if _PARTY.search(sentence.text, 0, sentence.start(verb)):
            yield _hit(sentence, verb, verb, 0.75)
    for verb in sentence.verbs(ASK):
        if any(sentence.joined(body, verb, 2) for body in sentence.bodies):
            yield _hit(sentence, verb, verb, 0.65)
    for verb in sentence.verbs(MOVE):
        yield _hit(sentence, verb, verb, 0.8)
    for verb in sentence.verbs(ANSWER):
        if any(sentence.joined(body, verb, 3) for body in sentence.bodies):
            yield _hit(sentence, verb, verb, 0.7)
    yield from _advised(sentence)


def _advised(sentence: Sentence) -> Iterator[Hit]:
    """ "… bedömer att nämnden bör anta …", "nämnden föreslås …", "bedömningen är att nämnden beslutar …"."""
    for verb in sentence.verbs(OUGHT):
        boards = [at for at in sentence.boards if sentence.joined(at, verb, 4)]
        if boards and not INFINITIVES.isdisjoint(sentence.lowers[verb + 1 : verb + 8]):
            yield _hit(sentence, boards[-1], verb, 0.75)
    for verb in sentence.verbs(_JUDGING):
        said = sentence.lowers[verb + 1 : verb + 12]
        follows = verb + 1 + said.index("att") if "att" in said else len(sentence.lowers)
        about = any(follows < board <= follows + 3 for board in sentence.boards)
        if about and not {"bör", "beslutar", "ska", "kan"}.isdisjoint(said):
            yield _hit(sentence, verb, verb, 0.75)
