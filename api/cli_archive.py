"""Commands that fill an archive and say how it is: ingest, index, status."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.cli_progress import print_summary, with_progress
from api.cli_state import FormatOption, OutputOption, State, show
from api.output import Format

_FILE_FAILED = 3


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(ingest)
    app.command("index")(rebuild)
    app.command()(status)


def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Filer eller mappar med PDF.", metavar="PATH…")],
    workers: Annotated[int, typer.Option(min=0, help="Antal parallella processer; 0 = ingen utöver denna.")] = 2,
) -> None:
    """Läs in möteshandlingar (PDF) och gör dem sökbara; det som redan är inläst läses inte igen."""
    from index.ingestion import IngestOptions  # noqa: PLC0415

    state: State = context.obj
    with state.archive(create=True) as archive:
        summary = with_progress(lambda note: archive.ingest(paths, IngestOptions(workers=workers), note))
    print_summary(summary)
    if any(outcome.status == "failed" for outcome in summary.outcomes):
        raise typer.Exit(_FILE_FAILED)


def rebuild(context: typer.Context) -> None:
    """Bygg om sökindexet från katalogen."""
    state: State = context.obj
    with state.archive() as archive:
        made = archive.rebuild()
    print(f"Sökindex {made.generation}: {made.passages} passager.", file=sys.stderr)


def status(context: typer.Context, format_: FormatOption = Format.TABLE, output: OutputOption = None) -> None:
    """Visa vad som är inläst, vad som inte gick att läsa och om indexet är aktuellt."""
    from api.rows import SOURCE_FIELDS, failure_row, source_row  # noqa: PLC0415

    state: State = context.obj
    with state.archive() as archive:
        catalogue = archive.catalogue
        troubled = catalogue.problem_counts()
        rows = [
            source_row(row, catalogue.parsed(row).problems if row.id in troubled else ()) for row in catalogue.sources()
        ]
        rows.extend(failure_row(failure) for failure in catalogue.failures())
        index = archive.index_status()
    show(rows, SOURCE_FIELDS, format_, output)
    if index.generation:
        fresh = "aktuellt" if index.up_to_date else "inte aktuellt; kör: kommunsok index"
        print(f"Sökindex {index.generation}: {index.passages} passager, {fresh}.", file=sys.stderr)
    else:
        print(
            "Sökindex saknas eller kan inte användas; kör: kommunsok " + ("index" if rows else "ingest MAPP"),
            file=sys.stderr,
        )
