"""Commands that fill an archive and say how it is: ingest, index, status."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli_state import FormatOption, OutputOption, State
from api.output import Format, render, write

if TYPE_CHECKING:
    from index.ingestion import FileOutcome, IngestSummary

_FILE_FAILED = 3


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(ingest)
    app.command("index")(rebuild)
    app.command()(status)


def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Filer eller mappar med PDF.")],
    workers: Annotated[int, typer.Option(min=0, help="Antal parallella processer; 0 = ingen utöver denna.")] = 2,
) -> None:
    """Läs in möteshandlingar (PDF) och gör dem sökbara; det som redan är inläst läses inte igen."""
    from index.ingestion import IngestOptions  # noqa: PLC0415

    state: State = context.obj
    with state.archive(create=True) as archive:
        summary = _with_progress(lambda note: archive.ingest(paths, IngestOptions(workers=workers), note))
    _print_summary(summary)
    if any(outcome.status == "failed" for outcome in summary.outcomes):
        raise typer.Exit(_FILE_FAILED)


def rebuild(context: typer.Context) -> None:
    """Bygg om sökindexet från katalogen."""
    state: State = context.obj
    with state.archive() as archive:
        made = archive.rebuild()
    print(f"Generation {made.generation}: {made.passages} passager.", file=sys.stderr)


def status(context: typer.Context, format_: FormatOption = Format.TABLE, output: OutputOption = None) -> None:
    """Visa vad som är inläst, vad som inte gick att läsa och om indexet är aktuellt."""
    from api.rows import SOURCE_FIELDS, failure_row, source_row  # noqa: PLC0415

    state: State = context.obj
    with state.archive() as archive:
        counts = archive.catalogue.problem_counts()
        rows = [source_row(row, counts.get(row.id, 0)) for row in archive.catalogue.sources()]
        rows.extend(failure_row(failure) for failure in archive.catalogue.failures())
        index = archive.index_status()
    write(render(rows, SOURCE_FIELDS, format_), output)
    if index.generation:
        fresh = "aktuellt" if index.up_to_date else "inte aktuellt; kör: kommunsok index"
        print(f"Sökindex {index.generation}: {index.passages} passager, {fresh}.", file=sys.stderr)
    else:
        print("Sökindex saknas; kör: kommunsok index", file=sys.stderr)


def _with_progress(run: Callable[[Callable[["FileOutcome", int], None]], "IngestSummary"]) -> "IngestSummary":
    """Run an ingestion with a progress bar on standard error."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    last = TextColumn("{task.fields[file]}")
    columns = (TextColumn("Läser in"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), last)
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None, file="")

        def note(outcome: "FileOutcome", total: int) -> None:
            bar.update(task, total=total, advance=1, file=outcome.file)

        return run(note)


def _print_summary(summary: "IngestSummary") -> None:
    """What was read, and every file that was not read whole, on standard error."""
    problems = sum(len(outcome.problems) for outcome in summary.outcomes)
    for outcome in summary.outcomes:
        if outcome.problems or outcome.change is not None:
            label = outcome.change.value if outcome.change is not None else "kunde inte läsas"
            print(f"  {outcome.file}: {label}, {outcome.status.value}", file=sys.stderr)
        for problem in outcome.problems[:5]:
            print(f"    {problem.code} {problem.detail}", file=sys.stderr)
        if len(outcome.problems) > 5:
            print(f"    … och {len(outcome.problems) - 5} till", file=sys.stderr)
    print(
        f"{len(summary.outcomes)} filer, {summary.documents} dokument, {summary.pages} sidor på {summary.seconds:.1f} s"
        f" ({summary.pages_per_second:.0f} sidor/s), {problems} varningar.",
        file=sys.stderr,
    )
