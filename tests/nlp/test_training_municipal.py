"""What is made of our own pairs and the thesaurus: rows, the parts that measure, replaced terms."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("zstandard", reason="training needs the extra 'models'")

from nlp.thesaurus.concepts import Concept
from nlp.training.mixture import all_pairs, own_words
from nlp.training.municipal import (
    Row,
    bridged,
    clause_pairs,
    concept_pairs,
    passage_pairs,
    question_pairs,
    read_rows,
    split_rows,
)
from nlp.training.pairs import PairOptions, TextPair
from nlp.training.substitution import Substituter

PRESCHOOL = Concept("förskola", vardag=("dagis",), smalare=("öppen förskola",))
CARE = Concept("särskilt boende", vardag=("ålderdomshem",), forkortning=("SÄBO",))


class TestSubstituter:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Förskolan byggs ut.", "dagis byggs ut."),
            ("Alla förskolor, även de nya", "Alla dagis, även de nya"),
            ("Nya särskilt boendet hyrs.", "Nya ålderdomshem hyrs."),
            ("Det särskilda boendet hyrs.", None),
            ("Nya särskilt boende hyrs.", "Nya ålderdomshem hyrs."),
            ("Hur är det på dagis?", "Hur är det på förskola?"),
            ("Vägen plogas.", None),
            ("", None),
        ],
    )
    def test_one_name_for_another(self, text: str, expected: str | None) -> None:
        assert Substituter([PRESCHOOL, CARE])(text) == expected

    def test_a_term_is_replaced_only_so_often(self) -> None:
        substitute = Substituter([PRESCHOOL], most=2)
        assert [substitute("förskolan") for _ in range(3)] == ["dagis", "dagis", None]

    def test_the_rarer_term_goes_first(self) -> None:
        substitute = Substituter([PRESCHOOL, CARE])
        substitute("förskola")
        assert substitute("förskola eller särskilt boende") == "förskola eller ålderdomshem"

    @given(st.text(max_size=60))
    def test_never_fails_and_changes_what_it_returns(self, text: str) -> None:
        found = Substituter([PRESCHOOL, CARE])(text)
        assert found is None or found != text or "dagis" in text

    def test_is_the_same_each_time(self) -> None:
        many = Concept("avfall", vardag=("sopor", "skräp", "soppåse"))
        first, second = Substituter([many]), Substituter([many])
        assert [first("avfallet") for _ in range(9)] == [second("avfallet") for _ in range(9)]


CHAIN = [Row(f"fråga {n}?", f"Text {n}.", f"Text {n + 1}.", "plain") for n in range(120)]


class TestSplit:
    def test_parts_share_no_passage(self) -> None:
        rows = [Row(f"fråga {n}", f"text {n // 2}", f"text {n // 2 + 1000 * (n % 3)}", "plain") for n in range(400)]
        train, measure = split_rows(rows, 0.3)
        texts = [{text for row in part for text in (row.passage, row.negative)} for part in (train, measure)]
        assert not texts[0] & texts[1]
        assert len(train) + len(measure) == 400
        assert 40 < len(measure) < 220

    def test_all_hang_together(self) -> None:
        assert {len(part) for part in split_rows(CHAIN, 0.5)} == {0, 120}

    def test_rows_without_a_wrong_answer(self) -> None:
        train, measure = split_rows([Row("a", "b", "", "plain")], 0.0)
        assert (len(train), len(measure)) == (1, 0)

    def test_the_shipped_rows(self) -> None:
        rows = read_rows()
        train, measure = split_rows(rows)
        assert len(train) + len(measure) == len(rows)
        assert 0.05 < len(measure) / len(rows) < 0.15


class TestPairs:
    def test_questions(self) -> None:
        row = Row("när öppnar förskolan på lördag?", "Öppettider.", "Avgifter.", "plain")
        found = list(question_pairs([row], Substituter([PRESCHOOL])))
        assert [pair.first for pair in found] == [
            row.question,
            "när öppnar dagis på lördag?",
            "nar oppnar forskolan pa lordag?",
        ]
        assert {(pair.second, pair.negative) for pair in found} == {(("Öppettider.",), "Avgifter.")}

    def test_passages(self) -> None:
        rows = [Row("f", "En mening här. En till mening.", "Bara en mening.", "plain")] * 2
        assert [pair.second for pair in passage_pairs(rows)] == [("En mening här.", "En till mening.")]

    def test_concepts(self) -> None:
        found = [(pair.first, pair.second[0]) for pair in concept_pairs([PRESCHOOL])]
        assert found == [("dagis", "förskola")] * 2 + [("öppen förskola", "förskola")]

    def test_clauses_with_titles(self, tmp_path: Path) -> None:
        rows = [{"text": "att anta planen.", "title": "Ny plan"}, {"text": "att avslå."}]
        (tmp_path / "clauses-a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        assert list(clause_pairs(tmp_path)) == [TextPair("heading", "Ny plan", ("att anta planen.",))]

    def test_bridged_cloze(self) -> None:
        pair = TextPair("cloze", "", ("Vägen plogas.", "Förskolan öppnar.", "Förskolan stänger."))
        found = list(bridged([pair], Substituter([PRESCHOOL])))
        assert found == [pair, TextPair("bridge", "dagis öppnar.", ("Vägen plogas.", "Förskolan stänger."))]

    def test_bridged_title(self) -> None:
        pair = TextPair("title", "Om förskolan", ("Text.",))
        other = TextPair("title", "Om vägen", ("Text.",))
        assert list(bridged([pair, other], Substituter([PRESCHOOL]))) == [
            pair,
            TextPair("bridge", "Om dagis", ("Text.",)),
            other,
        ]


def test_own_words_are_those_of_the_thesaurus() -> None:
    words = set(own_words())
    assert len(words) > 5_000
    assert {"förskola", "dagis"} <= words


def test_sources_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "lists").mkdir()
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lists" / "lagrummet_ordlista.md").write_text("## avslag\n\nNej till en begäran.\n", encoding="utf-8")
    (tmp_path / "lexicon" / "th_sv_SE.dat").write_text("ISO8859-1\nstuga|1\n-|hus|koja\n", encoding="latin-1")
    (tmp_path / "benchmarks" / "sweparaphrase_train.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "benchmarks" / "swequad_mc_train.json").write_text('{"data": []}', encoding="utf-8")
    found = {pair.source for pair in all_pairs(tmp_path, PairOptions(skip=("concept", "synonym")))}
    assert found == {"municipal", "varied", "cloze", "heading"}
