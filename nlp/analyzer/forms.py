"""Normal form of characters and the pattern that cuts Swedish text into tokens."""

import re
import unicodedata
from typing import Final

_LETTER: Final = r"[^\W\d_]"
# Letters, digits, combining accents and soft hyphens.
_INSIDE: Final = r"[^\W_]*(?:[\u0300-\u036f\u00ad]+[^\W_]*)*"
_YEAR: Final = r"(?:19|20)\d\d"
_SPACE: Final = r"[ \u00a0\u202f]"
_ENDING: Final = r"(?:s|n|t|r|en|et|er|ar|or|ens|ets|na|nas|arna|erna|ernas|are|ade|at)"

# A word with what may hang on it: the number of a case (BUN.2021/835, O.N.2018.76, KS2021-0468), an ending (EU:s).
_WORD: Final = (
    rf"{_LETTER}{_INSIDE}"
    rf"(?:(?:\.{_LETTER}){{0,3}}[.\-]{_YEAR}[./\-]\d{{1,6}}(?![./\-]?\d)"
    rf"|(?<={_LETTER}{_YEAR})-\d{{1,6}}(?![./\-]?\d)|:{_ENDING}(?![\w:]))?"
)
_DATE: Final = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
_LAW: Final = r"(?:1[6-9]|20)\d\d:\d{1,4}(?!\d)"
_CASE: Final = rf"{_YEAR}/\d{{1,6}}(?:/\d{{2,4}})?(?:[:][^\W_]+)?(?!\d)"
# § 45, § 45 a, 28 §, 28 a §; letters up to h, so that "§ 45 i lagen" stays apart.
_SECTION: Final = rf"§{{1,2}}{_SPACE}?\d+(?:{_SPACE}?[a-hA-H](?!\w))?|\d+{_SPACE}?(?:[a-hA-H]{_SPACE}?)?§"
_GROUPED: Final = rf"\d{{1,3}}(?:{_SPACE}\d\d\d)+(?!\d)(?:,\d+)?"
_REGISTERED: Final = r"\d{6}-\d{4}(?!\d)"
_NUMBER: Final = rf"\d+(?:[.,:]\d+)*{_INSIDE}"

# Letters alone, with nothing after them that could belong to the word: as `_WORD` has it, found in half the time.
_PLAIN: Final = r"[^\W\d_]++(?![\w:\-\u0300-\u036f\u00ad]|\.[^\W_])"

# What stands first wins. One flat pattern without groups, so that `findall` gives strings; it looks first whether a
# token can begin at all, not for each kind.
TOKEN: Final = re.compile(
    r"(?=[\w§])(?:"
    + "|".join((_PLAIN, _WORD, _DATE, _LAW, _SECTION, _CASE, _GROUPED, _REGISTERED, _NUMBER, r"[^\W_]"))
    + ")"
)

_CASE_TAIL: Final = re.compile(rf"(?<!\d)({_YEAR})[./\-](\d{{1,6}})$")
_IS_DATE: Final = re.compile(_DATE)
_BLANK: Final = re.compile(r"\s+")
_HANGING: Final = re.compile(rf":{_ENDING}$")


def normal(text: str) -> str:
    """NFC lower case without soft hyphens; å, ä and ö stay. Applying it twice changes nothing."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    text = text.lower()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def without_ending(form: str) -> str:
    """A word without the ending that hangs on a colon: "eu:s" becomes "eu"."""
    return _HANGING.sub("", form) if ":" in form else form


def number_key(form: str) -> tuple[str, tuple[str, ...]]:
    """What a token with digits is searched as, and what else finds it.

    Args:
        form: normal form of a token that holds a digit.

    Returns:
        The key ("1 234" → "1234", "§ 45" → "§45", "28 a §" → "28a§", "bun.2021/835" → "2021/835", numbers of cases
        without leading zeros) and further keys (the number of a §, the letters before the number of a case, the year of
        a date).
    """
    if "§" in form:
        key = _BLANK.sub("", form).replace("§§", "§")
        return key, (key.strip("§"),)
    if _IS_DATE.fullmatch(form):
        return form, (form[:4], form[:7])
    tail = _CASE_TAIL.search(form)
    if tail:
        before = form[: tail.start()].replace(".", "").strip("-/: ")
        return f"{tail[1]}/{int(tail[2])}", (before,) if before else ()
    return _BLANK.sub("", form), ()
