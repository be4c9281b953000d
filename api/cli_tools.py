"""Commands beside the archive: annotate, eval, serve."""

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli_progress import print_summary, with_progress
from api.cli_state import FormatOption, OutputOption, State, show
from api.output import Format, write
from ingest.errors import DocumentError

if TYPE_CHECKING:
    from evaluation.model import Gold
    from evaluation.report import Report


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(annotate)
    app.command("eval")(evaluate)
    app.command()(serve)


def annotate(
    file: Annotated[str, typer.Argument(help="Textfil i UTF-8, eller - för standard in.", metavar="FIL")],
    format_: FormatOption = Format.JSON,
    output: OutputOption = None,
) -> None:
    """Märk ut personer, organ, lagar, diarienummer, datum, belopp … i en ren text."""
    from api.rows import ENTITY_FIELDS, entity_row  # noqa: PLC0415
    from nlp.entities import EntityTagger  # noqa: PLC0415

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


def evaluate(
    context: typer.Context,
    gold: Annotated[Path, typer.Option("--gold", help="Mapp med facit (JSON Lines).")],
    corpus: Annotated[Path, typer.Option("--corpus", help="Mapp med de PDF-filer som facit gäller.")],
    json_file: Annotated[Path | None, typer.Option("--json", help="Skriv alla tal till denna fil.")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Skriv tabellen som Markdown.")] = False,
    failures: Annotated[int, typer.Option(min=0, help="Flest fel av varje slag i JSON-filen.")] = 50,
    keep: Annotated[bool, typer.Option(help="Läs in i datamappen (--data) i stället för en tillfällig mapp.")] = False,
) -> None:
    """Mät alla steg mot facit: rubriker, dokument, beslut, entiteter, sökning, fakta."""
    from evaluation.gold import load_gold  # noqa: PLC0415

    loaded = load_gold(gold)
    state: State = context.obj
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


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(envvar="KOMMUNSOK_HOST", help="Adress att lyssna på.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, envvar="KOMMUNSOK_PORT", help="Port att lyssna på; 0 väljer en ledig.")
    ] = 8000,
) -> None:
    """Starta webbtjänsten: sidor på svenska och HTTP-gränssnittet /v1."""
    from api.app import run  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415

    state: State = context.obj
    run(Settings(data=state.data, host=host, port=port))
