"""The command that answers with figures out of tables."""

from pathlib import Path
from typing import Final

import click

from api.cli_state import State, format_option, output_option, show
from api.output import Format


@click.command()
@click.argument("question", metavar="FRÅGA")
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, 50),
    default=3,
    show_default=True,
    metavar="ANTAL",
    help="Flest fakta.",
)
@format_option()
@output_option
@click.pass_obj
def facts(state: State, question: str, limit: int, format_: Format, output: Path | None) -> None:
    """Sök siffror i tabeller. Svaret är celler med rad- och kolumnrubrik, enhet, sida och hur säker läsningen är."""
    from api.fact_rows import FACT_COLUMNS, FACT_FIELDS, fact_row  # noqa: PLC0415

    with state.filled() as archive:
        rows = [fact_row(fact) for fact in archive.facts(question, limit)]
    show(rows, FACT_FIELDS, format_, output, FACT_COLUMNS)


COMMANDS: Final = (facts,)
