"""Reliability of the confidence: Brier score, table, and fits that do not see what they judge."""

from pathlib import Path

import numpy as np
import pytest

from evaluation import confidence
from evaluation.confidence import Judged, bands, brier, judge, main, refitted, table
from evaluation.predictions import DecisionRow
from tests.support.sources import Part, paragraphs, source

PLAN = "Nämnden beslutar att anta planen för trygga skolvägar."
RULES = "Nämnden beslutar att godkänna redovisningen av intern kontroll."


def many(shift: float = 0.0) -> Judged:
    """Three packages whose clauses are right as often as they say, or more often."""
    said = np.tile([0.2, 0.6, 0.9], 200)
    right = np.random.default_rng(1).random(600) < said + shift
    return Judged(said, right, np.arange(600) // 200)


def test_brier_score() -> None:
    assert brier(np.array([1.0, 0.0]), np.array([True, False])) == 0
    assert brier(np.array([0.5, 1.0]), np.array([True, False])) == pytest.approx(0.625)


def test_bands_count_every_clause_once() -> None:
    said = np.array([0.0, 0.5, 0.95, 1.0])
    found = list(bands(said, np.array([False, True, True, False])))
    assert [(band.least, band.most, band.count) for band in found] == [(0.0, 0.5, 1), (0.5, 0.7, 1), (0.95, 1.0, 2)]
    assert found[-1].said == pytest.approx(0.975)
    assert found[-1].right == 0.5


def test_a_fit_leaves_what_is_right_and_mends_what_is_not() -> None:
    good, low = many(), many(0.1)
    assert refitted(good) == pytest.approx(good.confidence, abs=0.1)
    assert brier(refitted(low), low.right) < brier(low.confidence, low.right)


def test_a_package_is_judged_by_the_others_alone() -> None:
    judged = many()
    changed = Judged(judged.confidence, judged.right ^ (judged.package == 0), judged.package)
    assert (refitted(judged) == refitted(changed))[judged.package == 0].all()
    assert (refitted(judged) != refitted(changed))[judged.package == 1].all()


def test_the_table_of_packages(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(
        confidence, "parse_file", lambda _, name: source(Part("Beslut", paragraphs(PLAN, RULES)), file=name)
    )
    gold = [DecisionRow(file, 1, 1, PLAN, "beslut", ("anta_faststalla",), "grundskola") for file in ("a.pdf", "b.pdf")]
    judged = judge(gold, Path("packages"))
    assert judged.right.sum() == 2
    assert set(judged.package) == {0, 1}
    assert f"{len(judged.right)} clauses" in table(judged)

    class Rows:
        decisions = gold

    monkeypatch.setattr(confidence, "load_gold", lambda _: Rows)
    assert main(["--gold", "g", "--corpus", "c"]) == 0
    assert capsys.readouterr().out == table(judged)
