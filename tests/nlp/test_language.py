"""The Swedish pipeline: tokens, sentence starts, lemmas, loading."""

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from ingest.errors import DefectError, StateError
from nlp.language import load
from nlp.language.boundaries import FACTORY as BOUNDARIES
from nlp.language.lemmas import FACTORY as LEMMAS
from nlp.language.lemmas import Lemmas, table
from nlp.language.load import FOLDER, digests, load_language
from nlp.language.tokenizer import tune


@pytest.fixture(scope="module")
def tuned() -> Any:
    nlp = spacy.blank("sv")
    tune(nlp)
    nlp.add_pipe(BOUNDARIES)
    return nlp


class TestTokens:
    @pytest.mark.parametrize(
        ("text", "tokens"),
        [
            ("Dnr S.N.2022.344.", ["Dnr", "S.N.2022.344", "."]),
            ("(UBN.2023/467),", ["(", "UBN.2023/467", ")", ","]),
            ("WADE-2022-00313 och 2023/109", ["WADE-2022-00313", "och", "2023/109"]),
            ("Diarienummer:KS.2021.88", ["Diarienummer:", "KS.2021.88"]),
            ("§29 och 4§", ["§", "29", "och", "4", "§"]),
            ("§§ 3-5", ["§§", "3-5"]),
            ("Enligt 4 kap. 1 § SoL (2001:453)", ["Enligt", "4", "kap.", "1", "§", "SoL", "(", "2001:453", ")"]),
            ("kl. 13.00-14.30", ["kl.", "13.00-14.30"]),
            ("12,5 mnkr under 2023.", ["12,5", "mnkr", "under", "2023", "."]),
            ("klart.Nämnden beslutar", ["klart", ".", "Nämnden", "beslutar"]),
            ("org.nr 212000-0000", ["org.nr", "212000-0000"]),
            ("65-åringar i F-6", ["65-åringar", "i", "F-6"]),
        ],
    )
    def test_tokens(self, tuned: Any, text: str, tokens: list[str]) -> None:
        assert [token.text for token in tuned(text)] == tokens

    def test_they_are_stored_with_the_pipeline(self, tuned: Any, tmp_path: Path) -> None:
        tuned.to_disk(tmp_path)
        assert [token.text for token in spacy.load(tmp_path)("S.N.2022.344, §29")] == ["S.N.2022.344", ",", "§", "29"]


def starts(doc: Doc) -> list[str]:
    return [token.text for token in doc if token.is_sent_start]


class TestBoundaries:
    def test_a_line_after_a_heading_starts_a_sentence(self, tuned: Any) -> None:
        assert starts(tuned("Förslag till beslut\nNämnden antar planen")) == ["Förslag", "Nämnden"]

    def test_list_items_start_sentences(self, tuned: Any) -> None:
        assert starts(tuned("Beslutet omfattar\n- taxor\n- avgifter")) == ["Beslutet", "-", "-"]

    def test_a_cut_line_does_not(self, tuned: Any) -> None:
        text = "Förvaltningen har under hela året arbetat med att införa en ny modell för\nResurs och stöd"
        assert starts(tuned(text)) == ["Förvaltningen"]

    def test_a_line_after_a_full_stop_does(self, tuned: Any) -> None:
        assert starts(tuned("Ärendet är klart sedan länge och kan nu efter beredning avslutas.\nNästa")) == [
            "Ärendet",
            "Nästa",
        ]

    @pytest.mark.parametrize("text", ["Enligt 4 kap. 1 § lagen", "bl.a. Skolverket", "kl. 13"])
    def test_none_after_an_abbreviation(self, tuned: Any, text: str) -> None:
        doc = tuned(text)
        place = next(token.i for token in doc if token.text.endswith("."))
        assert doc[place + 1].is_sent_start is False


FORMS = {"NOUN behovet": "behov", "NOUN saker": "sak", "VERB ökade": "öka"}


