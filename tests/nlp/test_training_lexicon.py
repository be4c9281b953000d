"""Building of the compound dictionary: Hunspell forms, learned costs, lemma exceptions."""

from pathlib import Path

import pytest
from snowballstemmer import stemmer

pytest.importorskip("zstandard", reason="training needs the extra 'models'")

from ingest.words import load_words
from nlp.analyzer.compounds import Lexicon, load_lexicon, split
from nlp.training.hunspell import Form, Suffix, read_forms, read_suffixes
from nlp.training.lemmas import lemma_exceptions, lemma_of, shared_start
from nlp.training.lexicon import LexiconBuilder, LexiconOptions
from nlp.training.words import other_words, read_names

AFF = """\
SET UTF-8
COMPOUNDBEGIN X
# en kommentar
SFX  D  Y  2
SFX  D  0  en  [^a]
SFX  D  0  ens  [^a]
SFX  E  Y  1
SFX  E  0  n  .
SFX  f  N  2
SFX  f  a  s/WUZ  a
SFX  f  0  s/WUZ  [^a]
"""
DIC = """\
7
skola/EY
skol/XZ
skol-
skjuts/DXY
Ekdal/X
fel/%
tjänst/DXYf
"""
STEM = stemmer("swedish").stemWord


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sv_SE.aff").write_text(AFF, encoding="utf-8")
    (tmp_path / "sv_SE.dic").write_text(DIC, encoding="utf-8")
    return tmp_path


class TestHunspell:
    def test_suffixes(self, folder: Path) -> None:
        rules = read_suffixes(folder / "sv_SE.aff")
        assert sorted(rules) == ["D", "E", "f"]
        assert [rule.apply("skjuts") for rule in rules["D"]] == ["skjutsen", "skjutsens"]
        assert [rule.apply("skola") for rule in rules["D"]] == [None, None]
        assert [rule.apply("skola") for rule in rules["f"]] == ["skols", None]

    def test_a_rule_that_cannot_strip_gives_none(self) -> None:
        import re  # noqa: PLC0415

        assert Suffix("xx", "y", "", re.compile(".$")).apply("skola") is None

    def test_forms(self, folder: Path) -> None:
        found = {(form.text, form.base, form.first, form.last) for form in read_forms(folder)}
        assert ("skola", "skola", False, True) in found
        assert ("skolan", "skola", False, True) in found
        assert ("skol", "skol", True, False) in found
        assert ("tjänsts", "tjänst", True, False) in found
        assert ("tjänst", "tjänst", True, True) in found

    def test_names_and_forbidden_words_are_left_out(self, folder: Path) -> None:
        assert {form.base for form in read_forms(folder)} == {"skola", "skol", "skjuts", "tjänst"}


class TestBuilder:
    @pytest.fixture
    def builder(self, folder: Path) -> LexiconBuilder:
        counts = {"skolskjuts": 9, "skolskjutsen": 3, "skjutstjänst": 2, "skoltjänst": 2, "skola": 50, "skolan": 40}
        counts |= {"skjuts": 20, "x": 99}
        return LexiconBuilder(list(read_forms(folder)), counts, LexiconOptions())

    def test_frequent_parts_are_cheap(self, builder: LexiconBuilder) -> None:
        parts = builder.learn()
        assert parts.first["skol"] < parts.first["skjuts"]
        assert parts.last["skjuts"] == parts.last["skjutsen"]

    def test_lines_can_be_read_back(self, builder: LexiconBuilder, tmp_path: Path) -> None:
        path = tmp_path / "compounds.txt"
        path.write_text("\n".join(builder.lines(builder.learn())) + "\n", encoding="utf-8")
        lexicon = load_lexicon(path)
        assert split("skolskjutsen", lexicon) == ("skol", "skjutsen")
        assert lexicon.lemmas["skolan"] == "skola"
        assert set(lexicon.first) >= {"skol", "skjuts"}

    def test_other_words_can_be_read_back(self, builder: LexiconBuilder, tmp_path: Path) -> None:
        path = tmp_path / "compounds.txt"
        parts = builder.learn()
        lines = [*builder.lines(parts), builder.other_line(parts, ["skjuts", "skola"])]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert load_words(path).holds("skola")
        assert load_lexicon(path).lemmas["skolan"] == "skola"

    def test_costs_are_rounded(self, builder: LexiconBuilder) -> None:
        costs = [line.split(" ")[1] for line in builder.lines(builder.learn()) if line[0] in "FLW"]
        assert all(float(cost) * 2 == int(float(cost) * 2) for cost in costs)


class TestLemmas:
    def test_shared_start_folds_umlauts(self) -> None:
        assert shared_start("länder", "land") == 4
        assert shared_start("hus", "mus") == 0

    @pytest.mark.parametrize(
        ("form", "bases", "expected"),
        [
            ("skolan", {"skola"}, "skola"),
            ("länder", {"land"}, "land"),
            ("ekonomiskt", {"ekonom"}, "ekonomisk"),
            ("nämnas", {"nämen"}, None),
            ("hans", {"han"}, None),
            ("året", {"år"}, "år"),
            ("tas", {"tum"}, None),
            ("banor", {"bana", "ban"}, "bana"),
        ],
    )
    def test_lemma(self, form: str, bases: set[str], expected: str | None) -> None:
        counts = {form: 100, "skola": 50, "land": 90, "nämen": 1, "han": 500, "bana": 60, "ban": 2}
        assert lemma_of(form, bases, counts) == expected

    def test_exceptions_are_what_the_stemmer_misses(self) -> None:
        forms = [
            Form("skolan", "skola", first=False, last=True),
            Form("skolor", "skola", first=False, last=True),
            Form("grundskolan", "grundskola", first=False, last=True),
            Form("okänt", "okänd", first=False, last=True),
        ]
        counts = {"skolan": 9, "skolor": 9, "skola": 9, "grundskolan": 9}
        tails = {"grundskolan": "skolan"}
        found = lemma_exceptions(forms, counts, STEM, tails.get)
        assert found["skolan"] == "skola"
        assert "skolor" not in found
        assert "grundskolan" not in found
        assert "okänt" not in found
        assert lemma_exceptions(forms, counts, STEM, lambda _: None)["grundskolan"] == "grundskola"


class TestOtherWords:
    def test_names_are_those_with_one_capital(self, folder: Path) -> None:
        assert read_names(folder) == ["ekdal"]

    def test_what_is_rare_or_explained_is_left_out(self) -> None:
        lexicon = Lexicon(first={"skol": 1.0}, last={"skjuts": 1.0}, bases={}, whole={}, lemmas={})
        counts = {"också": 9, "skjuts": 9, "skolskjuts": 9, "sällan": 2, "i": 99, "än": 3}
        assert other_words([*counts, "okänd"], counts, lexicon) == ["också", "än"]
