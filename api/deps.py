"""What all routes share: the service with its archive, opened when it first exists, and its bounded threads."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Final, TypeVar

from fastapi import Depends, Request

from api.access.store import AccessStore
from api.cache import Cache
from api.feed.exchange import Exchange
from api.library import Choices, choices
from api.metrics import Metrics
from api.settings import Settings, thesaurus_folders
from api.state import StateReader
from api.version import app_version
from api.workers import Workers
from index.archive import CATALOGUE_FILE, INDEX_FOLDER, Archive, ArchiveOptions
from index.generation import current_name
from index.protocol import Query, Result
from ingest.catalogue import Catalogue
from ingest.drawing_cache import DrawingCache
from ingest.errors import StateError
from nlp.assignments.listing import assignments as all_assignments
from nlp.assignments.model import Assignment
from nlp.corrections import last_change
from nlp.linking.listing import linked_entities
from nlp.linking.model import LinkedEntity
from nlp.personal.screen import screen
from nlp.store import AnnotationStore

T = TypeVar("T")
_SUMMARIES: Final = 2  # that are asked for at once; as many may wait


class Service:
    """One archive, searched from many threads.

    Args:
        settings: what the operator decided.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._workers = Workers(settings.searches, settings.queue, settings.request_seconds)
        self._exporters = Workers(settings.exports, settings.queue, settings.export_seconds)
        self._summaries = Workers(_SUMMARIES, _SUMMARIES, settings.summary_seconds + settings.request_seconds)
        self.access = AccessStore(settings.data)
        self.metrics = Metrics()
        self.state = StateReader(settings, app_version())
        self._results = Cache[Query, Result](settings.remembered_searches)
        self.drawings = DrawingCache(settings.data, settings.page_cache_bytes)
        self._archive: Archive | None = None
        self._choices: tuple[str | None, Choices] | None = None
        self._assignments: tuple[object, tuple[Assignment, ...]] | None = None
        self._entities: tuple[object, tuple[LinkedEntity, ...]] | None = None
        self._lock = threading.Lock()
        self.exchange = Exchange(settings.data)

    def archive(self) -> Archive:
        """The archive, opened when it is not yet.

        Raises:
            StateError: nothing has been read yet.
        """
        with self._lock:
            if self._archive is None:
                settings = self.settings
                options = ArchiveOptions(settings.model, settings.visa_sekretess, thesaurus=thesaurus_folders(settings))
                self._archive = Archive(settings.data, options)
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
        """The best passages for a query; a question that was asked a moment ago is not worked out again.

        Raises:
            StateError: there is no index.
            QueryError: a filter value or bound that cannot be honoured.
        """
        result = self._results.get(self.state.now(), query, lambda: self.archive().search(query))
        if query.text.strip():
            self.metrics.count_search(result.abstained)
        return result

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

    async def run_export(self, work: Callable[[], T]) -> T:
        """The result of writing an export, which takes longer than an answer and keeps no question waiting.

        Raises:
            ServiceError: too much is waiting already, or it took too long.
        """
        return await self._exporters.run(work)

    async def run_summary(self, work: Callable[[], T]) -> T:
        """The result of asking a language model, which takes longer than an answer and keeps no question waiting.

        Raises:
            ServiceError: too much is waiting already, or it took too long.
        """
        return await self._summaries.run(work)

    def warm(self) -> None:
        """Open the index before the first question; a missing one is no hindrance to start."""
        try:
            self.archive().search(Query("beslut", limit=1))
        except StateError:
            return

    def close(self) -> None:
        """Close all files."""
        self._workers.close()
        self._exporters.close()
        self._summaries.close()
        if self._archive is not None:
            self._archive.close()


def service_of(request: Request) -> Service:
    """The service of the application that answers."""
    service: Service = request.app.state.service
    return service


def base_of(request: Request) -> str:
    """Address of the service before its paths, as the operator set it or else as it was asked."""
    return (service_of(request).settings.base_url or str(request.base_url)).rstrip("/")


ServiceDep = Annotated[Service, Depends(service_of)]
