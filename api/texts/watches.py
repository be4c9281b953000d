"""Texts of the pages of watches and of the e-mail that they send."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "bevaka.rubrik": ("Bevakningar", "Watches"),
    "bevaka.ingress": (
        "En bevakning är en sparad sökning. När något nytt läses in som stämmer med den syns det här, i ett flöde"
        " (Atom) och, om du vill, i e-post.",
        "A watch is a saved search. When something new is read in that fits it, you see it here, in a feed (Atom) and,"
        " if you like, by e-mail.",
    ),
    "bevaka.ny": ("Ny bevakning", "New watch"),
    "bevaka.fraga": ("Fråga eller ord", "Question or words"),
    "bevaka.filter_tips": (
        "Filter följer med när du väljer ”Bevaka sökningen” på söksidan.",
        "Filters come along when you choose “Watch this search” on the search page.",
    ),
    "bevaka.namn": ("Namn på bevakningen", "Name of the watch"),
    "bevaka.lage": ("Vad som räknas som träff", "What counts as a hit"),
    "bevaka.lage.bada": ("Alla ord finns, eller betydelsen ligger nära", "All words are there, or the meaning is near"),
    "bevaka.lage.ord": (
        "Alla ord ska finnas, även böjda och synonymer",
        "All words must be there, inflected or as synonyms",
    ),
    "bevaka.lage.betydelse": ("Betydelsen ligger nära", "The meaning is near"),
    "bevaka.narhet": (
        "Hur nära, 1–10: högre ger färre träffar",
        "How near, 1–10: higher gives fewer hits",
    ),
    "bevaka.epost": ("E-post, om du vill ha utskick", "E-mail, if you want messages"),
    "bevaka.epost_hjalp": (
        "Du får ett brev att bekräfta först. Adressen används bara till detta och tas bort när du säger upp utskicken.",
        "You get a message to confirm first. The address is used for nothing else and removed when you unsubscribe.",
    ),
    "bevaka.spara": ("Spara bevakningen", "Save the watch"),
    "bevaka.mina": ("Dina bevakningar", "Your watches"),
    "bevaka.inga": ("Du har inga bevakningar ännu.", "You have no watches yet."),
    "bevaka.antal.one": ("{count} ny träff sedan {date}", "{count} new hit since {date}"),
    "bevaka.antal.many": ("{count} nya träffar sedan {date}", "{count} new hits since {date}"),
    "bevaka.flode": ("Flöde (Atom)", "Feed (Atom)"),
    "bevaka.flode_for": ("för {name}", "for {name}"),
    "bevaka.flode_hjalp": (
        "Klistra in adressen i ett program som läser flöden:",
        "Paste the address into a program that reads feeds:",
    ),
    "bevaka.sok": ("Gör sökningen nu", "Search now"),
    "bevaka.ta_bort": ("Ta bort bevakningen", "Remove the watch"),
    "bevaka.epost_ja": ("E-post till {email}", "E-mail to {email}"),
    "bevaka.epost_vantar": ("E-post till {email} väntar på bekräftelse", "E-mail to {email} awaits confirmation"),
    "bevaka.tomt": (
        "Inget nytt ännu. Det som redan fanns i arkivet när bevakningen sparades visas av sökningen.",
        "Nothing new yet. What was in the archive when the watch was saved is shown by the search.",
    ),
    "bevaka.hittad": ("Hittad {date}", "Found {date}"),
    "bevaka.sida": ("Bevakning", "Watch"),
    "bevaka.tillbaka": ("Alla bevakningar", "All watches"),
    "bevaka.lank": (
        "Adressen till sidan är din nyckel till bevakningen; spara den.",
        "The address of this page is your key to the watch; keep it.",
    ),
    "bevaka.denna": ("Bevaka sökningen", "Watch this search"),
    "utskick.bekrafta.rubrik": ("Bekräfta utskick", "Confirm messages"),
    "utskick.bekrafta.fraga": (
        "Vill du få e-post när arkivet får något nytt som stämmer med ”{name}”?",
        "Do you want e-mail when the archive gets something new that fits “{name}”?",
    ),
    "utskick.bekrafta.knapp": ("Ja, skicka e-post", "Yes, send e-mail"),
    "utskick.bekrafta.klart": (
        "Klart. Utskicken börjar med nästa inläsning.",
        "Done. Messages start with what is read in next.",
    ),
    "utskick.avsluta.rubrik": ("Sluta få e-post", "Stop getting e-mail"),
    "utskick.avsluta.fraga": (
        "Vill du sluta få e-post om ”{name}”?",
        "Do you want to stop getting e-mail about “{name}”?",
    ),
    "utskick.avsluta.knapp": ("Ja, sluta skicka", "Yes, stop"),
    "utskick.avsluta.klart": (
        "Klart. Adressen är borttagen; bevakningen och flödet finns kvar.",
        "Done. The address is removed; the watch and its feed remain.",
    ),
}
