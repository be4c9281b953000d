"""The entities of an archive as lists: all, or those that a reader asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.catalogue import Catalogue
from nlp.corrections.pairs import judgements
from nlp.linking.explained import abbreviations, meanings
from nlp.linking.join import join
from nlp.linking.mentions import read_groups
from nlp.linking.model import LinkedEntity
from nlp.names import fold, law_keys, municipality_key


@dataclass(frozen=True, slots=True)
class EntityFilter:
    """What entities must fulfil; empty fields let everything through.

    Args:
        text: part of one of the variants, without case, or a law's number or abbreviation.
        label: alternatives among `nlp.linking.model.LABELS`.
        municipality: name of the municipality whose documents mention it.
        suggested: only those that may be the same as another.
    """

    text: str = ""
    label: tuple[str, ...] = ()
    municipality: str = ""
    suggested: bool = False


def linked_entities(catalogue: Catalogue) -> tuple[LinkedEntity, ...]:
    """All entities of the current sources, the ones mentioned most first.

    Args:
        catalogue: whose tables `nlp.store.AnnotationStore` has made; as screened as its reader must be.
    """
    connection = catalogue.connection
    return tuple(join(read_groups(connection), meanings(abbreviations(connection)), judgements(connection)))


def chosen(entities: Iterable[LinkedEntity], filter_: EntityFilter) -> tuple[LinkedEntity, ...]:
    """Those entities that fulfil a filter, in the same order."""
    wanted = fold(filter_.text)
    place = municipality_key(filter_.municipality) if filter_.municipality else ""
    numbers = {number for number in law_keys(filter_.text) if ":" in number} if wanted else set()
    return tuple(
        entity
        for entity in entities
        if (not filter_.label or entity.label in filter_.label)
        and (not place or entity.municipality == place)
        and (not filter_.suggested or entity.suggestions)
        and (not wanted or _has(entity, wanted, numbers))
    )


def _has(entity: LinkedEntity, wanted: str, numbers: set[str]) -> bool:
    if any(wanted in variant.text.lower() for variant in entity.variants):
        return True
    return bool(numbers) and entity.label == "LAW" and any(numbers & law_keys(v.text) for v in entity.variants)
