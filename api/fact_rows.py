"""The public row contract of facts: what every listing says of a cell that may answer a question, field by field."""

from typing import Any, Final

from index.facts import Fact

FACT_FIELDS: Final = {
    "score": "Hur stor del av frågan som cellens rubriker och sammanhang täcker, 0–1",
    "sentence": "Cellen i ord: grupp, rad, kolumn: värde enhet",
    "text": "Cellen som den är tryckt",
    "value": "Talet, med decimalpunkt och utan mellanrum, annars tomt",
    "unit": "Enhet: tkr, mkr, kr, %, antal …",
    "year": "År",
    "group": "Rubrik över en grupp av rader",
    "row_header": "Radrubrik",
    "column_header": "Kolumnrubrik; går kolumnerna inte att skilja åt, orden i dem alla",
    "caption": "Tabellens rubrik",
    "trust": "checked: summan stämmer, certain: kan bara läsas så, uncertain: osäker",
    "file": "Filens namn",
    "page": "Sida, från 1",
    "heading_path": "Rubriker från den yttersta till avsnittets egen, med §",
    "title": "Dokumentets titel",
    "municipality": "Kommun",
    "board": "Nämnd eller annat organ",
    "date": "Dokumentets datum, annars sammanträdets",
    "start": "Första tecknet i källans text, från 0",
    "end": "Tecknet efter det sista",
}
FACT_COLUMNS: Final = ("score", "sentence", "trust", "page")
TRUST: Final = {
    "checked": "Summan i tabellen stämmer.",
    "certain": "Raden kan bara läsas så.",
    "uncertain": "Osäker läsning: kontrollera mot sidan.",
}


def fact_row(fact: Fact) -> dict[str, Any]:
    """A fact."""
    cell, context = fact.cell, fact.context
    return {
        "score": fact.score,
        "sentence": fact.sentence,
        "text": cell.text,
        "value": None if cell.value is None else str(cell.value),
        "unit": cell.unit or None,
        "year": cell.year,
        "group": cell.group or None,
        "row_header": cell.row_header,
        "column_header": cell.column_header,
        "caption": context.caption or None,
        "trust": cell.trust.value,
        "file": context.file,
        "page": cell.page,
        "heading_path": list(context.heading_path),
        "title": context.title,
        "municipality": context.municipality or None,
        "board": context.board or None,
        "date": context.date or None,
        "start": cell.start,
        "end": cell.end,
    }
