"""Traits of passages that move them up or down beside words and meaning: decisions up when asked for, lists down."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import IntFlag
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped
from index.protocol import Passage

_FILE: Final = "traits.npy"

Floats = npt.NDArray[np.float32]

_DECISIONS: Final = frozenset({"beslut", "delegationsbeslut"})
# Sections that name papers and receivers: they hold the words of the question and never the answer.
_POINTING: Final = re.compile(
    r"^(?:beslutsunderlag|underlag för beslut|beslutet (?:ska )?(?:skickas|expedieras) till|beslut skickas till|bilagor"
    r"|för kännedom|för vidare hantering|innehåll|innehållsförteckning)\b",
    re.IGNORECASE,
)
_ASKS_DECISION: Final = re.compile(
    r"\b(?:beslut(?:en|et|ats?|ades?|as|a|ar)?|beslöt|bestäm(?:t|des?|ts?)|antog(?:s|its)?|antag(?:it|en|na)|fastställ\w+"
    r"|(?:sagt|sade|sa) (?:ja|nej)|avsl(?:og|ås|agits|agit|ags|ag)\w*|godkän\w+|bevilja\w+|röst\w+|(?:åter)?remitter\w+"
    r"|bordla\w+|bif(?:all|öll)\w*|anvisa\w+|bemyndiga\w+|medge\w+|medgav|entledig\w+|utsåg\w*|utsetts?|reserver\w+"
    r"|överklaga\w+|(?:tagit|tog) ställning|besvara(?:des?|ts?|de)|upphäv\w+|uppdrag(?:en|et)? (?:åt|gav|har|fick)"
    r"|(?:gav|gett|fått|fick) (?:i )?uppdrag|säga? upp|sagts? upp|tecknat?s?|ställde sig bakom|hur gick det"
    r"|blev det av)\b",
    re.IGNORECASE,
)


# A heading with a diarienummer or a name under it holds the words of a question in few others, and no answer.
_FEW_WORDS: Final = 4


# A paragraph of a law as it is printed: "2 § Nämnden ska …"; two of them make a passage one that quotes a law.
_LAW_PARAGRAPH: Final = re.compile(r"^\d{1,3} ?[a-z]? § (?=[A-ZÅÄÖ])", re.MULTILINE)
_FEWEST_PARAGRAPHS: Final = 2
# A line of a table of contents: a heading, dots, a page.
_LEADER: Final = re.compile(r"\.{4,} *\d{1,3} *$", re.MULTILINE)
_FEWEST_LEADERS: Final = 2


class Trait(IntFlag):
    """What a passage is, beside its words."""

    DECIDED = 1
    PROPOSED = 2
    POINTING = 4
    THIN = 8
    BOILERPLATE = 16
    STATUTE = 32
    CONTENTS = 64
    RETOLD = 128


# Standard deviations, as the scores that they are added to.
_LOSSES: Final = {
    Trait.POINTING: -1.0,
    Trait.THIN: -1.5,
    Trait.BOILERPLATE: -1.0,
    Trait.STATUTE: -0.3,
    Trait.CONTENTS: -1.0,
}
_PROPOSED: Final = 0.6
"""What a proposal is worth to who asks for a decision, a decision being worth 1."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What passages hold of decisions, all of shape (passages,); all 0 where the question does not ask for any.

    Args:
        worth: 1 for a decision, less for a proposal.
        made: 1 for a decision.
        retold: 1 for a decision that is told of afterwards.
    """

    worth: Floats
    made: Floats
    retold: Floats


def traits_of(passage: Passage, boilerplate: bool = False) -> Trait:
    """The traits of a passage.

    Args:
        passage: the passage.
        boilerplate: it stands nearly the same in many documents.
    """
    traits = Trait(0)
    statuses = {decision.status for decision in passage.decisions}
    if statuses & _DECISIONS:
        traits |= Trait.DECIDED
    if "forslag" in statuses:
        traits |= Trait.PROPOSED
    if "uppdrag_historik" in statuses:
        traits |= Trait.RETOLD
    if passage.heading_path and _POINTING.match(passage.heading_path[-1]):
        traits |= Trait.POINTING
    if not passage.decisions and len(passage.text.split()) - len(_last_heading(passage).split()) < _FEW_WORDS:
        traits |= Trait.THIN
    if boilerplate:
        traits |= Trait.BOILERPLATE
    if not passage.decisions and len(_LAW_PARAGRAPH.findall(passage.text)) >= _FEWEST_PARAGRAPHS:
        traits |= Trait.STATUTE
    if len(_LEADER.findall(passage.text)) >= _FEWEST_LEADERS:
        traits |= Trait.CONTENTS
    return traits


def _last_heading(passage: Passage) -> str:
    return passage.heading_path[-1] if passage.heading_path else ""


def write_traits(folder: Path, passages: Sequence[Passage], boilerplate: Container[int] = ()) -> None:
    """Write the traits of all passages of a generation.

    Args:
        folder: of the generation.
        passages: in order; their place is their ordinal.
        boilerplate: ordinals of those that stand nearly the same in many documents.
    """
    found = (traits_of(passage, ordinal in boilerplate) for ordinal, passage in enumerate(passages))
    values = np.fromiter((int(traits) for traits in found), np.uint8, len(passages))
    np.save(folder / _FILE, values, allow_pickle=False)


class TraitIndex:
    """The traits of one generation, open for reading."""

    def __init__(self, folder: Path) -> None:
        self._values: npt.NDArray[np.uint8] = mapped(folder / _FILE)

    def losses(self, ordinals: Sequence[int]) -> Floats:
        """What the traits of passages take from their scores, standard deviations, shape (len(ordinals),)."""
        return _LOSS[self._values[np.asarray(ordinals, np.int64)]]

    def decided(self, question: str, ordinals: Sequence[int]) -> Decided:
        """What passages hold of decisions, where a question asks what was decided.

        Args:
            question: as the user wrote it.
            ordinals: of the passages.
        """
        if not _ASKS_DECISION.search(question):
            nothing = np.zeros(len(ordinals), np.float32)
            return Decided(nothing, nothing, nothing)
        values = self._values[np.asarray(ordinals, np.int64)]
        made, retold = (((values & trait) > 0).astype(np.float32) for trait in (Trait.DECIDED, Trait.RETOLD))
        return Decided(_DECIDED[values], made, retold)


_TRAITS: Final = tuple(Trait(value) for value in range(2 * max(Trait)))
_LOSS: Final = np.array([sum(loss for one, loss in _LOSSES.items() if one in traits) for traits in _TRAITS], np.float32)
_DECIDED: Final = np.array(
    [1.0 if Trait.DECIDED in traits else _PROPOSED if Trait.PROPOSED in traits else 0.0 for traits in _TRAITS],
    np.float32,
)
