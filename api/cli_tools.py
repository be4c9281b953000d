"""Commands beside the archive: annotate, eval, serve."""

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from api.cli_progress import print_summary, with_progress
from api.cli_state import State, format_option, output_option, show
from api.output import Format, write
from ingest.errors import DocumentError

if TYPE_CHECKING:
    from evaluation.model import Gold
    from evaluation.report import Report

_PATH: Final = click.Path(path_type=Path)


@click.command()
@click.argument("file", metavar="FIL")
@format_option(Format.JSON)
@output_option
def annotate(file: str, format_: Format, output: Path | None) -> None:
    """Märk ut entiteter i en ren text. FIL är i UTF-8; - är standard in. Etiketter: docs/reference/labels.md."""
    from api.rows import ENTITY_FIELDS, entity_row  # noqa: PLC0415
    from nlp.entities.tagger import EntityTagger  # noqa: PLC0415

    entities = [entity_row(entity) for entity in EntityTagger().tag(_read_text(file))]
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


@click.command("eval")
@click.option("--gold", type=_PATH, required=True, metavar="MAPP", help="Mapp med facit (JSON Lines).")
@click.option("--corpus", type=_PATH, required=True, metavar="MAPP", help="Mapp med PDF-filerna som facit gäller.")
@click.option("--json", "json_file", type=_PATH, metavar="FIL", help="Skriv alla tal till denna fil.")
@click.option("--markdown", is_flag=True, help="Skriv tabellen som Markdown.")
@click.option(
    "--failures",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    metavar="ANTAL",
    help="Flest fel av varje slag i JSON-filen.",
)
@click.option("--keep", is_flag=True, help="Läs in i datamappen (--data) i stället för en tillfällig mapp.")
@click.pass_obj
def evaluate(
    state: State, gold: Path, corpus: Path, json_file: Path | None, markdown: bool, failures: int, keep: bool
) -> None:
    """Mät alla steg mot facit. Rubriker, dokument, beslut, entiteter, sökning och fakta; format: docs/evaluation.md."""
    from evaluation.gold import load_gold  # noqa: PLC0415

    loaded = load_gold(gold)
    if keep:
        report = _measured(loaded, corpus, state, failures)
    else:
        with tempfile.TemporaryDirectory(prefix="kommunsok-eval-") as folder:
            report = _measured(loaded, corpus, State(Path(folder)), failures)
    if json_file is not None:
        write(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n", json_file)
    write(report.as_markdown() if markdown else report.as_text(), None)


def _measured(gold: "Gold", corpus: Path, state: State, failures: int) -> "Report":
    from evaluation.local import LocalSystem  # noqa: PLC0415
    from evaluation.run import evaluate as measure  # noqa: PLC0415

    with state.archive(create=True) as archive:
        print_summary(with_progress(lambda note: archive.ingest([corpus], progress=note)))
        return measure(gold, LocalSystem(archive), failures)


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
@click.pass_obj
def serve(state: State, host: str, port: int) -> None:
    """Starta webbtjänsten. Sidor på svenska och HTTP-gränssnittet /v1."""
    from api.app import run  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415

    run(Settings(data=state.data, host=host, port=port))


COMMANDS: Final = (annotate, evaluate, serve)
