"""Texts of the page of names, and of the page of passages that may hold personal data."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "namn.rubrik": ("Namn", "Names"),
    "namn.ingress": (
        "Personer, organ, kommuner, lagar, planer och system i handlingarna, med alla skrivsätt. "
        "Bara det som säkert är samma är fört samman; resten avgör en människa.",
        "Persons, bodies, municipalities, laws, plans and systems of the documents, in all their spellings. "
        "Only what is the same for certain is joined; a person decides on the rest.",
    ),
    "namn.filtrera": ("Filtrera namn", "Filter names"),
    "namn.avgor": ("Avgör vilka namn som är samma", "Decide which names are the same"),
    "namn.omnamnanden.one": ("1 omnämnande", "1 mention"),
    "namn.omnamnanden.many": ("{count} omnämnanden", "{count} mentions"),
    "namn.i_dokument.one": ("i 1 dokument", "in 1 document"),
    "namn.i_dokument.many": ("i {count} dokument", "in {count} documents"),
    "namn.skrivs": ("Skrivs", "Written"),
    "namn.kan_vara": ("Kan vara samma som", "May be the same as"),
    "namn.samma": ("Samma", "Same"),
    "namn.inte_samma": ("Inte samma", "Not the same"),
    "namn.par": ("{first} och {second}", "{first} and {second}"),
    "namn.ar_samma": ("{names} är samma", "{names} are the same"),
    "namn.ar_inte_samma": ("{names} är inte samma", "{names} are not the same"),
    "namn.enligt": ("enligt {who} {date}", "says {who} {date}"),
    "namn.dokument_som": ("Dokument som nämner {name}", "Documents that mention {name}"),
    "namn.och_till": ("och {count} till", "and {count} more"),
    "namn.falt.q": ("Del av namnet", "Part of the name"),
    "namn.falt.label": ("Slag", "Kind"),
    "namn.falt.suggested": ("Visa", "Show"),
    "namn.osakra": ("Bara osäkra", "Uncertain only"),
    "personuppgifter.rubrik": ("Personuppgifter att granska", "Personal data to review"),
    "personuppgifter.ingress": (
        "Meningar som kan röra enskilda personer. Regler har valt ut dem; en människa avgör.",
        "Sentences that may be about private persons. Rules have picked them; a person decides.",
    ),
    "personuppgifter.meningar.one": ("1 mening", "1 sentence"),
    "personuppgifter.meningar.many": ("{count} meningar", "{count} sentences"),
    "personuppgifter.forsta": ("de första {shown} visas", "the first {shown} are shown"),
    "personuppgifter.per_fil": ("Antal per fil", "Numbers by file"),
    "personuppgifter.meningarna": ("Meningarna", "The sentences"),
}
