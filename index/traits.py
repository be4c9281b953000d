"""Traits of passages that move them up or down beside words and meaning: decisions up when asked for, lists down."""

import re
from collections.abc import Iterable, Sequence
from enum import IntFlag
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.protocol import Passage

_FILE: Final = "traits.npy"
_DECIDED: Final = frozenset({"beslut", "delegationsbeslut"})
# Sections that name papers and receivers: they hold the words of the question and never the answer.
_POINTING: Final = re.compile(
    r"^(?:beslutsunderlag|underlag för beslut|beslutet (?:ska )?(?:skickas|expedieras) till|beslut skickas till|bilagor"
    r"|för kännedom|för vidare hantering|innehåll|innehållsförteckning)\b",
    re.IGNORECASE,
)
_ASKS_DECISION: Final = re.compile(
    r"\b(?:beslut(?:en|et|ats?|ades?|as|a|ar)?|beslöt|bestäm(?:t|des?|ts?)|antog(?:s|its)?|antag(?:it|en|na)|fastställ\w+"
    r"|sagt (?:ja|nej)|avslog|avslag\w*|godkän\w+|bevilja\w+|röst\w+)\b",
    re.IGNORECASE,
)


# A heading with a diarienummer or a name under it holds the words of a question in few others, and no answer.
_FEW_WORDS: Final = 4


class Trait(IntFlag):
    """What a passage is, beside its words."""

    DECIDED = 1
    PROPOSED = 2
    POINTING = 4
    THIN = 8


# Standard deviations, as the scores that they are added to.
_POINTING_LOSS: Final = -1.0
_THIN_LOSS: Final = -1.5
_DECIDED_GAIN: Final = 0.5
_PROPOSED_GAIN: Final = 0.3


def traits_of(passage: Passage) -> Trait:
    """The traits of a passage."""
    traits = Trait(0)
    statuses = {decision.status for decision in passage.decisions}
    if statuses & _DECIDED:
        traits |= Trait.DECIDED
    if "forslag" in statuses:
        traits |= Trait.PROPOSED
    if passage.heading_path and _POINTING.match(passage.heading_path[-1]):
        traits |= Trait.POINTING
    if not passage.decisions and len(passage.text.split()) - len(_last_heading(passage).split()) < _FEW_WORDS:
        traits |= Trait.THIN
    return traits


def _last_heading(passage: Passage) -> str:
    return passage.heading_path[-1] if passage.heading_path else ""


def write_traits(folder: Path, passages: Sequence[Passage]) -> None:
    """Write the traits of all passages of a generation."""
    values = np.array([int(traits_of(passage)) for passage in passages], np.uint8)
    np.save(folder / _FILE, values, allow_pickle=False)


class TraitIndex:
    """The traits of one generation, open for reading."""

    def __init__(self, folder: Path) -> None:
        self._values: npt.NDArray[np.uint8] = np.load(folder / _FILE, mmap_mode="r", allow_pickle=False)

    def gains(self, question: str, ordinals: Iterable[int]) -> dict[int, float]:
        """What the traits of passages add to their scores, standard deviations; those with 0 are left out.

        Args:
            question: as the user wrote it; when it asks what was decided, decisions gain.
            ordinals: of the candidates.
        """
        asks = _ASKS_DECISION.search(question) is not None
        found = {}
        for ordinal in ordinals:
            gain = _gain(int(self._values[ordinal]), asks)
            if gain:
                found[ordinal] = gain
        return found


def _gain(traits: int, asks_decision: bool) -> float:
    gain = _POINTING_LOSS if traits & Trait.POINTING else 0.0
    if traits & Trait.THIN:
        gain += _THIN_LOSS
    if asks_decision:
        if traits & Trait.DECIDED:
            return gain + _DECIDED_GAIN
        if traits & Trait.PROPOSED:
            return gain + _PROPOSED_GAIN
    return gain
