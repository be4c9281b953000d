"""Fields and values of corrections in the words that users see."""

from typing import Any, Final

from nlp.corrections.model import FIELDS

FIELD_WORDS: Final = {
    "status": "Status",
    "types": "Beslutstyp",
    "subject": "Ämne",
    "body": "Organ",
    "paragraph": "Paragraf",
    "diarienummer": "Diarienummer",
    "date": "Datum",
    "doc_type": "Dokumenttyp",
    "title": "Titel",
    "municipality": "Kommun",
    "board": "Nämnd",
    "meeting_date": "Sammanträde",
    "label": "Etikett",
    "norm": "Normalform",
    "span": "Plats i texten",
    "text": "Text",
    "value": "Värde",
    "same": "Samma",
}
_VALUE_WORDS: Final[dict[str, dict[str, str]]] = {
    field: rule[1] if isinstance(rule, tuple) else rule
    for fields in FIELDS.values()
    for field, rule in fields.items()
    if isinstance(rule, tuple | dict)
}


def value_words(field: str, value: Any) -> str:
    """A value of a field as users read it.

    Args:
        field: a key of one of `FIELDS`.
        value: as the log keeps it.
    """
    if isinstance(value, list):
        return ", ".join(value_words(field, part) for part in value)
    return "tomt" if value is None else _VALUE_WORDS.get(field, {}).get(value, str(value))
