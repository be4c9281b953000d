"""The public row contracts of linked entities and of the abbreviations that an archive explains."""

from collections.abc import Sequence
from typing import Any, Final

from ingest.errors import QueryError
from nlp.corrections import pair_target
from nlp.linking.explained import Abbreviation
from nlp.linking.model import LABELS, Decided, LinkedEntity

LINKED_FIELDS: Final = {
    "id": "Identitet, densamma så länge namnets normalform är det",
    "label": "Etikett, en av entity label",
    "name": "Det skrivsätt som är vanligast",
    "municipality": "Kommunens nyckel; tomt för lagar och kommuner, som betyder detsamma överallt",
    "count": "Antal omnämnanden",
    "documents": "Antal dokument som nämner den",
    "variants": "Alla skrivsätt som säkert avser samma sak eller som människor har fört samman, med antal",
    "suggestions": "Andra som kan vara samma: namn, skäl och det som `kommunsok correct` pekar ut paret med",
    "decided": "Vad människor säger om den och andra: namnen, samma eller inte, vem, när och rättelsens nummer",
}
LINKED_COLUMNS: Final = ("label", "name", "count", "documents", "variants", "suggestions")
ABBREVIATION_FIELDS: Final = {
    "short": "Förkortningen",
    "long": "Vad den står för",
    "documents": "Antal dokument som förklarar den så",
}


def linked_row(entity: LinkedEntity) -> dict[str, Any]:
    """An entity of a list."""
    return {
        "id": entity.id,
        "label": entity.label,
        "name": entity.name,
        "municipality": entity.municipality,
        "count": entity.count,
        "documents": len(entity.documents),
        "variants": [f"{variant.text} ({variant.count})" for variant in entity.variants],
        "suggestions": [
            f"{near.name} ({near.reason}, {pair_target(entity.id, near.id)})" for near in entity.suggestions
        ],
        "decided": [decided_words(told) for told in entity.decided],
    }


def decided_words(told: Decided) -> str:
    """What a person says of two entities: "Åsa Ericson och Åsa Ericsson: samma, Eva Ek 2026-11-22 (12)"."""
    same = "samma" if told.same else "inte samma"
    return f"{' och '.join(told.names)}: {same}, {told.who} {told.made_at[:10]} ({told.correction})"


def abbreviation_row(found: Abbreviation) -> dict[str, Any]:
    """An abbreviation of a list."""
    return {name: getattr(found, name) for name in ABBREVIATION_FIELDS}


def checked_labels(given: Sequence[str]) -> tuple[str, ...]:
    """Labels of entities that are linked.

    Raises:
        QueryError: one that is not.
    """
    for label in given:
        if label not in LABELS:
            raise QueryError(f"label kan inte vara {label!r}; möjliga värden: {', '.join(LABELS)}.")
    return tuple(given)
