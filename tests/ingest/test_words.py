"""Tests of the Swedish word list and of what a package says about its own words."""

import time
from pathlib import Path

import pytest

from ingest.words import LEXICON, PackageWords, WordList, load_words

WORDS = load_words()


@pytest.mark.parametrize(
    "word",
    [
        "också",
        "nämnden",
        "hemtjänst",
        "socialnämndens",
        "ledsagning",
        "dokumenthanteringsplanens",
        "fritidsgård",
        "mäktige",
    ],
)
def test_holds_words_and_compounds(word: str) -> None:
    assert WORDS.holds(word)


@pytest.mark.parametrize(
    "word", ["nämndenbeslutar", "samhet", "utveckl", "dokumenthante", "itstöd", "", "x", "a" * 200]
)
def test_holds_no_fragments(word: str) -> None:
    assert not WORDS.holds(word)


def test_compounds_have_two_or_three_parts_and_may_have_a_linking_s() -> None:
    words = WordList(frozenset({"rum"}), frozenset({"skol", "arbet", "lag"}), frozenset({"rum", "lag"}))
    assert words.is_compound("skolrum")
    assert words.is_compound("arbetsrum")
    assert words.is_compound("skollagsrum")
    assert not words.is_compound("rum")
    assert not words.is_compound("skollagarbetslagrum")
    assert not words.is_compound("skol" * 20 + "rum")


def test_a_file_is_read_by_its_kinds_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "# note\nF 5 skol\nF 6 arbets\nL 5.5 rum\nW 7 rum\nB gatu gata\nS rummet rum\nK och att\n", encoding="utf-8"
    )
    words = load_words(path)
    assert words.whole == {"rum", "och", "att"}
    assert words.first == {"skol", "arbets"}
    assert words.last == {"rum"}


def test_the_list_is_small_and_its_licence_lies_beside_it() -> None:
    assert LEXICON.stat().st_size < 1_200_000
    assert "LGPL" in LEXICON.read_text(encoding="utf-8")[:400]
    assert "GNU Lesser General Public License" in (LEXICON.parent / "LICENSE.md").read_text(encoding="utf-8")


def test_looking_up_is_fast() -> None:
    started = time.process_time()
    for _ in range(100_000):
        WORDS.whole.__contains__("hemtjänsten")
    assert time.process_time() - started < 0.5  # 5 µs each; 0.05 µs on an idle machine


class TestPackageWords:
    def test_counts_small_and_capital_letters_as_one(self) -> None:
        package = PackageWords(["Nämnden och nämnden", "NÄMNDEN"])
        assert package.count("nämnden") == 3
        assert package.alone["Nämnden"] == 1

    def test_hyphens_inside_a_line_are_evidence(self) -> None:
        package = PackageWords(["Ett e-arkiv och Lex-rapporten"])
        assert package.count("e-arkiv") == 1
        assert package.count("earkiv") == 0
        assert package.is_head("lex")
        assert not package.is_head("arkiv")

    @pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
    def test_words_cut_at_a_line_end_are_none(self, hyphen: str) -> None:
        package = PackageWords([f"Det gäller hem{hyphen}", "tjänst i hemmet"])
        assert package.count("hem") == package.count("tjänst") == 0
        assert package.count("gäller") == package.count("hemmet") == 1

    def test_heads_that_wait_for_their_tail_are_no_words(self) -> None:
        package = PackageWords(["hälso- och sjukvård -varav"])
        assert package.count("hälso") == 0
        assert package.count("varav") == 1
        assert not package.is_head("hälso")
