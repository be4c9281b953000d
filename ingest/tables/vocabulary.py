"""What column headers are made of: years, months, kinds of figures, units."""

import re
from functools import cache
from typing import Final

YEAR = re.compile(r"(?:19|20)\d{2}(?:-\d{2}-\d{2}|[/–-](?:\d{2}|\d{4}|\*))?\*?")
MONTHS: Final = (
    ("jan", "januari"),
    ("feb", "februari"),
    ("mar", "mars"),
    ("apr", "april"),
    ("maj",),
    ("jun", "juni"),
    ("jul", "juli"),
    ("aug", "augusti"),
    ("sep", "september"),
    ("okt", "oktober"),
    ("nov", "november"),
    ("dec", "december"),
)
UNIT_WORDS: Final = {
    "tkr": "tkr",
    "tkr.": "tkr",
    "kkr": "tkr",
    "mkr": "mkr",
    "mnkr": "mkr",
    "mdkr": "mdkr",
    "kr": "kr",
    "kronor": "kr",
    "%": "%",
    "procent": "%",
    "antal": "antal",
    "st": "st",
}
_YEAR_IN = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MONTH_WORDS: Final = frozenset(word for month in MONTHS for word in month)
_KINDS: Final = frozenset(
    """
    utfall budget prognos avvikelse resultat bokslut differens skillnad förändring mål målvärde målnivå riket
    summa totalt total tot antal andel ack ackumulerat helår period kvartal tertial redovisat kostnad kostnader
    intäkter netto nettokostnad belopp värde ja nej kvinnor män flickor pojkar procent snitt medel uppskattad
    bedömning riskvärde sannolikhet konsekvens ram återstår föregående diff avv
    """.split()  # noqa: SIM905  (a list of 50 strings is not easier to read)
)
_COUNTED: Final = frozenset({"kvartal", "tertial", "kv", "period", "vecka", "termin", "alternativ"})
# In lower case and from literals, so that the search can skip to a first letter that fits.
_HINT = re.compile(
    "|".join((r"19\d\d", r"20\d\d", *sorted({word[:3] for word in (*_MONTH_WORDS, *_KINDS, *_COUNTED)})))
)


def header_weight(text: str) -> int:
    """How many words of a line are what column headers are made of: years, months, "utfall", "budget" …"""
    return sum(1 for word in text.split() if is_header_word(word))


def is_header_line(text: str) -> bool:
    """Whether a line is the header of a table: at least two years, months or kinds of figures, and no other numbers."""
    if text[-1] in ".:;,-" or not _HINT.search(text.lower()):
        return False
    words = text.split()
    dates = kinds = small = 0
    for before, word in zip(("", *map(str.lower, words)), words, strict=False):
        if is_year(word) or is_month(word.strip("(),:*").lower()):
            dates += 1
        elif is_header_word(word):
            kinds += word[0].isupper()
            small += not word[0].isupper()
        elif word.isdigit() and len(word) == 1 and before in _COUNTED:
            dates += 1
        elif _is_figure(word, first=word is words[0], dates=dates):
            return False
    weight = dates + kinds + (small if dates else 0)
    return weight > 1 and len(words) <= 4 * weight


def _is_figure(word: str, first: bool, dates: int) -> bool:
    """Whether a word is a number that no header has; a code may stand first."""
    return (word.isdigit() and not first) or (dates > 0 and word[0].isdigit() and not word[-1].isalpha())


@cache
def is_year(word: str) -> bool:
    """Whether a word is a year or a span of years, with or without a star."""
    return bool(YEAR.fullmatch(word))


@cache
def is_header_word(word: str) -> bool:
    """Whether a word is a year, a month or a kind of figures."""
    bare = word.strip("(),:*").lower()
    return bare in _KINDS or is_year(word) or is_month(bare)


@cache
def is_month(bare: str) -> bool:
    """Whether a word in small letters is a month or a span of months ("jan-dec")."""
    return all(part in _MONTH_WORDS for part in re.split("[-–]", bare)) if bare else False


def unit_in(text: str) -> str:
    """The unit that a header or caption names ("Budget tkr", "(kr)", "Restid, %"), or ""."""
    for word in reversed(re.split(r"[\s(),:/]+", text.lower())):
        if word in UNIT_WORDS:
            return UNIT_WORDS[word]
    return ""


def year_in(text: str) -> int | None:
    """The only year that a text names, or None."""
    years = set(_YEAR_IN.findall(text))
    return int(years.pop()) if len(years) == 1 else None
