"""What all routes share: the service with its archive, opened when it first exists, and its bounded threads."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from api.library import Choices, choices
from api.settings import Settings
from api.workers import Workers
from index.archive import CATALOGUE_FILE, INDEX_FOLDER, Archive
from index.generation import current_name
from index.protocol import Query, Result
from ingest.catalogue import Catalogue
from ingest.errors import StateError

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
        self._lock = threading.Lock()

    def archive(self) -> Archive:
        """The archive, opened when it is not yet.

        Raises:
            StateError: nothing has been read yet.
        """
        with self._lock:
            if self._archive is None:
                self._archive = Archive(self.settings.data)
            return self._archive

    @contextmanager
    def catalogue(self) -> Iterator[Catalogue]:
        """A connection to the catalogue of its own, because a connection belongs to one thread.

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
