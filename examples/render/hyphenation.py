"""Swedish hyphenation by rule: before the last consonant of a group, and at the seams of common compounds."""

from __future__ import annotations

import re
from itertools import pairwise

VOWELS = frozenset("aeiouyåäöéüAEIOUYÅÄÖ")
ONSETS = ("skj", "stj", "sch", "sj", "tj", "kj", "ch", "ph", "qu")
CLOSED = ("ng", "ck", "nk", "x")
# fmt: off
FIRST_PARTS = (
    "kommun", "kommunens", "hem", "hemtjänst", "äldre", "äldreomsorgs", "barn", "skol", "förskole", "förskol",
    "grundskole", "gymnasie", "utbildnings", "omsorgs", "social", "samhälls", "verksamhets", "ekonomi", "personal",
    "arbets", "kvalitets", "upphandlings", "förvaltnings", "nämnd", "styrelse", "kostnads", "års", "månads",
    "budget", "lokal", "trygghets", "valfrihets", "samverkans", "delegations", "resultat", "handlings", "medborgar",
    "fritids", "kultur", "bostads", "fastighets", "sjuk", "hälso", "patient", "elev", "lärar", "undervisnings",
    "special", "stöd", "funktions", "anhörig", "digitaliserings", "information", "informations", "riktlinje",
    "revidering", "tjänste", "protokolls", "ordförande",
)
LAST_PARTS = (
    "avtal", "beslut", "modell", "underlag", "förslag", "ställning", "anställd", "uppdrag", "enhet", "ansvar", "avgift",
    "utskott", "nämnd", "plan", "stöd", "krav", "grupp", "organisation", "utredning", "område", "styrelse", "arbet",
    "reglemente", "bedöm", "kommelse", "bistånd", "ersätt", "uppfölj", "upphandl", "förvalt", "handläggare", "bestäm",
)
# fmt: on
SHORTEST_WORD = 7
SHORTEST_LEFT = 3
SHORTEST_RIGHT = 3

_LETTERS = re.compile(r"[^\W\d_]+")


def break_points(word: str) -> list[int]:
    """The places where a word may be split, as offsets; empty for short words, figures and acronyms."""
    points: set[int] = set()
    for match in _LETTERS.finditer(word):
        part = match.group()
        if len(part) >= SHORTEST_WORD and not part.isupper():
            points.update(match.start() + point for point in _points_of_letters(part))
    return sorted(points)


def _points_of_letters(part: str) -> set[int]:
    lower = part.lower()
    last = len(part) - SHORTEST_RIGHT
    seams = {len(first) for first in FIRST_PARTS if lower.startswith(first) and len(first) <= last}
    inner = (lower.find(stem, SHORTEST_LEFT) for stem in LAST_PARTS)
    seams |= {place for place in inner if SHORTEST_LEFT <= place <= last}
    points = set(seams)
    vowels = [place for place, letter in enumerate(lower) if letter in VOWELS]
    for left, right in pairwise(vowels):
        if right - left > 1 and not any(left < seam <= right for seam in seams):
            points.add(_split_group(lower, left + 1, right))
    return {point for point in points if SHORTEST_LEFT <= point <= last}


def _split_group(word: str, start: int, end: int) -> int:
    """Where the consonants word[start:end] between two vowels are split."""
    group = word[start:end]
    for onset in ONSETS:
        if group.endswith(onset):
            return end - len(onset)
    for closed in CLOSED:
        if group.endswith(closed):
            return end
    return end - 1
