"""Filters as terms: tags of passages, conditions, keys of laws, municipalities, what is refused."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.filters import check, filter_terms, passage_terms
from index.protocol import Filter
from ingest.errors import QueryError
from ingest.labels import DOC_TYPES
from nlp.entities.data import rows
from nlp.entities.lawnames import abbreviations
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS
from nlp.names import law_keys
from tests.support.passages import passage, tag


def only(field: str, value: object) -> Filter:
    """A filter of one field."""
    values: dict[str, Any] = {field: value}
    return Filter(**values)


def agree(first: str, second: str) -> bool:
    """Whether a filter by the one name of a municipality finds passages of the other."""
    (condition,) = filter_terms(Filter(municipality=(first,)))
    return not condition.isdisjoint(passage_terms(passage(0, municipality=second)))


class TestTags:
    def test_a_bare_passage_has_its_type_alone(self) -> None:
        assert passage_terms(passage(0)) == {"doc_type=ovrigt"}

    def test_a_full_passage_has_all(self) -> None:
        terms = passage_terms(
            passage(
                0,
                doc_type="protokoll",
                municipality="Ekdala kommun",
                board="Socialnämnden",
                diarienummer="SN 2023/101",
                laws=("2017:725 6 kap. 6 §", "Lagen om ingenting"),
            )
        )
        assert terms == {
            "doc_type=protokoll",
            "municipality=ekdala",
            "board=socialnämnden",
            "dnr=SN 2023/101",
            "dnr=2023/101",
            "law=2017:725",
            "law=lagen om ingenting",
        }

    def test_a_decision_has_a_tag_for_each_choice_of_what_must_hold(self) -> None:
        terms = passage_terms(passage(0, decisions=(tag("beslut", ("uppdra", "avsla"), "forskola"),)))
        decisions = {term for term in terms if term.startswith("decision=")}
        assert len(decisions) == 2 * 3 * 2
        assert {"decision=||", "decision=beslut|uppdra|forskola", "decision=|avsla|"} <= decisions


class TestConditions:
    def test_no_filter_has_no_conditions(self) -> None:
        assert filter_terms(Filter()) == []

    def test_values_are_alternatives_and_fields_are_not(self) -> None:
        conditions = filter_terms(Filter(board=("A", "B"), doc_type=("avtal",)))
        assert conditions == [{"doc_type=avtal"}, {"board=a", "board=b"}]

    def test_status_type_and_subject_are_one_condition(self) -> None:
        (condition,) = filter_terms(Filter(status=("beslut", "forslag"), subject=("forskola",)))
        assert condition == {"decision=beslut||forskola", "decision=forslag||forskola"}

    def test_dates_are_left_to_the_index(self) -> None:
        assert filter_terms(Filter(date_from="2023-01-01", date_to="2023-12-31")) == []


class TestMunicipalities:
    @pytest.mark.parametrize("suffix", [" kommun", " Kommun", " stad", " Stad", ""])
    def test_every_swedish_municipality_is_found_by_its_name(self, suffix: str) -> None:
        for name, *_ in rows("kommuner.tsv"):
            genitive = name if name.endswith("s") else f"{name}s"
            for full in (f"{name}{suffix}", f"{genitive}{suffix}"):
                assert agree(name, full), (name, full)
                assert agree(full.upper(), name)

    def test_no_two_swedish_municipalities_are_one(self) -> None:
        names = [name for name, *_ in rows("kommuner.tsv")]
        keys = {min(filter_terms(Filter(municipality=(name,)))[0]) for name in names}
        assert len(keys) == len(set(names)) >= 290


class TestLaws:
    @pytest.mark.parametrize(
        ("written", "keys"),
        [
            ("2017:725", {"2017:725"}),
            ("SFS 2017:725", {"2017:725"}),
            ("2017:725 6 kap. 6 §", {"2017:725"}),
            ("kommunallagen (2017:725)", {"2017:725"}),
            ("KL", {"2017:725"}),
            ("kl", {"2017:725"}),
            ("Kommunallagen", {"2017:725"}),
            ("kommunallag", {"2017:725"}),
            ("plan-  och bygglagen", {"2010:900"}),
            ("2001:453|2025:400 4 kap. 1 §", {"2001:453", "2025:400"}),
            ("GDPR", {"2016/679"}),
            ("Lagen om ingenting", {"lagen om ingenting"}),
            ("12017:7251", {"12017:7251"}),
        ],
    )
    def test_a_law_is_filed_under_its_number(self, written: str, keys: set[str]) -> None:
        assert law_keys(written) == keys

    def test_a_name_finds_the_numbers_that_it_has_meant(self) -> None:
        assert "2025:400" in law_keys("SoL") == law_keys("socialtjänstlagen")

    def test_abbreviations_do_not_differ_in_case_alone(self) -> None:
        assert len({name.lower() for name in abbreviations()}) == len(abbreviations())

    @given(st.text(max_size=30))
    def test_any_text_has_a_key(self, text: str) -> None:
        assert all(key.encode() is not None for key in law_keys(text))


class TestRefusal:
    @pytest.mark.parametrize(
        ("field", "labels"),
        [("doc_type", DOC_TYPES), ("status", STATUSES), ("type", DECISION_TYPES), ("subject", SUBJECTS)],
    )
    def test_every_label_is_known_and_an_unknown_one_is_named_with_those_that_are(
        self, field: str, labels: dict[str, str]
    ) -> None:
        check(only(field, tuple(labels)))
        with pytest.raises(QueryError, match=re.escape(f"{field} kan inte vara 'nej'; möjliga värden: ")) as caught:
            check(only(field, (next(iter(labels)), "nej")))
        assert all(label in caught.value.detail for label in labels)

    @pytest.mark.parametrize("value", ["2023", "x", "", "§ 29", "SN"])
    def test_what_is_no_diarienummer_is_refused(self, value: str) -> None:
        with pytest.raises(QueryError, match="inget diarienummer"):
            check(Filter(diarienummer=(value,)))

    @pytest.mark.parametrize("value", ["", " ", "\n"])
    def test_an_empty_law_is_refused(self, value: str) -> None:
        with pytest.raises(QueryError, match="law är tom"):
            check(Filter(law=(value,)))

    @pytest.mark.parametrize(
        "value", ["2023", "20230101", "2023-W01-1", "2023-13-01", "2023-02-29", "2023-1-1", "i går", "٢٠٢٣-٠١-٠١"]
    )
    @pytest.mark.parametrize("field", ["date_from", "date_to"])
    def test_what_is_no_day_is_refused(self, field: str, value: str) -> None:
        with pytest.raises(QueryError, match="ÅÅÅÅ-MM-DD"):
            check(only(field, value))

    @pytest.mark.parametrize("value", ["0001-01-01", "2024-02-29", "9999-12-31", ""])
    def test_days_are_allowed(self, value: str) -> None:
        check(Filter(date_from=value, date_to=value))
