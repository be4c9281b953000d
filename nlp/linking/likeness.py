"""How alike two names are: by sound, by one wrong letter, by an initial."""

import re
from typing import Final

# Spellings of one sound in Swedish surnames, the longest first.
_SOUNDS: Final = (
    ("sch", "sj"), ("ck", "k"), ("ch", "k"), ("cz", "s"), ("qu", "kv"), ("ph", "f"), ("th", "t"), ("fv", "v"),
    ("hv", "v"), ("dt", "t"), ("gh", "g"), ("aa", "å"), ("ae", "ä"), ("oe", "ö"), ("c", "k"), ("q", "k"), ("w", "v"),
    ("z", "s"), ("x", "ks"), ("é", "e"), ("è", "e"), ("á", "a"), ("ü", "y"), ("ø", "ö"), ("æ", "ä"), ("ij", "i"),
)  # fmt: skip
_DOUBLE: Final = re.compile(r"(.)\1+")
_SILENT: Final = re.compile(r"h(?=[^aeiouyåäö]|$)")
_GIVEN_AND_SURNAME: Final = 2
_SHORTEST_MISPRINT: Final = 5


def sound(name: str) -> str:
    """A key that spellings of one sound share: "ericsson" and "eriksson" both give "erikson".

    Args:
        name: one folded word.
    """
    for written, heard in _SOUNDS:
        name = name.replace(written, heard)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", name))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter added, dropped, changed or swapped with its neighbour makes one word of the other."""
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _SHORTEST_MISPRINT:
        return False
    if any(sign.isdigit() for sign in one + other):
        return False  # "skola 1" and "skola 2" are two
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(min(one, other)))
    rest, remaining = one[start:], other[start:]
    swapped = rest[:2] == remaining[:2][::-1] and rest[2:] == remaining[2:]
    return rest[1:] == remaining[1:] or rest[1:] == remaining or rest == remaining[1:] or swapped


def alike_persons(one: str, other: str) -> str:
    """Why two persons may be one, a key of `nlp.linking.model.REASONS`, or "".

    Args:
        one: key of a person, given name first.
        other: key of another.
    """
    first, second = one.split(), other.split()
    if min(len(first), len(second)) < _GIVEN_AND_SURNAME:
        return ""
    sounds = sound(first[-1]) == sound(second[-1])
    if first[0] == second[0]:
        if first[1:-1] != second[1:-1] and first[1:-1] and second[1:-1]:
            return ""
        if sounds:
            return "ljudlika"
        return "stavning" if one_letter_apart(first[-1], second[-1]) else ""
    given = sorted((first[0], second[0]), key=len)
    return "initial" if len(given[0]) == 1 and given[1].startswith(given[0]) and first[-1] == second[-1] else ""
