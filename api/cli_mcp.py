"""`kommunsok mcp`: the archive as tools for an assistant that starts this program and speaks with it over stdio."""

from typing import Final

import click

from api.cli_state import State
from ingest.errors import StateError


@click.command()
@click.option(
    "--key",
    default="",
    envvar="KOMMUNSOK_KEY",
    show_envvar=True,
    metavar="NYCKEL",
    help="API-nyckel; behövs när anonym läsning är av eller sekretess visas.",
)
@click.pass_obj
def mcp(state: State, key: str) -> None:
    """Svara en assistent (MCP) över standard in och ut; den får söka och läsa men inte ändra något."""
    try:
        from api.assistants.server import make_server  # noqa: PLC0415
    except ImportError as error:
        raise StateError(f"{error.name} är inte installerat.", "E413") from error
    from api.assistants.access import check_key  # noqa: PLC0415
    from api.deps import Service  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415

    settings = Settings(
        data=state.data, visa_sekretess=state.secrets, model=state.model, thesaurus=":".join(map(str, state.thesaurus))
    )
    check_key(settings, key)
    service = Service(settings)
    try:
        make_server(service, settings.base_url.rstrip("/")).run("stdio")
    finally:
        service.close()


COMMANDS: Final = (mcp,)
