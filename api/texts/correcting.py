"""Texts of the page where a decision clause is corrected."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "ratta.rubrik": ("Rätta beslutssats", "Correct a decision clause"),
    "ratta.tillbaka": ("Tillbaka", "Back"),
    "ratta.typ": ("Beslutstyp, en eller flera", "Type of decision, one or several"),
    "ratta.sparas": (
        "Maskinens tolkning ({model}) sparas bredvid din, {who}.",
        "What the machine said ({model}) is kept beside what you say, {who}.",
    ),
    "ratta.spara": ("Spara rättelsen", "Save the correction"),
    "ratta.avbryt": ("Avbryt", "Cancel"),
    "ratta.gjorda": ("Rättelser som gäller", "Corrections that hold"),
    "ratta.till": ("ändrat till", "changed to"),
    "ratta.av": ("rättad av {who} {date}", "corrected by {who} {date}"),
}
