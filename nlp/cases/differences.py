"""What became of a proposal's words: clauses proposed and decided side by side, compared word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from nlp.cases.model import Change, Piece, Step

# Below this share of common words two clauses are two matters.
_ALIKE: Final = 0.5
_STEM: Final = re.compile(
    r"^(?:[^.;:]{0,120}?\b(?:beslutar?|föreslår|föreslås|beslutade|föreslog)\b[^.;:]{0,120}?\batt\s+)+|^att\s+",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"^(?:[\w-]+-,?\s(?:och\s)?)?[\w-]*(?:nämnden|styrelsen|fullmäktige|utskottet|direktionen)\s(?=[a-zåäö])",
    re.IGNORECASE,
)
_VERB_START: Final = 4
_WORD: Final = re.compile(r"\S+")
_EDGE: Final = ".,;:()\"'”“–- "


def compare(proposed: Sequence[Step], decided: Sequence[Step]) -> tuple[Change, ...]:
    """Pairs of clauses that say the same or nearly so, then what stands on one side alone.

    Args:
        proposed: clauses of one proposal, in order.
        decided: clauses of one decision, in order.
    """
    pairs = _pairs(proposed, decided)
    taken = {index for index, _ in pairs.values()}
    changes = [
        _changed(proposed[pairs[place][0]], step) if place in pairs else Change("added", None, step)
        for place, step in enumerate(decided)
    ]
    removed = [Change("removed", step, None) for place, step in enumerate(proposed) if place not in taken]
    return (*changes, *removed)


def likeness(proposed: Sequence[Step], decided: Sequence[Step]) -> float:
    """How much of a decision a proposal foresaw: the mean share of common words, 0–1."""
    if not decided:
        return 0.0
    return sum(share for _, share in _pairs(proposed, decided).values()) / len(decided)


def _pairs(proposed: Sequence[Step], decided: Sequence[Step]) -> dict[int, tuple[int, float]]:
    """Place of a decided clause → place of the proposed one that it is likest, and how alike they are."""
    first = [_plain(step.text) for step in proposed]
    second = [_plain(step.text) for step in decided]
    scored = sorted(
        ((_share(one, other), -abs(i - j), -i, -j) for i, one in enumerate(first) for j, other in enumerate(second)),
        reverse=True,
    )
    pairs: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for share, _, i, j in scored:
        if share >= _ALIKE and -i not in used and -j not in pairs:
            used.add(-i)
            pairs[-j] = (-i, share)
    return pairs


def _share(first: Sequence[str], second: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _changed(proposed: Step, decided: Step) -> Change:
    if _plain(proposed.text) == _plain(decided.text):
        return Change("unchanged", proposed, decided)
    return Change("changed", proposed, decided, tuple(pieces(proposed.text, decided.text)))


def pieces(proposed: str, decided: str) -> Iterator[Piece]:
    """Two texts as one, with what was removed and added; case and marks at the edges of words do not count.

    Args:
        proposed: the older text.
        decided: the newer text.
    """
    first, second = _without_stem(proposed), _without_stem(decided)
    old, new = _WORD.findall(first), _WORD.findall(second)
    matcher = SequenceMatcher(None, [_key(word) for word in old], [_key(word) for word in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(new[k:m]))
            continue
        if j > i:
            yield Piece("removed", " ".join(old[i:j]))
        if m > k:
            yield Piece("added", " ".join(new[k:m]))


def _plain(text: str) -> list[str]:
    """The words that are compared; of the first, which is mostly the verb ("anta", "antar"), only how it begins."""
    words = [key for word in _WORD.findall(_without_stem(text)) if (key := _key(word))]
    return [*(word[:_VERB_START] for word in words[:1]), *words[1:]]


def _without_stem(text: str) -> str:
    """A clause without who decides: "Nämnden beslutar att anta …", "Nämnden antar …" and "att anta …" are one."""
    bare = _STEM.sub("", text, count=1)
    return _SUBJECT.sub("", bare, count=1) or bare or text


def _key(word: str) -> str:
    return word.strip(_EDGE).casefold()
