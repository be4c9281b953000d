"""Commands that fill an archive and keep it: ingest, index, withdraw."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from api.cli_access import tell
from api.cli_progress import print_summary, with_progress
from api.cli_state import State
from api.cli_watches import tell_watchers
from ingest.errors import QueryError
from ingest.extract import PDF_EXTRACTORS
from ingest.ocr_mode import OcrMode

if TYPE_CHECKING:
    from index.outcomes import IngestOptions

_FILE_FAILED: Final = 3


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FIL_ELLER_MAPP…")
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=2,
    show_default=True,
    metavar="ANTAL",
    help="Antal parallella processer; 0 = ingen utöver denna.",
)
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Importlista (CSV eller JSON) med adress, kommun, nämnd, sammanträdesdag och titel för varje fil.",
)
@click.option("--watch", is_flag=True, help="Bevaka mapparna och läs in nya och ändrade filer tills du avbryter.")
@click.option("--prune", is_flag=True, help="Återkalla det vars filer inte längre finns i mapparna.")
@click.option(
    "--ocr",
    type=click.Choice([mode.value for mode in OcrMode]),
    default=OcrMode.AUTO.value,
    show_default=True,
    help="Textigenkänning: auto = sidor utan läsbar text, aldrig, alltid = alla sidor.",
)
@click.option(
    "--extractor",
    type=click.Choice(PDF_EXTRACTORS),
    default=PDF_EXTRACTORS[0],
    show_default=True,
    envvar="KOMMUNSOK_EXTRACTOR",
    show_envvar=True,
    help="Läsare av PDF: pypdf behåller hårda blanksteg, pdfium är snabbare.",
)
@click.option("--again", is_flag=True, help="Läs in också det som har återkallats.")
@click.option("--utan-sekretess", is_flag=True, help="Läs inte in texten i avsnitt som är märkta med sekretess.")
@click.pass_obj
def ingest(
    state: State,
    paths: tuple[Path, ...],
    workers: int,
    manifest: Path | None,
    watch: bool,
    prune: bool,
    ocr: str,
    extractor: str,
    again: bool,
    utan_sekretess: bool,
) -> None:
    """Läs in PDF-, DOCX- och HTML-filer och gör dem sökbara. Det som redan är inläst läses inte igen."""
    options = _options(workers, manifest, prune, OcrMode(ocr), extractor, again, utan_sekretess, state.language)
    if watch:
        if prune:
            raise QueryError("--prune går inte ihop med --watch: en mapp som är borta en stund skulle tömma arkivet.")
        from api.cli_watch import run_watch  # noqa: PLC0415

        run_watch(state, paths, options)
        return
    made = options()
    with state.archive(create=True) as archive:
        summary = with_progress(lambda note: archive.ingest(paths, made, note))
        tell_watchers(state, archive)
    print_summary(summary)
    if any(outcome.status == "failed" for outcome in summary.outcomes):
        sys.exit(_FILE_FAILED)


def _options(
    workers: int,
    manifest: Path | None,
    prune: bool,
    ocr: OcrMode,
    extractor: str,
    again: bool,
    drop_secrets: bool,
    language: str,
) -> Callable[[], "IngestOptions"]:
    """What makes the options of a reading, with the manifest as it is then."""
    from index.outcomes import IngestOptions  # noqa: PLC0415
    from ingest.manifest import load_manifest  # noqa: PLC0415

    def make() -> IngestOptions:
        given = load_manifest(manifest) if manifest else None
        aside = frozenset({manifest.resolve()} if manifest else ())
        return IngestOptions(
            workers=workers,
            ocr=ocr,
            extractor=extractor,
            manifest=given,
            aside=aside,
            prune=prune,
            again=again,
            drop_secrets=drop_secrets,
            language=language,
        )

    return make


@click.command("index")
@click.pass_obj
def rebuild(state: State) -> None:
    """Bygg om sökindexet från katalogen. Det som en äldre språkanalys har tolkat tolkas om."""
    with state.archive() as archive:
        made = archive.rebuild()
    print(f"Sökindex {made.generation}: {made.passages} passager.", file=sys.stderr)


@click.command()
@click.argument("file", metavar="FIL_ELLER_SHA256")
@click.option("--reason", required=True, metavar="TEXT", help="Varför; står kvar i förteckningen över det återkallade.")
@click.pass_obj
def withdraw(state: State, file: str, reason: str) -> None:
    """Återkalla en fil: ta bort dess text ur arkivet för gott. Namn, SHA-256, tid och skäl står kvar."""
    if not reason.strip():
        raise QueryError("--reason är tom.")
    with state.archive() as archive:
        made = archive.withdraw(file, " ".join(reason.split()))
    tell(state, "withdraw", file)
    for stone in made:
        print(f"Återkallad: {stone.file}, version {stone.version}, {stone.sha256}", file=sys.stderr)


COMMANDS: Final = (ingest, rebuild, withdraw)
