"""The command line: `kommunsok`, put together from its commands; errors become messages and exit codes here."""

import sys
from pathlib import Path
from typing import Final

import click

from api import cli_archive, cli_listings, cli_search, cli_tools
from api.cli_state import State
from ingest.errors import KommunsokError

DEFAULT_DATA: Final = "kommunsok-data"


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  (slow)

    try:
        print(f"kommunsok {version('kommunsok')}")
    except PackageNotFoundError:
        print("kommunsok, inte installerat som paket")
    context.exit()


@click.group()
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=DEFAULT_DATA,
    show_default=True,
    envvar="KOMMUNSOK_DATA",
    show_envvar=True,
    metavar="MAPP",
    help="Mapp där allt som är inläst ligger.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, callback=_print_version, expose_value=False, help="Visa version."
)
@click.pass_context
def app(context: click.Context, data: Path) -> None:
    """Kommunens minne av sina beslut: läs in nämndhandlingar, sök, lista beslut och ärenden."""
    context.obj = State(data)


for module in (cli_archive, cli_search, cli_listings, cli_tools):
    for command in module.COMMANDS:
        app.add_command(command)


def run() -> None:
    """Run the command line; a typed error ends with its message on standard error and its exit code."""
    try:
        app(prog_name="kommunsok")
    except KommunsokError as error:
        print(f"kommunsok: {error}", file=sys.stderr)
        sys.exit(error.row.exit_code)
