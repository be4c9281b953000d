"""Repair of the text that is shown and indexed: what is glued, cut or spaced out is set as it was meant."""

import re
from collections.abc import Iterable
from typing import Final

from ingest.hyphens import Joiner, clean
from ingest.misprints import misprints
from ingest.words import PackageWords, WordList, load_words

_LETTERS: Final = "[A-Za-zÀ-ÖØ-öø-ÿ]"
_SMALL: Final = "[a-zß-öø-ÿ]"
_CAPITAL: Final = "[A-ZÀ-ÖØ-Þ]"
# Places that only glued words have: cheap to look for, judged afterwards.
_SUSPECT: Final = re.compile(rf"[.,:;!?\d](?<={_SMALL}.)(?:(?<=\D){_LETTERS}|(?<=:)\d|(?<=\d)\d\d)")
_ADDRESS: Final = re.compile(
    r"[@\\_=]|//|www\.|\.(?:[a-z]{2,3}|docx|xlsx|pptx|html|json|info)(?![^\W_])", re.IGNORECASE
)
_LABEL: Final = re.compile(rf"(?<![^\s(])({_LETTERS}{{3,}}):(?=[A-ZÅÄÖ\d])")
_AMOUNT: Final = re.compile(rf"(?<![^\s(])({_LETTERS}{{4,}})(?=[1-9]\d\d+(?:[.,]\d+)?%?[).,;:]?$)")
_STOP: Final = re.compile(rf"(?<![^\s(])({_SMALL}{{2,}}|{_CAPITAL}{_SMALL}+)([)”]?[.!?;])(?=({_CAPITAL}{_SMALL}+))")
_COMMA: Final = re.compile(rf"(?<![^\s(])({_LETTERS}{{2,}}),(?=({_SMALL}{{2,}}))")
_HALVES: Final = re.compile(rf"(?<![\w-])({_LETTERS}{{2,}})- ({_SMALL}{{2,}})(?![\w-])")
_SPACED: Final = re.compile(rf"(?<![\w-]){_LETTERS}(?: {_LETTERS}){{3,}}(?![\w-])")
_SPACED_START: Final = re.compile(rf" {_LETTERS} {_LETTERS} {_LETTERS}(?!\w)")
_GENITIVE: Final = re.compile(rf"(?<!\w)({_LETTERS}{{3,}}(?:en|et|na)) s(?= {_SMALL}{{2}}|$)")
_SHORT_LABELS: Final = ("dnr", "tfn", "nr", "tel", "fax")
# Before a figure these make the name of a room, a line or a product.
_CODE: Final = re.compile("(?:buss|hall|kod|linje|lokal|modell|rum|sal|serie|skåp|spår|typ|version|väg)")
_ROUNDS: Final = 4


class Repair:
    """Sets the text of one package right.

    Blanks and hyphens come and go; no other character is lost, added or moved. What has been set right stays as it is.

    Args:
        lines: all lines of the package, in order.
        words: the word list; the bundled one where None.
    """

    __slots__ = ("_joiner", "_meant", "_misprint", "_package", "_words")

    def __init__(self, lines: Iterable[str], words: WordList | None = None) -> None:
        self._words: Final = words or load_words()
        self._package: Final = PackageWords(lines)
        self._joiner: Final = Joiner(self._package, self._words)
        self._meant: Final = misprints(self._package, self._words)
        printed = sorted(map(re.escape, self._meant), key=len, reverse=True)
        self._misprint: Final = re.compile(rf"(?<![\w-])(?:{'|'.join(printed)})(?![\w-])") if printed else None

    def join(self, lines: Iterable[str]) -> str:
        """Lines of one paragraph as one line of text.

        Args:
            lines: as extracted.
        """
        return self.text(self._joiner.join(lines))

    def line(self, line: str) -> str:
        """One line that stands for itself.

        Args:
            line: as extracted.
        """
        return self.text(clean(line))

    def text(self, text: str) -> str:
        """Clean text without glued, cut and spaced out words.

        Args:
            text: what `clean` or joining gave.
        """
        for _ in range(_ROUNDS):
            repaired = self._once(text)
            if repaired == text:
                break
            text = repaired
        return text

    def _once(self, text: str) -> str:
        if self._misprint is not None and any(printed in text for printed in self._meant):
            text = self._misprint.sub(lambda found: self._meant[found.group()], text)
        if _SUSPECT.search(text):
            text = " ".join(self._unglued(token) if _SUSPECT.search(token) else token for token in text.split(" "))
        if "- " in text:
            text = _HALVES.sub(self._whole, text)
        if " s " in text or text.endswith(" s"):
            text = _GENITIVE.sub(self._genitive, text)
        return _SPACED.sub(self._unspaced, text) if _SPACED_START.search(text) else text

    def _unglued(self, token: str) -> str:
        """A run of characters without blanks, with blanks where words meet; addresses and file names stay."""
        if _ADDRESS.search(token):
            return token
        token = _LABEL.sub(self._after_label, token)
        token = _AMOUNT.sub(self._before_amount, token)
        token = _STOP.sub(self._after_stop, token)
        return _COMMA.sub(self._after_comma, token)

    def _after_label(self, found: re.Match[str]) -> str:
        label = found[1]
        known = label[-1].islower() and (self._words.holds(label.lower()) or label.lower().endswith(_SHORT_LABELS))
        return f"{found.group()} " if known else found.group()

    def _before_amount(self, found: re.Match[str]) -> str:
        word = found[1].lower()
        known = found[1][1:].islower() and not _CODE.fullmatch(word) and self._words.holds(word)
        return f"{found.group()} " if known else found.group()

    def _after_stop(self, found: re.Match[str]) -> str:
        return f"{found.group()} " if self._is_word(found[1]) and self._is_word(found[3]) else found.group()

    def _after_comma(self, found: re.Match[str]) -> str:
        return f"{found.group()} " if self._is_word(found[1]) and self._is_word(found[2]) else found.group()

    def _is_word(self, word: str) -> bool:
        return self._words.holds(word.lower()) or self._package.alone[word] > 1

    def _whole(self, found: re.Match[str]) -> str:
        """ "hem- tjänst" made whole; a head that waits for its tail stays, and so do two words of a list."""
        head, tail = found.groups()
        whole = (head + tail).lower()
        known = whole in self._words.whole or self._package.count(whole) > 0
        if not known or self._joiner.is_shared(head, tail) or not self._joiner.is_soft(head, tail):
            return found.group()
        return head + tail

    def _genitive(self, found: re.Match[str]) -> str:
        return f"{found[1]}s" if self._words.holds(found[1].lower()) else found.group()

    def _unspaced(self, found: re.Match[str]) -> str:
        joined = found.group().replace(" ", "")
        return joined if self._words.holds(joined.lower()) else found.group()
