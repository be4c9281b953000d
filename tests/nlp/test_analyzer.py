"""The analyzer as a whole: stems, parts, grams, options, threads, speed; properties for any text."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nlp.analyzer import Analyzer, AnalyzerOptions, Token
from nlp.analyzer import analyzer as analyzer_module
from nlp.analyzer.forms import normal
from nlp.labels import WORD_KINDS

ANALYZER = Analyzer()
ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Socialnämnden beslutar att anta riktlinjen för hemtjänst enligt § 45, dnr SN 2024/310."
PIECES = st.sampled_from(
    [
        "§",
        " ",
        "\u00a0",
        ".",
        ":",
        "-",
        "/",
        "å",
        "A\u030a",
        "\u00ad",
        "2024",
        "00",
        "1",
        "234",
        "a",
        "SN",
        "s",
        "ing",
        "\u0308",
    ]
)
MIXED = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join))


class TestStems:
    def test_leave_out_stop_words(self) -> None:
        assert ANALYZER.stems("att anta en riktlinje för nämnden") == ["ant", "riktlinj", "nämnd"]

    def test_keep_the_order_and_repetitions(self) -> None:
        assert ANALYZER.stems("budget skola budget") == ["budget", "skol", "budget"]

    def test_of_a_question_of_stop_words_are_none(self) -> None:
        assert ANALYZER.stems("vad är det?") == []

    def test_of_nothing_are_none(self) -> None:
        assert ANALYZER.stems("") == ANALYZER.parts("") == ANALYZER.grams("") == []


class TestSteps:
    def test_say_what_each_word_was_read_as(self) -> None:
        steps = ANALYZER.steps("Vad kostar sjuksköterskor med § 45 a 2024?")
        assert [(step.written, step.kind, step.stem) for step in steps] == [
            ("Vad", "stoppord", ""),
            ("kostar", "ord", "kost"),
            ("sjuksköterskor", "sammansatt", "sjukskötersk"),
            ("med", "stoppord", ""),
            ("§ 45 a", "nummer", "§45a"),
            ("2024", "nummer", "2024"),
        ]
        assert steps[2].parts == ("sjuk", "skötersk")
        assert {step.kind for step in steps} == set(WORD_KINDS)

    def test_agree_with_what_is_searched(self) -> None:
        assert [step.stem for step in ANALYZER.steps(SENTENCE) if step.stem] == ANALYZER.stems(SENTENCE)

    def test_stop_words_are_kept_when_they_are_searched(self) -> None:
        assert Analyzer(AnalyzerOptions(drop_stop_words=False)).steps("att")[0].kind == "ord"


class TestParts:
    def test_hold_the_parts_of_compounds_only(self) -> None:
        assert ANALYZER.parts("skolskjuts till skolan") == ["skol", "skjut"]

    def test_of_parts_are_given_too(self) -> None:
        assert set(ANALYZER.parts("skolskjutsreglemente")) == {"skolskjut", "skol", "skjut", "reglement"}

    def test_meet_the_stems_of_the_simple_words(self) -> None:
        assert set(ANALYZER.parts("äldreomsorgen")) <= {*ANALYZER.stems("omsorg"), *ANALYZER.stems("äldre")}
        assert set(ANALYZER.parts("gatubelysning")) == {*ANALYZER.stems("gata"), *ANALYZER.stems("belysningen")}

    def test_never_repeat_the_stem_of_the_whole(self) -> None:
        for token in ANALYZER.tokens("skolskjuts hemtjänst § 45 UBN.2023/467 2023-11-15 delårsrapporter"):
            assert token.stem not in token.parts


class TestGrams:
    def test_have_edges(self) -> None:
        assert ANALYZER.grams("skola") == ["_skol", "skola", "kola_"]

    def test_of_short_words(self) -> None:
        assert ANALYZER.grams("LSS") == ["_lss_"]
        assert ANALYZER.grams("KS") == []

    def test_of_numbers_are_none(self) -> None:
        assert ANALYZER.grams("2017:725 1 234 § 45") == []

    def test_leave_out_the_ending_after_a_colon(self) -> None:
        assert ANALYZER.grams("LSS:s") == ["_lss_"]

    def test_length_is_an_option(self) -> None:
        assert Analyzer(AnalyzerOptions(gram=3)).grams("hus") == ["_hu", "hus", "us_"]


class TestOptions:
    def test_stop_words_can_be_kept(self) -> None:
        assert Analyzer(AnalyzerOptions(drop_stop_words=False)).stems("att anta") == ["att", "ant"]

    def test_splitting_can_be_off(self) -> None:
        plain = Analyzer(AnalyzerOptions(split_compounds=False))
        assert plain.parts("skolskjuts") == []
        assert plain.stems("skolskjuts") == ANALYZER.stems("skolskjuts")

    def test_nested_parts_can_be_off(self) -> None:
        flat = Analyzer(AnalyzerOptions(nested_parts=False))
        assert flat.parts("skolskjutsreglemente") == ["skolskjut", "reglement"]

    def test_analyzers_of_the_same_options_share_their_memory(self) -> None:
        assert Analyzer()._forms is ANALYZER._forms
        assert Analyzer(AnalyzerOptions(gram=4))._forms is not ANALYZER._forms

    def test_are_frozen(self) -> None:
        with pytest.raises(AttributeError):
            ANALYZER.options.gram = 3  # type: ignore[misc]


class TestMemory:
    def test_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(analyzer_module, "_FORMS_LIMIT", 10)
        monkeypatch.setattr(analyzer_module, "_GRAMS_LIMIT", 10)
        small = Analyzer(AnalyzerOptions(gram=6))
        words = [f"ord{chr(97 + place)}" for place in range(26)]
        text = " ".join(words)
        assert small.stems(text) == [ANALYZER.stems(word)[0] for word in words]
        assert len(small.grams(text)) == 26
        assert len(small._forms) <= 10
        assert len(small._grams) <= 10

    def test_does_not_change_the_answer(self) -> None:
        assert (
            ANALYZER.tokens(SENTENCE) == ANALYZER.tokens(SENTENCE) == Analyzer(AnalyzerOptions(gram=7)).tokens(SENTENCE)
        )

    def test_threads_get_the_same_answers(self) -> None:
        fresh = Analyzer(AnalyzerOptions(gram=8))
        texts = [f"{SENTENCE} {'x' * (place % 7)}kommunens nämnder {place}" for place in range(200)]
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(fresh.stems, texts))
        assert found == [ANALYZER.stems(text) for text in texts]


class TestProperties:
    @given(MIXED)
    @example("İstanbul")
    @example("ẞ")
    @example("\u0130\u00ad1")
    @example("§ 4\u00ada")
    def test_offsets_slice_back(self, text: str) -> None:
        for token in ANALYZER.tokens(text):
            assert normal(text[token.start : token.end]) == token.text

    @given(MIXED)
    def test_offsets_go_up_without_overlap(self, text: str) -> None:
        end = 0
        for token in ANALYZER.tokens(text):
            assert end <= token.start < token.end <= len(text)
            end = token.end

    @given(MIXED)
    def test_every_letter_and_digit_is_in_a_token(self, text: str) -> None:
        covered = {place for token in ANALYZER.tokens(text) for place in range(token.start, token.end)}
        assert all(place in covered for place, sign in enumerate(text) if sign.isalnum())

    @given(MIXED)
    def test_normal_form_is_idempotent(self, text: str) -> None:
        assert normal(normal(text)) == normal(text)

    @given(MIXED)
    def test_a_token_is_one_token_again(self, text: str) -> None:
        for token in ANALYZER.tokens(text):
            assert [(t.text, t.stem, t.parts) for t in ANALYZER.tokens(token.text)] == [
                (token.text, token.stem, token.parts)
            ]

    @given(MIXED)
    def test_nothing_is_empty(self, text: str) -> None:
        for token in ANALYZER.tokens(text):
            assert token.text
            assert token.stem
            assert all(token.parts)
        assert all(ANALYZER.grams(text))

    @given(MIXED)
    def test_stems_and_parts_agree_with_tokens(self, text: str) -> None:
        keeping = Analyzer(AnalyzerOptions(drop_stop_words=False))
        tokens = keeping.tokens(text)
        assert keeping.stems(text) == [token.stem for token in tokens]
        assert keeping.parts(text) == [part for token in tokens for part in token.parts]

    @given(st.text(alphabet="abcdeåäöfghijklmnoprstuvy", min_size=1, max_size=40))
    @settings(max_examples=300)
    def test_letter_case_does_not_matter(self, word: str) -> None:
        assert ANALYZER.stems(word.upper()) == ANALYZER.stems(word)


def test_a_token_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Token("a", 0, 1, "a").stem = "b"  # type: ignore[misc]


def test_long_texts_take_linear_time() -> None:
    for hostile in ("a." * 50_000, "1 " * 50_000, "1 234 " * 20_000, "2024/" * 20_000, "§" * 50_000, "å" * 100_000):
        started = time.perf_counter()
        ANALYZER.tokens(hostile)
        assert time.perf_counter() - started < 3


def test_is_fast() -> None:
    text = SENTENCE * 2_000
    ANALYZER.tokens(text)
    started = time.perf_counter()
    count = len(ANALYZER.tokens(text))
    assert count / (time.perf_counter() - started) > 50_000  # 400,000 on an idle machine


def test_importing_needs_neither_dictionary_nor_stemmer() -> None:
    code = (
        "import sys, nlp.analyzer; from nlp.analyzer.compounds import load_lexicon;"
        "assert 'snowballstemmer' not in sys.modules; assert load_lexicon.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
