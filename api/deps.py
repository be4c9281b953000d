"""What all routes share: the service with its archive, opened when it first exists, and its bounded threads."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from api.library import Choices, choices
from api.settings import Settings
from api.workers import Workers
from index.archive import CATALOGUE_FILE, INDEX_FOLDER, Archive, ArchiveOptions
from index.generation import current_name
from index.protocol import Query, Result
from ingest.catalogue import Catalogue
from ingest.errors import StateError
from nlp.assignments.listing import assignments as all_assignments
from nlp.assignments.model import Assignment
from nlp.corrections import last_change
from nlp.linking.listing import linked_entities
from nlp.linking.model import LinkedEntity
from nlp.personal.screen import screen
from nlp.store import AnnotationStore

T = TypeVar("T")


class Service:
    """One archive, searched from many threads.

    Args:
        settings: what the operator decided.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._workers = Workers(settings.searches, settings.queue, settings.request_seconds)
        self._archive: Archive | None = None
        self._choices: tuple[str | None, Choices] | None = None
        self._assignments: tuple[object, tuple[Assignment, ...]] | None = None
        self._entities: tuple[object, tuple[LinkedEntity, ...]] | None = None
        self._lock = threading.Lock()

    def archive(self) -> Archive:
        """The archive, opened when it is not yet.

        Raises:
            StateError: nothing has been read yet.
        """
        with self._lock:
            if self._archive is None:
                self._archive = Archive(self.settings.data, ArchiveOptions(secrets=self.settings.visa_sekretess))
            return self._archive

    @contextmanager
    def catalogue(self) -> Iterator[Catalogue]:
        """A connection to the catalogue of its own, because a connection belongs to one thread.

        Raises:
            StateError: nothing has been read yet.
        """
        catalogue = Catalogue(self.settings.data / CATALOGUE_FILE)
        try:
            if not self.settings.visa_sekretess:
                screen(catalogue)
            yield catalogue
        finally:
            catalogue.close()

    @contextmanager
    def writable(self) -> Iterator[Catalogue]:
        """A connection that can be written to and has no screen; what it says must not reach those who may not see it.

        Raises:
            StateError: nothing has been read yet.
        """
        catalogue = Catalogue(self.settings.data / CATALOGUE_FILE)
        try:
            yield catalogue
        finally:
            catalogue.close()

    def search(self, query: Query) -> Result:
        """The best passages for a query.

        Raises:
            StateError: there is no index.
            QueryError: a filter value or bound that cannot be honoured.
        """
        return self.archive().search(query)

    def choices(self) -> Choices:
        """What there is to choose from, counted once a generation of the index.

        Raises:
            StateError: nothing has been read yet.
        """
        with self.catalogue() as catalogue:
            generation = self._generation()
            known = self._choices
            if known is None or known[0] != generation:
                known = self._choices = (generation, choices(catalogue))
        return known[1]

    def assignments(self, day: str) -> tuple[Assignment, ...]:
        """All assignments on a day, made once for the state of the archive.

        Args:
            day: ISO date.

        Raises:
            StateError: nothing has been read yet.
        """
        analyzer = self.archive().analyzer
        with self.catalogue() as catalogue:
            key = (self._generation(), last_change(catalogue), day)
            known = self._assignments
            if known is None or known[0] != key:
                known = self._assignments = (key, all_assignments(AnnotationStore(catalogue), analyzer, day))
        return known[1]

    def entities(self) -> tuple[LinkedEntity, ...]:
        """All linked entities, made once for the state of the archive.

        Raises:
            StateError: nothing has been read yet.
        """
        with self.catalogue() as catalogue:
            key = (self._generation(), last_change(catalogue))
            known = self._entities
            if known is None or known[0] != key:
                AnnotationStore(catalogue)  # makes the tables in a catalogue from before them
                known = self._entities = (key, linked_entities(catalogue))
        return known[1]

    def _generation(self) -> str | None:
        try:
            return current_name(self.settings.data / INDEX_FOLDER)
        except StateError:
            return None

    async def run(self, work: Callable[[], T]) -> T:
        """The result of blocking work, done in one of the bounded threads.

        Raises:
            ServiceError: too much is waiting already, or it took too long.
        """
        return await self._workers.run(work)

    def warm(self) -> None:
        """Open the index before the first question; a missing one is no hindrance to start."""
        try:
            self.search(Query("beslut", limit=1))
        except StateError:
            return

    def close(self) -> None:
        """Close all files."""
        self._workers.close()
        if self._archive is not None:
            self._archive.close()


def service_of(request: Request) -> Service:
    """The service of the application that answers."""
    service: Service = request.app.state.service
    return service


ServiceDep = Annotated[Service, Depends(service_of)]
