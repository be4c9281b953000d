"""Commands that say how an archive is: status and versions."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from api.cli_state import State, format_option, output_option, show
from api.output import Format

if TYPE_CHECKING:
    from index.archive import Archive


@click.command()
@click.option("--pages", "pages_of", metavar="FIL", help="Visa i stället varje sida av en fil: vad som läste den.")
@format_option()
@output_option
@click.pass_obj
def status(state: State, pages_of: str | None, format_: Format, output: Path | None) -> None:
    """Visa vad som är inläst. Också vad som inte gick att läsa eller är återkallat, och om sökindexet är aktuellt."""
    from api.source_rows import SOURCE_COLUMNS, SOURCE_FIELDS  # noqa: PLC0415

    with state.archive() as archive:
        if pages_of is not None:
            _show_pages(archive, pages_of, format_, output)
            return
        rows = _source_rows(archive)
        index = archive.index_status()
    show(rows, SOURCE_FIELDS, format_, output, SOURCE_COLUMNS)
    if index.generation:
        fresh = "aktuellt" if index.up_to_date else "inte aktuellt; kör: kommunsok index"
        print(f"Sökindex {index.generation}: {index.passages} passager, {fresh}.", file=sys.stderr)
    else:
        advice = "index" if rows else "ingest MAPP"
        print(f"Sökindex saknas eller kan inte användas; kör: kommunsok {advice}", file=sys.stderr)


def _source_rows(archive: "Archive") -> list[dict[str, object]]:
    from api.source_rows import failure_row, source_row, tombstone_row  # noqa: PLC0415
    from ingest.tombstones import tombstones  # noqa: PLC0415

    catalogue = archive.catalogue
    troubled, models = catalogue.problem_counts(), archive.annotations.models()
    sources = catalogue.sources()
    names = {row.id: row.file for row in sources}
    rows = []
    for row in sources:
        problems = catalogue.parsed(row).problems if row.id in troubled else ()
        parent = names.get(row.parent) if row.parent is not None else None
        rows.append(source_row(row, problems, parent, models.get(row.id, "")))
    rows.extend(failure_row(failure) for failure in catalogue.failures())
    rows.extend(tombstone_row(stone) for stone in tombstones(catalogue))
    return rows


def _show_pages(archive: "Archive", file: str, format_: Format, output: Path | None) -> None:
    from api.source_rows import PAGE_FIELDS, page_rows  # noqa: PLC0415

    row = archive.catalogue.source(file)
    show(page_rows(row, archive.catalogue.parsed(row)), PAGE_FIELDS, format_, output)


@click.command()
@click.argument("file", metavar="FIL")
@format_option()
@output_option
@click.pass_obj
def versions(state: State, file: str, format_: Format, output: Path | None) -> None:
    """Visa en fils alla versioner. En ersatt version söks inte men kan visas med sin SHA-256."""
    from api.source_rows import VERSION_FIELDS, version_row  # noqa: PLC0415

    with state.archive() as archive:
        catalogue = archive.catalogue
        found = catalogue.versions(catalogue.source(file).file)
        rows = [version_row(row, catalogue.replaced_by(row)) for row in found]
    show(rows, VERSION_FIELDS, format_, output)


COMMANDS: Final = (status, versions)
