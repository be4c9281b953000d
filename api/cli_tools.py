"""Commands beside the archive: annotate, serve."""

import json
import sys
from pathlib import Path
from typing import Final

import click

from api.cli_state import State, format_option, output_option, show
from api.output import Format, write
from ingest.errors import DocumentError


@click.command()
@click.argument("file", metavar="FIL")
@format_option(Format.JSON)
@output_option
def annotate(file: str, format_: Format, output: Path | None) -> None:
    """Märk ut entiteter i en ren text. FIL är i UTF-8; - är standard in. Etiketter: docs/reference/labels.md."""
    from api.rows import ENTITY_FIELDS, entity_row  # noqa: PLC0415
    from nlp.entities.tagger import EntityTagger  # noqa: PLC0415
    from nlp.pipeline import NAME  # noqa: PLC0415

    entities = [entity_row(entity, NAME) for entity in EntityTagger().tag(_read_text(file))]
    if format_ is Format.JSON:
        write(json.dumps({"entities": entities}, ensure_ascii=False) + "\n", output)
    else:
        show(entities, ENTITY_FIELDS, format_, output)


def _read_text(file: str) -> str:
    """Text of a file or of standard input, line ends as they are.

    Raises:
        DocumentError: it cannot be read, or is not UTF-8.
    """
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8")
    except OSError as error:
        raise DocumentError(f"{file}: {error.strerror}.", "E104") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"{file} är inte text i UTF-8.", "E104") from error


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, envvar="KOMMUNSOK_HOST", help="Adress att lyssna på.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    envvar="KOMMUNSOK_PORT",
    help="Port att lyssna på; 0 väljer en ledig.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    envvar="KOMMUNSOK_WORKERS",
    help="Processer som svarar; var och en har sökindexet öppet.",
)
@click.pass_obj
def serve(state: State, host: str, port: int, workers: int) -> None:
    """Starta webbtjänsten. Sidor på svenska och HTTP-gränssnittet /v1."""
    from api.serving import run  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415

    run(Settings(data=state.data, host=host, port=port, workers=workers))


COMMANDS: Final = (annotate, serve)
