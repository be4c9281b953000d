"""Flags: measured on our own labelled sentences; offsets point at the sentence; officials are left alone."""

from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from ingest.model import BlockKind
from nlp.personal.flags import flags_in, flags_of, sentences
from nlp.personal.labels import FLAG_KINDS
from tests.support.sources import Part, paragraphs, source

_FILE: Final = Path(__file__).resolve().parents[1] / "data" / "personal_flags.tsv"
_NONE: Final = "-"


def _examples() -> list[tuple[str, str]]:
    """Kind and sentence; "-" for a sentence that must not be flagged."""
    rows = (line.split("\t") for line in _FILE.read_text("utf-8").splitlines())
    return [(kind, text) for kind, text in rows]


def test_there_are_enough_sentences_of_every_kind() -> None:
    counts = Counter(kind for kind, _ in _examples())
    assert set(counts) == {*FLAG_KINDS, _NONE}
    assert sum(counts.values()) >= 200
    assert min(counts.values()) >= 8


def test_precision_and_recall() -> None:
    right = wrong = missed = 0
    for kind, text in _examples():
        found = {span.kind for span in flags_in(text)}
        right += kind in found
        missed += kind != _NONE and kind not in found
        wrong += bool(found) and (kind == _NONE or kind not in found)
    assert right / (right + wrong) >= 0.9
    assert right / (right + missed) >= 0.8


def test_a_flag_covers_its_sentence_and_no_more() -> None:
    text = "Mötet öppnas. Gunnel Rask lider av svår demens enl. bl.a. intyg. Mötet avslutas."
    (span,) = flags_in(text)
    assert text[span.start : span.end] == "Gunnel Rask lider av svår demens enl. bl.a. intyg."


def test_offsets_are_those_of_the_source_and_furniture_is_not_read() -> None:
    line = "Tony Berglund häktades i januari."
    made = source(Part("Ärendet", (*paragraphs("Ingress.", line), (BlockKind.FOOTER, line))))
    (flag,) = flags_of(made)
    assert (flag.kind, flag.page, made.text[flag.start : flag.end]) == ("brott", 2, line)


@pytest.mark.parametrize("text", ["", "  \n ", "a", "A. B. C."])
def test_sentences_of_next_to_nothing(text: str) -> None:
    assert [text[start:end] for start, end in sentences(text)] == ([text] if text.strip() else [])


def test_what_is_too_long_for_a_sentence_is_read_in_pieces() -> None:
    text = "ord " * 600 + "Tony Berglund häktades"
    assert [span.kind for span in flags_in(text)] == ["brott"]
