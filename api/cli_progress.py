"""What a person sees of an ingestion, all of it on standard error: a bar while it runs, then what came of it."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from ingest.errors import KommunsokError

if TYPE_CHECKING:
    from index.ingestion import FileOutcome, IngestSummary

Note = Callable[["FileOutcome", int], None]

_SHOWN: Final = 5
_FAILED: Final = "kunde inte läsas"
_MANY: Final = {
    "ny": "nya",
    "ny version": "nya versioner",
    "oförändrad": "oförändrade",
    "dubblett": "dubbletter",
    "återställd": "återställda",
}


def with_progress(run: Callable[[Note], "IngestSummary"]) -> "IngestSummary":
    """Run an ingestion with a bar that goes away when it ends; without one where nobody watches.

    Args:
        run: gets what is to be called after each file.
    """
    if not sys.stderr.isatty():
        return run(lambda *_: None)
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    last = TextColumn("{task.fields[file]}")
    columns = (TextColumn("Läser in"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), last)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, file="")

        def note(outcome: "FileOutcome", total: int) -> None:
            bar.update(task, total=total, advance=1, file=outcome.file)

        return run(note)


def print_summary(summary: "IngestSummary") -> None:
    """Say what was read, and what was not."""
    for line in summary_lines(summary):
        print(line, file=sys.stderr)


def summary_lines(summary: "IngestSummary") -> Iterator[str]:
    """A paragraph for every file that was not read whole, then one line about all."""
    for outcome in summary.outcomes:
        yield from _problem_lines(outcome)
    yield _totals(summary) if summary.outcomes else "Inga PDF-filer hittades."


def _problem_lines(outcome: "FileOutcome") -> Iterator[str]:
    if not outcome.problems:
        return
    if outcome.change is None:
        yield f"{outcome.file}: {_FAILED}"
        yield from (f"  {KommunsokError(problem.detail, problem.code)}" for problem in outcome.problems)
        return
    yield f"{outcome.file}: {outcome.change.value}" + (", delvis läst" if outcome.status == "partial" else "")
    yield from (f"  {problem.code} {problem.detail}" for problem in outcome.problems[:_SHOWN])
    if len(outcome.problems) > _SHOWN:
        yield f"  … och {len(outcome.problems) - _SHOWN} till"


def _totals(summary: "IngestSummary") -> str:
    files = len(summary.outcomes)
    kinds = Counter(outcome.change.value if outcome.change else _FAILED for outcome in summary.outcomes)
    parts = ", ".join(f"{count} {kind if count == 1 else _MANY.get(kind, kind)}" for kind, count in kinds.items())
    line = f"{files} {'fil' if files == 1 else 'filer'} ({parts})"
    if summary.pages:
        seconds = f"{summary.seconds:.1f}".replace(".", ",")
        line += f", {summary.documents} dokument, {summary.pages} sidor på {seconds} s"
        line += f" ({summary.pages_per_second:.0f} sidor/s)"
    return f"{line}."
