"""`kommunsok` as a process of its own: what goes where, what it loads, how fast it answers."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commandline import ROOT, Town, command, environment, run_process

QUESTION = "vilka beslut rör LOV hemtjänst"
HEAVY = ("torch", "spacy", "sklearn", "scipy", "skops", "fastapi", "starlette", "pydantic", "uvicorn", "pypdf", "rich")
TRIES = 6
LIMIT_SECONDS = 1.5
SCRIPT = "import sys\nfrom api.cli import run\ntry:\n    run()\nfinally:\n    print(*sys.modules, file=sys.stderr)\n"


def test_standard_output_holds_data_and_nothing_else(town: Town) -> None:
    answer = run_process(town.data, "search", QUESTION, "--format", "jsonl")
    assert answer.code == 0
    assert [hit["rank"] for hit in answer.lines] == list(range(1, 11))
    assert answer.err.splitlines()[-1].startswith("10 av ")
    read = run_process(town.data, "ingest", town.pdfs)
    assert (read.code, read.out, read.err) == (0, "", "2 filer (2 oförändrade).\n")


def test_an_error_is_one_line_and_an_exit_code(town: Town, tmp_path: Path) -> None:
    refused = run_process(tmp_path / "inget", "search", QUESTION)
    assert (refused.code, refused.out, len(refused.err.splitlines())) == (5, "", 1)
    assert refused.err.startswith("kommunsok: E401 ")
    assert run_process(town.data, "case", "ON 1999/1").code == 4
    assert run_process(town.data, "decisions", "--status", "foo").code == 2


@pytest.mark.parametrize("words", [["decisions", "-f", "jsonl"], ["headings"], ["search", QUESTION]])
def test_a_reader_that_hangs_up_is_no_error(town: Town, words: list[str]) -> None:
    """As in `kommunsok headings | head -1`, here with a reader that is gone from the start."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            command(town.data, *words), cwd=ROOT, env=environment(), stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def test_a_plain_terminal_gets_swedish(town: Town) -> None:
    """The C locale of a bare server has no å; Python takes UTF-8 then, and so do we."""
    plain = {name: value for name, value in environment().items() if not name.startswith(("LC_", "LANG", "PYTHONUTF8"))}
    done = subprocess.run(command(town.data, "headings"), cwd=ROOT, env=plain, capture_output=True, check=True)
    assert "Förslag till beslut" in done.stdout.decode("utf-8")


def test_a_search_loads_no_more_than_it_needs(town: Town) -> None:
    words = [sys.executable, "-c", SCRIPT, "--data", str(town.data), "search", QUESTION, "--json"]
    done = subprocess.run(words, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["hits"]
    loaded = set(done.stderr.split())
    assert {"numpy", "tantivy", "faiss"} <= loaded
    assert loaded.isdisjoint(HEAVY)
    assert loaded.isdisjoint({"nlp.entities.tagger", "nlp.decisions.extractor", "ingest.parse", "index.ingestion"})


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_loads_no_numbers(town: Town, word: str) -> None:
    words = [sys.executable, "-c", SCRIPT, word]
    done = subprocess.run(words, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True)
    assert set(done.stderr.split()).isdisjoint({"numpy", "faiss", "tantivy", *HEAVY})


def _processor_seconds(words: list[str]) -> float:
    """Processor time of a process, which other work on the machine disturbs less than clock time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_search_answers_soon(town: Town) -> None:
    """The aim is one second; vectors of words, the thesaurus and the answer have made it one and a half.

    One thread does nearly all of it, so that its processor time is the clock time of a machine that is idle.

    On a busy machine shared caches and cores make the same work cost up to twice as much.
    """
    words = command(town.data, "search", QUESTION)
    _processor_seconds(words)  # compiles our modules where that has not been done
    # The processors of shared machines swing by a third even when nothing of ours runs.
    busy = min(2.0, max(1.33, os.getloadavg()[0] / (os.cpu_count() or 1)))
    measured: list[float] = []
    while len(measured) < TRIES and min(measured, default=LIMIT_SECONDS + 1) > LIMIT_SECONDS:
        measured.append(_processor_seconds(words))
    assert min(measured) <= LIMIT_SECONDS * busy, measured
