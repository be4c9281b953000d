"""`kommunsok watches`: the watches of an archive, evaluated and removed by hand."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from api.cli_state import State, format_option, output_option, show
from api.output import Format

if TYPE_CHECKING:
    from api.kept.sending import Told
    from index.archive import Archive

WATCH_FIELDS: Final = {
    "id": "Nummer",
    "name": "Namn",
    "address": "Fråga och filter",
    "mode": "ord, betydelse eller bada",
    "nearness": "Hur nära betydelsen ska ligga, i standardavvikelser",
    "email": "Om e-post skickas: ja, nej eller obekräftad",
    "found": "Antal träffar",
    "created_at": "När bevakningen sparades",
}
_COLUMNS: Final = ("id", "name", "address", "email", "found")


@click.group("watches")
def watches() -> None:
    """Bevakningar: sparade sökningar som säger till när arkivet får något nytt."""


@watches.command("list")
@format_option()
@output_option
@click.pass_obj
def list_watches(state: State, format_: Format, output: Path | None) -> None:
    """Lista bevakningarna. E-postadresser visas inte."""
    from api.kept.database import open_kept  # noqa: PLC0415
    from api.kept.watches import WatchStore  # noqa: PLC0415

    with open_kept(state.data) as connection:
        store = WatchStore(connection)
        rows = [
            {
                "id": watch.id,
                "name": watch.wanted.name,
                "address": watch.wanted.address,
                "mode": watch.wanted.mode,
                "nearness": watch.wanted.nearness,
                "email": "ja" if watch.is_confirmed else "obekräftad" if watch.wanted.email else "nej",
                "found": store.count(watch),
                "created_at": watch.created_at,
            }
            for watch in store.all()
        ]
    show(rows, WATCH_FIELDS, format_, output, _COLUMNS)


@watches.command("run")
@click.pass_obj
def run_watches(state: State) -> None:
    """Se efter vad som är nytt för bevakningarna och skicka e-post; ingest gör det själv efter varje inläsning."""
    with state.filled() as archive:
        told = tell_watchers(state, archive)
    if told is None:
        print("Inga bevakningar är sparade.", file=sys.stderr)
    elif told.problem is not None:
        sys.exit(told.problem.row.exit_code)


@watches.command("remove")
@click.argument("number", type=int, metavar="NUMMER")
@click.pass_obj
def remove_watch(state: State, number: int) -> None:
    """Ta bort en bevakning med det som har hittats för den."""
    from api.kept.database import open_kept  # noqa: PLC0415
    from api.kept.watches import WatchStore  # noqa: PLC0415

    with open_kept(state.data) as connection:
        store = WatchStore(connection)
        store.remove(store.by_number(number))
    print(f"Bevakning {number} är borttagen.", file=sys.stderr)


def tell_watchers(state: State, archive: "Archive") -> "Told | None":
    """Evaluate the watches and say on standard error what came of it; reading never fails for it.

    Args:
        state: options given before the command.
        archive: that was read into.

    Returns:
        What the round came to, or None where there are no watches.
    """
    from api.kept.database import KEPT_FILE  # noqa: PLC0415

    if not (state.data / KEPT_FILE).exists():
        return None  # nobody watches: what mailing needs is not loaded
    if state.secrets:  # what is found is mailed to people and stands in open feeds
        open_state = replace(state, secrets=False)
        with open_state.archive() as screened:
            return tell_watchers(open_state, screened)
    from api.kept.sending import Told, after_reading  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415
    from ingest.errors import StateError  # noqa: PLC0415

    try:
        told = after_reading(archive, Settings(data=state.data))
    except StateError as error:
        told = Told({}, problem=error)
    if told is not None and (told.found or told.mailed):
        found = f"{sum(told.found.values())} nya träffar i {len(told.found)} bevakningar"
        print(f"{found}, {told.mailed} e-brev skickade.", file=sys.stderr)
    if told is not None and told.problem is not None:
        print(f"kommunsok: {told.problem}", file=sys.stderr)
    return told


COMMANDS: Final = (watches,)
