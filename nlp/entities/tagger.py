"""The entity tagger: all rules over a text, the choice among their proposals, a model's suggestions below them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

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
from nlp.entities.spans import Span, resolve
from nlp.entities.suggestions import Suggester, suggest
from nlp.entities.systems import find_systems
from nlp.model import Entity

Rule = Callable[[Document], Iterable[Span]]


def find_diarienummer(document: Document) -> Iterator[Span]:
    """Diarienummer as spans.

    Args:
        document: to search.
    """
    for found in diarienummer.find(document.text):
        yield Span(found.start, found.end, "DNR", found.norm)


def find_people(document: Document) -> Iterator[Span]:
    """Persons, and the organisations that stand beside them in lists.

    Args:
        document: to search.
    """
    persons = list(find_persons(document))
    yield from persons
    yield from find_listed(document, persons)


RULES: Final[tuple[Rule, ...]] = (
    find_diarienummer,
    find_laws,
    find_sections,
    find_dates,
    find_money,
    find_people,
    find_places,
    find_bodies,
    find_organisations,
    find_areas,
    find_roles,
    find_programs,
    find_systems,
    find_acronyms,
)


class EntityTagger:
    """Finds the entities of `nlp.labels.ENTITY_LABELS` with their normal forms.

    Args:
        nlp: a spaCy pipeline whose persons and places are taken where no rule says anything; None for rules alone.
    """

    def __init__(self, nlp: Suggester | None = None) -> None:
        self._nlp = nlp

    @property
    def name(self) -> str:
        """Name and version of the model beside the rules, or ""."""
        return f"{self._nlp.meta['name']} {self._nlp.meta['version']}" if self._nlp is not None else ""

    def tag(self, text: str) -> list[Entity]:
        """Entities in order, without overlap; offsets point into `text` as given.

        Args:
            text: of a page, a section or a whole document.
        """
        return next(self.tag_many([text]))

    def tag_many(self, texts: Iterable[str]) -> Iterator[list[Entity]]:
        """Entities of each text; a model reads many at once.

        Args:
            texts: of pages, sections or documents.
        """
        if self._nlp is None:
            for text in texts:
                document = Document(text)
                yield _entities(document, _ruled(document))
            return
        read = [(document, _ruled(document)) for document in map(Document, texts)]
        for (document, spans), more in zip(read, suggest(self._nlp, read), strict=True):
            yield _entities(document, [*spans, *more])


def _ruled(document: Document) -> list[Span]:
    return [span for rule in RULES for span in rule(document)]


def _entities(document: Document, spans: list[Span]) -> list[Entity]:
    return [_entity(document, span) for span in resolve(spans, len(document.text))]


def _entity(document: Document, span: Span) -> Entity:
    start, end = document.to_raw(span.start, span.end)
    norm = fold(span.norm) if span.norm else None
    return Entity(start, end, document.raw[start:end], span.label, norm)
