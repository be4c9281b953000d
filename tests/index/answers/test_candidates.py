"""The parts of a passage that may be an answer: sentences and clauses, with offsets that hold."""

from hypothesis import given
from hypothesis import strategies as st

from index.answers.candidates import counted, read_passage
from tests.index.answers.builders import pieced
from tests.support.passages import ANALYZER, passage, tag


def test_sentences_of_running_text_alone() -> None:
    one = pieced(
        0,
        ("heading", "Taxa för båtplatser"),
        ("paragraph", "Nämnden har sett över taxan. Den höjs med tre procent."),
        ("table", "Plats 340 tkr per år"),
        ("item", "• Avgiften tas ut i april."),
    )
    read = read_passage(one, ANALYZER)
    texts = [one.text[span.start : span.end] for span in read.spans]
    assert texts == ["Nämnden har sett över taxan.", "Den höjs med tre procent.", "• Avgiften tas ut i april."]


def test_a_decision_clause_is_told() -> None:
    clause = "att höja taxan med tre procent"
    decided = pieced(0, ("paragraph", f"Nämnden beslutar {clause}"), decisions=(tag("beslut"),))
    assert not [span for span in read_passage(decided, ANALYZER).spans if span.tag]
    whole = pieced(0, ("item", clause), decisions=(type(tag())("beslut", ("godkanna",), "ovrigt", clause),))
    (span,) = read_passage(whole, ANALYZER).spans
    assert span.tag is not None
    assert span.tag.status == "beslut"


def test_a_passage_without_pieces_has_no_candidates() -> None:
    read = read_passage(passage(0, "Nämnden beslutar om taxan i dag."), ANALYZER)
    assert not read.spans
    assert "tax" in read.stems


def test_figures_with_the_word_after_them() -> None:
    assert counted(ANALYZER.tokens("Det finns 48 platser, 12 2023 och rum 3.")) == (("48", "plat"), ("2023", "och"))


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=4))
def test_spans_lie_inside_their_piece_and_in_order(blocks: list[str]) -> None:
    one = pieced(0, *(("paragraph", block.replace("\n", " ")) for block in blocks))
    found = read_passage(one, ANALYZER).spans
    assert [span.start for span in found] == sorted(span.start for span in found)
    assert all(span.piece.at <= span.start < span.end <= len(one.text) for span in found)
