"""The command `kommunsok export`: any list as a file, with the filters that its HTTP route takes."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from api.cli_access import tell
from api.cli_state import State
from ingest.errors import BadInputError, QueryError

if TYPE_CHECKING:
    from api.deps import Service

_LISTS: Final = ("passages", "documents", "decisions", "cases", "assignments", "entities", "corrections", "audit")
_FORMATS: Final = ("csv", "xlsx", "jsonl", "parquet")
_SEPARATORS: Final = ("semikolon", "komma")


@click.command()
@click.argument("list_", metavar="LISTA", type=click.Choice(_LISTS))
@click.option(
    "--format", "-f", "format_", type=click.Choice(_FORMATS), default="csv", show_default=True, help="Filformat."
)
@click.option(
    "--separator", type=click.Choice(_SEPARATORS), default="semikolon", show_default=True, help="Skiljetecken i csv."
)
@click.option(
    "--out", "--output", "-o", "output",
    type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FIL", help="Fil att skriva till.",
)  # fmt: skip
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="NAMN=VÄRDE",
    help="Som samma parameter till /v1/exporter, till exempel year=2023 eller q=hemtjänst; kan upprepas.",
)
@click.pass_obj
def export(state: State, list_: str, format_: str, separator: str, output: Path, filters: tuple[str, ...]) -> None:
    """Skriv en hel lista till en fil, för kalkylprogram eller vidare bearbetning.

    LISTA är passages, documents, decisions, cases, assignments, entities, corrections eller audit.
    """
    from starlette.datastructures import QueryParams  # noqa: PLC0415  (with the web framework)

    from api.deps import Service  # noqa: PLC0415
    from api.exports.lists import EXPORTS  # noqa: PLC0415
    from api.forms import read_params  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415

    wanted = next(one for one in EXPORTS if one.command == list_)
    how = [("format", format_), ("separator", separator)]
    given = [_pair(text, wanted.params.model_fields) for text in filters]
    params = read_params(wanted.params, QueryParams([*given, *how]))
    thesaurus = ":".join(map(str, state.thesaurus))
    settings = Settings(data=state.data, visa_sekretess=state.secrets, model=state.model, thesaurus=thesaurus)
    with state.filled():  # refuses an archive with nothing in it
        pass
    service = Service(settings)
    try:
        tell(state, "export", f"{list_} {output.name}")
        _write(output, wanted, service, params)
    finally:
        service.close()


def _pair(text: str, known: Iterable[str]) -> tuple[str, str]:
    """Name and value of a filter.

    Raises:
        QueryError: the list has no such filter, or there is no value.
    """
    name, _, value = text.partition("=")
    names = sorted({*known} - {"format", "separator"})
    if name not in names or not value.strip():
        raise QueryError(f"--filter {text!r} är inte NAMN=VÄRDE; möjliga namn: {', '.join(names)}.")
    return name, value


def _write(output: Path, wanted: Any, service: "Service", params: Any) -> None:
    """Write a file; nothing is left of one that could not be written whole.

    Raises:
        BadInputError: the file cannot be written.
    """
    from api.exports.making import write  # noqa: PLC0415

    try:
        with output.open("w+b") as file:
            made = write(file, wanted, service, params, service.settings.base_url.rstrip("/"))
    except OSError as error:
        raise BadInputError(f"{output}: {error.strerror}.", "E204") from error
    except BaseException:
        with suppress(OSError):
            output.unlink()
        raise
    about = "ungefär " if made.approximate else ""
    print(f"{output}: {made.rows} rader av {about}{made.total}", file=sys.stderr)


COMMANDS: Final = (export,)