class TestLemmas:
    def lemmas(self, words: list[str], classes: list[str], guesses: list[str]) -> list[str]:
        doc = Doc(spacy.blank("sv").vocab, words=words, pos=classes, lemmas=guesses)
        return [token.lemma_ for token in Lemmas(dict(FORMS))(doc)]

    def test_by_the_last_part_of_a_compound(self) -> None:
        assert self.lemmas(["Hjälpbehovet"], ["NOUN"], ["Hjälpbehovet"]) == ["hjälpbehov"]
        assert self.lemmas(["grönsaker"], ["NOUN"], ["grönsaker"]) == ["grönsak"]

    def test_what_was_seen_is_left(self) -> None:
        assert self.lemmas(["ökade"], ["VERB"], ["ökade"]) == ["ökade"]

    def test_names_keep_their_capital(self) -> None:
        assert self.lemmas(["Behovet"], ["PROPN"], ["Behovet"]) == ["Behovet"]

    def test_without_a_part_in_lower_case(self) -> None:
        assert self.lemmas(["Xyz"], ["NOUN"], ["Xyz"]) == ["xyz"]

    def test_the_table_takes_the_most_frequent(self) -> None:
        vocab = spacy.blank("sv").vocab
        doc = Doc(vocab, words=["får"] * 3, pos=["NOUN"] * 3, lemmas=["får", "får", "fåra"])
        assert table([doc]) == {"NOUN får": "får"}

    def test_they_are_stored_with_the_pipeline(self, tmp_path: Path) -> None:
        nlp = spacy.blank("sv")
        nlp.add_pipe(LEMMAS).from_bytes(Lemmas(dict(FORMS)).to_bytes())
        nlp.to_disk(tmp_path)
        assert spacy.load(tmp_path).get_pipe(LEMMAS).forms == FORMS


class TestLoading:
    def test_any_pipeline_by_its_path(self, tmp_path: Path) -> None:
        spacy.blank("sv").to_disk(tmp_path)
        assert load_language(str(tmp_path)).lang == "sv"

    def test_one_that_is_not_there(self) -> None:
        with pytest.raises(StateError) as caught:
            load_language("sv_finns_inte")
        assert caught.value.code == "E406"

    def test_a_changed_file_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = tmp_path / "language"
        spacy.blank("sv").to_disk(folder)
        (folder / "manifest.json").write_text(json.dumps({"files": digests(folder)}))
        monkeypatch.setattr(load, "FOLDER", folder)
        assert load_language().lang == "sv"
        (folder / "meta.json").write_text((folder / "meta.json").read_text() + " ")
        with pytest.raises(DefectError):
            load_language()

    def test_a_missing_one_is_a_defect(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(load, "FOLDER", tmp_path / "language")
        with pytest.raises(DefectError):
            load_language()


@pytest.fixture(scope="module")
def shipped() -> Any:
    return load_language()


class TestShipped:
    """The pipeline that ships does what its card says on sentences of our own."""

    def test_names(self, shipped: Any) -> None:
        doc = shipped("Igår träffade Anders Bergkvist företrädare för Volvo i Göteborg.")
        found = {(ent.text, ent.label_) for ent in doc.ents}
        assert ("Anders Bergkvist", "PER") in found
        assert ("Göteborg", "LOC") in found

    def test_lemmas_and_classes(self, shipped: Any) -> None:
        doc = shipped("Nämnden antog de nya riktlinjerna.")
        assert [token.lemma_ for token in doc][-2] == "riktlinje"
        assert [token.pos_ for token in doc][:2] == ["NOUN", "VERB"]

    def test_sentences(self, shipped: Any) -> None:
        assert len(list(shipped("Ärendet bereds. Beslut fattas i juni.").sents)) == 2

    def test_only_names(self, shipped: Any) -> None:
        fast = load_language(names_only=True)
        text = "Igår träffade Anders Bergkvist företrädare för Volvo i Göteborg."
        assert [ent.text for ent in fast(text).ents] == [ent.text for ent in shipped(text).ents]
        assert "ner" in fast.pipe_names
        assert "morphologizer" not in fast.pipe_names

    def test_it_is_small(self) -> None:
        assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) <= 15_000_000
