# Written by `python -m examples.client_source`; change the service, not this file.
"""Closed sets of values."""

from typing import Literal

DocType = Literal[
    "kallelse",
    "foredragningslista",
    "protokoll",
    "tjansteutlatande",
    "namndplan",
    "arsredovisning",
    "delarsrapport",
    "ekonomisk_rapport",
    "nulagesanalys",
    "rapport",
    "utredning",
    "plan",
    "policy",
    "riktlinje",
    "avtal",
    "remiss",
    "yttrande",
    "skrivelse",
    "delegationslista",
    "statistik",
    "bilaga",
    "lagtext",
    "ovrigt",
]
Status = Literal["forslag", "beslut", "delegationsbeslut", "uppdrag_historik"]
Type = Literal[
    "godkanna",
    "anta_faststalla",
    "avsla",
    "bifalla_bevilja",
    "bordlagga",
    "aterremittera",
    "remittera",
    "notera_lagga_till_handlingarna",
    "uppdra",
    "delegera",
    "foresla_overordnad",
    "besvara_motion_medborgarforslag",
    "yttrande_remissvar",
    "overklaga",
    "utse_valja",
    "entlediga",
    "omedelbar_justering",
    "begara",
    "tillstand_licens",
    "sanktion_avgift",
    "upphava_avsluta",
    "inga_avtal",
    "overlata",
    "avsatta_medel",
    "ovrigt",
]
Subject = Literal[
    "aldreomsorg",
    "hemtjanst_lov",
    "funktionsstod_lss",
    "individ_familj",
    "forsorjningsstod",
    "missbruk",
    "barn_unga_vard",
    "forskola",
    "grundskola",
    "gymnasium_vux",
    "elevhalsa",
    "kultur_fritid",
    "ekonomi_budget",
    "personal_arbetsmiljo",
    "digitalisering_it",
    "lokaler_fastighet",
    "upphandling_avtal",
    "styrning_uppfoljning",
    "internkontroll_kvalitet",
    "juridik_delegation",
    "halso_sjukvard",
    "tillstand_tillsyn",
    "samverkan_region",
    "integration_arbetsmarknad",
    "val_fortroendevalda",
    "ovrigt",
]
Label = Literal["PER", "ORG", "MUN", "LAW", "PROGRAM", "SYSTEM"]
ListAssignmentsStatus = Literal[
    "foreslaget", "oppet", "forsenat", "troligen_aterrapporterat", "aterrapporterat", "avslutat"
]
Kind = Literal["", "dokument", "beslut"]
Dimension = Literal["type", "subject", "board", "status", "municipality", "doc_type", "year"]
Format = Literal["csv", "xlsx", "jsonl", "parquet"]
Separator = Literal["semikolon", "komma"]
