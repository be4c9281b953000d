"""Ärenden read from a catalogue: what joins by number, by title within a package, and what must not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.errors import NotFoundError, QueryError
from ingest.model import Inferred
from nlp.cases import case, cases, count_cases
from nlp.cases.citations import cited_by, references_of
from nlp.store import AnnotationStore
from tests.nlp.cases.archive import decision, put

TITLE = "Revidering av riktlinjer för hemtjänst"
REPORT = {
    "doc_type": "tjansteutlatande",
    "title": TITLE,
    "diarienummer": "ON 2023/145",
    "date": "2023-09-28",
    "board": "Omsorgsnämnden",
    "municipality": "Provby kommun",
}
MINUTES = {
    "doc_type": "protokoll",
    "title": "Protokoll",
    "meeting_date": "2023-10-18",
    "board": "Omsorgsnämnden",
    "municipality": "Provby kommun",
}
COUNCIL = {**MINUTES, "board": "Kommunfullmäktige", "title": "Protokoll KF"}
PROPOSED = decision("att anta riktlinjer", "forslag", diarienummer="ON 2023/145", date="2023-09-28")
DECIDED = decision("att anta riktlinjer", date="2023-10-18", paragraph="§ 83", section=0)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "katalog.sqlite", create=True)
    yield opened
    opened.close()


@pytest.fixture
def store(catalogue: Catalogue) -> AnnotationStore:
    return AnnotationStore(catalogue)


def test_a_paragraph_with_the_same_title_in_the_package_is_inferred(
    catalogue: Catalogue, store: AnnotationStore
) -> None:
    put(catalogue, "a", [f"§ 83 {TITLE}"], (REPORT, [PROPOSED]), (MINUTES, [DECIDED]))
    found = case(store, "ON 2023/145")
    assert [(step.kind, step.linked) for step in found.steps] == [
        ("document", "diarienummer"),
        ("decision", "diarienummer"),
        ("decision", "title"),
    ]
    assert (found.result, found.title) == ("bifall", TITLE)


def test_a_title_of_another_package_joins_nothing(catalogue: Catalogue, store: AnnotationStore) -> None:
    put(catalogue, "a", [TITLE], (REPORT, [PROPOSED]))
    put(catalogue, "b", [f"§ 83 {TITLE}"], (MINUTES, [DECIDED]))
    assert case(store, "ON 2023/145").result == "inget_beslut"


def test_a_title_of_two_cases_joins_nothing(catalogue: Catalogue, store: AnnotationStore) -> None:
    twin = {**REPORT, "diarienummer": "ON 2023/146"}
    put(catalogue, "a", [f"§ 83 {TITLE}"], (REPORT, [PROPOSED]), (twin, []), (MINUTES, [DECIDED]))
    assert case(store, "ON 2023/145").result == "inget_beslut"


def test_the_title_of_minutes_is_no_matter(catalogue: Catalogue, store: AnnotationStore) -> None:
    minutes = {**MINUTES, "title": "Protokoll från omsorgsnämnden"}
    named = decision("att notera", date="2023-10-18", paragraph="§ 1", diarienummer="ON 2023/2", section=0)
    loose = decision("att välja justerare", date="2023-10-18", paragraph="§ 2", section=1)
    put(catalogue, "a", ["§ 1 Meddelanden", "§ 2 Justering"], (minutes, [named, loose]))
    found = case(store, "ON 2023/2")
    assert [step.text for step in found.steps] == ["att notera"]
    assert found.title == "Meddelanden"


def test_a_number_taken_from_the_package_is_marked(catalogue: Catalogue, store: AnnotationStore) -> None:
    put(catalogue, "a", [TITLE], ({**REPORT, "inferred": (Inferred("diarienummer", "paket"),)}, []))
    assert [step.linked for step in case(store, "ON 2023/145").steps] == ["inferred"]


def test_municipalities_are_kept_apart(catalogue: Catalogue, store: AnnotationStore) -> None:
    put(catalogue, "a", [TITLE], (REPORT, [PROPOSED]))
    other = {**MINUTES, "municipality": "Ekdala kommun", "diarienummer": "ON 2023/145"}
    put(catalogue, "b", [TITLE], (other, [DECIDED]))
    with pytest.raises(QueryError, match=r"ekdala, provby"):
        case(store, "ON 2023/145")
    assert case(store, "ON 2023/145", "Provby").result == "inget_beslut"
    assert case(store, "ON 2023/145", "Ekdala kommun").municipality == "Ekdala kommun"
    with pytest.raises(NotFoundError):
        case(store, "ON 2023/145", "Lund")
    assert count_cases(store) == 2
    assert [found.shared for found in cases(store)] == [True, True]


def test_a_paper_without_municipality_joins_the_only_one(catalogue: Catalogue, store: AnnotationStore) -> None:
    put(catalogue, "a", [TITLE], ({**REPORT, "municipality": None}, [PROPOSED]))
    put(catalogue, "b", [TITLE], ({**MINUTES, "diarienummer": "ON.2023.145"}, [DECIDED]))
    assert {step.file for step in case(store, "2023/145").steps} == {"a.pdf", "b.pdf"}
    assert count_cases(store) == 1


def test_old_versions_leave_the_list(catalogue: Catalogue, store: AnnotationStore) -> None:
    put(catalogue, "a", [TITLE], (REPORT, []))
    put(catalogue, "b", [TITLE], ({**REPORT, "diarienummer": "KS 2023/145"}, []))
    assert count_cases(store) == 2
    catalogue.retire("a.pdf")
    assert [found.diarienummer for found in cases(store)] == ["KS 2023/145"]
    with pytest.raises(NotFoundError):
        case(store, "ON 2023/145")


def test_what_is_withdrawn_or_restored_is_listed_anew(catalogue: Catalogue, store: AnnotationStore) -> None:
    put(catalogue, "a", [TITLE], (REPORT, []))
    number = put(catalogue, "b", [TITLE], ({**REPORT, "diarienummer": "ON.2023.145"}, []))
    catalogue.connection.execute("DELETE FROM sources WHERE id = ?", (number,))
    assert (count_cases(store), len(case(store, "ON 2023/145").steps)) == (1, 1)
    catalogue.retire("a.pdf")
    assert count_cases(store) == 0
    catalogue.connection.execute("UPDATE sources SET is_current = 1")
    assert count_cases(store) == 1


def test_an_older_catalogue_gets_its_keys(catalogue: Catalogue) -> None:
    put(catalogue, "a", [TITLE], (REPORT, []))
    for table in ("case_keys", "case_list", "decision_references"):
        catalogue.connection.execute(f"DROP TABLE {table}")
    assert case(AnnotationStore(catalogue), "ON 2023/145").title == TITLE


class TestReferences:
    TEXT = "Se KF 2023-10-18 § 83, nämndens beslut 2023-10-18 § 83 och KS 2020-01-01 § 5."

    def put_all(self, catalogue: Catalogue) -> None:
        put(catalogue, "a", ["Bakgrund"], (REPORT, []), text=self.TEXT)
        named = decision("att anta planen", date="2023-10-18", paragraph="§ 83", diarienummer="KS 2023/9")
        put(catalogue, "b", ["§ 83 Plan"], (COUNCIL, [named]))
        put(catalogue, "c", ["§ 83 Taxa"], (MINUTES, [decision("att höja", date="2023-10-18", paragraph="§ 83")]))

    def test_they_lead_to_the_decision_of_the_body_that_is_named(
        self, catalogue: Catalogue, store: AnnotationStore
    ) -> None:
        self.put_all(catalogue)
        found = references_of(store, case(store, "ON 2023/145").steps)
        assert [[(one.body, one.text) for one in each.targets] for each in found] == [
            [("Kommunfullmäktige", "att anta planen")],
            [("Omsorgsnämnden", "att höja")],
            [],
        ]

    def test_a_decision_knows_what_refers_to_it(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        self.put_all(catalogue)
        found = cited_by(store, case(store, "KS 2023/9").steps)
        assert [(one.title, one.text) for one in found] == [(TITLE, "KF 2023-10-18 § 83")]
        assert cited_by(store, case(store, "ON 2023/145").steps) == ()

    def test_a_decision_that_comes_later_is_found(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        put(catalogue, "a", ["Bakgrund"], (REPORT, []), text="Se KF § 83/2023.")
        steps = case(store, "ON 2023/145").steps
        assert [one.targets for one in references_of(store, steps)] == [()]
        put(catalogue, "b", ["§ 83"], (COUNCIL, [decision("att anta", date="2023-10-18", paragraph="§ 83")]))
        assert [len(one.targets) for one in references_of(store, steps)] == [1]

    def test_two_bodies_with_one_paragraph_are_not_guessed(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        put(catalogue, "a", ["Bakgrund"], ({**REPORT, "board": "Byggnadsnämnden"}, []), text="Se 2023-10-18 § 83.")
        put(catalogue, "b", ["§ 83"], (COUNCIL, [decision("att anta", date="2023-10-18", paragraph="§ 83")]))
        put(catalogue, "c", ["§ 83"], (MINUTES, [decision("att höja", date="2023-10-18", paragraph="§ 83")]))
        assert [one.targets for one in references_of(store, case(store, "ON 2023/145").steps)] == [()]

    def test_two_spellings_of_one_decision_are_shown_once(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        text = "Se KF 2023-10-18 § 83 och fullmäktige den 18 oktober 2023, § 83."
        put(catalogue, "a", ["Bakgrund"], (REPORT, []), text=text)
        put(catalogue, "b", ["§ 83"], (COUNCIL, [decision("att anta", date="2023-10-18", paragraph="§ 83")]))
        assert len(references_of(store, case(store, "ON 2023/145").steps)) == 1

    def test_a_proposal_is_no_target(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        put(catalogue, "a", ["Bakgrund"], (REPORT, []), text="Se 2023-10-18 § 83.")
        proposed = decision("att anta", "forslag", date="2023-10-18", paragraph="§ 83")
        put(catalogue, "b", ["§ 83"], (MINUTES, [proposed]))
        assert [one.targets for one in references_of(store, case(store, "ON 2023/145").steps)] == [()]

    def test_an_extract_does_not_refer_to_itself(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        extract = {**MINUTES, "diarienummer": "ON 2023/145"}
        own = decision("att anta", date="2023-10-18", paragraph="§ 83")
        put(catalogue, "a", ["§ 83"], (extract, [own]), text="Omsorgsnämnden 2023-10-18 § 83")
        assert references_of(store, case(store, "ON 2023/145").steps) == ()

    def test_another_municipality_is_not_meant(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        put(catalogue, "a", ["Bakgrund"], (REPORT, []), text="Se KF 2023-10-18 § 83.")
        other = {**COUNCIL, "municipality": "Ekdala kommun"}
        put(catalogue, "b", ["§ 83"], (other, [decision("att anta", date="2023-10-18", paragraph="§ 83")]))
        assert [one.targets for one in references_of(store, case(store, "ON 2023/145").steps)] == [()]
