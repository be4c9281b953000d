"""Texts of the pages of ärenden."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "arenden.rubrik": ("Ärenden", "Cases"),
    "arenden.ingress": (
        "Ett ärende är allt som bär samma diarienummer, genom nämnder och år.",
        "A case is all that bears the same case number, through boards and years.",
    ),
    "arende.antal_steg.one": ("1 steg", "1 step"),
    "arende.antal_steg.many": ("{count} steg", "{count} steps"),
    "arende.fran": ("Från", "From"),
    "arende.till": ("Till", "To"),
    "arende.utfall": ("Utfall", "Outcome"),
    "arende.mot_forslaget": ("Mot förslaget", "Against the proposal"),
    "arende.steg": ("Steg", "Steps"),
    "arende.vagen": ("Vägen genom organen", "The way through the bodies"),
    "arende.jamforelse": ("Föreslaget och beslutat", "Proposed and decided"),
    "arende.ej_foreslaget": ("Fanns inte i förslaget", "Was not in the proposal"),
    "arende.ej_beslutat": ("Finns inte i beslutet", "Is not in the decision"),
    "arende.skillnaden": ("Skillnaden:", "The difference:"),
    "arende.andring.unchanged": ("Som föreslaget", "As proposed"),
    "arende.andring.changed": ("Ändrat", "Changed"),
    "arende.andring.removed": ("Inte beslutat", "Not decided"),
    "arende.andring.added": ("Tillagt i beslutet", "Added in the decision"),
    "arende.uppdrag": ("Uppdrag och tider", "Assignments and deadlines"),
    "arende.uppdrag_lank": ("Uppdragen i ärendet", "The assignments of the case"),
    "arende.mottagare": ("Till {who}.", "To {who}."),
    "arende.senast": ("Senast {date}.", "By {date}."),
    "arende.tid": ("Tid: {text}.", "Time: {text}."),
    "arende.ingen_tid": ("Ingen tid är satt.", "No time is set."),
    "arende.aterrapport": ("Handlingen säger vad som hände:", "The document says what became of it:"),
    "arende.trolig_aterrapport": ("Trolig återrapportering, se efter:", "Probably a report back, check:"),
    "arende.laget": ("Läget {date}.", "As of {date}."),
    "arende.gang": ("Ärendets gång", "Course of the case"),
    "arende.utan_datum": ("Utan datum", "Without a date"),
    "arende.beslut_i": ("Beslut i {bodies}", "Decided in {bodies}"),
    "arende.harlett": ("Härlett: {how}.", "Inferred: {how}."),
    "arende.hanvisar": ("Hänvisar till", "Refers to"),
    "arende.hanvisas": ("Hänvisas till av", "Referred to by"),
}
