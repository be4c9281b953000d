"""Tests with broken files: whatever is wrong with one, it ends as read, as read in part, or with a typed error.

A few hundred; `python -m tests.support.mutate 2000` tries as many as one likes. A failure names the seed that
`tests.support.mutate.mutated` makes the same file from.
"""

import random
from pathlib import Path

import pytest

from nlp.pipeline import Annotator
from tests.support import mutate
from tests.support.mutate import SORTS, Tally, mutated, mutated_zip, run_sort, small_docx, small_packages

FIXED = {"pypdf": 90, "pdfium": 90, "docx": 50, "html": 50}
NEW = 10


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


@pytest.mark.parametrize("extractor", SORTS)
def test_broken_files_end_well(extractor: str, annotator: Annotator) -> None:
    """The same ones in every run, and some new ones."""
    drawn = random.SystemRandom().randrange(1 << 32)
    fixed = FIXED[extractor]
    seeds = [f"fast/{number}" for number in range(fixed)] + [f"{drawn}/{number}" for number in range(NEW)]
    tally = run_sort(extractor, seeds, annotator)
    assert not tally.untyped, "\n".join(tally.untyped)
    assert sum(tally.outcomes.values()) == fixed + NEW
    assert tally.slowest[0] < 15, tally.slowest  # the first pays for loading the models
    read = sum(times for outcome, times in tally.outcomes.items() if not outcome.startswith("E"))
    assert 0 < read < fixed + NEW  # some too broken to read, most not


def test_the_same_seed_breaks_a_file_the_same_way() -> None:
    sound = small_packages()[0]
    assert mutated(sound, "1/2") == mutated(sound, "1/2")
    assert len({mutated(sound, f"1/{number}") for number in range(20)}) > 15
    assert mutated(b"kort", "1") == b"kort"
    (archive,) = small_docx()
    assert mutated_zip(archive, "1/2") != archive


def test_errors_that_are_not_typed_are_counted_with_their_seed(
    monkeypatch: pytest.MonkeyPatch, annotator: Annotator
) -> None:
    def fail(path: Path, *_: object) -> None:
        raise ZeroDivisionError(path.name)

    monkeypatch.setattr(mutate, "read", fail)
    tally: Tally = run_sort("pypdf", ["7/1", "7/2"], annotator)
    assert tally.outcomes == {"untyped": 2}
    assert "7/1: Traceback" in tally.untyped[0]


def test_the_command(capsys: pytest.CaptureFixture[str], annotator: Annotator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutate, "Annotator", lambda: annotator)
    mutate.main(["5", "1", "pypdf"])
    assert "pypdf: 5 files, seed 1" in capsys.readouterr().out
