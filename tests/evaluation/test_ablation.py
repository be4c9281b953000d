"""Searching without one part after the other, on the shared archive of the tests."""

import sys
from dataclasses import fields
from pathlib import Path

import pytest

from evaluation import ablation
from evaluation.ablation import VARIANTS, WHOLE, ablate, as_text
from evaluation.compare import ALL
from evaluation.gold import load_gold
from index.switches import RankingOptions
from tests.support.commandline import Town
from tests.support.gold import write_gold


def test_every_switch_is_thrown_by_a_variant() -> None:
    whole = VARIANTS[WHOLE]
    assert whole == RankingOptions()
    for switch in fields(RankingOptions):
        assert getattr(whole, switch.name) is True
        assert any(not getattr(options, switch.name) for options in VARIANTS.values()), switch.name


def test_what_is_switched_off_is_missed(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = (WHOLE, "no encoder", "stems of the question alone")
    monkeypatch.setattr(ablation, "VARIANTS", {name: VARIANTS[name] for name in few})
    queries = load_gold(write_gold(tmp_path / "facit", queries=24)).retrieval or ()
    found = ablate(town.data, queries)
    assert tuple(found) == few
    answerable = sum(bool(query.relevant) for query in queries)
    whole = found[WHOLE].of(ALL)
    assert (whole.queries, whole.before - whole.after, whole.p) == (answerable, 0.0, 1.0)
    for name in few[1:]:
        changed = found[name].of(ALL)
        assert changed.before == whole.after
        assert changed.better + changed.worse > 0, name
    lines = as_text(found).splitlines()
    assert [line.split("  ")[0] for line in lines] == ["nDCG@10", *few]
    assert f"plain ({found[WHOLE].of('plain').queries})" in lines[0]


def test_the_program_reads_the_corpus_first(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read: list[tuple[Path, list[Path]]] = []

    class Stub:
        def __init__(self, data: Path, create: bool = False) -> None:
            self._data = data

        def ingest(self, paths: list[Path]) -> None:
            read.append((self._data, paths))

        def close(self) -> None: ...

    monkeypatch.setattr(ablation, "Archive", Stub)
    monkeypatch.setattr(ablation, "ablate", lambda data, queries: {WHOLE: (data, len(queries))})
    monkeypatch.setattr(ablation, "as_text", lambda found: f"{found}\n")
    gold = write_gold(tmp_path / "facit", queries=4)
    monkeypatch.setattr(sys, "argv", ["ablation", "--gold", str(gold), "--corpus", str(town.pdfs)])
    ablation.main()
    (data, paths), *_ = read
    assert paths == [town.pdfs]
    assert capsys.readouterr().out == f"{ {WHOLE: (data, 4)} }\n"


def test_gold_without_questions_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = write_gold(tmp_path / "facit")
    (gold / "queries.jsonl").unlink()
    monkeypatch.setattr(sys, "argv", ["ablation", "--gold", str(gold), "--corpus", "."])
    with pytest.raises(SystemExit):
        ablation.main()
