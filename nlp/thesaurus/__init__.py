"""Everyday and official words of a municipality's work: rows of CSV, and what they add to a question."""

from nlp.thesaurus.concepts import Concept
from nlp.thesaurus.thesaurus import WEIGHTS, Expansion, Thesaurus

__all__ = ["WEIGHTS", "Concept", "Expansion", "Thesaurus"]
