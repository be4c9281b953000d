"""Commands for personal data: personal-data lists what a registrar should look at, forget removes on request."""

import sys
from pathlib import Path
from typing import Final

import click

from api.cli_access import tell
from api.cli_state import State, format_option, output_option, show
from api.output import Format
from ingest.errors import QueryError
from nlp.personal.labels import FLAG_KINDS


@click.command("personal-data")
@click.option("--file", metavar="NAMN", default="", help="Bara denna fil.")
@click.option("--kind", type=click.Choice(list(FLAG_KINDS)), multiple=True, help="Bara detta slag; kan upprepas.")
@click.option("--counts", is_flag=True, help="Antal för varje fil och slag i stället för meningarna.")
@format_option()
@output_option
@click.pass_obj
def personal_data(
    state: State, file: str, kind: tuple[str, ...], counts: bool, format_: Format, output: Path | None
) -> None:
    """Lista personuppgifter att granska: känsliga uppgifter om enskilda, med fil och sida."""
    from api.personal_rows import (  # noqa: PLC0415
        FLAG_COLUMNS,
        FLAG_COUNT_FIELDS,
        FLAG_FIELDS,
        flag_count_rows,
        flag_row,
    )
    from nlp.personal.store import PersonalStore  # noqa: PLC0415

    with state.filled() as archive:
        store = PersonalStore(archive.catalogue)
        if counts:
            found = {
                name: {key: count for key, count in kinds.items() if not kind or key in kind}
                for name, kinds in store.counts().items()
                if file in ("", name)
            }
            show(flag_count_rows(found), FLAG_COUNT_FIELDS, format_, output)
            return
        rows = [flag_row(row) for row in store.flags(file, kind)]
    show(rows, FLAG_FIELDS, format_, output, FLAG_COLUMNS)


@click.command()
@click.argument("text", required=False, metavar="[TEXT]")
@click.option("--source", "file", metavar="NAMN", default="", help="Bara i denna fil.")
@click.option("--span", metavar="FRÅN-TILL", help="Ta texten mellan dessa tecken i filen i stället för TEXT.")
@click.option("--reason", required=True, metavar="TEXT", help="Varför; står kvar i förteckningen.")
@click.pass_obj
def forget(state: State, text: str | None, file: str, span: str | None, reason: str) -> None:
    """Ta bort ett namn eller en annan text ur arkivet för gott. Den maskeras också i det som läses in senare."""
    if not reason.strip():
        raise QueryError("--reason är tom.")
    if (text is None) == (span is None):
        raise QueryError("Skriv antingen TEXT eller --source och --span.")
    with state.archive() as archive:
        if span is not None:
            parsed = archive.catalogue.parsed(archive.catalogue.source(file))
            text = parsed.text[slice(*_offsets(span, len(parsed.text)))]
        places = archive.forget(text or "", " ".join(reason.split()), file)
    tell(state, "forget", f"{places} ställen{f' i {file}' if file else ''}")
    print(f"Maskerat på {places} ställen.", file=sys.stderr)


def _offsets(span: str, length: int) -> tuple[int, int]:
    """Start and end of a span.

    Raises:
        QueryError: it is none, or lies outside the text.
    """
    first, _, last = span.partition("-")
    if not (first.isdecimal() and last.isdecimal()) or not int(first) < int(last) <= length:
        raise QueryError(f"--span {span!r} är inte FRÅN-TILL inom textens {length} tecken.")
    return int(first), int(last)


COMMANDS: Final = (personal_data, forget)
