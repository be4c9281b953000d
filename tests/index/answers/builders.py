"""Passages with pieces and questions about them."""

from typing import Any

from index.answers.questions import Question, read_question
from index.protocol import Passage, Piece
from tests.support.passages import ANALYZER, passage

OFFSET = 100


def pieced(number: int, *blocks: tuple[str, str], **fields: Any) -> Passage:
    """A passage of blocks (kind, text), the first of which begins at offset 100 of the source."""
    text, pieces = "", []
    for kind, block in blocks:
        pieces.append(Piece(len(text), OFFSET + len(text), number + 1, number + 1, kind))
        text += f"{block}\n"
    return passage(number, text.rstrip("\n"), pieces=tuple(pieces), **fields)


def asked(text: str) -> Question:
    """A question whose words all weigh the same."""
    return read_question(text, ANALYZER, lambda _: 1.0)
