"""Reading many files into an archive: parallel processes, one bad file never stops the others."""

import time
import traceback
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from ingest.catalogue import Catalogue, Change, printable
from ingest.errors import DefectError, DocumentError, KommunsokError
from ingest.limits import PdfLimits
from ingest.model import ParsedSource, Problem, SourceStatus
from ingest.parse import parse_file, sha256_of
from nlp.model import Annotations
from nlp.pipeline import Annotator
from nlp.store import AnnotationStore

_SUFFIX: Final = ".pdf"


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How files are read.

    Args:
        workers: number of parallel processes; 0 reads in this process, one file after the other.
        limits: ceilings for one file.
    """

    workers: int = 2
    limits: PdfLimits = field(default_factory=PdfLimits)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file.

    Args:
        file: what users call it.
        change: new, new version, unchanged, duplicate, restored; None when it failed.
        status: ok, partial or failed.
        pages: pages read now; 0 when nothing had to be read.
        documents: logical documents in it.
        problems: what could not be read.
    """

    file: str
    change: Change | None
    status: SourceStatus
    pages: int = 0
    documents: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingestion did.

    Args:
        outcomes: one a file, in the order of the names.
        seconds: clock time.
    """

    outcomes: tuple[FileOutcome, ...]
    seconds: float

    @property
    def pages(self) -> int:
        """Pages read."""
        return sum(outcome.pages for outcome in self.outcomes)

    @property
    def documents(self) -> int:
        """Logical documents found in what was read."""
        return sum(outcome.documents for outcome in self.outcomes)

    @property
    def pages_per_second(self) -> float:
        """Pages read a second of clock time."""
        return self.pages / self.seconds if self.seconds else 0.0

    @property
    def counts(self) -> Counter[SourceStatus]:
        """Number of files by status."""
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def changed(self) -> bool:
        """Whether the archive holds something it did not hold before."""
        return any(
            outcome.change in (Change.ADDED, Change.UPDATED, Change.RESTORED) and outcome.status != SourceStatus.FAILED
            for outcome in self.outcomes
        )


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    name: str


def find_files(paths: Iterable[Path]) -> tuple[tuple[Path, str], ...]:
    """Files to read, with what users call them: the path below the folder that was given, or the bare file name.

    Raises:
        DocumentError: a path does not exist, or two files would be called the same.
    """
    found: dict[str, Path] = {}
    for path in paths:
        if not path.exists():
            raise DocumentError(f"{path} finns inte.", "E104")
        for file, name in _named(path):
            if not file.samefile(found.setdefault(name, file)):
                raise DocumentError(f"{found[name]} och {file} heter båda {name}; läs in dem var för sig.", "E104")
    return tuple((found[name], name) for name in sorted(found))


def _named(path: Path) -> Iterator[tuple[Path, str]]:
    if not path.is_dir():
        yield path, printable(path.name)
        return
    for file in path.rglob("*"):
        if file.is_file() and file.suffix.lower() == _SUFFIX:
            yield file, printable(file.relative_to(path).as_posix())


def ingest(
    catalogue: Catalogue,
    paths: Sequence[Path],
    options: IngestOptions | None = None,
    progress: Callable[[FileOutcome, int], None] | None = None,
) -> IngestSummary:
    """Read files into a catalogue with all that language analysis says about them.

    Args:
        catalogue: of the archive.
        paths: files and folders.
        options: how files are read.
        progress: called after each file with its outcome and the number of files in all.

    Raises:
        DocumentError: a path does not exist (nothing is read then).
    """
    options = options or IngestOptions()
    started = time.monotonic()
    files = find_files(paths)
    store = AnnotationStore(catalogue)
    outcomes: list[FileOutcome] = []

    def note(outcome: FileOutcome) -> None:
        outcomes.append(outcome)
        if progress is not None:
            progress(outcome, len(files))

    jobs: dict[str, _Job] = {}
    twins: list[_Job] = []
    for path, name in files:
        job, digest = _Job(path, name), _digest(path)
        known = _known(catalogue, digest, name)
        if known is not None:
            note(known)
        elif jobs.setdefault(digest or name, job) is not job:
            twins.append(job)  # the same content as the first, which is read alone
    for job, result in _results(tuple(jobs.values()), options):
        note(_stored(catalogue, store, job, result))
    for job in twins:
        known = _known(catalogue, _digest(job.path), job.name)
        note(known or _stored(catalogue, store, job, _read(job, options.limits)))
    outcomes.sort(key=lambda outcome: outcome.file)
    return IngestSummary(tuple(outcomes), time.monotonic() - started)


def _digest(path: Path) -> str:
    """SHA-256 of a file, or "" when it cannot be read; reading it will say why."""
    try:
        return sha256_of(path)
    except DocumentError:
        return ""


def _known(catalogue: Catalogue, digest: str, name: str) -> FileOutcome | None:
    """The outcome of a file that need not be read again, or None."""
    change = catalogue.change_for(digest, name)
    if change not in (Change.UNCHANGED, Change.DUPLICATE, Change.RESTORED):
        return None
    catalogue.point_to(digest, name)
    row = catalogue.source(digest)
    problems = (Problem("E109", f"Samma innehåll som {row.file}."),) if change is Change.DUPLICATE else ()
    return FileOutcome(name, change, row.status, problems=problems)


def _results(
    jobs: Sequence[_Job], options: IngestOptions
) -> Iterator[tuple[_Job, tuple[ParsedSource, Annotations] | KommunsokError]]:
    """Results as they come.

    A process that dies breaks the whole pool. What ran then is read again, each file in a process of its own to show
    which one it was; what still waited gets a new pool.
    """
    if options.workers <= 0 or len(jobs) <= 1:
        for job in jobs:
            yield job, _read(job, options.limits)
        return
    # Large files first, so that no process is left alone with the largest at the end.
    waiting = sorted(jobs, key=lambda job: (-_size(job.path), job.name))
    while waiting:
        unread = yield from _pooled(waiting, options, options.workers)
        running, waiting = unread[: options.workers], unread[options.workers :]
        for job in running:
            for _ in (yield from _pooled([job], options, 1)):
                yield job, DocumentError(f"{job.name}: processen dog.", "E108")


def _size(path: Path) -> int:
    """Bytes of a file; 0 when it is gone, which reading it will say."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _pooled(
    jobs: Sequence[_Job], options: IngestOptions, workers: int
) -> Generator[tuple[_Job, tuple[ParsedSource, Annotations] | KommunsokError], None, list[_Job]]:
    """Results of a pool as they come; returns the jobs that have none because a process died, in order."""
    # Fresh interpreters: a fork of a process that runs threads can hang.
    with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=get_context("spawn")) as pool:
        futures: dict[Future[tuple[ParsedSource, Annotations] | KommunsokError], _Job] = {
            pool.submit(_read, job, options.limits): job for job in jobs
        }
        unread = set()
        for future in as_completed(futures):
            try:
                result = future.result()
            except BrokenProcessPool:
                unread.add(futures[future])
            else:
                yield futures[future], result
    return [job for job in jobs if job in unread]


