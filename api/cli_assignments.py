"""The command that lists assignments: who must report what to whom by when, and what became of it."""

from pathlib import Path
from typing import Final

import click

from api.cli_state import State, format_option, output_option, show
from api.output import Format
from ingest.errors import QueryError
from nlp.assignments.model import STATUSES


@click.command()
@click.option("--open", "only_open", is_flag=True, help="Bara uppdrag som inte säkert är återrapporterade.")
@click.option("--overdue", is_flag=True, help="Bara uppdrag vars tid har gått ut utan funnen återrapportering.")
@click.option(
    "--status", multiple=True, type=click.Choice(list(STATUSES)), metavar="VÄRDE", help="Status. Kan upprepas."
)
@click.option("--date", "day", default="", metavar="ÅÅÅÅ-MM-DD", help="Dag som statusen gäller; förval i dag.")
@click.option("--receiver", multiple=True, metavar="TEXT", help="Vem som ska utföra uppdraget. Kan upprepas.")
@click.option("--board", multiple=True, metavar="TEXT", help="Organ som gav uppdraget. Kan upprepas.")
@click.option("--diarienummer", multiple=True, metavar="VÄRDE", help="Diarienummer i valfri form. Kan upprepas.")
@click.option("--text", default="", metavar="TEXT", help="Uppdraget ska innehålla detta.")
@format_option()
@output_option
@click.pass_obj
def assignments(
    state: State,
    only_open: bool,
    overdue: bool,
    status: tuple[str, ...],
    day: str,
    receiver: tuple[str, ...],
    board: tuple[str, ...],
    diarienummer: tuple[str, ...],
    text: str,
    format_: Format,
    output: Path | None,
) -> None:
    """Lista uppdrag: vem som ska göra vad till när, och vad som blev av det. Föreslagna uppdrag står sist."""
    from api.assignment_rows import ASSIGNMENT_COLUMNS, ASSIGNMENT_FIELDS, assignment_row, day_of  # noqa: PLC0415
    from nlp.assignments.listing import (  # noqa: PLC0415
        AssignmentFilter,
        chosen,
        open_statuses,
    )
    from nlp.assignments.listing import assignments as all_assignments  # noqa: PLC0415

    if status and (only_open or overdue):
        raise QueryError("--status kan inte användas ihop med --open eller --overdue.")
    wanted = status or open_statuses(overdue, only_open)
    filter_ = AssignmentFilter(wanted, receiver, board, diarienummer, text)
    with state.filled() as archive:
        found = all_assignments(archive.annotations, archive.analyzer, day_of(day))
    rows = [assignment_row(item) for item in chosen(found, filter_)]
    show(rows, ASSIGNMENT_FIELDS, format_, output, ASSIGNMENT_COLUMNS)


COMMANDS: Final = (assignments,)
