"""Commands for corrections: correct, corrections."""

import sys
from pathlib import Path
from typing import Final

import click

from api.cli_access import tell
from api.cli_state import State, format_option, output_option, show
from api.output import Format
from ingest.errors import QueryError


@click.command()
@click.argument("ref", metavar="REF")
@click.argument("changes", nargs=-1, metavar="FÄLT=VÄRDE…")
@click.option("--who", required=True, envvar="KOMMUNSOK_WHO", show_envvar=True, metavar="NAMN", help="Vem som rättar.")
@click.pass_obj
def correct(state: State, ref: str, changes: tuple[str, ...], who: str) -> None:
    """Rätta det maskinen har tolkat. REF står i listorna, till exempel beslut:0123456789ab-30214; FÄLT= tömmer fältet.

    Om två entiteter är samma: REF ur kommunsok entities --suggested, same=ja eller same=nej.
    REF angra:NUMMER ångrar en rättelse. Rättelsen gäller genast, och finns kvar när filen läses in på nytt.
    """
    from api import correcting  # noqa: PLC0415
    from nlp.corrections import Change, parse_target  # noqa: PLC0415

    with state.archive() as archive, correcting.seen_catalogue(archive.catalogue.path, state.secrets) as seen:
        catalogue = archive.annotations.catalogue
        number = ref.removeprefix("angra:")
        if number != ref:
            if changes or not number.isdecimal():
                raise QueryError("Skriv angra:NUMMER utan fält.")
            made = [correcting.undo(catalogue, seen, int(number), who)]
        else:
            wanted = [Change(*_pair(change)) for change in changes]
            made = [*correcting.correct(catalogue, seen, parse_target(ref), wanted, who)]
    for row in made:
        tell(state, "correct", f"{row.target} {row.field}")
        print(f"Rättelse {row.id}: {row.target} {row.field}: {row.old!r} → {row.new!r}", file=sys.stderr)


def _pair(change: str) -> tuple[str, str | None]:
    """Field and value; an empty value empties the field.

    Raises:
        QueryError: there is no "=".
    """
    field, sign, value = change.partition("=")
    if not sign:
        raise QueryError(f"{change!r} ska skrivas FÄLT=VÄRDE.")
    return field.strip(), value or None


@click.command()
@click.option("--orphans", is_flag=True, help="Bara rättelser vars ord inte finns i någon gällande fil.")
@format_option()
@output_option
@click.pass_obj
def corrections(state: State, orphans: bool, format_: Format, output: Path | None) -> None:
    """Lista alla rättelser, nyast först, också de som är ångrade."""
    from api.correction_rows import CORRECTION_COLUMNS, CORRECTION_FIELDS, correction_row  # noqa: PLC0415
    from nlp.corrections import CorrectionStore, history, undone_ids  # noqa: PLC0415

    with state.archive() as archive:
        catalogue = archive.annotations.catalogue
        archive.hide_secrets()
        undone, gone = undone_ids(catalogue), {made.id for made in CorrectionStore(catalogue).orphans()}
        rows = [correction_row(made, undone, gone) for made in history(catalogue) if made.id in gone or not orphans]
    show(rows, CORRECTION_FIELDS, format_, output, CORRECTION_COLUMNS)


COMMANDS: Final = (correct, corrections)
