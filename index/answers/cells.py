"""Cells of tables as answers: one cell, or those of one row where the question asks for several of its columns."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from index.facts import Fact, heads_of
from index.protocol import Answer, Passage

_SEVERAL: Final = re.compile(r"\b(?:och|respektive|samt|både)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 0.12
_LONGEST: Final = 120


def row_mates(question: str, best: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """The cells of a row that answer a question together, in the order of the row.

    Args:
        question: as written.
        best: the cell that answers best.
        facts: all that were found, best first.
    """
    if not _SEVERAL.search(question):
        return [best]
    chosen, said = [best], set(_words(best.cell.column_header))
    asked = set(_words(question))
    for fact in facts:
        adds = asked & set(_words(fact.cell.column_header)) - said
        if adds and _is_beside(fact, best) and fact.score >= best.score - _NEAR:
            chosen.append(fact)
            said |= adds
    return sorted(chosen, key=lambda fact: fact.cell.start)


def _is_beside(fact: Fact, best: Fact) -> bool:
    """Whether a cell stands in the same row as another."""
    one, other = fact.cell, best.cell
    same = (one.row, one.group, one.row_header) == (other.row, other.group, other.row_header)
    return same and fact.context == best.context and abs(one.start - other.start) < _LONGEST


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def cell_answer(
    facts: Sequence[Fact], confidence: float, passage: Passage | None, slice_: Callable[[Passage, int, int], str | None]
) -> Answer:
    """Cells of one row as an answer, quoted from the first to the last.

    Args:
        facts: the cells, in the order of the row.
        confidence: 0–1.
        passage: that holds them, or None.
        slice_: the text of a passage between two offsets of its source, or None where it does not hold them.
    """
    first, last, context = facts[0].cell, facts[-1].cell, facts[0].context
    text = slice_(passage, first.start, last.end) if passage and len(facts) > 1 else None
    if text is None:
        facts, last, text = facts[:1], first, first.text
    return Answer(
        text=text,
        kind="cell",
        confidence=confidence,
        passage=passage.id if passage else "",
        source=context.source,
        file=context.file,
        document=context.document,
        title=context.title,
        page_first=first.page,
        page_last=last.page,
        start=first.start,
        end=last.end,
        heading_path=context.heading_path,
        label="; ".join(filter(None, (heads_of(fact.cell) for fact in facts))),
    )
