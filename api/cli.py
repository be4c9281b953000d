"""The command line: `kommunsok`, put together from its commands; errors become messages and exit codes here."""

import sys
from pathlib import Path
from typing import Final

import click

from api import (
    cli_access,
    cli_adapt,
    cli_archive,
    cli_assignments,
    cli_cases,
    cli_corrections,
    cli_entities,
    cli_eval,
    cli_export,
    cli_facts,
    cli_listings,
    cli_mcp,
    cli_personal,
    cli_search,
    cli_similar,
    cli_status,
    cli_tools,
    cli_train,
    cli_watches,
)
from api.cli_state import State
from ingest.errors import KommunsokError
from nlp.language import BUNDLED

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
    "--visa-sekretess",
    is_flag=True,
    envvar="KOMMUNSOK_VISA_SEKRETESS",
    show_envvar=True,
    help="Visa också avsnitt som är märkta med sekretess.",
)
@click.option(
    "--language-model",
    default=BUNDLED,
    show_default=True,
    envvar="KOMMUNSOK_LANGUAGE_MODEL",
    show_envvar=True,
    metavar="NAMN",
    help='spaCy-modell som föreslår personer och platser: den medföljande, en installerad eller en mapp; "" = ingen.',
)
@click.option(
    "--model",
    default="bundled",
    show_default=True,
    envvar="KOMMUNSOK_MODEL",
    show_envvar=True,
    metavar="NAMN",
    help="Modell för sökning på betydelse: den medföljande, en mapp från adapt eller en för sentence-transformers.",
)
@click.option(
    "--thesaurus",
    type=click.Path(path_type=Path, file_okay=False),
    multiple=True,
    envvar="KOMMUNSOK_THESAURUS",
    show_envvar=True,
    metavar="MAPP",
    help="Mapp med egna rader till ordlistan; kan upprepas.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, callback=_print_version, expose_value=False, help="Visa version."
)
@click.pass_context
def app(
    context: click.Context,
    data: Path,
    visa_sekretess: bool,
    language_model: str,
    model: str,
    thesaurus: tuple[Path, ...],
) -> None:
    """Kommunens minne av sina beslut: läs in nämndhandlingar, sök, lista beslut och ärenden."""
    context.obj = State(data, visa_sekretess, language_model, model, thesaurus)


for module in (
    cli_archive,
    cli_status,
    cli_search,
    cli_similar,
    cli_facts,
    cli_personal,
    cli_listings,
    cli_cases,
    cli_entities,
    cli_assignments,
    cli_corrections,
    cli_export,
    cli_eval,
    cli_tools,
    cli_train,
    cli_adapt,
    cli_watches,
    cli_mcp,
    cli_access,
):
    for command in module.COMMANDS:
        app.add_command(command)


def run() -> None:
    """Run the command line; a typed error ends with its message on standard error and its exit code."""
    try:
        app(prog_name="kommunsok")
    except KommunsokError as error:
        print(f"kommunsok: {error}", file=sys.stderr)
        sys.exit(error.row.exit_code)
