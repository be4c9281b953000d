"""Headers of tables that list assignments, in any wording, and what the words of their cells mean."""

import re
from dataclasses import dataclass
from typing import Final

# Kind of column → labels, folded. "note" is text that is not read; "number" and "day" are told by their form.
LABELS: Final = {
    "task": (
        "uppdrag", "uppdraget", "uppdragen", "aktivitet", "aktiviteter", "åtgärd", "åtgärder", "uppgift", "vad",
        "vad ska göras", "att göra", "beslutad åtgärd", "uppdrag/åtgärd", "aktivitet/åtgärd", "beskrivning av uppdrag",
        "uppdragets innehåll", "uppdragsbeskrivning", "planerad åtgärd", "åtgärd/aktivitet",
    ),
    "receiver": (
        "ansvarig", "ansvariga", "ansvarig funktion", "ansvarig chef", "ansvarig enhet", "ansvarig nämnd", "ansvar",
        "ansvarig förvaltning", "ansvarig tjänsteperson", "ansvarig handläggare", "ansvarig person", "ansvarig part",
        "utförare", "utförs av", "vem", "vem ansvarar", "vem gör", "mottagare", "uppdragstagare", "ges till", "ägare",
        "handläggare", "till",
    ),
    "giver": ("beslutad av", "beslutat av", "givet av", "uppdragsgivare", "från", "beslutande organ", "gett av"),
    "deadline": (
        "klart senast", "klar senast", "senast", "klart", "klar", "när", "tidplan", "tidsplan", "tid", "deadline",
        "slutdatum", "sluttid", "måldatum", "klardatum", "klart datum", "planerat klart", "ska vara klart", "förfaller",
        "redovisas", "redovisas senast", "återrapporteras", "återrapporteras senast", "återredovisas",
        "återrapportering", "återredovisning", "datum för återrapportering", "beräknas klart", "färdigt senast",
        "rapporteras", "tidpunkt", "klar datum", "klart när",
    ),
    "state": ("status", "läge", "nuläge", "lägesstatus", "aktuell status", "uppdragets status", "statusläge"),
    "day": ("beslutsdatum", "beslutat datum", "beslutad", "gavs", "datum för beslut", "givet", "datum", "beslutat"),
    "number": ("nr", "nummer", "id", "uppdragsnr", "löpnr", "löpnummer", "punkt"),
    "note": ("kommentar", "kommentarer", "anmärkning", "notering", "noteringar", "uppföljning", "övrigt"),
}  # fmt: skip
_KINDS: Final = {label: kind for kind, labels in LABELS.items() for label in labels}
_LABEL: Final = "|".join(re.escape(label).replace(r"\ ", r"\s") for label in sorted(_KINDS, key=len, reverse=True))
_HEADER: Final = tuple(
    re.compile(rf"^(?:{_LABEL})(?:{parted}(?:{_LABEL})){{2,7}}[ \t:]*$", re.IGNORECASE | re.MULTILINE)
    for parted in (r"(?:[ \t]*\|[ \t]*|[ \t]+)", r"[ \t:]*\n")  # on one line, or one below the other
)
_ONE: Final = re.compile(rf"(?:{_LABEL})(?=[\s|:]|$)", re.IGNORECASE)
_NEEDED: Final = frozenset({"receiver", "giver", "deadline", "state"})
_FEWEST: Final = 2  # of those columns beside the task

SAYS: Final = {
    "avslutat": ("avslutad", "avslutat", "slutförd", "slutfört", "genomförd", "genomfört", "klar", "klart", "uppfyllt",
                 "färdig", "färdigt", "verkställd", "verkställt"),
    "aterrapporterat": ("återrapporterad", "återrapporterat", "redovisad", "redovisat", "rapporterad", "rapporterat"),
    "pagar": ("pågående", "pågår", "påbörjad", "påbörjat", "ej påbörjad", "ej påbörjat", "inte påbörjad", "ej startad",
              "inte påbörjat", "ej startat", "ej klar", "ej klart", "ej genomförd", "ej genomfört", "planerad",
              "planerat", "delvis klar", "delvis klart", "delvis genomförd", "delvis genomfört", "öppen", "öppet",
              "försenad", "försenat", "enligt plan", "pausad", "pausat", "vilande"),
}  # fmt: skip
STATES: Final = {word: says for says, words in SAYS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a table that lists assignments.

    Args:
        columns: kinds of its columns, keys of `LABELS`, in order.
        start: offset of its first character.
        end: offset after it.
    """

    columns: tuple[str, ...]
    start: int
    end: int


def find_headers(text: str) -> list[Header]:
    """The heads of tables with a task and at least two of who, for whom, when and state; on one line or stacked.

    Args:
        text: of a source.
    """
    matches = (match for pattern in _HEADER for match in pattern.finditer(text))
    found = (_header(match) for match in matches)
    return sorted((header for header in found if header), key=lambda header: header.start)


def _header(match: re.Match[str]) -> Header | None:
    labels = list(_ONE.finditer(match[0]))
    kinds = [_KINDS[" ".join(label[0].lower().split())] for label in labels]
    if kinds[0] == "note":
        labels, kinds = labels[1:], kinds[1:]  # the heading over the table
    good = kinds.count("task") == 1 and len(_NEEDED & set(kinds)) >= _FEWEST and len(set(kinds)) == len(kinds)
    return Header(tuple(kinds), match.start() + labels[0].start(), match.end()) if good else None
