"""What a question asks for, and whether a text holds something of that kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answers.candidates import counted
from index.answers.questions import Kind, kind_of, read_question
from tests.index.answers.builders import asked
from tests.support.passages import ANALYZER


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Vad kostar skolskjutsen?", Kind.MONEY),
        ("Hur stor andel av eleverna är behöriga?", Kind.SHARE),
        ("Hur många platser finns på boendet?", Kind.NUMBER),
        ("När öppnar förskolan?", Kind.TIME),
        ("Varför stängdes badhuset?", Kind.REASON),
        ("Vilken lag styr tillsynen?", Kind.LAW),
        ("Vem är ordförande?", Kind.WHO),
        ("Har nämnden antagit planen?", Kind.DECISION),
        ("Får man grilla i parken?", Kind.PERMIT),
        ("hemtjänst", Kind.OTHER),
    ],
)
def test_the_kind_of_a_question(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("Hur många platser finns?", "Boendet har 48 platser.", 1.0),
        ("Hur många platser finns?", "Boendet öppnade den 3 maj 2021 enligt § 12.", 0.0),
        ("Hur många platser fanns 2022?", "Platserna 2022 redovisas.", 0.0),
        ("Vad kostar taket?", "Taket kostar 340 tkr.", 1.0),
        ("Vad kostar taket?", "Taket kostar 340 om det går bra.", 0.5),
        ("Vad kostar taket?", "Taket är dyrt.", 0.0),
        ("Varför stängdes badhuset?", "Det stängdes på grund av fukt.", 1.0),
        ("Varför stängdes badhuset?", "Det stängdes i maj.", 0.0),
        ("hemtjänst", "Vad som helst.", 0.5),
    ],
)
def test_what_a_text_holds(question: str, text: str, share: float) -> None:
    assert asked(question).matched(text) == share


class TestWords:
    def test_cover_is_the_share_by_weight(self) -> None:
        question = read_question("skolskjuts taxa", ANALYZER, lambda stem: 3.0 if stem == "skolskjut" else 1.0)
        assert [word.weight for word in question.words] == [3.0, 1.0]
        plain = asked("bibliotek taxa")
        assert plain.covered(frozenset({"tax"}), frozenset()) == pytest.approx(0.5)
        assert plain.covered(frozenset(), frozenset()) == 0.0

    def test_parts_and_what_was_also_searched_count_less(self) -> None:
        question = read_question("hemtjänst", ANALYZER, lambda _: 1.0, [("hemtjänst", "omsorg")])
        (word,) = question.words
        assert word.found(frozenset({word.stem}), frozenset()) == 1.0
        assert 0 < word.found(frozenset(word.others), frozenset()) < 1
        assert 0 < word.found(frozenset(), frozenset({word.stem})) < 1

    def test_names_are_told_inside_a_sentence_only(self) -> None:
        named = {word.stem: word.name for word in asked("Skolan i Norrtorp").words}
        assert named == {"skol": False, "norrtorp": True}

    def test_stop_words_are_no_words(self) -> None:
        assert not asked("vad är det").words
        assert asked("vad är det").covered(frozenset({"x"}), frozenset()) == 0.0
        assert asked("vad är det").heaviest(frozenset(), frozenset()) == 0.0

    @pytest.mark.parametrize(
        ("text", "found"),
        [("Det finns 48 platser.", True), ("Platser finns 48.", False), ("2022 platser", False), ("", False)],
    )
    def test_a_figure_before_a_word_of_the_question(self, text: str, found: bool) -> None:
        assert asked("Hur många platser fanns 2022?").counted(counted(ANALYZER.tokens(text))) is found


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_asked_of_any_other(question: str, text: str) -> None:
    read = asked(question)
    tokens = ANALYZER.tokens(text)
    stems = frozenset(token.stem for token in tokens)
    assert 0 <= read.covered(stems, frozenset()) <= 1.0001
    assert read.matched(text) in (0.0, 0.5, 1.0)
