"""The command line: `kommunsok`, put together from its commands; errors become messages and exit codes here."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from api import cli_archive, cli_listings, cli_search, cli_tools
from api.cli_state import State
from ingest.errors import KommunsokError

DEFAULT_DATA: Final = Path("kommunsok-data")

app = typer.Typer(
    name="kommunsok",
    help="Kommunens minne av sina beslut: läs in nämndhandlingar, sök, lista beslut och ärenden.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  (slow)

        try:
            print(f"kommunsok {version('kommunsok')}")
        except PackageNotFoundError:
            print("kommunsok, inte installerat som paket")
        raise typer.Exit


@app.callback(no_args_is_help=True)
def options(
    context: typer.Context,
    data: Annotated[
        Path, typer.Option("--data", envvar="KOMMUNSOK_DATA", help="Mapp där allt som är inläst ligger.")
    ] = DEFAULT_DATA,
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Visa versionen.")
    ] = False,
) -> None:
    """Val som gäller alla kommandon."""
    context.obj = State(data)


for module in (cli_archive, cli_search, cli_listings, cli_tools):
    module.register(app)


def run() -> None:
    """Run the command line; a typed error ends with its message on standard error and its exit code."""
    try:
        app()
    except KommunsokError as error:
        print(f"kommunsok: {error}", file=sys.stderr)
        sys.exit(error.row.exit_code)
