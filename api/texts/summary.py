"""Texts of the summary that a language model writes."""

from typing import Final

from api.texts.table import Table

TEXTS: Final[Table] = {
    "sammanfattning.rubrik": ("Sammanfattning", "Summary"),
    "sammanfattning.knapp": ("Sammanfatta träffarna med språkmodell", "Summarise the hits with a language model"),
    "sammanfattning.vantar": ("Modellen skriver …", "The model is writing …"),
    "sammanfattning.maskin": (
        "Skriven av en språkmodell ({model}). Varje mening är jämförd ord för ord med utdraget som den hänvisar till,"
        " men sammanhanget kan ändå bli fel: läs källan.",
        "Written by a language model ({model}), in Swedish. Each sentence is compared word for word with the passage"
        " that it cites, but the context can still be wrong: read the source.",
    ),
    "sammanfattning.marke": ("Maskinskriven", "Machine-written"),
    "sammanfattning.bort.one": (
        "En mening togs bort, för inget utdrag säger det som stod i den.",
        "One sentence was removed, since no passage says what it said.",
    ),
    "sammanfattning.bort.many": (
        "{count} meningar togs bort, för inget utdrag säger det som stod i dem.",
        "{count} sentences were removed, since no passage says what they said.",
    ),
    "sammanfattning.tom": (
        "Ingen sammanfattning: träffarna är för osäkra, eller så höll inget av det modellen skrev.",
        "No summary: the hits are too uncertain, or nothing that the model wrote held.",
    ),
    "sammanfattning.till_sok": ("Till träffarna", "To the hits"),
}
