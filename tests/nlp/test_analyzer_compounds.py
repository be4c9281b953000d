"""Compound parts: right ones, words that stay whole, the search for the cheapest path."""

import time
from pathlib import Path

import pytest

from ingest.words import LEXICON
from nlp.analyzer.compounds import Lexicon, best_cut, load_lexicon, split
from nlp.analyzer.stop_words import CUTS, NO_FIRST, NO_LAST, STOP_WORDS

LINES = "# note\nF 1.5 skol gatu\nL 2 skjuts\nB gatu gata\nW 3 skolskjuts\nS skolan skola\n"
SMALL = Lexicon(
    first={"skol": 1.0, "skjuts": 2.0, "fritid": 2.0, "gatu": 3.0, "fritids": 9.0},
    last={"skjuts": 2.0, "gård": 2.0, "taxa": 2.0, "belysning": 3.0, "regel": 4.0},
    bases={"gatu": "gata"},
    whole={"skolskjuts": 1.0},
    lemmas={"gården": "gård"},
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("sjuksköterska", "sjuk sköterska"),
        ("sjuksköterskor", "sjuk sköterskor"),
        ("delårsrapport", "delårs rapport"),
        ("delårsrapporten", "delårs rapporten"),
        ("skolskjutsreglementets", "skolskjuts reglementets"),
        ("skolskjuts", "skol skjuts"),
        ("hemtjänsttaxa", "hemtjänst taxa"),
        ("hemtjänst", "hem tjänst"),
        ("socialnämnden", "social nämnden"),
        ("försörjningsstöd", "försörjnings stöd"),
        ("äldreomsorg", "äldre omsorg"),
        ("missbruksvård", "missbruks vård"),
        ("barnomsorgsplats", "barnomsorgs plats"),
        ("tjänsteutlåtande", "tjänste utlåtande"),
        ("kommunfullmäktige", "kommun fullmäktige"),
        ("arbetsutskottet", "arbets utskottet"),
        ("fritidsgård", "fritids gård"),
        ("gymnasieskola", "gymnasie skola"),
        ("vuxenutbildning", "vuxen utbildning"),
        ("budgetuppföljning", "budget uppföljning"),
        ("funktionsnedsättning", "funktions nedsättning"),
        ("delegationsordning", "delegations ordning"),
        ("korttidsboende", "korttids boende"),
        ("serveringstillstånd", "serverings tillstånd"),
        ("arbetsmiljö", "arbets miljö"),
    ],
)
def test_compounds_are_cut(word: str, parts: str) -> None:
    assert split(word) == tuple(parts.split())


WHOLE = """
    kommun nämnd beslut avtal förslag underlag uppdrag utveckling utbildning domstol verktyg transport ändring egendom
    fortfarande ordförande landsting landstinget information personlig kränkande program kombination ungdomar bakgrund
    överklagande återremiss sammanträde
"""


@pytest.mark.parametrize("word", WHOLE.split())
def test_other_words_stay_whole(word: str) -> None:
    assert split(word) == ()


@pytest.mark.parametrize("word", ["", "a", "år", "hus", "skola", "xyzxyzxyz", "å" * 500, "skol" * 100])
def test_odd_words_are_no_compounds(word: str) -> None:
    assert split(word) == ()


def test_the_first_part_becomes_its_dictionary_word_where_its_stem_differs() -> None:
    assert split("gatubelysning", SMALL) == ("gata", "belysning")


def test_the_cheapest_path_wins() -> None:
    cut = best_cut("skolskjutsregel", SMALL.first, SMALL.last)
    assert cut is not None
    assert cut.parts == ("skol", "skjuts", "regel")
    assert cut.cost == pytest.approx(1 + 2 + 4 + 2)


def test_a_linking_s_is_allowed_and_cheaper_than_a_dear_form() -> None:
    cut = best_cut("fritidsgård", SMALL.first, SMALL.last)
    assert cut is not None
    assert cut.parts == ("fritids", "gård")
    assert cut.cost == pytest.approx(9 + 1 + 2)
    without = {form: cost for form, cost in SMALL.first.items() if form != "fritids"}
    linked = best_cut("fritidsgård", without, SMALL.last)
    assert linked is not None
    assert linked.cost == pytest.approx(2 + 3 + 1 + 2)


@pytest.mark.parametrize("word", ["skol", "skolx", "xskjuts", "gård", "skolskol", "taxataxa"])
def test_no_path_gives_none(word: str) -> None:
    assert best_cut(word, SMALL.first, SMALL.last) is None


def test_a_word_that_ends_compounds_itself_is_cut_when_that_is_cheap() -> None:
    assert split("skolskjuts", SMALL) == ("skol", "skjuts")
    dear = Lexicon({"skol": 9.0}, SMALL.last, {}, {"skolskjuts": 1.0}, {})
    assert split("skolskjuts", dear) == ()


def test_parts_cover_the_word() -> None:
    lexicon = load_lexicon()
    for word in ("skolskjutsreglemente", "socialtjänstlagen", "patientsäkerhetsberättelse", "lokalförsörjningsplan"):
        cut = best_cut(word, lexicon.first, lexicon.last)
        assert cut is not None
        assert "".join(cut.parts) == word


class TestLexicon:
    def test_is_small(self) -> None:
        assert LEXICON.stat().st_size < 2_000_000

    def test_names_its_source_and_licence(self) -> None:
        assert "LGPL-3.0" in LEXICON.read_text(encoding="utf-8")[:500]
        assert "Göran Andersson" in (LEXICON.parent / "LICENSE.md").read_text(encoding="utf-8")

    def test_holds_many_words(self) -> None:
        lexicon = load_lexicon()
        assert len(lexicon.first) > 5_000
        assert len(lexicon.last) > 30_000

    def test_loads_fast(self) -> None:
        best = 9.0
        for _ in range(5):
            started = time.perf_counter()
            load_lexicon.__wrapped__(LEXICON)
            best = min(best, time.perf_counter() - started)
        assert best < 0.2  # 0.02 s on an idle machine

    def test_is_read_once(self) -> None:
        assert load_lexicon() is load_lexicon()

    def test_excluded_words_are_not_in_it(self) -> None:
        lexicon = load_lexicon()
        assert not NO_FIRST & set(lexicon.first)
        assert not NO_LAST & set(lexicon.last)

    def test_reads_all_kinds_of_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "small.txt"
        path.write_text(LINES, encoding="utf-8")
        assert load_lexicon(path) == Lexicon(
            {"skol": 1.5, "gatu": 1.5}, {"skjuts": 2.0}, {"gatu": "gata"}, {"skolskjuts": 3.0}, {"skolan": "skola"}
        )


class TestStopWords:
    def test_are_in_normal_form(self) -> None:
        assert all(word == word.lower().strip() for word in STOP_WORDS)

    def test_are_few(self) -> None:
        assert 100 < len(STOP_WORDS) < 200

    @pytest.mark.parametrize("word", ["lov", "lss", "lag", "beslut", "år", "avtal", "tid"])
    def test_do_not_hold_words_that_tell_something(self, word: str) -> None:
        assert word not in STOP_WORDS

    def test_cuts_cover_their_words(self) -> None:
        assert all("".join(parts) in (word, "") for word, parts in CUTS.items())
