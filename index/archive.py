"""An archive: one data folder with its catalogue, annotations and search index; what command line and service open."""

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from index.embedded import EmbeddedBackend, write_backend
from index.embedders import EMBEDDERS
from index.generation import Manifest, current_name, new_generation, next_name, open_current, write_lock
from index.protocol import Embedder, Passage, Query, Result
from ingest.catalogue import Catalogue
from ingest.errors import StateError
from nlp.analyzer import Analyzer
from nlp.store import AnnotationStore

if TYPE_CHECKING:
    from index.ingestion import FileOutcome, IngestOptions, IngestSummary

CATALOGUE_FILE: Final = "katalog.sqlite"
INDEX_FOLDER: Final = "index"


@dataclass(frozen=True, slots=True)
class ArchiveOptions:
    """How an archive is searched.

    Args:
        embedder: a key of `index.embedders.EMBEDDERS`.
    """

    embedder: str = "bundled"


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The state of the search index.

    Args:
        generation: name of the current generation, or "" when there is none.
        passages: number of passages in it.
        up_to_date: it was made from what the catalogue holds now.
    """

    generation: str
    passages: int
    up_to_date: bool


class Archive:
    """Opens a data folder; searching is safe from many threads.

    Args:
        data: the folder.
        options: how it is searched.
        create: make it when it is missing.

    Raises:
        StateError: it is missing and `create` is false.
    """

    def __init__(self, data: Path, options: ArchiveOptions | None = None, create: bool = False) -> None:
        self.data = data
        self.options = options or ArchiveOptions()
        self.catalogue = Catalogue(data / CATALOGUE_FILE, create=create)
        self._analyzer = Analyzer()
        self._embedder: Embedder | None = None
        self._backend: EmbeddedBackend | None = None
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close all files."""
        if self._backend is not None:
            self._backend.close()
        self.catalogue.close()

    @property
    def analyzer(self) -> Analyzer:
        """The Swedish analyzer."""
        return self._analyzer

    @property
    def annotations(self) -> AnnotationStore:
        """What language analysis said about the sources."""
        return AnnotationStore(self.catalogue)

    def ingest(
        self,
        paths: Sequence[Path],
        options: "IngestOptions | None" = None,
        progress: "Callable[[FileOutcome, int], None] | None" = None,
    ) -> "IngestSummary":
        """Read files into the archive and bring the search index up to date.

        Args:
            paths: files and folders.
            options: how files are read.
            progress: called after each file with its outcome and the number of files in all.

        Raises:
            StateError: another process writes.
            DocumentError: a path does not exist.
        """
        from index.ingestion import ingest  # noqa: PLC0415  (all of reading and language analysis; no query needs it)

        with write_lock(self.data):
            summary = ingest(self.catalogue, paths, options, progress)
            if self.catalogue.sources() and not self.index_status().up_to_date:
                self._write_index()
        return summary

    def rebuild(self) -> IndexStatus:
        """Make a new generation of the search index from the catalogue.

        Raises:
            StateError: another process writes, or nothing has been read yet.
        """
        with write_lock(self.data):
            if not self.catalogue.sources():
                raise StateError("Katalogen är tom.", "E401")
            self._write_index()
        return self.index_status()

    def _write_index(self) -> None:
        passages = self.build_passages()
        root = self.data / INDEX_FOLDER
        embedder = self._open_embedder()
        manifest = Manifest(next_name(root), len(passages), embedder.name, embedder.dimensions, self._fingerprint())
        with new_generation(root, manifest) as folder:
            write_backend(folder, passages, embedder, self._analyzer)

    def build_passages(self) -> tuple[Passage, ...]:
        """Passages of all current sources, in the order of their names."""
        from index.passages import build_passages  # noqa: PLC0415  (no query needs it)

        store = self.annotations
        return tuple(
            passage
            for row in self.catalogue.sources()
            for passage in build_passages(self.catalogue.parsed(row), store.annotations(row.id))
        )

    def _fingerprint(self) -> str:
        rows = "\n".join(f"{row.sha256} {row.file}" for row in self.catalogue.sources())
        return hashlib.sha256(rows.encode()).hexdigest()

    def index_status(self) -> IndexStatus:
        """The state of the search index."""
        try:
            _, manifest = open_current(self.data / INDEX_FOLDER)
        except StateError:
            return IndexStatus("", 0, up_to_date=False)
        fresh = manifest.fingerprint == self._fingerprint() and manifest.embedder == self._open_embedder().name
        return IndexStatus(manifest.generation, manifest.passages, fresh)

    def search(self, query: Query) -> Result:
        """The best passages for a query, from the newest generation.

        Raises:
            StateError: there is no index, or it is damaged.
            QueryError: a filter value or bound that cannot be honoured.
        """
        return self.backend().search(query)

    def backend(self) -> EmbeddedBackend:
        """The backend of the newest generation, opened when it is not yet.

        Raises:
            StateError: there is no index, or it is damaged.
        """
        root = self.data / INDEX_FOLDER
        with self._lock:
            while self._backend is None or current_name(root) != self._backend.manifest.generation:
                folder, manifest = open_current(root)
                try:
                    # The old backend is left to the threads that still search it; it closes with the last of them.
                    self._backend = EmbeddedBackend(folder, manifest, self._open_embedder(), self._analyzer)
                except (OSError, ValueError, RuntimeError):
                    if current_name(root) == manifest.generation:
                        raise
                    # Writers were faster and have dropped it.
            return self._backend

    def _open_embedder(self) -> Embedder:
        if self._embedder is None:
            self._embedder = EMBEDDERS[self.options.embedder]()
        return self._embedder
