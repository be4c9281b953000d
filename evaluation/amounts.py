"""Whether the figure of an answer occurs in a text whose tables are flattened.

White space does not count where it may separate thousands or a sign, all minus signs and hyphens are one, and decimal
comma and point are one. A figure never matches inside a longer number: not next to a digit, a decimal or a thousands
group ("1 787" is not in "11 787", "4,3" not in "4,35", "787" not in "11\u00a0787" with its non-breaking space).

With a plain space that last question has no answer: in a flattened table "88 110" is 88110, or 88 and 110. Such an
occurrence counts only when the passage that the annotator took the figure from has it beside the same neighbour.
"""

import re
from dataclasses import dataclass
from typing import Final

from evaluation.text import words

_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212]")
_ISO_DATE: Final = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_ASIDE: Final = re.compile(r"\([^)]*\)")
_JOINT: Final = "[ \u00a0\u2009\u202f]"  # what may stand between the thousands of one number
_PLAIN: Final = " "
# A sign belongs to its digits and follows white space or a bracket; in "12-18" and "F-3" there is none.
_SHARE: Final = re.compile(r"\s?(?:%|procent)")
_FIGURE: Final = re.compile(
    rf"{_ISO_DATE.pattern}|(?<![\w.,])(?P<sign>(?<!\w)-)?(?P<whole>\d{{1,3}}(?:{_JOINT}\d{{3}})+(?!\d)|\d+)"
    r"(?:[.,](?P<part>\d+))?(?P<share>" + _SHARE.pattern + ")?"
)
_BEFORE_SIGNED: Final = r"(?<![\w-])-\s?"
_BEFORE_PLAIN: Final = r"(?<!\w)(?<!\d[.,])(?<![\s(;|]-)(?<!\d{4}/)"
_AFTER: Final = r"(?!\d)(?![.,]\d)"
_HEAD: Final = re.compile(rf"(?<![\d.,])(\d{{1,3}})({_JOINT})\Z")
_TAIL: Final = re.compile(rf"({_JOINT})(\d{{3}})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Occurrences:
    clear: bool  # it stands there with nothing that could belong to it
    joined: frozenset[str]  # how it stands beside groups of digits that could


def answered(answer: str, texts: list[str], source: str = "") -> bool:
    """Whether every figure of an answer occurs in one of some texts; of an answer without figures, its words in order.

    What an answer says in brackets is an aside and left out, unless there is no figure outside.

    Args:
        answer: such as "-31 300, -28 700 och -2 600 (tkr)", or "Nej".
        texts: where to look; no figure may begin in one and end in another.
        source: the passage that holds the answer, which settles where a plain space is ambiguous.

    Returns:
        True when all occur.
    """
    figures = figures_of(answer)
    if not figures:
        wanted = f" {' '.join(words(answer))} "
        return any(wanted in f" {' '.join(words(text))} " for text in texts)
    return all(any(occurs(figure, text, source) for text in texts) for figure in figures)


def figures_of(answer: str) -> list[str]:
    """The figures and ISO dates that an answer gives.

    Args:
        answer: such as "från 3,9 till 6,3 (2,4 enheter)".

    Returns:
        Each as written, dashes made hyphens; those in brackets only when there are no others.
    """
    text = _DASHES.sub("-", answer)
    outside = [match.group() for match in _FIGURE.finditer(_ASIDE.sub(" ", text))]
    return outside or [match.group() for match in _FIGURE.finditer(text)]


def occurs(figure: str, text: str, source: str = "") -> bool:
    """Whether a figure occurs in a text as a number of its own.

    Args:
        figure: one of `figures_of`.
        text: where to look.
        source: the passage that the figure was taken from, or "" for none.

    Returns:
        True when it stands there clear, or beside a group of digits as it does in the source. A per cent sign must
        be there too, unless the source has none (a table with the sign in its head).
    """
    there = _occurrences(figure, source)
    if source and not there.clear and not there.joined:
        figure = _SHARE.sub("", figure)
        there = _occurrences(figure, source)
    found = _occurrences(figure, text)
    return found.clear or bool(found.joined & there.joined)


def _occurrences(figure: str, text: str) -> _Occurrences:
    text = f" {_DASHES.sub('-', text)} "
    if _ISO_DATE.fullmatch(figure):
        return _Occurrences(re.search(rf"(?<!\d){figure}(?!\d)", text) is not None, frozenset())
    text = _ISO_DATE.sub(";", text)
    clear, joined = False, set()
    for match in re.finditer(_pattern(figure), text):
        head, tail = _neighbours(match, text)
        if head is None and tail is None:
            clear = True
        elif all(joint is None or joint[0] == _PLAIN for joint in (head, tail)):
            joined.add(f"{head[1] if head else ''}|{tail[1] if tail else ''}")
    return _Occurrences(clear, frozenset(joined))


def _neighbours(match: re.Match[str], text: str) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """(separator, digits) of the groups before and after that would make a longer number."""
    groups = re.split(r"\s", match["whole"])
    signed, decimal = match["number"].startswith("-"), bool(match["part"])
    head = None if signed or len(groups[0]) != 3 else _HEAD.search(text, 0, match.start())
    tail = None if decimal or match["share"] or len(groups[0]) > 3 else _TAIL.match(text, match.end())
    return (head[2], head[1]) if head else None, (tail[1], tail[2]) if tail else None


def _pattern(figure: str) -> str:
    parsed = _FIGURE.fullmatch(figure)
    assert parsed is not None, figure
    digits = re.sub(r"\s", "", parsed["whole"])
    first = len(digits) % 3 or 3
    groups = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    before, whole = _BEFORE_SIGNED if parsed["sign"] else _BEFORE_PLAIN, r"\s?".join(groups)
    part = rf"[.,]{parsed['part']}" if parsed["part"] else ""
    share = _SHARE.pattern if parsed["share"] else ""
    return rf"(?P<number>{before}(?P<whole>{whole})(?P<part>{part}){_AFTER}(?P<share>{share}))"
