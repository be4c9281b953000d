"""An archive: one data folder with its catalogue, annotations and search index; what command line and service open."""

import hashlib
import threading
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from index.abbreviations import write_abbreviations
from index.embedded import EmbeddedBackend, write_backend
from index.fact_search import FactIndex
from index.facts import Fact, write_facts
from index.generation import (
    Manifest,
    current_name,
    drop_index,
    drop_others,
    new_generation,
    next_name,
    open_current,
    write_lock,
)
from index.named_models import open_embedder
from index.overlay import Overlay, read_mark, touched, write_mark
from index.precedents import Example, Precedent, example_of
from index.protocol import Embedder, Passage, Query, Result
from index.switches import RankingOptions
from ingest.catalogue import Catalogue
from ingest.drawing_cache import forget_drawings
from ingest.errors import NotFoundError, StateError
from ingest.records import Tombstone
from ingest.tombstones import erase, tombstones, withdraw
from nlp.analyzer import Analyzer
from nlp.corrections import empty_withdrawn, last_change
from nlp.language import BUNDLED
from nlp.linking.explained import abbreviations
from nlp.personal.screen import has_secrets, screen
from nlp.store import AnnotationStore
from nlp.thesaurus import Thesaurus

if TYPE_CHECKING:
    from index.ingestion import FileOutcome, IngestOptions, IngestSummary

CATALOGUE_FILE: Final = "katalog.sqlite"
INDEX_FOLDER: Final = "index"
SECRET_INDEX_FOLDER: Final = "index-sekretess"
"""The index with the sections under secrecy; it is there only when an archive has any."""


