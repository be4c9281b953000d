"""Reading of training data and making of pairs."""

import json
from pathlib import Path

import pytest

zstandard = pytest.importorskip("zstandard", reason="training needs the extra 'models'")

from nlp.training.corpus import (  # noqa: E402
    clean,
    merged_paragraphs,
    paragraphs,
    read_documents,
    sections,
    sentences,
    word_count,
)
from nlp.training.mixture import all_pairs  # noqa: E402
from nlp.training.pairs import (  # noqa: E402
    PairOptions,
    TextPair,
    cloze_pairs,
    glossary_pairs,
    natural_pairs,
    paraphrase_pairs,
    reading_pairs,
    synonym_pairs,
)

LONG = " ".join(["Nämnden beslutar om hemtjänst för äldre personer i kommunen."] * 6)


def write_texts(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    """A packed JSON Lines file of documents."""
    folder.mkdir(parents=True, exist_ok=True)
    content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")
    (folder / name).write_bytes(zstandard.ZstdCompressor().compress(content))


class TestCorpus:
    def test_clean_repairs_what_the_sources_break(self) -> None:
        assert clean("fo\u0308r\u00ad  en\u00a0[lag](http://x.se/a) ..... 7\r\nrad") == "för en lag \nrad"

    def test_documents_come_from_packed_and_plain_files(self, tmp_path: Path) -> None:
        write_texts(tmp_path, "sfs.jsonl.zst", [{"id": "1", "title": '"Lag"', "text": "Ett."}])
        (tmp_path / "a.jsonl").write_text('{"id": 2, "title": "Två", "text": "Åtta"}\n', encoding="utf-8")
        found = [(document.source, document.id, document.title, document.text) for document in read_documents(tmp_path)]
        assert found == [("a", "2", "Två", "Åtta"), ("sfs", "1", "Lag", "Ett.")]
        assert [document.id for document in read_documents(tmp_path, ("sfs",))] == ["1"]

    def test_paragraphs_leave_out_headings(self) -> None:
        assert paragraphs("# Rubrik\n\nEn rad\noch en till\n\n \n\nTvå") == ["En rad och en till", "Två"]

    def test_sentences_end_before_a_capital(self) -> None:
        assert sentences("Det kostar 1.5 mkr. Nämnden bl.a. beslutar. Varför? Ja!") == [
            "Det kostar 1.5 mkr.",
            "Nämnden bl.a. beslutar.",
            "Varför?",
            "Ja!",
        ]

    def test_sections_hold_heading_and_text(self) -> None:
        assert sections("före\n# Ett\n\ntext a\n## Tomt\n### Två\ntext b") == [("Ett", "text a"), ("Två", "text b")]

    def test_word_count_counts_letters(self) -> None:
        assert word_count("Åtta 8 hus, i 2024") == 2

    def test_short_paragraphs_are_joined_and_long_ones_cut(self) -> None:
        short = merged_paragraphs("En kort rad.\n\nEn till.\n\n" + LONG, least=5, most=30)
        assert short[0] == "En kort rad. En till."
        assert all(word_count(part) <= 30 for part in short)
        assert " ".join(short).split() == ("En kort rad. En till. " + LONG).split()

    def test_nothing_gives_nothing(self) -> None:
        assert merged_paragraphs("") == paragraphs("") == sentences("") == []
        assert sections("") == []


class TestPairs:
    def test_cloze_needs_two_sentences_and_enough_words(self) -> None:
        assert list(cloze_pairs("En mening. Två meningar.")) == []
        (pair,) = cloze_pairs(LONG)
        assert (pair.source, pair.first, len(pair.second)) == ("cloze", "", 6)

    def test_natural_pairs(self, tmp_path: Path) -> None:
        text = f"{LONG}\n\n# Avgifter för äldre\n\n{LONG}\n\n# Vem får hjälp?\n\n{LONG}\n\n## 2 §\n\n{LONG}"
        write_texts(tmp_path, "regeringen.jsonl.zst", [{"id": "1", "title": "Om hemtjänst", "text": text}])
        found = {(pair.source, pair.first) for pair in natural_pairs(tmp_path, PairOptions())}
        assert found == {
            ("title", "Om hemtjänst"),
            ("heading", "Avgifter för äldre"),
            ("question", "Vem får hjälp?"),
            ("cloze", ""),
        }

    def test_common_headings_say_nothing(self, tmp_path: Path) -> None:
        rows = [{"id": str(n), "title": "", "text": f"# Motivering\n\n{LONG}"} for n in range(3)]
        write_texts(tmp_path, "motioner.jsonl.zst", rows)
        assert not [p for p in natural_pairs(tmp_path, PairOptions(commonest_heading=2)) if p.source == "heading"]
        assert [p for p in natural_pairs(tmp_path, PairOptions(commonest_heading=3)) if p.source == "heading"]

    def test_question_of_an_interpellation(self, tmp_path: Path) -> None:
        text = f"{LONG} Med anledning av detta frågar jag. Avser statsrådet att göra något åt detta?"
        write_texts(tmp_path, "riksdag-interpellationer.jsonl.zst", [{"id": "1", "title": "", "text": text}])
        questions = [pair for pair in natural_pairs(tmp_path, PairOptions()) if pair.source == "question"]
        assert [pair.first for pair in questions] == ["Avser statsrådet att göra något åt detta?"]
        assert "statsrådet" not in questions[0].second[0]

    def test_synonyms_come_once(self, tmp_path: Path) -> None:
        path = tmp_path / "th.dat"
        path.write_bytes("ISO-8859-1\nål|1\n|fisk|orm\nfisk|1\n|ål|fisk\n".encode("latin-1"))
        assert [(p.first, p.second) for p in synonym_pairs(path)] == [("ål", ("fisk",)), ("ål", ("orm",))]

    def test_paraphrases_are_alike_enough(self, tmp_path: Path) -> None:
        path = tmp_path / "p.jsonl"
        rows = [{"sentence_1": str(n), "sentence_2": "b", "label": label} for n, label in enumerate((3.7, 3.8, 5.0))]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        assert [pair.first for pair in paraphrase_pairs(path, 3.8)] == ["1", "2"]

    def test_glossary_and_reading(self, tmp_path: Path) -> None:
        path = tmp_path / "ord.md"
        path.write_text("## Jäv\n\nAtt vara [partisk](http://x.se).\n", encoding="utf-8")
        assert list(glossary_pairs(path)) == [TextPair("heading", "Jäv", ("Att vara partisk.",))]
        path.write_text('{"data": [{"question": "Vad?", "context": "Det här."}]}', encoding="utf-8")
        assert list(reading_pairs(path)) == [TextPair("reading", "Vad?", ("Det här.",))]

    def test_all_pairs_can_skip_sources_and_never_read_development_parts(self, tmp_path: Path) -> None:
        write_texts(tmp_path / "text", "sfs.jsonl.zst", [{"id": "1", "title": "Lag om äldre", "text": LONG}])
        for folder in ("lists", "lexicon", "benchmarks"):
            (tmp_path / folder).mkdir()
        (tmp_path / "lists" / "lagrummet_ordlista.md").write_text("## Jäv\n\nPartisk.\n", encoding="utf-8")
        (tmp_path / "lexicon" / "th_sv_SE.dat").write_text("ISO-8859-1\nhus|1\n|byggnad\n", encoding="latin-1")
        (tmp_path / "benchmarks" / "swequad_mc_train.json").write_text('{"data": []}', encoding="utf-8")
        train = '{"sentence_1": "a", "sentence_2": "b", "label": 5}\n'
        (tmp_path / "benchmarks" / "sweparaphrase_train.jsonl").write_text(train, encoding="utf-8")
        (tmp_path / "benchmarks" / "sweparaphrase_dev.jsonl").write_text("broken", encoding="utf-8")
        sources = {pair.source for pair in all_pairs(tmp_path, PairOptions(skip=("cloze",)))}
        assert {"title", "heading", "synonym", "paraphrase", "municipal"} <= sources
        assert "cloze" not in sources
