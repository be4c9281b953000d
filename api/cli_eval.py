"""The command eval: measures every stage against gold, or compares two measurements."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from api.cli_progress import print_summary, with_progress
from api.cli_state import State
from api.output import write

if TYPE_CHECKING:
    from evaluation.model import Gold
    from evaluation.report import Report

_PATH: Final = click.Path(path_type=Path)
_FAILURES: Final = 50


@click.command("eval")
@click.option("--gold", type=_PATH, metavar="MAPP", help="Mapp med facit (JSON Lines).")
@click.option("--corpus", type=_PATH, metavar="MAPP", help="Mapp med PDF-filerna som facit gäller.")
@click.option("--json", "json_file", type=_PATH, metavar="FIL", help="Skriv alla tal till denna fil.")
@click.option("--markdown", is_flag=True, help="Skriv tabellen som Markdown.")
@click.option(
    "--failures",
    type=click.IntRange(min=0),
    metavar="ANTAL",
    help="Skriv de sämst besvarade frågorna, högst så många, med rätt ställen bredvid träffarna."
    f" Gränsar också felen av varje slag i JSON-filen (annars {_FAILURES}).",
)
@click.option("--keep", is_flag=True, help="Läs in i datamappen (--data) i stället för en tillfällig mapp.")
@click.option(
    "--compare",
    type=_PATH,
    nargs=2,
    metavar="FÖRE EFTER",
    help="Mät inget, utan jämför sökningen i två JSON-filer: skillnader, p-värden, frågor som blev bättre och sämre.",
)
@click.pass_obj
def evaluate(
    state: State,
    gold: Path | None,
    corpus: Path | None,
    json_file: Path | None,
    markdown: bool,
    failures: int | None,
    keep: bool,
    compare: tuple[Path, Path] | None,
) -> None:
    """Mät alla steg mot facit. Rubriker, dokument, beslut, entiteter, sökning och fakta; format: docs/evaluation.md."""
    if compare:
        _compare(*compare)
        return
    if gold is None or corpus is None:
        raise click.UsageError("Ange både --gold och --corpus, eller --compare.")
    report = _report(state, gold, corpus, _FAILURES if failures is None else failures, keep)
    if json_file is not None:
        write(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n", json_file)
    write(report.as_markdown() if markdown else report.as_text(), None)
    if failures is not None:
        write("".join(f"\n{row.as_text()}" for row in report.worst), None)


def _compare(before: Path, after: Path) -> None:
    from evaluation.compare import compare, read_run  # noqa: PLC0415

    write(compare(read_run(before), read_run(after)).as_text(), None)


def _report(state: State, gold: Path, corpus: Path, failures: int, keep: bool) -> "Report":
    from evaluation.gold import load_gold  # noqa: PLC0415

    loaded = load_gold(gold)
    if keep:
        return _measured(loaded, corpus, state, failures)
    with tempfile.TemporaryDirectory(prefix="kommunsok-eval-") as folder:
        return _measured(loaded, corpus, replace(state, data=Path(folder)), failures)


def _measured(gold: "Gold", corpus: Path, state: State, failures: int) -> "Report":
    from evaluation.local import LocalSystem  # noqa: PLC0415
    from evaluation.run import evaluate as measure  # noqa: PLC0415

    with state.archive(create=True) as archive:
        print_summary(with_progress(lambda note: archive.ingest([corpus], progress=note)))
        return measure(gold, LocalSystem(archive), failures)


COMMANDS: Final = (evaluate,)