@dataclass(frozen=True, slots=True)
class ArchiveOptions:
    """How an archive is searched.

    Args:
        embedder: what `index.named_models.open_embedder` opens: a key of `EMBEDDERS`, a folder or a model's name.
        secrets: search and list the sections under secrecy too.
        language: spaCy pipeline that suggests persons and places when sources are annotated anew; "" for none.
        ranking: what takes part in the ranking.
        thesaurus: folders with the operator's own rows of the thesaurus.
    """

    embedder: str = "bundled"
    secrets: bool = False
    language: str = BUNDLED
    ranking: RankingOptions = field(default_factory=RankingOptions)
    thesaurus: tuple[Path, ...] = ()


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
        self._thesaurus: Thesaurus | None = None
        self._backend: EmbeddedBackend | None = None
        self._laid: tuple[str, int] | None = None
        self._facts: tuple[str, FactIndex] | None = None
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close all files."""
        if self._backend is not None:
            self._backend.close()
        if self._facts is not None:
            self._facts[1].close()
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
            if summary.withdrawn:
                self._forget()
            elif self.catalogue.sources() and not self.index_status().up_to_date:
                self._write_index()
        return summary

    def withdraw(self, key: str, reason: str) -> tuple[Tombstone, ...]:
        """Remove a file for good from catalogue and search index; a tombstone of each of its versions stays.

        Args:
            key: file name, for all its versions; or SHA-256, for one version.
            reason: why, in words.

        Raises:
            NotFoundError: there is no such file.
            StateError: another process writes.
        """
        with write_lock(self.data):
            made = withdraw(self.catalogue, key, reason)
            self._forget()
        return made

    def _forget(self) -> None:
        """Make log and index anew from what is left, and leave no older index that holds what was withdrawn."""
        forget_drawings(self.data)
        with self.catalogue.transaction():
            emptied = empty_withdrawn(self.annotations.catalogue.connection)
        if emptied:
            erase(self.catalogue)
        for root in (self.data / INDEX_FOLDER, self.data / SECRET_INDEX_FOLDER):
            if root.exists() and not self.catalogue.sources():
                drop_index(root)
        if self.catalogue.sources():
            self._write_index()
            drop_others(self.data / INDEX_FOLDER)
            drop_others(self.data / SECRET_INDEX_FOLDER)

    def forget(self, text: str, reason: str, file: str = "") -> int:
        """Mask a text in all that the archive holds and in all that is read later.

        Args:
            text: a name, a number, an address or a passage.
            reason: why, in words.
            file: only in this file, or "" for all.

        Returns:
            Number of places where it stood.

        Raises:
            QueryError: the text is too short, or the name of a file holds it.
            NotFoundError: there is no such file.
            StateError: another process writes.
        """
        from nlp.personal.forget import forget  # noqa: PLC0415  (no query needs it)

        with write_lock(self.data):
            places = forget(self.catalogue, text, reason, file)
            erase(self.catalogue)
            self._forget()
        return places

    def hide_secrets(self) -> None:
        """Show nothing of sections under secrecy over the catalogue from now on, unless the options say so.

        What lists or shows something to readers calls this first; the archive is for reading only then.
        """
        if not self.options.secrets:
            screen(self.catalogue)

    def rebuild(self) -> IndexStatus:
        """Make a new generation of the search index from the catalogue.

        Sources that an older version of the language analysis has annotated are annotated anew first.

        Raises:
            StateError: another process writes, or nothing has been read yet.
        """
        from index.upkeep import annotate_again  # noqa: PLC0415  (all of language analysis; no query needs it)

        with write_lock(self.data):
            if not self.catalogue.sources():
                raise StateError("Katalogen är tom.", "E401")
            annotate_again(self.catalogue, self.options.language)
            if tombstones(self.catalogue):
                erase(self.catalogue)
            self._write_index()
        return self.index_status()

    def _write_index(self) -> None:
        """An index without the sections under secrecy and, where there are any, one with them.

        They are two, because one with a filter would still tell by its counts of words what secret sections hold.
        """
        with self._screened() as catalogue:
            self._write_generation(self.data / INDEX_FOLDER, catalogue)
        secret = self.data / SECRET_INDEX_FOLDER
        if has_secrets(self.catalogue):
            self._write_generation(secret, self.catalogue)
        elif secret.exists():
            drop_index(secret)

    @contextmanager
    def _screened(self) -> Iterator[Catalogue]:
        """The catalogue as those see it who may see nothing under secrecy."""
        if not has_secrets(self.catalogue):
            yield self.catalogue
            return
        catalogue = Catalogue(self.catalogue.path)
        try:
            screen(catalogue)
            yield catalogue
        finally:
            catalogue.close()

    @contextmanager
    def _seen(self) -> Iterator[Catalogue]:
        """The catalogue as the options let it be seen."""
        if self.options.secrets:
            yield self.catalogue
            return
        with self._screened() as catalogue:
            yield catalogue

    def _root(self) -> Path:
        """Folder of the index that the options ask for."""
        secret = self.data / SECRET_INDEX_FOLDER
        return secret if self.options.secrets and has_secrets(self.catalogue) else self.data / INDEX_FOLDER

    def _write_generation(self, root: Path, catalogue: Catalogue) -> None:
        passages = _passages(catalogue)
        embedder = self._open_embedder()
        manifest = Manifest(next_name(root), len(passages), embedder.name, embedder.dimensions, self._fingerprint())
        with new_generation(root, manifest) as folder:
            write_backend(folder, passages, embedder, self._analyzer)
            write_facts(folder, (catalogue.parsed(row) for row in catalogue.sources()), self._analyzer)
            write_abbreviations(folder, abbreviations(catalogue.connection))
            write_mark(folder, last_change(catalogue))

    def build_passages(self) -> tuple[Passage, ...]:
        """Passages of all current sources, in the order of their names, without sections under secrecy."""
        with self._screened() as catalogue:
            return _passages(catalogue)

    def _fingerprint(self) -> str:
        models = self.annotations.models()
        rows = "\n".join(
            f"{row.sha256} {row.file} {row.ingested_at} {models.get(row.id, '')} {row.given.dump()}"
            for row in self.catalogue.sources()
        )
        newest = last_change(self.catalogue)
        return hashlib.sha256(f"{rows}\n{newest}".encode()).hexdigest()

    def index_status(self) -> IndexStatus:
        """The state of the search index."""
        try:
            _, manifest = open_current(self._root())
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

    def facts(self, question: str, limit: int = 3) -> tuple[Fact, ...]:
        """The cells of tables that answer a question best, from the newest generation.

        Raises:
            StateError: there is no index, it is damaged, or it was made before there were facts.
        """
        generation = self.backend().manifest.generation
        with self._lock:
            if self._facts is None or self._facts[0] != generation:
                self._facts = (generation, FactIndex(self._root() / generation, self._analyzer))
            index = self._facts[1]
        return index.find(question, limit)

    def similar(self, text: str = "", passage: str = "", limit: int = 10) -> tuple[Precedent, ...]:
        """What is like a passage or a text, decisions first, from the newest generation.

        Args:
            text: to be compared with; only without a passage.
            passage: identifier of a passage, or "".
            limit: the most wanted.

        Raises:
            StateError: there is no index, or it is damaged.
            NotFoundError: there is no such passage.
            QueryError: the text is empty or too long, or too many are wanted.
        """
        backend = self.backend()
        if not passage:
            return backend.precedents.find(Example(text), limit)
        found = backend.passages([passage])
        if not found:
            raise NotFoundError(f"Ingen passage har id {passage[:40]!r}.")
        return backend.precedents.find(example_of(found[0]), limit)

    def backend(self) -> EmbeddedBackend:
        """The backend of the newest generation, opened when it is not yet.

        Raises:
            StateError: there is no index, or it is damaged.
        """
        root = self._root()
        with self._lock:
            while self._backend is None or current_name(root) != self._backend.manifest.generation:
                folder, manifest = open_current(root)
                try:
                    # The old backend is left to the threads that still search it; it closes with the last of them.
                    self._backend = self._open_backend(folder, manifest)
                except (OSError, ValueError, RuntimeError):
                    if current_name(root) == manifest.generation:
                        raise
                    # Writers were faster and have dropped it.
            self._lay_over(root, self._backend)
            return self._backend

    def _open_backend(self, folder: Path, manifest: Manifest) -> EmbeddedBackend:
        if self._thesaurus is None:
            self._thesaurus = Thesaurus.load(self.options.thesaurus, self._analyzer)
        return EmbeddedBackend(
            folder, manifest, self._open_embedder(), self._analyzer, self.options.ranking, self._thesaurus
        )

    def _lay_over(self, root: Path, backend: EmbeddedBackend) -> None:
        """Let a backend answer with what was corrected after its generation was made."""
        generation = backend.manifest.generation
        state = (generation, last_change(self.catalogue))
        if state == self._laid:
            return
        mark = read_mark(root / generation)
        passages: list[Passage] = []
        if state[1] > mark:
            with self._seen() as catalogue:
                wanted = set(touched(catalogue, mark))
                passages.extend(_passages(catalogue, wanted))
        backend.lay_over(Overlay(passages))
        self._laid = state

    def _open_embedder(self) -> Embedder:
        if self._embedder is None:
            self._embedder = open_embedder(self.options.embedder)
        return self._embedder


def _passages(catalogue: Catalogue, wanted: Container[str] | None = None) -> tuple[Passage, ...]:
    """Passages of the current sources of a catalogue, all or those with a SHA-256 wanted, in the order of names."""
    from index.passages import build_passages  # noqa: PLC0415  (no query needs it)

    store = AnnotationStore(catalogue)
    return tuple(
        passage
        for row in catalogue.sources()
        if wanted is None or row.sha256 in wanted
        for passage in build_passages(catalogue.parsed(row), store.annotations(row.id))
    )
