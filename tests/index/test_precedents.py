"""Precedents: decisions first, the own ärende left out, what is alike shown, any text taken."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.duplicates import MOST_PLACES
from index.embedded import EmbeddedBackend
from index.precedents import MAX_CHARACTERS, Example, example_of
from ingest.errors import QueryError
from tests.support.passages import open_backend, passage, tag, write_generation

FILLER = tuple(
    passage(n, f"Skolans matsedel vecka{n} redovisas för eleverna i klass{n}.", document=n) for n in range(20, 60)
)
DRAFT = passage(0, "Båthamnens bryggor rustas upp och båtplatsernas taxa höjs.", document=0, diarienummer="KS 2024/1",
                laws=("KL",), decisions=(tag("forslag", ("godkanna",), "kultur_fritid"),))  # fmt: skip
SAME_CASE = passage(1, "Båthamnens bryggor och båtplatsernas taxa.", document=1, diarienummer="KS 2024/1")
REPORT = passage(2, "Båthamnens bryggor är slitna. Båtplatsernas taxa är låg.", document=2, diarienummer="KS 2020/7")
DECISION = passage(3, "Båtplatsernas taxa höjs för att bekosta nya bryggor.", document=3, diarienummer="KS 2021/9",
                   laws=("KL",), decisions=(tag("beslut", ("godkanna",), "kultur_fritid"),))  # fmt: skip
COPY = passage(4, "Båtplatsernas taxa höjs, bryggor byggs.", document=4, diarienummer="KS 2021/9")


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedBackend:
    """A harbour among many school meals."""
    root = tmp_path_factory.mktemp("precedents")
    write_generation(root, [DRAFT, SAME_CASE, REPORT, DECISION, COPY, *FILLER])
    return open_backend(root)


def test_decisions_come_first_and_each_case_once(backend: EmbeddedBackend) -> None:
    found = backend.precedents.find(example_of(DRAFT))
    assert [one.passage.id for one in found][:2] == [DECISION.id, REPORT.id]
    assert [one.rank for one in found] == list(range(1, len(found) + 1))
    cases = [one.passage.diarienummer for one in found]
    assert "KS 2024/1" not in cases
    assert cases.count("KS 2021/9") == 1


def test_what_is_alike_is_shown(backend: EmbeddedBackend) -> None:
    best = backend.precedents.find(example_of(DRAFT))[0]
    assert best.decided
    assert {"båtplatsernas", "bryggor"} <= set(best.terms)
    assert (best.laws, best.types, best.subjects) == (("KL",), ("godkanna",), ("kultur_fritid",))


def test_a_pasted_text_leaves_out_the_case_that_it_names(backend: EmbeddedBackend) -> None:
    text = "Dnr KS 2021/9. Båtplatsernas taxa och båthamnens bryggor."
    found = backend.precedents.find(Example(text))
    assert found
    assert all(one.passage.diarienummer != "KS 2021/9" for one in found)
    assert all(not one.laws for one in found)


def test_nothing_alike_is_nothing(backend: EmbeddedBackend) -> None:
    assert backend.precedents.find(Example("Kvantdatorn köper rymdraketer.")) == ()
    assert backend.precedents.find(Example("Nämnden beslutar. 2023. Karin Ekdahl (S).")) == ()


@pytest.mark.parametrize(
    ("text", "limit"), [("", 10), (" \n", 10), ("x" * (MAX_CHARACTERS + 1), 10), ("taxa", 0), ("taxa", 51)]
)
def test_what_cannot_be_honoured_is_refused(backend: EmbeddedBackend, text: str, limit: int) -> None:
    with pytest.raises(QueryError):
        backend.precedents.find(Example(text), limit)


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_text_can_be_given(backend: EmbeddedBackend, text: str) -> None:
    assert len(backend.precedents.find(Example(text))) <= 10


def test_copies_are_told_of_and_counted(tmp_path: Path) -> None:
    copies = (passage(n, DECISION.text, document=n, diarienummer="KS 2021/9") for n in range(70, 85))
    write_generation(tmp_path, [DRAFT, DECISION, *copies, *FILLER])
    best = open_backend(tmp_path).precedents.find(example_of(DRAFT))[0]
    assert (len(best.also), best.also_total) == (MOST_PLACES, 15)
