"""The entity tagger: all rules over a text, the choice among their proposals, a model's suggestions below them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from nlp import diarienummer
from nlp.entities.acronyms import find_acronyms
from nlp.entities.areas import find_areas
from nlp.entities.attendance import find_listed
from nlp.entities.bodies import find_bodies
from nlp.entities.dates import find_dates
from nlp.entities.document import Document, fold
from nlp.entities.laws import find_laws
from nlp.entities.money import find_money
from nlp.entities.organisations import find_organisations
from nlp.entities.persons import find_persons
from nlp.entities.places import find_places
from nlp.entities.programs import find_programs
from nlp.entities.roles import find_roles
from nlp.entities.sections import find_sections
from nlp.entities.spans import GUESS, Span, resolve
from nlp.entities.systems import find_systems
from nlp.model import Entity

Rule = Callable[[Document], Iterable[Span]]

_SUGGESTED: Final = GUESS + 1
_MODEL_LABELS: Final = {"PER": "PER", "PRS": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC"}


def find_diarienummer(document: Document) -> Iterator[Span]:
    """Diarienummer as spans.

    Args:
        document: to search.
    """
    for found in diarienummer.find(document.text):
        yield Span(found.start, found.end, "DNR", found.norm)


RULES: Final[tuple[Rule, ...]] = (
    find_diarienummer,
    find_laws,
    find_sections,
    find_dates,
    find_money,
    find_persons,
    find_places,
    find_bodies,
    find_organisations,
    find_areas,
    find_roles,
    find_programs,
    find_systems,
    find_acronyms,
    find_listed,
)


class EntityTagger:
    """Finds the entities of `nlp.labels.ENTITY_LABELS` with their normal forms.

    Args:
        nlp: a spaCy pipeline whose persons and places are taken where no rule says anything; None for rules alone.
    """

    def __init__(self, nlp: Callable[[str], Any] | None = None) -> None:
        self._nlp = nlp

    def tag(self, text: str) -> list[Entity]:
        """Entities in order, without overlap; offsets point into `text` as given.

        Args:
            text: of a page, a section or a whole document.
        """
        document = Document(text)
        spans = [span for rule in RULES for span in rule(document)]
        if self._nlp is not None:
            spans += _suggestions(self._nlp, document)
        return [_entity(document, span) for span in resolve(spans, len(document.text))]

    def tag_many(self, texts: Iterable[str]) -> Iterator[list[Entity]]:
        """Entities of each text.

        Args:
            texts: of pages, sections or documents.
        """
        return map(self.tag, texts)


def _entity(document: Document, span: Span) -> Entity:
    start, end = document.to_raw(span.start, span.end)
    norm = fold(span.norm) if span.norm else None
    return Entity(start, end, document.raw[start:end], span.label, norm)


def _suggestions(nlp: Callable[[str], Any], document: Document) -> Iterator[Span]:
    for entity in nlp(document.text).ents:
        label = _MODEL_LABELS.get(entity.label_)
        if label is not None and entity.text.strip():
            yield Span(int(entity.start_char), int(entity.end_char), label, None, _SUGGESTED)
