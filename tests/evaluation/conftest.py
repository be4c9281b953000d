"""The figures of the shared archive of the tests, measured once."""

import pytest

from evaluation.gold import load_gold
from evaluation.local import LocalSystem
from evaluation.report import Report
from evaluation.run import evaluate
from index.archive import Archive
from tests.support.commandline import Town
from tests.support.gold import write_gold


@pytest.fixture(scope="session")
def town_report(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report on the two packages of Ekdala with all of their gold."""
    gold = load_gold(write_gold(tmp_path_factory.mktemp("gold") / "facit", queries=200))
    archive = Archive(town.data)
    report = evaluate(gold, LocalSystem(archive), limit=3)
    archive.close()
    return report
