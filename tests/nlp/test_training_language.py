"""Reading of treebank and names, harmony of lemmas, scores of the pipeline."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from nlp.training.harmony import conventions, harmonise, participle
from nlp.training.language import NAMES, TAGS
from nlp.training.language_scores import f1, name_scores, tag_scores
from nlp.training.treebank import read_names, read_treebank, spans_of

CONLLU = """# sent_id = 1
# text = Den nya planen.
1\tDen\tden\tDET\tDT\tDefinite=Def\t3\tdet\t_\t_
2\tnya\tny\tADJ\tJJ\t_\t3\tamod\t_\t_
3\tplanen\tplan\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\tMAD\t_\t3\tpunct\t_\t_

# sent_id = 2
1-2\tmw\t_\t_\t_\t_\t_\t_\t_\t_
1\tKlart\tklar\tADJ\tJJ\t_\t0\troot\t_\t_

"""


def test_treebank(tmp_path: Path) -> None:
    file = tmp_path / "a.conllu"
    file.write_text(CONLLU, encoding="utf-8")
    (doc,) = read_treebank(file, spacy.blank("sv").vocab)
    assert doc.text == "Den nya planen. Klart "
    assert [token.lemma_ for token in doc] == ["den", "ny", "plan", ".", "klar"]
    assert [sentence.text for sentence in doc.sents] == ["Den nya planen.", "Klart"]
    assert str(doc[0].morph) == "Definite=Def"


def test_a_treebank_is_cut_into_documents(tmp_path: Path) -> None:
    file = tmp_path / "a.conllu"
    file.write_text(CONLLU * 9, encoding="utf-8")
    assert [len(list(doc.sents)) for doc in read_treebank(file, spacy.blank("sv").vocab)] == [8, 8, 2]


def test_names_of_both_kinds(tmp_path: Path) -> None:
    bare, iob = tmp_path / "a.txt", tmp_path / "a.iob2"
    bare.write_text("Eva\tPER\nEk\tPER\ni\t0\nLund LOC\n\nslut\t0", encoding="utf-8")
    iob.write_text("# text\n1\tEva\tB-PER\t-\t-\n2\tBo\tB-PER\t-\t-\n3\tEk\tI-PER\t-\t-\n", encoding="utf-8")
    vocab = spacy.blank("sv").vocab
    assert [[(ent.text, ent.label_) for ent in doc.ents] for doc in read_names(bare, vocab)] == [
        [("Eva Ek", "PER"), ("Lund", "LOC")],
        [],
    ]
    (doc,) = read_names(iob, vocab)
    assert [ent.text for ent in doc.ents] == ["Eva", "Bo Ek"]


def test_unknown_labels_are_outside() -> None:
    assert spans_of(["PER", "bn", "0", "ORG", "LOC"]) == [(0, 1, "PER"), (3, 4, "ORG"), (4, 5, "LOC")]


def doc_of(words: list[str], classes: list[str], lemmas: list[str], morphs: list[str] | None = None) -> Doc:
    return Doc(spacy.blank("sv").vocab, words=words, pos=classes, lemmas=lemmas, morphs=morphs)


class TestHarmony:
    def test_the_published_part_decides(self) -> None:
        published = doc_of(["den", "den", "är"], ["DET", "DET", "AUX"], ["den", "den", "vara"])
        rebuilt = doc_of(["Den", "är"], ["DET", "AUX"], ["en", "är"])
        assert harmonise([rebuilt], conventions([published])) == 1
        assert [token.lemma_ for token in rebuilt] == ["den", "är"]  # "är" was seen once only

    def test_a_lemma_that_it_also_shows_is_left(self) -> None:
        published = doc_of(["andra"] * 3, ["ADJ"] * 3, ["annan", "annan", "andra"])
        rebuilt = doc_of(["andra"], ["ADJ"], ["andra"])
        assert harmonise([rebuilt], conventions([published])) == 0

    def test_participles_by_rule(self) -> None:
        rebuilt = doc_of(["höjda"], ["ADJ"], ["höja"], ["VerbForm=Part"])
        assert harmonise([rebuilt], {}) == 1
        assert rebuilt[0].lemma_ == "höjd"

    @pytest.mark.parametrize(
        ("form", "lemma"),
        [
            ("ökade", "ökad"),
            ("ökat", "ökad"),
            ("angivna", "angiven"),
            ("uppskjutet", "uppskjuten"),
            ("höjt", "höjd"),
            ("bosatta", "bosatt"),
            ("köpta", "köpt"),
            ("växande", "växande"),
            ("skriven", "skriven"),
            ("sedda", "sedd"),
        ],
    )
    def test_participle(self, form: str, lemma: str) -> None:
        assert participle(form) == lemma


class TestScores:
    def test_tags(self) -> None:
        nlp = spacy.blank("sv")
        gold = doc_of(["a", "b"], ["NOUN", "VERB"], ["a", "c"])
        gold[0].is_sent_start = True
        gold[1].is_sent_start = True
        ruler = nlp.add_pipe("attribute_ruler")
        ruler.add([[{"ORTH": "a"}]], {"POS": "NOUN", "LEMMA": "a"})
        nlp.add_pipe("sentencizer")
        scores = tag_scores(nlp, [gold])
        assert (scores["upos"], scores["lemma"]) == (0.5, 0.5)
        assert scores["sentences_f1"] == pytest.approx(2 / 3, abs=1e-4)

    def test_names(self) -> None:
        nlp = spacy.blank("sv")
        nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Eva"}])
        gold = Doc(nlp.vocab, words=["Eva", "Ek", "Lund"], ents=["B-PER", "O", "B-LOC"])
        scores = name_scores(nlp, [gold])
        assert scores["ner_per_f1"] == 1
        assert scores["ner_loc_f1"] == 0
        assert scores["ner_micro_f1"] == pytest.approx(2 / 3, abs=1e-4)

    def test_nothing_to_find(self) -> None:
        assert f1([(set(), set())]) == 0


@pytest.mark.parametrize("network", [TAGS, NAMES])
def test_configurations_are_complete(network: object, tmp_path: Path) -> None:
    config = network.config(tmp_path / "a", tmp_path / "b")  # type: ignore[attr-defined]
    assert set(config["nlp"]["pipeline"]) <= set(config["components"])
    assert "$" not in str(config["training"]["max_steps"])
