"""Corrections show in search at once: in hits, filters and counts, before the index is made anew."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.archive import Archive, ArchiveOptions
from index.ingestion import IngestOptions
from index.overlay import Overlay, fulfils, read_mark, write_mark
from index.protocol import Filter, Query
from nlp.corrections import Change, CorrectionStore, parse_target
from tests.support import quick
from tests.support.passages import open_backend, passage, tag, write_generation


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    quick.install(monkeypatch)
    folder = quick.write_files(tmp_path / "pdf", a="Parker\natt anta parkplanen", b="Vägar\natt bygga vägen")
    made = Archive(tmp_path / "data", ArchiveOptions("hashing"), create=True)
    made.ingest([folder], IngestOptions(workers=0))
    yield made
    made.close()


def found(archive: Archive, text: str = "", **fields: object) -> list[str]:
    result = archive.search(Query(text, filter=Filter(**fields)))  # type: ignore[arg-type]
    assert not text or result.total >= len(result.hits)
    return [hit.passage.file for hit in result.hits]


def corrected(archive: Archive, **values: object) -> list[int]:
    row = archive.annotations.decisions()[0]
    changes = [Change(field, value) for field, value in values.items()]
    target = parse_target(f"beslut:{row.sha256[:12]}-{row.decision.start}")
    return [made.id for made in CorrectionStore(archive.catalogue).correct(target, changes, "Eva Ek")]


def test_filters_and_hits_follow_a_correction(archive: Archive) -> None:
    assert found(archive, status=("beslut",)) == ["a.pdf", "b.pdf"]
    (number,) = corrected(archive, status="forslag")
    assert found(archive, status=("forslag",)) == ["a.pdf"]
    assert found(archive, status=("beslut",)) == ["b.pdf"]
    assert found(archive, "parkplanen", status=("forslag",)) == ["a.pdf"]
    assert found(archive, "parkplanen", status=("beslut",)) == ["b.pdf"]
    hits = archive.search(Query("parkplanen", filter=Filter(status=("forslag",)))).hits
    assert [decision.status for hit in hits for decision in hit.passage.decisions] == ["forslag"]
    CorrectionStore(archive.catalogue).undo(number, "Eva Ek")
    assert found(archive, status=("forslag",)) == []


def test_the_next_index_holds_it_itself(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    assert archive.index_status().up_to_date
    corrected(archive, status="forslag", types="avsla")
    assert not archive.index_status().up_to_date
    archive._write_index()
    monkeypatch.setattr(Overlay, "current", lambda *_: pytest.fail("no passage differs"))
    monkeypatch.setattr(Overlay, "__init__", lambda self, passages=(): _refuse(self, list(passages)))
    assert archive.index_status().up_to_date


def _refuse(overlay: Overlay, passages: list[object]) -> None:
    assert passages == []
    overlay._passages = {}


def test_documents_too(archive: Archive) -> None:
    row = archive.annotations.decisions()[1]
    target = parse_target(f"dokument:{row.sha256[:12]}-0")
    changes = [Change("board", "Tekniska nämnden"), Change("date", "2031-01-02")]
    CorrectionStore(archive.catalogue).correct(target, changes, "Eva Ek")
    assert found(archive, board=("tekniska nämnden",)) == ["b.pdf"]
    assert found(archive, date_from="2031-01-01") == ["b.pdf"]
    assert found(archive, date_to="2030-12-31") == ["a.pdf"]


def test_a_generation_from_before_has_no_mark(tmp_path: Path) -> None:
    assert read_mark(tmp_path) == 0
    write_mark(tmp_path, 7)
    assert read_mark(tmp_path) == 7


@pytest.mark.parametrize(
    ("filter_", "passes"),
    [
        (Filter(), True),
        (Filter(status=("beslut",), type=("godkanna",)), True),
        (Filter(status=("forslag",)), False),
        (Filter(date_from="2024-01-01"), True),
        (Filter(date_from="2024-01-03"), False),
        (Filter(date_to="2024-01-02"), True),
        (Filter(date_to="2024-01-01"), False),
    ],
)
def test_a_filter_says_the_same_beside_the_index_as_in_it(tmp_path: Path, filter_: Filter, passes: bool) -> None:
    one = passage(0, "Nämnden godkänner planen.", date="2024-01-02", decisions=(tag(),))
    assert fulfils(one, filter_) is passes
    write_generation(tmp_path, [one])
    backend = open_backend(tmp_path)
    assert bool(backend.search(Query("planen", filter=filter_)).hits) is passes
    backend.lay_over(Overlay([one]))
    assert bool(backend.search(Query("planen", filter=filter_)).hits) is passes
    backend.close()


def test_a_passage_without_a_date_passes_no_dates() -> None:
    assert not fulfils(replace(passage(0), date=""), Filter(date_to="2024-01-01"))


def test_passages_by_name_are_as_they_are_now(tmp_path: Path) -> None:
    old, new = passage(0, title="Gammal"), passage(0, title="Ny")
    write_generation(tmp_path, [old])
    backend = open_backend(tmp_path)
    backend.lay_over(Overlay([new]))
    assert backend.passages([old.id]) == (new,)
    assert Overlay([new])
    assert not Overlay()
    backend.close()
