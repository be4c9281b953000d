"""Commands that fill an archive and say how it is: ingest, index, status."""

import sys
from pathlib import Path
from typing import Final

import click

from api.cli_progress import print_summary, with_progress
from api.cli_state import State, format_option, output_option, show
from api.output import Format

_FILE_FAILED: Final = 3


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FIL_ELLER_MAPP…")
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=2,
    show_default=True,
    metavar="ANTAL",
    help="Antal parallella processer; 0 = ingen utöver denna.",
)
@click.pass_obj
def ingest(state: State, paths: tuple[Path, ...], workers: int) -> None:
    """Läs in PDF-filer och gör dem sökbara. Det som redan är inläst läses inte igen."""
    from index.ingestion import IngestOptions  # noqa: PLC0415

    with state.archive(create=True) as archive:
        summary = with_progress(lambda note: archive.ingest(paths, IngestOptions(workers=workers), note))
    print_summary(summary)
    if any(outcome.status == "failed" for outcome in summary.outcomes):
        sys.exit(_FILE_FAILED)


@click.command("index")
@click.pass_obj
def rebuild(state: State) -> None:
    """Bygg om sökindexet från katalogen."""
    with state.archive() as archive:
        made = archive.rebuild()
    print(f"Sökindex {made.generation}: {made.passages} passager.", file=sys.stderr)


@click.command()
@format_option()
@output_option
@click.pass_obj
def status(state: State, format_: Format, output: Path | None) -> None:
    """Visa vad som är inläst. Också vad som inte gick att läsa, och om sökindexet är aktuellt."""
    from api.rows import SOURCE_FIELDS, failure_row, source_row  # noqa: PLC0415

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
        advice = "index" if rows else "ingest MAPP"
        print(f"Sökindex saknas eller kan inte användas; kör: kommunsok {advice}", file=sys.stderr)


COMMANDS: Final = (ingest, rebuild, status)
