"""Commands about ärenden: case, cases."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from api.cli_state import State, format_option, output_option, show
from api.output import Format

_SHOWN: Final = ("steps", "changes", "references")


@click.command()
@click.argument("diarienummer", metavar="DIARIENUMMER")
@click.option("--municipality", metavar="NAMN", default="", help="Kommun, när flera har samma diarienummer.")
@click.option(
    "--show",
    "shown",
    type=click.Choice(_SHOWN),
    default=_SHOWN[0],
    show_default=True,
    help="Stegen i tidsordning, beslutade att-satser bredvid föreslagna, eller beslut som handlingarna hänvisar till.",
)
@format_option()
@output_option
@click.pass_obj
def case(state: State, diarienummer: str, municipality: str, shown: str, format_: Format, output: Path | None) -> None:
    """Visa ett ärendes gång i tidsordning. DIARIENUMMER skrivs i valfri form."""
    from api import case_rows  # noqa: PLC0415
    from nlp.cases import case as find_case  # noqa: PLC0415
    from nlp.cases.citations import references_of  # noqa: PLC0415
    from nlp.labels import CASE_RESULTS  # noqa: PLC0415

    rows: Sequence[Mapping[str, Any]]
    with state.filled() as archive:
        store = archive.annotations
        found = find_case(store, diarienummer, municipality)
        if shown == "references":
            rows = list(case_rows.reference_rows(references_of(store, found.steps)))
    print(f"{found.diarienummer} {found.title}. {CASE_RESULTS[found.result]}. {found.outcome}.", file=sys.stderr)
    if shown == "references":
        show(rows, case_rows.REFERENCE_FIELDS, format_, output)
    elif shown == "changes":
        show(list(case_rows.change_rows(found.changes)), case_rows.CHANGE_FIELDS, format_, output)
    else:
        show(case_rows.case_rows(found), case_rows.CASE_FIELDS, format_, output, case_rows.CASE_COLUMNS)


@click.command()
@format_option()
@output_option
@click.pass_obj
def cases(state: State, format_: Format, output: Path | None) -> None:
    """Lista alla ärenden med diarienummer."""
    from api.case_rows import CASE_SUMMARY_COLUMNS, CASE_SUMMARY_FIELDS, case_summary_row  # noqa: PLC0415
    from nlp.cases import cases as all_cases  # noqa: PLC0415

    with state.filled() as archive:
        rows = [case_summary_row(found) for found in all_cases(archive.annotations)]
    show(rows, CASE_SUMMARY_FIELDS, format_, output, CASE_SUMMARY_COLUMNS)


COMMANDS: Final = (case, cases)
