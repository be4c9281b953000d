"""Commands that list what is in an archive: documents, headings, decisions, case, cases."""

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from api import cli_filters as options
from api.cli_state import FormatOption, OutputOption, State, show
from api.output import Format
from ingest.errors import NotFoundError

if TYPE_CHECKING:
    from index.archive import Archive
    from ingest.model import ParsedSource

FileOption = Annotated[str | None, typer.Option("--file", help="Bara denna fil.")]
LimitOption = Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Flest rader.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(documents)
    app.command()(headings)
    app.command()(decisions)
    app.command()(case)
    app.command()(cases)


def documents(
    context: typer.Context,
    file: FileOption = None,
    format_: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> None:
    """Lista dokumenten i de inlästa handlingarna."""
    from api.rows import DOCUMENT_COLUMNS, DOCUMENT_FIELDS, document_row  # noqa: PLC0415

    state: State = context.obj
    with state.filled() as archive:
        rows = [
            document_row(parsed.file, document) for parsed in _sources(archive, file) for document in parsed.documents
        ]
    show(rows, DOCUMENT_FIELDS, format_, output, DOCUMENT_COLUMNS)


def headings(
    context: typer.Context,
    file: FileOption = None,
    format_: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> None:
    """Lista rubrikerna i de inlästa handlingarna."""
    from api.rows import HEADING_COLUMNS, HEADING_FIELDS, heading_rows  # noqa: PLC0415

    state: State = context.obj
    with state.filled() as archive:
        rows = [row for parsed in _sources(archive, file) for row in heading_rows(parsed)]
    show(rows, HEADING_FIELDS, format_, output, HEADING_COLUMNS)


def decisions(
    context: typer.Context,
    municipality: options.MunicipalityOption = None,
    board: options.BoardOption = None,
    year: options.YearOption = None,
    date_from: options.FromOption = None,
    date_to: options.ToOption = None,
    doc_type: options.DocTypeOption = None,
    status: options.StatusOption = None,
    type_: options.TypeOption = None,
    subject: options.SubjectOption = None,
    diarienummer: options.DnrOption = None,
    law: options.LawOption = None,
    text: Annotated[str | None, typer.Option("--text", help="Beslutssatsen ska innehålla detta.")] = None,
    limit: LimitOption = None,
    format_: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> None:
    """Lista beslutssatser: förslag, beslut, delegationsbeslut och återgivna beslut."""
    from api.rows import DECISION_COLUMNS, DECISION_FIELDS, decision_row  # noqa: PLC0415
    from nlp.store import DecisionFilter  # noqa: PLC0415

    filter_ = options.make_filter(
        options.date_range(year, date_from, date_to),
        municipality=municipality,
        board=board,
        doc_type=doc_type,
        status=status,
        type=type_,
        subject=subject,
        diarienummer=diarienummer,
        law=law,
    )
    state: State = context.obj
    with state.filled() as archive:
        found = archive.annotations.decisions(DecisionFilter.of(filter_, text), limit=limit)
        rows = [decision_row(row) for row in found]
    show(rows, DECISION_FIELDS, format_, output, DECISION_COLUMNS)


def case(
    context: typer.Context,
    diarienummer: Annotated[str, typer.Argument(help="Diarienummer i valfri form.")],
    format_: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> None:
    """Visa ett ärendes gång i tidsordning."""
    from api.rows import CASE_COLUMNS, CASE_FIELDS, case_rows  # noqa: PLC0415
    from nlp.cases import case as find_case  # noqa: PLC0415

    state: State = context.obj
    with state.filled() as archive:
        found = find_case(archive.annotations, diarienummer)
    print(f"{found.diarienummer} {found.title}. {found.outcome}.", file=sys.stderr)
    show(case_rows(found), CASE_FIELDS, format_, output, CASE_COLUMNS)


def cases(context: typer.Context, format_: FormatOption = Format.TABLE, output: OutputOption = None) -> None:
    """Lista alla ärenden med diarienummer."""
    from api.rows import CASE_SUMMARY_FIELDS, case_summary_row  # noqa: PLC0415
    from nlp.cases import cases as all_cases  # noqa: PLC0415

    state: State = context.obj
    with state.filled() as archive:
        rows = [case_summary_row(found) for found in all_cases(archive.annotations)]
    show(rows, CASE_SUMMARY_FIELDS, format_, output)


def _sources(archive: "Archive", file: str | None) -> "list[ParsedSource]":
    """The sources to list.

    Raises:
        NotFoundError: no source has that name.
    """
    rows = archive.catalogue.sources()
    if file is not None:
        rows = tuple(row for row in rows if file in (row.file, PurePath(row.file).name))
        if not rows:
            raise NotFoundError(f"Ingen inläst fil heter {file!r}.")
    return [archive.catalogue.parsed(row) for row in rows]
