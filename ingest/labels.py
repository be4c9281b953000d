"""The closed set of document types, with the words that users see."""

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
