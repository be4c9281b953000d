"""The command `kommunsok train`: classifiers of decision clauses that have learned from the users' corrections."""

import shutil
import sys
from pathlib import Path
from typing import Final

import click

from api.cli_state import State, format_option, output_option, show
from api.output import Format
from ingest.errors import StateError

_FIELDS: Final = {"measure": "Mått", "shipped": "Medföljande", "own": "Egen", "difference": "Skillnad"}
_MEASURES: Final = {
    "decision_f1": "Är att-sats, F1",
    "decision_negative_f1": "Är inte att-sats, F1",
    "decision_brier": "Är att-sats, Brier (lägre är bättre)",
    "types_micro_f1": "Beslutstyper, mikro-F1",
    "types_macro_f1": "Beslutstyper, makro-F1",
    "subject_accuracy": "Ämne, andel rätt",
    "subject_macro_f1": "Ämne, makro-F1",
}


@click.command()
@click.option("--reset", is_flag=True, help="Ta bort den egna modellen; den medföljande gäller igen.")
@click.option(
    "--folds",
    type=click.IntRange(min=2),
    default=10,
    show_default=True,
    metavar="ANTAL",
    help="Antal delar i korsvalideringen.",
)
@format_option()
@output_option
@click.pass_obj
def train(state: State, reset: bool, folds: int, format_: Format, output: Path | None) -> None:
    """Träna om tolkningen av beslut med era rättelser. Modellen läggs i datamappen; tar några minuter.

    Skriver korsvaliderade tal för den medföljande och den egna modellen. Kräver tillägget train.
    """
    from index.generation import write_lock  # noqa: PLC0415
    from nlp.classifiers import OWN_FOLDER  # noqa: PLC0415
    from nlp.corrections import corrections  # noqa: PLC0415

    with state.archive() as archive, write_lock(archive.data):
        folder = archive.data / OWN_FOLDER
        if reset:
            was_there = folder.exists()
            shutil.rmtree(folder, ignore_errors=True)
            told = "Den egna modellen är borttagen." if was_there else "Det finns ingen egen modell."
            print(f"{told} Tolka om med: kommunsok index", file=sys.stderr)
            return
        try:
            from nlp.training.retrain import retrain  # noqa: PLC0415  (scikit-learn, which only training needs)
        except ImportError as error:
            raise StateError(f"{error.name} saknas.", "E407") from error
        archive.hide_secrets()
        learned = list(corrections(archive.annotations))
        print(f"Tränar med {len(learned)} rättelser; det tar några minuter.", file=sys.stderr)
        made = retrain(learned, folder, folds)
    print(f"{made.name}: {made.corrected} rättade att-satser. Tolka om med: kommunsok index", file=sys.stderr)
    rows = [
        {
            "measure": told,
            "shipped": made.shipped[name],
            "own": made.own[name],
            "difference": round(made.own[name] - made.shipped[name], 4),
        }
        for name, told in _MEASURES.items()
    ]
    show(rows, _FIELDS, format_, output)


COMMANDS: Final = (train,)
