"""Corrections: in force at once, kept through new readings and versions, taken back, never lost."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.catalogue import Catalogue
from ingest.errors import CorrectionError
from ingest.model import ParsedSource
from ingest.tables.model import Cell, Table, Trust
from nlp.cases import case
from nlp.corrections import Change, CorrectionStore, Target, corrections, history, last_change, parse_target
from nlp.filters import DecisionFilter
from nlp.model import Annotations, Decision, Entity
from nlp.store import AnnotationStore
from tests.support.sources import Part, paragraphs, source

TEXTS = ("att anta planen,", "att avslå motionen,", "att anta planen,", "att justera omedelbart.")
MODEL = "prov 1"


def parsed(sha: str = "a", first: str = "Nämnden beslutar", title: str = "Plan för parker") -> ParsedSource:
    made = source(
        Part("Beslut", paragraphs(first, *TEXTS)), sha256=sha * 64, file="a.pdf", title=title, diarienummer="TN 2023/7"
    )
    start = made.blocks[1].start
    cell = Cell(0, 0, "", "Parker", "Budget", first, None, "tkr", 2023, Trust.CERTAIN, 1, start, start + len(first))
    return replace(made, tables=(Table(0, 1, 1, "", "tkr", ("Budget",), Trust.CERTAIN, start, start + 1, (cell,)),))


def annotations(of: ParsedSource, model: str = MODEL) -> Annotations:
    blocks = [block for block in of.blocks if block.text.startswith("att ")]
    found = tuple(
        Decision(
            0, 0, 1, 1, b.start, b.end, b.text, "forslag", ("anta_faststalla",), "ovrigt",
            diarienummer="TN 2023/7", model=model,
        )
        for b in blocks
    )  # fmt: skip
    entities = tuple(Entity(b.start + 4, b.start + 8, b.text[4:8], "ORG") for b in blocks)
    return Annotations(entities, found, model)


class Desk:
    """An archive of one file, and who corrects it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.store = AnnotationStore(catalogue)
        self.corrections = CorrectionStore(catalogue)

    def read(self, of: ParsedSource, model: str = MODEL) -> int:
        _, row = self.catalogue.store(of, Path("a.pdf"))
        self.store.replace(row, annotations(of, model))
        return row

    def target(self, number: int) -> Target:
        row = self.store.decisions()[number]
        return Target("beslut", row.sha256, (row.decision.start,))

    def correct(self, target: Target | str, **values: object) -> list[int]:
        return self.correct_as("Eva Ek", target, values)

    def correct_as(self, who: str, target: Target | str, values: Mapping[str, object]) -> list[int]:
        about = parse_target(target) if isinstance(target, str) else target
        changes = [Change(field, value) for field, value in values.items()]
        return [made.id for made in self.corrections.correct(about, changes, who)]

    def statuses(self) -> list[str]:
        return [row.decision.status for row in self.store.decisions()]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    catalogue = Catalogue(tmp_path / "katalog.sqlite", create=True)
    made = Desk(catalogue)
    made.read(parsed())
    yield made
    catalogue.close()


def test_a_correction_is_in_force_at_once(desk: Desk) -> None:
    desk.correct(desk.target(1), status="beslut", types="avsla, overklaga", subject="juridik_delegation")
    row = desk.store.decisions()[1]
    assert (row.decision.status, row.decision.types) == ("beslut", ("avsla", "overklaga"))
    assert desk.store.count_decisions(DecisionFilter(status=("beslut",))) == 1
    assert desk.store.count_decisions(DecisionFilter(type=("avsla",))) == 1
    assert any("Status: rättat av Eva Ek 20" in text and "(maskinellt: Förslag)" in text for text in row.corrected)
    assert desk.store.decisions()[0].corrected == ()


def test_the_log_tells_who_when_what_and_what_the_machine_said(desk: Desk) -> None:
    desk.correct(desk.target(0), status="beslut")
    (made,) = history(desk.catalogue)
    assert (made.field, made.old, made.new, made.who, made.model) == ("status", "forslag", "beslut", "Eva Ek", MODEL)
    assert made.made_at.startswith("20")
    desk.correct_as("Bo Alm", desk.target(0), {"status": "delegationsbeslut"})
    assert (history(desk.catalogue)[0].old, history(desk.catalogue)[0].model) == ("beslut", "")


@pytest.mark.parametrize("statement", ["UPDATE corrections SET who = 'ingen'", "DELETE FROM corrections"])
def test_nothing_in_the_log_can_be_changed(desk: Desk, statement: str) -> None:
    desk.correct(desk.target(0), status="beslut")
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        desk.catalogue.connection.execute(statement)


def test_it_survives_a_newer_model(desk: Desk) -> None:
    desk.correct(desk.target(1), status="beslut")
    desk.store.replace(1, annotations(parsed(), "prov 2"))
    assert desk.statuses() == ["forslag", "beslut", "forslag", "forslag"]


