"""Commands that list what is in an archive: documents, headings, decisions."""

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

import click

from api.cli_filters import filter_options
from api.cli_state import Decorator, State, format_option, output_option, show
from api.output import Format

if TYPE_CHECKING:
    from index.archive import Archive
    from index.protocol import Filter
    from ingest.model import ParsedSource

_file_option: Decorator = click.option("--file", metavar="NAMN", help="Bara denna fil.")


@click.command()
@_file_option
@format_option()
@output_option
@click.pass_obj
def documents(state: State, file: str | None, format_: Format, output: Path | None) -> None:
    """Lista dokumenten i de inlästa handlingarna."""
    from api.rows import DOCUMENT_COLUMNS, DOCUMENT_FIELDS, document_row, parent_title  # noqa: PLC0415

    with state.filled() as archive:
        rows = [
            document_row(parsed.file, document, parent_title(parsed.documents, document))
            for parsed in _sources(archive, file)
            for document in parsed.documents
        ]
    show(rows, DOCUMENT_FIELDS, format_, output, DOCUMENT_COLUMNS)


@click.command()
@_file_option
@format_option()
@output_option
@click.pass_obj
def headings(state: State, file: str | None, format_: Format, output: Path | None) -> None:
    """Lista rubrikerna i de inlästa handlingarna."""
    from api.rows import HEADING_COLUMNS, HEADING_FIELDS, heading_rows  # noqa: PLC0415

    with state.filled() as archive:
        rows = [row for parsed in _sources(archive, file) for row in heading_rows(parsed)]
    show(rows, HEADING_FIELDS, format_, output, HEADING_COLUMNS)


@click.command()
@filter_options
@click.option("--text", metavar="TEXT", help="Beslutssatsen ska innehålla detta.")
@click.option("--limit", "-n", type=click.IntRange(min=1), metavar="ANTAL", help="Flest rader.")
@format_option()
@output_option
@click.pass_obj
def decisions(
    state: State, filter_: "Filter", text: str | None, limit: int | None, format_: Format, output: Path | None
) -> None:
    """Lista beslutssatser. Status skiljer förslag, beslut, delegationsbeslut och återgivna beslut."""
    from api.rows import DECISION_COLUMNS, DECISION_FIELDS, decision_row  # noqa: PLC0415
    from nlp.store import DecisionFilter  # noqa: PLC0415

    with state.filled() as archive:
        found = archive.annotations.decisions(DecisionFilter.of(filter_, text), limit=limit)
        rows = [decision_row(row) for row in found]
    show(rows, DECISION_FIELDS, format_, output, DECISION_COLUMNS)


def _sources(archive: "Archive", file: str | None) -> "list[ParsedSource]":
    """The sources to list.

    Raises:
        NotFoundError: no source has that name.
    """
    rows = archive.catalogue.sources()
    if file is not None:
        rows = tuple(row for row in rows if file in (row.file, PurePath(row.file).name))
        if not rows:
            rows = (archive.catalogue.source(file),)  # a version, replaced or not, by its SHA-256
    return [archive.catalogue.parsed(row) for row in rows]


COMMANDS: Final = (documents, headings, decisions)