_ANNOTATOR: list[Annotator] = []


def _read(job: _Job, limits: PdfLimits) -> tuple[ParsedSource, Annotations] | KommunsokError:
    """Read and annotate one file; errors come back as values, because they must not end the pool."""
    try:
        parsed = parse_file(job.path, job.name, limits)
        if not _ANNOTATOR:
            _ANNOTATOR.append(Annotator())
        return parsed, _ANNOTATOR[0].annotate(parsed)
    except KommunsokError as error:
        return error
    except Exception as error:  # noqa: BLE001  (a defect of ours that one file shows must not stop the others)
        place = traceback.extract_tb(error.__traceback__)[-1]
        # Without the message: it may quote the document.
        return DefectError(f"{job.name}: {type(error).__name__} i {Path(place.filename).name} rad {place.lineno}.")


def _stored(
    catalogue: Catalogue,
    store: AnnotationStore,
    job: _Job,
    result: tuple[ParsedSource, Annotations] | KommunsokError,
) -> FileOutcome:
    """Put a result into the catalogue, source and annotations together or not at all."""
    if isinstance(result, KommunsokError):
        return _failed(catalogue, job, Problem(result.code, result.detail))
    parsed, annotations = result
    if parsed.status is SourceStatus.FAILED:
        problem = parsed.problems[0] if parsed.problems else Problem("E106", "Filen har ingen text.")
        return _failed(catalogue, job, problem)
    with catalogue.transaction():
        change, source = catalogue.store(parsed, job.path)
        if change in (Change.ADDED, Change.UPDATED):
            store.replace(source, annotations)
    return FileOutcome(job.name, change, parsed.status, parsed.page_count, len(parsed.documents), parsed.problems)


def _failed(catalogue: Catalogue, job: _Job, problem: Problem) -> FileOutcome:
    catalogue.record_failure(job.name, job.path, problem)
    return FileOutcome(job.name, None, SourceStatus.FAILED, problems=(problem,))
