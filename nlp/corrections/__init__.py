"""Corrections: what people put right after the machine; kept with who and when, in force at once, never lost."""

from nlp.corrections.log import (
    Training,
    corrections,
    empty_withdrawn,
    history,
    last_change,
    read_number,
    undone_ids,
)
from nlp.corrections.model import FIELDS, PAIR, Applied, Change, Correction, Target, pair_target, parse_target
from nlp.corrections.service import CorrectionStore

__all__ = [
    "FIELDS",
    "PAIR",
    "Applied",
    "Change",
    "Correction",
    "CorrectionStore",
    "Target",
    "Training",
    "corrections",
    "empty_withdrawn",
    "history",
    "last_change",
    "pair_target",
    "parse_target",
    "read_number",
    "undone_ids",
]
