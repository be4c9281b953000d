"""The command that finds precedents: what is like a passage of the archive or like a text."""

import sys
from pathlib import Path
from typing import Final

import click

from api.cli_state import State, format_option, output_option, show
from api.output import Format
from ingest.errors import BadInputError, QueryError


@click.command()
@click.argument("passage", metavar="PASSAGE", required=False)
@click.option(
    "--text",
    "-t",
    "source",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FIL",
    help="Textfil att jämföra med, till exempel ett utkast; - läser från standard in.",
)
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, 50),
    default=10,
    show_default=True,
    metavar="ANTAL",
    help="Flest träffar.",
)
@format_option()
@output_option
@click.pass_obj
def similar(
    state: State, passage: str | None, source: Path | None, limit: int, format_: Format, output: Path | None
) -> None:
    """Hitta liknande ärenden. PASSAGE är id på en passage, ur `search --json`; eller ge en text med --text.

    Beslut kommer först. Vad som är likt och vad som beslutades visas; passagens eget ärende är inte med.
    """
    from api.answer_rows import (  # noqa: PLC0415
        PRECEDENT_COLUMNS,
        PRECEDENT_CSV_FIELDS,
        precedent_csv_row,
        precedent_row,
    )

    if (passage is None) == (source is None):
        raise QueryError("Ge antingen PASSAGE eller --text.")
    with state.filled() as archive:
        found = archive.similar(_read(source) if source else "", passage or "", limit)
        rows = [precedent_row(one) for one in found]
    flat = format_ in (Format.TABLE, Format.CSV)
    show(
        [precedent_csv_row(row) for row in rows] if flat else rows,
        PRECEDENT_CSV_FIELDS,
        format_,
        output,
        PRECEDENT_COLUMNS,
    )


def _read(path: Path) -> str:
    """The text of a file or of standard input.

    Raises:
        BadInputError: it cannot be read, or is no text.
    """
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text("utf-8-sig")
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror}.", "E204") from error
    except UnicodeDecodeError as error:
        raise BadInputError(f"{path} är inte text i UTF-8.", "E204") from error


COMMANDS: Final = (similar,)
