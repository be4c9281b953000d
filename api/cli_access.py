"""Commands for access: keys add, list and revoke; audit."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from api.access.roles import ROLE_NAMES, role_of
from api.cli_state import State, format_option, output_option, show
from api.output import Format
from ingest.errors import QueryError

if TYPE_CHECKING:
    from api.access.store import AccessStore

KEY_FIELDS: Final = {
    "id": "Nr",
    "name": "Namn",
    "role": "Roll",
    "created_at": "Gjord",
    "used_at": "Senast använd",
    "revoked_at": "Spärrad",
}
_EVENT_COLUMNS: Final = ("at", "who", "role", "action", "object")


@click.group()
def keys() -> None:
    """Nycklar till webbtjänsten: för program, och för att logga in på sidorna."""


@keys.command("add")
@click.argument("name", metavar="NAMN")
@click.option("--role", type=click.Choice(list(ROLE_NAMES)), required=True, help="Vad nyckeln får användas till.")
@click.pass_obj
def add_key(state: State, name: str, role: str) -> None:
    """Gör en nyckel åt en person eller ett program. Nyckeln visas en enda gång, på standard ut."""
    from api.access.keys import Keys  # noqa: PLC0415

    wanted = role_of(role)
    if wanted is None:
        raise QueryError(f"{role!r} är ingen roll.")
    key, text = Keys(_store(state)).add(name, wanted)
    tell(state, "key_added", f"{key.id} {key.name} ({key.role})")
    print(f"Nyckel {key.id} för {key.name}, {ROLE_NAMES[key.role]}. Den visas bara nu:", file=sys.stderr)
    print(text)


@keys.command("list")
@format_option()
@output_option
@click.pass_obj
def list_keys(state: State, format_: Format, output: Path | None) -> None:
    """Lista nycklarna, nyast först, också de som är spärrade."""
    from api.access.keys import Keys  # noqa: PLC0415

    rows = [{name: getattr(key, name) for name in KEY_FIELDS} for key in Keys(_store(state)).all()]
    show(rows, KEY_FIELDS, format_, output)


@keys.command("revoke")
@click.argument("number", metavar="NR", type=int)
@click.pass_obj
def revoke_key(state: State, number: int) -> None:
    """Spärra en nyckel, och alla inloggningar med den, genast."""
    from api.access.keys import Keys  # noqa: PLC0415

    key = Keys(_store(state)).revoke(number)
    tell(state, "key_revoked", f"{key.id} {key.name} ({key.role})")
    print(f"Nyckel {key.id} för {key.name} är spärrad.", file=sys.stderr)


@click.command()
@click.option("--action", metavar="HÄNDELSE", default="", help="Bara denna händelse; se docs/reference/access.md.")
@click.option("--who", metavar="NAMN", default="", help="Bara vad denna har gjort.")
@format_option()
@output_option
@click.pass_obj
def audit(state: State, action: str, who: str, format_: Format, output: Path | None) -> None:
    """Visa revisionsloggen, nyast först: rättelser, uttag, inloggningar, nycklar, borttagningar."""
    from api.access.audit import EVENT_FIELDS, Audit  # noqa: PLC0415

    events = Audit(_store(state)).events(action, who)
    rows = [{name: getattr(event, name) for name in EVENT_FIELDS} for event in events]
    show(rows, EVENT_FIELDS, format_, output, _EVENT_COLUMNS)


def tell(state: State, action: str, object_: str = "") -> None:
    """Write into the audit log what somebody does at the command line.

    Args:
        state: options given before the command.
        action: key of `api.access.audit.ACTIONS`.
        object_: what it is done to.
    """
    from api.access.audit import COMMAND_LINE, Audit  # noqa: PLC0415

    Audit(_store(state)).add(_user(), COMMAND_LINE, action, object_)


def _user() -> str:
    """Name of who is logged in to the server."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a row in /etc/passwd
        return "–"


def _store(state: State) -> "AccessStore":
    from api.access.store import AccessStore  # noqa: PLC0415

    return AccessStore(state.data)


COMMANDS: Final = (keys, audit)
