"""Assignments out of tables: headers in any wording, rows taken apart, cells as receiver, day and state."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.catalogue import Catalogue
from nlp.analyzer import Analyzer
from nlp.assignments.columns import LABELS, STATES, find_headers
from nlp.assignments.listing import assignments
from nlp.assignments.model import Assignment
from nlp.assignments.tables import read_row, table_rows
from nlp.model import Annotations
from nlp.store import AnnotationStore
from tests.support.sources import Part, paragraphs, source

COLUMNS = ("task", "receiver", "deadline", "state")
JOINED = (
    "Ta fram en plan för nattbemanning i boendena Omsorgschefen 2024-03-31 Pågår Utreda nya lås till lägenheterna "
    "Anna Berg Hösten 2024 Ej påbörjat Se över avgifterna Ekonomichef Klart"
)


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Uppdrag Ansvarig Klart senast Status", COLUMNS),
        ("UPPDRAG  ANSVARIG  TIDPLAN  LÄGE", COLUMNS),
        ("Nr\nÅtgärd\nVem\nNär", ("number", "task", "receiver", "deadline")),
        ("Uppdragsgivare Uppdrag Handläggare Återrapporteras", ("giver", "task", "receiver", "deadline")),
        ("Aktivitet Ansvarig funktion Planerat klart Kommentar", ("task", "receiver", "deadline", "note")),
        ("Beslutsdatum | Vad ska göras | Utförs av | Redovisas senast", ("day", "task", "receiver", "deadline")),
    ],
)
def test_headers_in_any_wording(header: str, columns: tuple[str, ...]) -> None:
    (found,) = find_headers(f"Uppföljning\n{header}\nTa fram en plan\n")
    assert found.columns == columns
    assert found.start == len("Uppföljning\n")


@pytest.mark.parametrize(
    "line",
    [
        "Uppdrag Status",  # a list, not a table
        "Ansvarig Klart senast Status",  # no task
        "Uppdrag Kommentar Nr",  # neither who nor when nor state
        "Uppdrag och Ansvarig Klart senast Status",
        "Uppdrag Åtgärd Ansvarig Status",  # two tasks
        "Nämndens uppdrag: ansvarig chef ger status senast",
    ],
)
def test_what_is_no_header(line: str) -> None:
    assert find_headers(f"{line}\n") == []


@pytest.mark.parametrize(
    ("text", "task", "cells"),
    [
        (
            "Utreda bemanningen i Norrtorp Enhetschef stöd 31 mars 2024 Klart",
            "Utreda bemanningen i Norrtorp",
            {"receiver": "Enhetschef stöd", "deadline": "31 mars 2024", "state": "Klart"},
        ),
        (
            "Samverka om skolskjuts Skol- och omsorgschefen senast Q2 2025 Delvis genomfört",
            "Samverka om skolskjuts",
            {"receiver": "Skol- och omsorgschefen", "deadline": "senast Q2 2025", "state": "Delvis genomfört"},
        ),
        ("Se över taxan Ej påbörjat", "Se över taxan", {"state": "Ej påbörjat"}),
        ("Se över taxan Bo Al-Alm (S) löpande", "Se över taxan", {"receiver": "Bo Al-Alm (S)", "deadline": "löpande"}),
    ],
)
def test_a_row_comes_apart(text: str, task: str, cells: dict[str, str]) -> None:
    assert read_row(text, COLUMNS) == (task, cells)


def test_cells_before_the_task() -> None:
    row = read_row("12 Tekniska nämnden Laga taket Rektor 2024", ("number", "giver", "task", "receiver", "deadline"))
    assert row == (
        "Laga taket",
        {"number": "12", "giver": "Tekniska nämnden", "receiver": "Rektor", "deadline": "2024"},
    )
    columns = ("day", "giver", "task", "deadline")
    row = read_row("2024-01-10 Kommunstyrelsen Laga taket före vintern maj 2024", columns)
    assert row == ("Laga taket före vintern", {"day": "2024-01-10", "giver": "Kommunstyrelsen", "deadline": "maj 2024"})


@pytest.mark.parametrize(
    "text", ["", "Klart", "Taket Klart", "och så vidare till nästa sida Klart", "Vanlig text om tak"]
)
def test_what_is_no_row(text: str) -> None:
    assert read_row(text, COLUMNS) is None


def test_rows_that_ran_together_and_rows_on_lines() -> None:
    text = f"Uppdrag Ansvarig Klart senast Status\n{JOINED}\nEfter tabellen kommer text.\n"
    rows = list(table_rows(text, [0]))
    assert [row.task for row in rows] == [
        "Ta fram en plan för nattbemanning i boendena",
        "Utreda nya lås till lägenheterna",
        "Se över avgifterna",
    ]
    assert all(text[row.start :].startswith(row.task) and row.start < row.end for row in rows)
    noted = "Åtgärd När Ansvarig\nLaga taket 2024 Rektor\nMåla om 2025 Rektor\nSedan slut.\nLaga mer 2026 Rektor"
    assert [row.task for row in table_rows(noted, [0])] == ["Laga taket", "Måla om"]


def test_a_table_ends_with_its_section_and_before_the_next() -> None:
    text = f"Uppdrag Ansvarig Klart senast Status\n{JOINED}\n"
    assert len(list(table_rows(text, [0, text.index("Utreda")]))) == 1
    assert len(list(table_rows(text + text, [0]))) == 6
    far = f"Uppdrag Ansvarig Klart senast Status\n{'Text utan slut. ' * 60}Laga taket Rektor Klart\n"
    assert list(table_rows(far, [0])) == []


@given(st.text(max_size=200), st.permutations(sorted(LABELS)))
def test_any_text_is_read(text: str, kinds: list[str]) -> None:
    row = read_row(text, kinds)
    assert row is None or (row[0] in " ".join(text.split()) and set(row[1]) <= set(kinds))
    assert all(0 <= found.start < found.end <= len(text) for found in table_rows(text, []))


_TASK = st.sampled_from(("Laga taket", "Ta fram en rutin för larm", "Se över taxan för sotning"))
_WHO = st.sampled_from(("Rektor", "Enhetschef stöd", "Anna Berg", "Tekniska kontoret"))
_WHEN = st.sampled_from(("2024-05-01", "maj 2024", "Q3 2024", "Hösten 2024", "löpande"))


@given(st.lists(st.tuples(_TASK, _WHO, _WHEN, st.sampled_from(sorted(STATES))), min_size=1, max_size=5))
def test_what_was_run_together_comes_apart_again(rows: list[tuple[str, str, str, str]]) -> None:
    printed = " ".join(f"{task} {who} {when} {state.capitalize()}" for task, who, when, state in rows)
    found = list(table_rows(f"Uppdrag Ansvarig Klart senast Status\n{printed}", []))
    assert [(row.task, row.cells["deadline"], row.cells["state"].lower()) for row in found] == [
        (task, when, state) for task, _, when, state in rows
    ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[AnnotationStore]:
    catalogue = Catalogue(tmp_path / "katalog.sqlite", create=True)
    yield AnnotationStore(catalogue)
    catalogue.close()


def listed(store: AnnotationStore, *texts: str, day: str = "2024-04-15") -> dict[str, Assignment]:
    parsed = source(Part("Uppföljning av uppdrag", paragraphs(*texts)), date="2024-01-20", board="Omsorgsnämnden")
    _, row = store.catalogue.store(parsed, Path("a.pdf"))
    store.replace(row, Annotations((), (), "prov 1"))
    return {found.task: found for found in assignments(store, Analyzer(), day)}


def test_rows_become_assignments(store: AnnotationStore) -> None:
    found = listed(store, "Uppdrag Ansvarig Klart senast Status", JOINED)
    plan = found["Ta fram en plan för nattbemanning i boendena"]
    assert (plan.receiver, plan.status, plan.giver) == ("Omsorgschefen", "forsenat", None)
    assert plan.deadline is not None
    assert (plan.deadline.date, plan.deadline.text) == ("2024-03-31", "2024-03-31")
    locks = found["Utreda nya lås till lägenheterna"]
    assert (locks.receiver, locks.status) == ("Anna Berg", "oppet")
    assert locks.deadline is not None
    assert (locks.deadline.date, locks.deadline.kind) == ("2024-11-30", "period")
    fees = found["Se över avgifterna"]
    assert (fees.status, fees.deadline, fees.places[0].kind) == ("avslutat", None, "tabell")
    assert fees.places[0].model.startswith("kommunsok-uppdrag")


def test_giver_and_day_of_a_row(store: AnnotationStore) -> None:
    found = listed(
        store,
        "Beslutsdatum Uppdragsgivare Uppdrag Ansvarig Redovisas",
        "2023-11-02 Kommunstyrelsen Utreda lokalerna Omsorgschefen maj 2024",
    )
    (item,) = found.values()
    assert (item.giver, item.given, item.receiver, item.status) == (
        "Kommunstyrelsen", "2023-11-02", "Omsorgschefen", "oppet",
    )  # fmt: skip
