"""What a person sees of an ingestion, all of it on standard error: a bar while it runs, then what came of it."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ingest.errors import ERROR_CODES, KommunsokError

if TYPE_CHECKING:
    from index.outcomes import FileOutcome, IngestSummary, LeftOut

Note = Callable[["FileOutcome", int], None]

_SHOWN: Final = 5
_FAILED: Final = "kunde inte läsas"
_UNREAD: Final = {"E113": "Utelämnade", "E120": "Saknas i mappen", "E206": "I importlistan men inte i mappen"}
_MANY: Final = {
    "ny": "nya",
    "ny version": "nya versioner",
    "oförändrad": "oförändrade",
    "dubblett": "dubbletter",
    "återställd": "återställda",
    "flyttad": "flyttade",
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
    yield from _left_out_lines(summary.left_out)
    for file in summary.withdrawn:
        yield f"{file}: återkallad, filen finns inte kvar i mappen"
    yield _totals(summary) if summary.outcomes else "Inga filer att läsa hittades."


def _left_out_lines(left_out: "Sequence[LeftOut]") -> Iterator[str]:
    """One paragraph for each reason: how many files, the names of the first, and what to do."""
    for code in dict.fromkeys(item.problem.code for item in left_out):
        items = [item for item in left_out if item.problem.code == code]
        row = ERROR_CODES[code]
        yield f"{_UNREAD.get(code, 'Utelämnade')}: {len(items)} {'fil' if len(items) == 1 else 'filer'}"
        yield from (f"  {code} {item.file}: {item.problem.detail}" for item in items[:_SHOWN])
        if len(items) > _SHOWN:
            yield f"  … och {len(items) - _SHOWN} till"
        yield f"  {row.title}. {row.advice}"


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
