"""Reading of a Hunspell dictionary: which word forms may begin or end a Swedish compound."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

BEGIN: Final = "X"
MIDDLE: Final = "U"
END: Final = "Y"
FORBIDDEN: Final = "%"
_PLAIN: Final = re.compile(r"[a-zåäöéèüáà]+")


@dataclass(frozen=True, slots=True)
class Suffix:
    """A rule that makes a form of a word.

    Args:
        strip: what is cut off at the end.
        add: what is put there.
        flags: flags of the form.
        condition: what the word must match at its end.
    """

    strip: str
    add: str
    flags: str
    condition: re.Pattern[str]

    def apply(self, word: str) -> str | None:
        """The form of a word, or None where the rule does not fit."""
        if not word.endswith(self.strip) or not self.condition.search(word):
            return None
        return word[: len(word) - len(self.strip)] + self.add


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a dictionary word.

    Args:
        text: lower case.
        base: the dictionary word.
        first: may stand before another part of a compound.
        last: may end a compound.
    """

    text: str
    base: str
    first: bool
    last: bool


def read_suffixes(path: Path) -> dict[str, list[Suffix]]:
    """Suffix rules of an ".aff" file by flag."""
    rules: dict[str, list[Suffix]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) < 5 or fields[0] != "SFX":
            continue
        add, _, flags = fields[3].partition("/")
        strip = "" if fields[2] == "0" else fields[2]
        rule = Suffix(strip, "" if add == "0" else add, flags, re.compile(f"(?:{fields[4]})$"))
        rules.setdefault(fields[1], []).append(rule)
    return rules


def read_forms(folder: Path) -> Iterator[Form]:
    """All forms of the words of `sv_SE.dic` that are written in small letters only, or are names that begin compounds.

    Args:
        folder: holds `sv_SE.aff` and `sv_SE.dic`.
    """
    rules = read_suffixes(folder / "sv_SE.aff")
    for line in (folder / "sv_SE.dic").read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.split("\t")[0].partition("/")
        base = word.strip("-")
        if FORBIDDEN in flags or not _PLAIN.fullmatch(base):
            continue
        ends = END in flags
        yield Form(base, base, BEGIN in flags or MIDDLE in flags or word.endswith("-"), ends and word == base)
        for flag in flags:
            for rule in rules.get(flag, ()):
                form = rule.apply(base)
                if form and _PLAIN.fullmatch(form):
                    first = BEGIN in rule.flags or MIDDLE in rule.flags
                    yield Form(form, base, first, ends and not rule.flags)
