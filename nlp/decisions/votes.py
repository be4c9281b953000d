"""Results of votes as minutes tell them: "7 ja-röster mot 4 nej-röster och 1 som avstår", "Ja: 7 Nej: 4"."""

import re
from collections.abc import Iterator
from typing import Final

_NUMBERS: Final = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
_VALUES: Final = {word: value for value, word in enumerate(_NUMBERS.split())} | {"ett": 1, "ingen": 0, "inga": 0}
_N: Final = rf"(\d{{1,3}}|{'|'.join(_VALUES)})"
_JOINS: Final = r"[\s,.;–-]{0,3}(?:(?:mot|och|samt|medan)\s)?"
_AWAY: Final = r"(?:som\s|ledamöter\s|ledamot\s|har\s)?(?:avst(?:år|od|ående|ått)|nedlagd\w*|blank\w*)"
_COUNTED: Final = re.compile(
    rf"\b{_N}\s(?:st\s)?(?:ja-?\s?röst(?:er)?|ja)\b{_JOINS}{_N}\s(?:st\s)?(?:nej-?\s?röst(?:er)?|nej)\b"
    rf"(?:{_JOINS}{_N}\s{_AWAY})?",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    rf"\bja(?:-?röster)?\s?[:=]?\s?{_N}\b[\s,.;|]{{0,4}}nej(?:-?röster)?\s?[:=]?\s?{_N}\b"
    rf"(?:[\s,.;|]{{0,4}}(?:avstår|avstod|avstående|nedlagda|blanka)(?:\sröster)?\s?[:=]?\s?{_N}\b)?",
    re.IGNORECASE,
)


def votes_in(text: str) -> str | None:
    """The last result of a vote that a text tells, as "7 ja, 4 nej, 1 avstår", or None.

    Votes before it are on sending the matter back or on what the main proposal is set against.

    Args:
        text: of one § of minutes.
    """
    results = sorted(_results(text))
    if not results:
        return None
    _, yes, no, away = results[-1]
    return f"{yes} ja, {no} nej" + (f", {away} avstår" if away else "")


def _results(text: str) -> Iterator[tuple[int, int, int, int]]:
    for pattern in (_COUNTED, _LISTED):
        for match in pattern.finditer(text):
            yes, no, away = (_value(number) for number in match.groups())
            yield match.start(), yes, no, away


def _value(number: str | None) -> int:
    if number is None:
        return 0
    return int(number) if number.isdigit() else _VALUES[number.lower()]