def test_it_survives_a_new_version_of_the_file(desk: Desk) -> None:
    desk.correct(desk.target(2), status="beslut")
    desk.correct("dokument:" + "a" * 12 + "-0", title="Plan för parker och lek")
    desk.read(parsed("b"))
    assert desk.statuses() == ["forslag", "forslag", "beslut", "forslag"]
    assert desk.store.decisions()[0].title == "Plan för parker och lek"
    assert desk.corrections.orphans() == ()


def test_words_that_are_gone_leave_an_orphan(desk: Desk) -> None:
    (number,) = desk.correct(desk.target(1), status="beslut")
    desk.read(source(Part("Beslut", paragraphs("Nämnden beslutar", "att anta planen,")), sha256="c" * 64, file="a.pdf"))
    assert [made.id for made in desk.corrections.orphans()] == [number]
    assert desk.statuses() == ["forslag"]


def test_undoing_brings_back_what_stood_before(desk: Desk) -> None:
    (first,) = desk.correct(desk.target(0), status="beslut")
    (second,) = desk.correct(desk.target(0), status="delegationsbeslut")
    desk.corrections.undo(second, "Bo Alm")
    assert desk.statuses()[0] == "beslut"
    desk.corrections.undo(first, "Bo Alm")
    assert desk.statuses()[0] == "forslag"
    assert len(history(desk.catalogue)) == last_change(desk.catalogue) == 4


def test_undoing_the_older_keeps_the_newer(desk: Desk) -> None:
    (first,) = desk.correct(desk.target(0), status="beslut")
    desk.correct(desk.target(0), status="delegationsbeslut")
    desk.corrections.undo(first, "Bo Alm")
    assert desk.statuses()[0] == "delegationsbeslut"


def test_a_corrected_number_moves_the_clause_to_its_case(desk: Desk) -> None:
    desk.correct(desk.target(0), diarienummer="TN 2024/99")
    assert case(desk.store, "TN 2024/99").steps
    assert desk.store.count_decisions(DecisionFilter(diarienummer=("TN 2024/99",))) == 1


def test_entities_keep_label_norm_and_span(desk: Desk) -> None:
    entity = desk.store.entities(1)[1]
    target = f"entitet:{'a' * 12}-{entity.start}-{entity.end}"
    desk.correct(target, label="PROGRAM", norm="motion")
    desk.correct(target, span=f"{entity.start}-{entity.end + 2}")
    longer = desk.store.entities(1)[1]
    assert (longer.label, longer.norm, longer.end) == ("PROGRAM", "motion", entity.end + 2)
    assert longer.text == parsed().text[longer.start : longer.end]
    desk.correct(f"entitet:{'a' * 12}-{longer.start}-{longer.end}", label="LOC")
    desk.store.replace(1, annotations(parsed(), "prov 2"))
    assert (desk.store.entities(1)[1].label, desk.store.entities(1)[1].end) == ("LOC", longer.end)


def test_cells_of_tables(desk: Desk) -> None:
    desk.correct("cell:" + "a" * 12 + "-0-0-0", value="-12.5", text="-12,5")
    cell = desk.catalogue.parsed(desk.catalogue.sources()[0]).tables[0].cells[0]
    assert (str(cell.value), cell.text) == ("-12.5", "-12,5")


def test_rows_for_training(desk: Desk) -> None:
    (number,) = desk.correct(desk.target(1), status="beslut", types=["avsla"])[:1]
    desk.correct("dokument:" + "a" * 12 + "-0", doc_type="plan")
    desk.correct(f"entitet:{'a' * 12}-{desk.store.entities(1)[0].start}-{desk.store.entities(1)[0].end}", label="LOC")
    rows = list(corrections(desk.store))
    assert [(row.kind, row.field, row.old, row.new) for row in rows] == [
        ("beslut", "status", "forslag", "beslut"),
        ("beslut", "types", ["anta_faststalla"], ["avsla"]),
        ("dokument", "doc_type", "protokoll", "plan"),
        ("entitet", "label", "ORG", "LOC"),
    ]
    assert (rows[0].text, rows[0].title, rows[0].who, rows[0].model) == (TEXTS[1], "Plan för parker", "Eva Ek", MODEL)
    desk.corrections.undo(number, "Bo Alm")
    assert len(list(corrections(desk.store))) == 3


