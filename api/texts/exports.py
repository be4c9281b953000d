"""Texts of the links that fetch a list as a file."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "hamta.rubrik": ("Hämta listan som fil", "Download the list as a file"),
    "hamta.traffar": ("Hämta de 1 000 bästa träffarna som fil", "Download the 1,000 best hits as a file"),
    "hamta.csv": ("CSV", "CSV"),
    "hamta.xlsx": ("Excel", "Excel"),
    "hamta.jsonl": ("JSON Lines", "JSON Lines"),
    "hamta.parquet": ("Parquet", "Parquet"),
}
