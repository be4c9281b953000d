"""Texts of the page of assignments."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "uppdrag.rubrik": ("Uppdrag", "Assignments"),
    "uppdrag.ingress": (
        "Vem som ska göra vad till när, och vad senare handlingar säger om det. En trolig återrapportering är en "
        "handling i samma fråga: öppna den och se efter. Saknas en handling i arkivet kan ett uppdrag vara "
        "återrapporterat ändå.",
        "Who is to do what by when, and what later documents say of it. A probable report back is a document in the "
        "same matter: open it and check. Where a document is missing in the archive, an assignment may have been "
        "reported back all the same.",
    ),
    "uppdrag.filtrera": ("Filtrera uppdrag", "Filter assignments"),
    "uppdrag.laget": ("Läget {date}.", "As of {date}."),
    "uppdrag.kol.status": ("Status", "Status"),
    "uppdrag.kol.uppdrag": ("Uppdrag", "Assignment"),
    "uppdrag.kol.mottagare": ("Mottagare", "Receiver"),
    "uppdrag.kol.tid": ("Tid", "Time"),
    "uppdrag.kol.gavs": ("Gavs", "Given"),
    "uppdrag.kol.arende": ("Ärende", "Case"),
    "uppdrag.kol.kalla": ("Källa", "Source"),
    "uppdrag.ingen_aterrapport": ("ingen återrapportering hittad", "no report back found"),
    "uppdrag.inget_beslut": ("inget beslut hittat", "no decision found"),
    "uppdrag.handlingen.avslutat": ("Handlingen säger: avslutat", "The document says: closed"),
    "uppdrag.handlingen.aterrapporterat": ("Handlingen säger: återrapporterat", "The document says: reported back"),
    "uppdrag.handlingen.pagar": ("Handlingen säger: pågår eller inte klart", "The document says: going on or not done"),
    "uppdrag.trolig": ("Trolig återrapportering", "Probably a report back"),
    "uppdrag.star_ocksa": ("Står också i", "Stands also in"),
    "uppdrag.pa_sida": ("{title}, s. {page}", "{title}, p. {page}"),
    "uppdrag.open": ("Öppna", "Open"),
    "uppdrag.overdue": ("Försenade", "Overdue"),
    "uppdrag.falt.show": ("Visa", "Show"),
    "uppdrag.falt.receiver": ("Vem som ska utföra det", "Who is to do it"),
    "uppdrag.falt.board": ("Organ som gav det", "Body that gave it"),
    "uppdrag.falt.diarienummer": ("Diarienummer", "Case number"),
    "uppdrag.falt.text": ("Uppdraget innehåller", "The assignment contains"),
    "uppdrag.falt.date": ("Läget den dagen", "As of that day"),
    "uppdrag.exempel.receiver": ("t.ex. förvaltningen", "e.g. förvaltningen"),
    "uppdrag.exempel.diarienummer": ("t.ex. SN 2023/145", "e.g. SN 2023/145"),
    "uppdrag.exempel.date": ("ÅÅÅÅ-MM-DD", "YYYY-MM-DD"),
}
