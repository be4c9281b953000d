"""The annotation store: what is put in comes back, filters mean what they say, only current versions are listed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.errors import NotFoundError, QueryError
from nlp.cases import NO_DECISION, case, cases
from nlp.filters import DecisionFilter
from nlp.model import Annotations, Decision, Entity
from nlp.store import AnnotationStore
from tests.support.passages import Part, paragraphs, source

PATH = Path("/handlingar/a.pdf")
CLAUSE = "att anta riktlinjer för hemtjänst enligt 4 kap. 1 § SoL."
PROPOSED = Decision(
    document=0,
    section=0,
    page_first=1,
    page_last=1,
    start=0,
    end=len(CLAUSE),
    text=CLAUSE,
    status="forslag",
    types=("anta_faststalla",),
    subject="hemtjanst_lov",
    body="Omsorgsnämnden",
    diarienummer="ON.2023.145",
    date="2023-09-28",
    confidence=0.9,
    model="prov",
)
DECIDED = replace(
    PROPOSED,
    status="beslut",
    paragraph="§ 83",
    date="2023-10-18",
    text="Nämnden avslår motionen.",
    types=("avsla", "besvara_motion_medborgarforslag"),
    subject="ovrigt",
    start=1,
)
LAW = Entity(40, 55, "4 kap. 1 § SoL", "LAW", "2001:453 4 kap. 1 §")


def stored(catalogue: Catalogue, sha: str, file: str, *decisions: Decision, **fields: str | None) -> int:
    parsed = source(Part("Riktlinjer", paragraphs(CLAUSE)), sha256=sha * 64, file=file, **fields)
    _, number = catalogue.store(parsed, PATH)
    AnnotationStore(catalogue).replace(number, Annotations((LAW,), decisions, "prov 1"))
    return number


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "katalog.sqlite", create=True)
    yield opened
    opened.close()


@pytest.fixture
def store(catalogue: Catalogue) -> AnnotationStore:
    stored(
        catalogue,
        "a",
        "a.pdf",
        PROPOSED,
        DECIDED,
        municipality="Ekdala kommun",
        board="Omsorgsnämnden",
        doc_type="tjansteutlatande",
        date="2023-09-28",
        diarienummer="ON 2023/145",
    )
    return AnnotationStore(catalogue)


def texts(store: AnnotationStore, **fields: object) -> list[str]:
    return [row.decision.text for row in store.decisions(DecisionFilter(**fields))]  # type: ignore[arg-type]


def test_what_is_stored_comes_back(catalogue: Catalogue, store: AnnotationStore) -> None:
    number = catalogue.sources()[0].id
    assert store.annotations(number) == Annotations((LAW,), (PROPOSED, DECIDED), "prov 1")
    assert store.entities(number) == (LAW,)


def test_replacing_leaves_nothing_of_before(catalogue: Catalogue, store: AnnotationStore) -> None:
    number = catalogue.sources()[0].id
    store.replace(number, Annotations((), (DECIDED,), "prov 2"))
    assert store.annotations(number) == Annotations((), (DECIDED,), "prov 2")


def test_a_row_names_its_document(store: AnnotationStore) -> None:
    row = store.decisions()[0]
    assert (row.file, row.sha256, row.doc_type) == ("a.pdf", "a" * 64, "tjansteutlatande")
    assert (row.municipality, row.board) == ("Ekdala kommun", "Omsorgsnämnden")
    assert row.decision == PROPOSED


@pytest.mark.parametrize(
    "fields",
    [
        {"status": ("forslag",)},
        {"type": ("anta_faststalla",)},
        {"type": ("godkanna", "anta_faststalla")},
        {"subject": ("hemtjanst_lov",)},
        {"law": ("SoL", "kommunallagen"), "status": ("forslag",)},
        {"date_from": "2023-09-28", "date_to": "2023-09-28"},
        {"text": "RIKTLINJER"},
    ],
)
def test_a_filter_keeps_what_fulfils_it(store: AnnotationStore, fields: dict[str, object]) -> None:
    assert texts(store, **fields) == [PROPOSED.text]


@pytest.mark.parametrize(
    "fields",
    [
        {"municipality": ("ekdala",)},
        {"municipality": ("Ekdala kommun",)},
        {"board": ("OMSORGSNÄMNDEN",)},
        {"diarienummer": ("S.N.2023.145", "on 2023/145".upper())},
        {"diarienummer": ("2023/145",)},
        {"doc_type": ("tjansteutlatande",)},
        {"date_from": "2023-01-01"},
        {},
    ],
)
def test_a_filter_on_the_document_keeps_all_of_it(store: AnnotationStore, fields: dict[str, object]) -> None:
    assert len(texts(store, **fields)) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"municipality": ("Ek",)},
        {"board": ("Omsorg",)},
        {"diarienummer": ("KS 2023/145",)},
        {"law": ("skollagen",)},
        {"date_to": "2023-09-27"},
        {"date_from": "2023-10-19"},
        {"status": ("forslag",), "type": ("avsla",)},
        {"text": "100%"},
    ],
)
def test_a_filter_drops_what_does_not_fulfil_it(store: AnnotationStore, fields: dict[str, object]) -> None:
    assert texts(store, **fields) == []


def test_rows_are_counted_and_paged(store: AnnotationStore) -> None:
    everything = store.decisions()
    assert store.count_decisions() == len(everything) == 2
    assert (*store.decisions(limit=1), *store.decisions(limit=1, offset=1)) == everything
    assert store.count_decisions(DecisionFilter(status=("beslut",))) == 1


def test_old_versions_are_not_listed(catalogue: Catalogue, store: AnnotationStore) -> None:
    stored(catalogue, "b", "a.pdf", replace(DECIDED, text="Ny version."))
    assert [row.decision.text for row in store.decisions()] == ["Ny version."]


class TestCases:
    def test_a_thread_runs_from_proposal_to_decision(self, store: AnnotationStore) -> None:
        found = case(store, "S.N.2023.145".replace("S.N.", "O.N."))
        assert found.diarienummer == "ON 2023/145"
        assert [(step.kind, step.status) for step in found.steps] == [
            ("document", "tjansteutlatande"),
            ("decision", "forslag"),
            ("decision", "beslut"),
        ]
        assert (found.first_date, found.last_date) == ("2023-09-28", "2023-10-18")
        assert found.outcome == "Beslut: Omsorgsnämnden, § 83, 2023-10-18"

    def test_only_proposals_are_no_decision(self, catalogue: Catalogue) -> None:
        stored(catalogue, "a", "a.pdf", PROPOSED, diarienummer="ON 2023/145")
        assert case(AnnotationStore(catalogue), "ON 2023/145").outcome == NO_DECISION

    def test_a_bare_number_joins_the_only_board_with_it(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        stored(catalogue, "b", "b.pdf", replace(DECIDED, diarienummer="2023/145", date="2024-01-10"))
        assert len(case(store, "2023/145").steps) == 4

    def test_a_bare_number_of_two_boards_is_not_guessed(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        stored(catalogue, "b", "b.pdf", replace(DECIDED, diarienummer="KS 2023/145"))
        with pytest.raises(QueryError, match=r"KS 2023/145, ON 2023/145"):
            case(store, "2023/145")

    def test_steps_without_a_date_come_last(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        stored(catalogue, "b", "0.pdf", replace(DECIDED, date=None))
        assert case(store, "ON 2023/145").steps[-1].date is None

    def test_all_cases_are_listed_by_number(self, catalogue: Catalogue, store: AnnotationStore) -> None:
        stored(catalogue, "b", "b.pdf", replace(DECIDED, diarienummer="KS 2022/7"))
        assert [found.diarienummer for found in cases(store)] == ["KS 2022/7", "ON 2023/145"]

    def test_unknown_and_impossible_numbers(self, store: AnnotationStore) -> None:
        with pytest.raises(NotFoundError):
            case(store, "ON 1999/1")
        with pytest.raises(QueryError):
            case(store, "hemtjänst")


class TestDetails:
    def test_they_come_back(self, catalogue: Catalogue) -> None:
        detailed = replace(
            DECIDED, detail="yrkande", mover="Sara Ek (S)", votes="7 ja, 4 nej", cites=("2001:453",), amounts=(1500, 2)
        )
        number = stored(catalogue, "a", "a.pdf", detailed)
        assert AnnotationStore(catalogue).annotations(number).decisions == (detailed,)

    def test_a_catalogue_from_before_them_is_given_their_columns(self, catalogue: Catalogue) -> None:
        number = stored(catalogue, "a", "a.pdf", replace(DECIDED, detail="beslut", amounts=(5,)))
        for name in ("detail", "mover", "votes", "cites", "amounts"):
            catalogue.connection.execute(f"ALTER TABLE decisions DROP COLUMN {name}")
        assert AnnotationStore(catalogue).annotations(number).decisions == (DECIDED,)
