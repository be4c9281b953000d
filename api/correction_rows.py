"""The public row contract of corrections: what every listing says of one, field by field."""

from collections.abc import Collection
from typing import Any, Final

from nlp.corrections import Correction

CORRECTION_FIELDS: Final = {
    "id": "Rättelsens nummer",
    "ref": "Det som rättades: slag, filens SHA-256 (början) och plats",
    "file": "Filens namn när rättelsen gjordes",
    "field": "Fältet",
    "old": "Värdet före",
    "new": "Värdet efter",
    "who": "Vem som rättade",
    "made_at": "När, i UTC",
    "model": "Vad som sade det gamla värdet, namn och version; tomt när det var en människa",
    "undoes": "Nummer på rättelsen som denna rad ångrar",
    "state": "gäller, ångrad, ångring eller övergiven: orden finns inte längre i någon gällande fil",
}
CORRECTION_COLUMNS: Final = ("id", "state", "ref", "field", "old", "new", "who", "made_at", "file")


def correction_row(made: Correction, undone: Collection[int], orphans: Collection[int]) -> dict[str, Any]:
    """A row of the log.

    Args:
        made: the row.
        undone: ids of what was taken back.
        orphans: ids of what stands but whose words are gone.
    """
    state = (
        "ångring" if made.undoes else "ångrad" if made.id in undone else "övergiven" if made.id in orphans else "gäller"
    )
    fields = {"ref": str(made.target), "state": state}
    return {name: fields[name] if name in fields else getattr(made, name) for name in CORRECTION_FIELDS}


def _state(made: Correction, undone: Collection[int], orphans: Collection[int]) -> str:
    if made.undoes:
        return "ångring"
    if made.id in undone:
        return "ångrad"
    return "övergiven" if made.id in orphans else "gäller"
