"""The closed sets of what is masked and what is flagged, with the words that users see."""

from typing import Final

FORGOTTEN: Final = "glomt"

MASKED_KINDS: Final = {
    "personnummer": "Personnummer",
    "samordningsnummer": "Samordningsnummer",
    FORGOTTEN: "Borttaget på begäran",
}

FLAG_KINDS: Final = {
    "facklig": "Fackligt medlemskap för en namngiven person",
    "individarende": "Enskilt ärende enligt LVU, LVM, SoL eller LSS",
    "fa_personer": "Uppgift om en till tre personer i vård, skola eller bistånd",
    "halsa": "Hälsa hos en namngiven person",
    "etnicitet": "Etnicitet eller ursprung hos en namngiven person",
    "religion": "Religion eller övertygelse hos en namngiven person",
    "brott": "Brott eller misstanke mot en namngiven person",
    "skyddad": "Skyddade personuppgifter",
    "enskild": "Enskild person med initialer eller födelsedatum",
    "adress": "Privatpersons adress",
    "kontakt": "Privatpersons telefonnummer eller e-post",
}
