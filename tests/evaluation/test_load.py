"""The load benchmark: distinct passages enough, figures that say what was measured, a service that begins and ends."""

import asyncio
import random
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.load import Load, ask, figures, processor_ticks, questions_of, service, stolen_share
from evaluation.load_archive import enlarge, repeated
from index.archive import Archive
from index.protocol import Query
from tests.support.commandline import Town
from tests.support.passages import passage


def test_copies_are_distinct_and_keep_the_places_of_their_pieces() -> None:
    text = "Nämnden beslutar att godkänna förslaget till budget för hemtjänsten. " * 20
    given = [replace(passage(1), text=text), replace(passage(2), text="Kort text om verksamheten 2021.")]
    made = list(repeated(given, 7, random.Random(1)))
    assert made[:2] == given
    assert len({one.id for one in made}) == 7
    assert [len(one.text) for one in made] == [len(given[number % 2].text) for number in range(7)]
    assert len({one.text for one in made[::2]}) == 4
    assert made == list(repeated(given, 7, random.Random(1)))


def test_figures_leave_out_the_beginning() -> None:
    load = Load(2, 0.0, 10.0, ("a",))
    answers = [(0.5, 9.0, True), *((2.0 + number / 100, number / 1000, number != 7) for number in range(100))]
    found = figures(load, answers, 2.02)
    assert (found.asked, found.refused, found.per_second) == (100, 1, 12.5)
    assert (found.median, found.p95, found.slowest, found.processor) == (50.0, 95.0, 99.0, 20.0)


def test_what_other_guests_had_is_told(tmp_path: Path) -> None:
    told = tmp_path / "stat"
    told.write_text("cpu  10 0 5 80 0 0 0 5 0 0\ncpu0 10 0 5 80 0 0 0 5 0 0\n", "ascii")
    before = processor_ticks(told)
    assert before == [10, 0, 5, 80, 0, 0, 0, 5]
    assert stolen_share(before, [20, 0, 10, 140, 0, 0, 0, 30]) == 0.25
    assert processor_ticks(tmp_path / "missing") is None
    told.write_text("btime 1\n", "ascii")
    assert processor_ticks(told) is None
    assert stolen_share(None, before) is None


def test_questions_are_many() -> None:
    assert len(set(questions_of(None))) == len(questions_of(None)) >= 40


@pytest.mark.server
def test_a_large_archive_is_made_and_asked(town: Town, tmp_path: Path) -> None:
    enlarge(town.data, tmp_path / "large", 400)
    archive = Archive(tmp_path / "large")
    assert len(archive.search(Query("hemtjänst", limit=20)).hits) == 20
    archive.close()
    with service(tmp_path / "large", 1) as port:
        answers = asyncio.run(ask(port, Load(3, 0.1, 1.0, ("hemtjänst", "skolskjuts", "budget"))))
    assert answers
    assert all(ok for _, _, ok in answers)
