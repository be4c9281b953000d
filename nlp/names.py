"""Names as keys: what a municipality, body or statute is filed under, so that its spellings find each other."""

import re
from functools import cache
from typing import Final

from nlp.diarienummer import normalise

_SFS_NUMBER: Final = re.compile(r"\b\d{4}:\d{1,5}\b")


def fold(value: str) -> str:
    """Without case and extra blanks; a lone surrogate, which a command line can hold, becomes "?"."""
    return " ".join(value.lower().split()).encode(errors="replace").decode()


def municipality_key(value: str) -> str:
    """What a municipality is filed under: "Ekdala kommun" and "Ekdala" are one, and "Lunds kommun" and "Lund"."""
    return fold(value).removesuffix(" kommun").removesuffix(" stad").removesuffix("s")


def law_keys(value: str) -> set[str]:
    """What a law is filed under: its SFS numbers where the text has them or the name is known, else the folded name.

    A name that has meant two statutes gives the numbers of both.

    Args:
        value: "SoL" or "sol", "socialtjänstlagen", "2001:453" or a normal form such as "2017:725 6 kap. 6 §".
    """
    numbers = _SFS_NUMBER.findall(value)
    if numbers:
        return set(numbers)
    name = fold(value)
    return set(_numbers().get(name, name).split("|"))


@cache
def _numbers() -> dict[str, str]:
    """SFS numbers by title and by abbreviation in lower case; no two abbreviations differ in case alone."""
    from nlp.entities.lawnames import abbreviations, titles  # noqa: PLC0415  (with all entity rules; few queries need it)

    return {**{name.lower(): number for name, number in abbreviations().items()}, **titles()}


def case_key(value: str) -> str | None:
    """Normal form of a diarienummer that a user wrote, small letters allowed, which texts do not have; or None."""
    return normalise(value) or normalise(value.upper())