@pytest.mark.parametrize(
    ("target", "values", "code"),
    [
        ("beslut:aaaaaaaaaaaa-99999", {"status": "beslut"}, "E601"),
        ("beslut:ffffffffffff-8", {"status": "beslut"}, "E601"),
        ("något annat", {"status": "beslut"}, "E601"),
        ("beslut:aaaaaaaaaaaa-1-2", {"status": "beslut"}, "E601"),
        ("dokument:aaaaaaaaaaaa-0", {"status": "beslut"}, "E602"),
        ("dokument:aaaaaaaaaaaa-0", {}, "E602"),
        ("dokument:aaaaaaaaaaaa-0", {"doc_type": "roman"}, "E603"),
        ("dokument:aaaaaaaaaaaa-0", {"doc_type": ["plan"]}, "E603"),
        ("dokument:aaaaaaaaaaaa-0", {"title": ""}, "E603"),
        ("dokument:aaaaaaaaaaaa-0", {"title": "x" * 501}, "E603"),
        ("dokument:aaaaaaaaaaaa-0", {"title": "rad\nrad"}, "E603"),
        ("dokument:aaaaaaaaaaaa-0", {"date": "2024-02-30"}, "E603"),
        ("dokument:aaaaaaaaaaaa-0", {"date": None}, "E606"),
        ("dokument:aaaaaaaaaaaa-0", {"title": "Plan för parker"}, "E606"),
        ("cell:aaaaaaaaaaaa-0-0-0", {"value": "tolv"}, "E603"),
    ],
)
def test_what_is_refused_changes_nothing(desk: Desk, target: str, values: dict[str, object], code: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        desk.correct(target, **values)
    assert caught.value.code == code
    assert history(desk.catalogue) == ()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"types": []}, "E603"),
        ({"types": ["anta_faststalla", "dansa"]}, "E603"),
        ({"types": 7}, "E603"),
        ({"status": "beslut", "subject": "dans"}, "E603"),
    ],
)
def test_all_fields_or_none(desk: Desk, values: dict[str, object], code: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        desk.correct(desk.target(0), **values)
    assert caught.value.code == code
    assert set(desk.statuses()) == {"forslag"}


@pytest.mark.parametrize("span", ["5-5", "a-b", "0-9999", "12", [1, 2, 3], None])
def test_spans_that_cannot_be(desk: Desk, span: object) -> None:
    entity = desk.store.entities(1)[0]
    with pytest.raises(CorrectionError) as caught:
        desk.correct(f"entitet:{'a' * 12}-{entity.start}-{entity.end}", span=span)
    assert caught.value.code == "E603"


def test_a_span_ends_inside_the_text(desk: Desk) -> None:
    entity, length = desk.store.entities(1)[3], len(parsed().text)
    with pytest.raises(CorrectionError, match="utanför"):
        desk.correct(f"entitet:{'a' * 12}-{entity.start}-{entity.end}", span=[entity.start, length + 1])


@pytest.mark.parametrize("who", ["", "  ", "x" * 101])
def test_somebody_must_say_so(desk: Desk, who: str) -> None:
    with pytest.raises(CorrectionError):
        desk.correct_as(who, desk.target(0), {"status": "beslut"})


def test_undoing_twice_or_nothing_is_refused(desk: Desk) -> None:
    (number,) = desk.correct(desk.target(0), status="beslut")
    undone = desk.corrections.undo(number, "Bo Alm")
    for wanted, code in ((number, "E605"), (undone.id, "E605"), (99, "E604")):
        with pytest.raises(CorrectionError) as caught:
            desk.corrections.undo(wanted, "Bo Alm")
        assert caught.value.code == code


def test_what_can_be_pointed_at(desk: Desk) -> None:
    assert desk.corrections.reads(desk.target(0), ["status", "dans"])[1:] == ("forslag",)  # type: ignore[index]
    assert desk.corrections.reads(parse_target("dokument:aaaaaaaaaaaa-7")) is None
    assert str(parse_target(" cell:aaaaaaaaaaaa-1-2-3 ")) == "cell:aaaaaaaaaaaa-1-2-3"


_STATUS = st.sampled_from(("beslut", "delegationsbeslut", "uppdrag_historik", "forslag"))
_STEP = st.one_of(
    st.tuples(st.just("correct"), st.integers(0, 3), _STATUS),
    st.tuples(st.just("undo"), st.integers(1, 12), st.just("")),
    st.tuples(st.just("read"), st.integers(1, 3), st.just("")),
    st.tuples(st.just("version"), st.integers(0, 1), st.just("")),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_STEP, max_size=12))
def test_any_order_of_correcting_reading_and_undoing(tmp_path_factory: pytest.TempPathFactory, steps: list) -> None:  # type: ignore[type-arg]
    catalogue = Catalogue(tmp_path_factory.mktemp("katalog") / "katalog.sqlite", create=True)
    desk = Desk(catalogue)
    desk.read(parsed())
    standing: dict[int, tuple[int, str]] = {}
    rows = 0
    for what, number, status in steps:
        try:
            if what == "correct":
                (made,) = desk.correct(desk.target(number), status=status)
                standing[made], rows = (number, status), rows + 1
            elif what == "undo":
                desk.corrections.undo(number, "Bo Alm")
                standing.pop(number)
                rows += 1
            else:
                desk.read(parsed("b" if what == "version" and number else "a"), f"prov {number}")
        except CorrectionError:
            pass
        wanted = ["forslag"] * len(TEXTS)
        for place, new in (standing[key] for key in sorted(standing)):
            wanted[place] = new
        assert desk.statuses() == wanted
        assert len(history(catalogue)) == rows
    catalogue.close()
