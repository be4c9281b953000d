"""A round of watches: only what is new is told of, once, and nothing is kept of what the archive no longer holds."""

import sqlite3
from pathlib import Path

from api.kept.rounds import run_round
from api.kept.watches import Wanted, WatchStore
from index.ingestion import IngestOptions
from tests.api.kept.conftest import Reader


def texts(read: Reader, kept: sqlite3.Connection, number: int = 1) -> list[str]:
    store = WatchStore(kept)
    found = store.found(store.by_number(number))
    return [one.text for one in read().backend().passages(finding.passage for finding in found)]


def test_what_was_there_before_is_not_told_of_and_what_comes_later_is(read: Reader, kept: sqlite3.Connection) -> None:
    archive = read(mars="Hemtjänsten växer.")
    assert run_round(archive, kept) == {}
    watch = WatchStore(kept).add("jag", Wanted("Hemtjänst", "q=hemtj%C3%A4nst", mode="ord"))
    assert run_round(archive, kept) == {}
    read(april="Avgiften för hemtjänst höjs.", maj="Simhallen stängs.")
    assert run_round(archive, kept) == {watch.id: 1}
    assert run_round(archive, kept) == {}
    assert "Avgiften" in texts(read, kept)[0]


def test_the_same_words_are_no_news_and_findings_follow_them_to_another_file(
    read: Reader, kept: sqlite3.Connection, tmp_path: Path
) -> None:
    archive = read(mars="Simhallen stängs.")
    run_round(archive, kept)
    WatchStore(kept).add("jag", Wanted("Hemtjänst", "q=hemtj%C3%A4nst", mode="ord"))
    read(april="Hemtjänsten växer.")
    assert run_round(archive, kept) == {1: 1}
    (before,) = WatchStore(kept).found(WatchStore(kept).by_number(1))
    (tmp_path / "in" / "april.pdf").unlink()
    read(maj="Hemtjänsten växer. ")
    archive.withdraw("april.pdf", "finns i maj")
    assert run_round(archive, kept) == {}
    (after,) = WatchStore(kept).found(WatchStore(kept).by_number(1))
    assert (after.digest, after.found_at) == (before.digest, before.found_at)
    assert after.passage != before.passage
    assert texts(read, kept)


def test_nothing_is_kept_of_what_was_withdrawn(read: Reader, kept: sqlite3.Connection, tmp_path: Path) -> None:
    archive = read(mars="Simhallen stängs.")
    run_round(archive, kept)
    WatchStore(kept).add("jag", Wanted("Hemtjänst", "q=hemtj%C3%A4nst", mode="ord"))
    read(april="Hemtjänsten växer.")
    run_round(archive, kept)
    (tmp_path / "in" / "april.pdf").unlink()
    archive.withdraw("april.pdf", "fel fil")
    run_round(archive, kept)
    assert kept.execute("SELECT count(*) FROM found").fetchone()[0] == 0
    assert kept.execute("SELECT count(*) FROM seen_sources").fetchone()[0] == 1


def test_an_index_that_is_built_anew_tells_of_nothing(read: Reader, kept: sqlite3.Connection) -> None:
    archive = read(mars="Hemtjänsten växer.")
    run_round(archive, kept)
    WatchStore(kept).add("jag", Wanted("Hemtjänst", "q=hemtj%C3%A4nst", mode="ord"))
    kept.execute("DELETE FROM seen")  # as if every passage were cut anew
    archive.rebuild()
    assert run_round(archive, kept) == {}


def test_meaning_and_filters(read: Reader, kept: sqlite3.Connection) -> None:
    archive = read(**{f"fil{n}": f"Rapport nummer {n} om vägar och broar." for n in range(12)})
    run_round(archive, kept)
    store = WatchStore(kept)
    near = store.add("jag", Wanted("Nära", "q=simhallens+bass%C3%A4ng", mode="betydelse", nearness=1.5))
    far = store.add("jag", Wanted("Långt", "q=simhallens+bass%C3%A4ng", mode="betydelse", nearness=10))
    dated = store.add("jag", Wanted("Filter", "date_from=2023-01-01&date_to=2023-12-31"))
    never = store.add("jag", Wanted("Aldrig", "date_from=2024-01-01"))
    broken = store.add("jag", Wanted("Trasig", "status=beslutat"))
    read(ny="Simhallens bassäng.")
    found = run_round(archive, kept)
    assert found == {near.id: 1, dated.id: 1}
    assert {far.id, never.id, broken.id}.isdisjoint(found)


def test_a_document_is_told_of_once_and_by_what_it_decides(read: Reader, kept: sqlite3.Connection) -> None:
    archive = read(mars="Simhallen stängs.")
    run_round(archive, kept)
    WatchStore(kept).add("jag", Wanted("Hemtjänst", "q=hemtj%C3%A4nst", mode="ord"))
    long = " ".join(["Hemtjänsten beskrivs här med många ord om hemtjänst."] * 60)
    archive = read(april=f"{long}\natt anta riktlinjer för hemtjänst")
    assert run_round(archive, kept) == {1: 1}
    assert "att anta" in texts(read, kept)[0]
    assert archive.ingest([], IngestOptions(workers=0)) is not None
