"""Corrections: what people put right after the machine; kept with who and when, in force at once, never lost."""

from nlp.corrections.log import Training, corrections, history, last_change, undone_ids
from nlp.corrections.model import FIELDS, Applied, Change, Correction, Target, parse_target
from nlp.corrections.service import CorrectionStore

__all__ = [
    "FIELDS",
    "Applied",
    "Change",
    "Correction",
    "CorrectionStore",
    "Target",
    "Training",
    "corrections",
    "history",
    "last_change",
    "parse_target",
    "undone_ids",
]
