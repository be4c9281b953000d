"""The closed label sets of decisions and entities, with the words that users see."""

from typing import Final

STATUSES: Final = {
    "forslag": "Förslag",
    "beslut": "Beslut",
    "delegationsbeslut": "Delegationsbeslut",
    "uppdrag_historik": "Återgivet",
}

# What kind of clause it is inside its status.
DETAILS: Final = {
    "forslag": "Förslag",
    "tjansteforslag": "Förvaltningens förslag",
    "utskottsforslag": "Utskottets förslag",
    "yrkande": "Yrkande",
    "reservation": "Reservation",
    "motion": "Förslag i motion",
    "beslut": "Beslut",
    "delegationsbeslut": "Delegationsbeslut",
    "uppdrag": "Uppdrag",
    "aterberattat": "Återgivet",
}

DECISION_TYPES: Final = {
    "godkanna": "Godkänna",
    "anta_faststalla": "Anta eller fastställa",
    "avsla": "Avslå",
    "bifalla_bevilja": "Bifalla eller bevilja",
    "bordlagga": "Bordlägga",
    "aterremittera": "Återremittera",
    "remittera": "Remittera",
    "notera_lagga_till_handlingarna": "Notera, lägga till handlingarna",
    "uppdra": "Ge i uppdrag",
    "delegera": "Delegera",
    "foresla_overordnad": "Föreslå överordnat organ",
    "besvara_motion_medborgarforslag": "Besvara motion eller medborgarförslag",
    "yttrande_remissvar": "Yttrande eller remissvar",
    "overklaga": "Överklaga",
    "utse_valja": "Utse eller välja",
    "entlediga": "Entlediga",
    "omedelbar_justering": "Omedelbar justering",
    "begara": "Begära",
    "tillstand_licens": "Tillstånd eller licens",
    "sanktion_avgift": "Sanktion eller avgift",
    "upphava_avsluta": "Upphäva eller avsluta",
    "inga_avtal": "Ingå avtal",
    "overlata": "Överlåta",
    "avsatta_medel": "Avsätta medel",
    "ovrigt": "Övrigt",
}

SUBJECTS: Final = {
    "aldreomsorg": "Äldreomsorg",
    "hemtjanst_lov": "Hemtjänst och LOV",
    "funktionsstod_lss": "Funktionsstöd och LSS",
    "individ_familj": "Individ och familj",
    "forsorjningsstod": "Försörjningsstöd",
    "missbruk": "Missbruk",
    "barn_unga_vard": "Barn- och ungdomsvård",
    "forskola": "Förskola",
    "grundskola": "Grundskola",
    "gymnasium_vux": "Gymnasium och vuxenutbildning",
    "elevhalsa": "Elevhälsa",
    "kultur_fritid": "Kultur och fritid",
    "ekonomi_budget": "Ekonomi och budget",
    "personal_arbetsmiljo": "Personal och arbetsmiljö",
    "digitalisering_it": "Digitalisering och IT",
    "lokaler_fastighet": "Lokaler och fastigheter",
    "upphandling_avtal": "Upphandling och avtal",
    "styrning_uppfoljning": "Styrning och uppföljning",
    "internkontroll_kvalitet": "Intern kontroll och kvalitet",
    "juridik_delegation": "Juridik och delegation",
    "halso_sjukvard": "Hälso- och sjukvård",
    "tillstand_tillsyn": "Tillstånd och tillsyn",
    "samverkan_region": "Samverkan och region",
    "integration_arbetsmarknad": "Integration och arbetsmarknad",
    "val_fortroendevalda": "Val och förtroendevalda",
    "ovrigt": "Övrigt",
}

ENTITY_LABELS: Final = {
    "PER": "Person",
    "ORG": "Organisation",
    "MUN": "Kommun eller region",
    "LOC": "Plats",
    "LAW": "Lag",
    "DNR": "Diarienummer",
    "PARA": "Paragraf",
    "DATE": "Datum",
    "MONEY": "Belopp",
    "ROLE": "Roll",
    "PROGRAM": "Styrdokument eller program",
    "SYSTEM": "System",
    "ABBR": "Förkortning",
}

CASE_ROLES: Final = {
    "forslag": "Förslag",
    "utskott": "Utskott",
    "namnd": "Nämnd",
    "ks": "Kommunstyrelse",
    "kf": "Kommunfullmäktige",
    "delegation": "Delegation",
    "aterredovisning": "Återredovisning",
    "underlag": "Underlag",
}

CASE_RESULTS: Final = {
    "bifall": "Bifall",
    "avslag": "Avslag",
    "andrat": "Ändrat",
    "aterremiss": "Återremiss",
    "bordlagt": "Bordlagt",
    "beslut_utan_forslag": "Beslut utan förslag",
    "inget_beslut": "Inget beslut hittat",
}

CASE_LINKS: Final = {
    "diarienummer": "Diarienumret står i handlingen",
    "inferred": "Diarienumret är hämtat ur resten av filen",
    "title": "Samma rubrik i samma fil",
}

# What an expansion of a question is to its words.
EXPANSIONS: Final = {
    "begrepp": "Handlingarnas ord",
    "vardag": "Vardagsord",
    "aldre": "Äldre ord",
    "forkortning": "Förkortning",
    "utskriven": "Utskriven förkortning",
    "bredare": "Vidare begrepp",
    "smalare": "Snävare begrepp",
    "relaterat": "Besläktat begrepp",
    "stavning": "Arkivets stavning",
}

EXPANSION_SOURCES: Final = {
    "arkiv": "Förklaras i arkivets handlingar",
    "ordlista": "Står i ordlistan",
    "stavning": "Liknar ett ord i arkivet",
}

# What the analyzer takes a word of a question for.
WORD_KINDS: Final = {
    "ord": "Ord",
    "sammansatt": "Sammansatt ord",
    "nummer": "Nummer, datum eller paragraf",
    "stoppord": "Hoppas över",
}
