"""The command `kommunsok adapt`: an encoder that has learned from the words of the operator's own archive."""

import sys
from pathlib import Path
from typing import Final

import click

from api.cli_state import State
from ingest.errors import StateError


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="MAPP")
@click.option(
    "--epochs", type=click.IntRange(min=1, max=50), default=4, show_default=True, metavar="ANTAL", help="Varv."
)
@click.pass_obj
def adapt(state: State, folder: Path, epochs: int) -> None:
    """Anpassa språkmodellen till det inlästa och skriv den i MAPP; tar sekunder till minuter.

    Inget annat än arkivets egna texter används. Sök med den: kommunsok --model MAPP index, sedan --model MAPP search.
    Kräver tillägget models.
    """
    from index.embedders import BUNDLED, read_verified  # noqa: PLC0415

    try:
        from nlp.training.adaptation import (  # noqa: PLC0415  (torch, which only training needs)
            AdaptOptions,
            ArchiveText,
        )
        from nlp.training.adaptation import adapt as adapted  # noqa: PLC0415
    except ImportError as error:
        raise StateError(f"{error.name} saknas.", "E408") from error
    read_verified(BUNDLED)
    with state.filled() as archive:
        passages = archive.build_passages()
    texts = [ArchiveText(passage.text, (passage.title, *passage.heading_path[-1:])) for passage in passages]
    made = adapted(BUNDLED, texts, folder, AdaptOptions(epochs=epochs))
    print(f"{made.name}: {made.pairs} par. Bygg om sökindexet: kommunsok --model {folder} index", file=sys.stderr)


COMMANDS: Final = (adapt,)
