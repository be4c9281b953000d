"""Texts of the page of what the archive covers."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "tackning.rubrik": ("Vad arkivet täcker", "What the archive covers"),
    "tackning.ingress": (
        "Sökningen hittar bara det som är inläst. Här syns vad som finns från varje nämnd och år, och vad som "
        "verkar saknas.",
        "The search finds only what has been read in. This page shows what there is of each board and year, and what "
        "seems to be missing.",
    ),
    "tackning.filer": ("Filer", "Files"),
    "tackning.senaste": ("Senaste sammanträde", "Latest meeting"),
    "tackning.inlast": ("Senast inläst", "Last read"),
    "tackning.delvis": ("Delvis lästa filer", "Files read in part"),
    "tackning.misslyckade": ("Filer som inte kunde läsas", "Files that could not be read"),
    "tackning.per_namnd": ("Nämnder och år", "Boards and years"),
    "tackning.tabell": (
        "Antal dokument för varje nämnd och år, med antal sammanträden och hur många av dem som har hela protokollet",
        "Number of documents of each board and year, with the number of meetings and how many have their whole minutes",
    ),
    "tackning.namnd": ("Nämnd", "Board"),
    "tackning.cell.one": ("{count} dokument", "{count} document"),
    "tackning.cell.many": ("{count} dokument", "{count} documents"),
    "tackning.moten.one": ("{count} möte, {minutes} med protokoll", "{count} meeting, {minutes} with minutes"),
    "tackning.moten.many": ("{count} möten, {minutes} med protokoll", "{count} meetings, {minutes} with minutes"),
    "tackning.inget": ("inget", "nothing"),
    "tackning.utanfor.one": (
        "{count} dokument utan känd nämnd eller känt år står inte i tabellen.",
        "{count} document without a known board or year is not in the table.",
    ),
    "tackning.utanfor.many": (
        "{count} dokument utan känd nämnd eller känt år står inte i tabellen.",
        "{count} documents without a known board or year are not in the table.",
    ),
    "tackning.luckor": ("Det som verkar saknas", "What seems to be missing"),
    "tackning.luckor_hjalp": (
        "Regler har räknat ut detta av datum och paragrafnummer. En lucka kan ha goda skäl.",
        "Rules worked this out from dates and paragraph numbers. A gap can have good reasons.",
    ),
    "tackning.inga_luckor": ("Inga luckor hittades.", "No gaps were found."),
    "tackning.paragraf": ("§ {first} saknas", "§ {first} is missing"),
    "tackning.paragrafer": ("§§ {first}–{last} saknas", "§§ {first}–{last} are missing"),
    "tackning.fore": ("före årets första protokoll här", "before the first minutes of the year here"),
    "tackning.efter": ("efter sammanträdet {date}", "after the meeting on {date}"),
    "tackning.utan_protokoll": (
        "Kallelsen till sammanträdet {date} finns, men inte protokollet",
        "The notice of the meeting on {date} is here, but not its minutes",
    ),
    "tackning.utdrag.one": ("bara {count} paragraf som utdrag", "only {count} paragraph as an extract"),
    "tackning.utdrag.many": ("bara {count} paragrafer som utdrag", "only {count} paragraphs as extracts"),
    "tackning.tyst": (
        "Inget efter sammanträdet {date}, på {days} dagar då andra nämnder har sammanträtt",
        "Nothing after the meeting on {date}, for {days} days in which other boards have met",
    ),
    "tackning.som_data": ("Samma uppgifter som data", "The same as data"),
}
