"""The closed sets of document types and of sources of inferred values, with the words that users see."""

from typing import Final

DOC_TYPES: Final = {
    "kallelse": "Kallelse",
    "foredragningslista": "Föredragningslista",
    "protokoll": "Protokoll",
    "tjansteutlatande": "Tjänsteutlåtande",
    "namndplan": "Nämndplan",
    "arsredovisning": "Årsredovisning",
    "delarsrapport": "Delårsrapport",
    "ekonomisk_rapport": "Ekonomisk rapport",
    "nulagesanalys": "Nulägesanalys",
    "rapport": "Rapport",
    "utredning": "Utredning",
    "plan": "Plan",
    "policy": "Policy",
    "riktlinje": "Riktlinje",
    "avtal": "Avtal",
    "remiss": "Remiss",
    "yttrande": "Yttrande",
    "skrivelse": "Skrivelse",
    "delegationslista": "Delegationslista",
    "statistik": "Statistik",
    "bilaga": "Bilaga",
    "lagtext": "Lagtext",
    "ovrigt": "Övrigt",
}

# Where a value that does not stand in a document was taken from.
INFERRED_SOURCES: Final = {
    "paket": "resten av filen",
    "lopande_sidhuvud": "löpande sidhuvud eller sidfot",
    "bokmarke": "filens bokmärken",
    "bilagelista": "listan över beslutsunderlag",
    "dagordning": "kallelsens ärendelista",
    "huvudhandling": "handlingen som den hör till",
    "manifest": "importlistan",
}
