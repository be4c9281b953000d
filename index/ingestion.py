"""Reading many files into an archive: what is new is read, moves and copies are only noted, what is gone is told of."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from index.finding import Finding, find_files, gone, without_file
from index.outcomes import FileOutcome, IngestOptions, IngestSummary, LeftOut
from index.reading import Job, Reading, Result, read, results
from ingest.catalogue import Catalogue, Change, SourceRow
from ingest.errors import DocumentError, KommunsokError
from ingest.manifest import Given, key_of
from ingest.model import ParsedSource, Problem, SourceStatus
from ingest.naming import Found, assign
from ingest.ocr_mode import OcrMode
from ingest.parse import sha256_of
from ingest.tesseract import find_tesseract
from ingest.tombstones import erase, readmit, remove, tombstone_of
from nlp.classifiers import own_models
from nlp.personal.forgotten import load as load_forgotten
from nlp.personal.masking import mask_path, mask_string
from nlp.personal.model import Finder
from nlp.personal.review import finder
from nlp.personal.store import PersonalStore
from nlp.store import AnnotationStore

__all__ = ["FileOutcome", "IngestOptions", "IngestSummary", "LeftOut", "ingest"]

ATTACHMENT_FOLDER: Final = "bilagor"
_GONE: Final = "Filen finns inte kvar i mappen."
_STORED: Final = (Change.ADDED, Change.UPDATED)
_ANEW: Final = (Change.DESCRIBED, Change.READ_AGAIN)


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
    return _Ingestion(catalogue, paths, options or IngestOptions(), progress).run()


class _Ingestion:
    """One run over files and folders."""

    def __init__(
        self,
        catalogue: Catalogue,
        paths: Sequence[Path],
        options: IngestOptions,
        progress: Callable[[FileOutcome, int], None] | None,
    ) -> None:
        self._catalogue = catalogue
        self._store = AnnotationStore(catalogue)
        self._personal = PersonalStore(catalogue)
        self._forgotten = load_forgotten(catalogue)
        self._paths = paths
        self._options = options
        self._progress = progress
        self._outcomes: list[FileOutcome] = []
        self._total = 0

    def run(self) -> IngestSummary:
        """Read all and say what came of it."""
        started = time.monotonic()
        finding = find_files(self._paths, self._options.aside)
        self._total = len(finding.files)
        with TemporaryDirectory(dir=self._catalogue.path.parent, prefix="bilagor-") as folder:
            self._read(finding, Path(folder))
        left_out, withdrawn = self._left_out(finding)
        outcomes = tuple(sorted(self._outcomes, key=lambda outcome: outcome.file))
        return IngestSummary(outcomes, time.monotonic() - started, left_out, withdrawn)

    def _note(self, outcome: FileOutcome) -> None:
        self._outcomes.append(outcome)
        if self._progress is not None:
            self._progress(outcome, self._total)

    def _read(self, finding: Finding, folder: Path) -> None:
        """Note what is known already, then read the rest; of new twins the first by name is read."""
        digests = {name: self._digest(path) for path, name in finding.files}
        paths = {name: path for path, name in finding.files}
        files = [
            Found(name, path, digests[name]) for path, name in finding.files if self._may_read(name, paths, digests)
        ]
        changes = assign(self._catalogue, [file for file in files if file.sha256])
        first: dict[str, Job] = {}
        twins: list[tuple[Job, str]] = []
        for file in files:
            given, asked = self._given(file.name), self._options
            job = Job(
                file.path,
                file.name,
                folder,
                given,
                ocr=asked.ocr,
                extractor=asked.extractor,
                forgotten=self._forgotten,
                drop_secrets=asked.drop_secrets,
                models=own_models(self._catalogue.path.parent),
                language=asked.language,
            )
            known = self._known(job, file.sha256, changes.get(file.name))
            if known is not None:
                self._note(known)
            elif first.setdefault(file.sha256 or file.name, job) is not job:
                twins.append((job, file.sha256))
        for job, result in results(tuple(first.values()), self._options):
            self._keep(job, result)
        for job, digest in twins:
            known = self._known(job, digest, assign(self._catalogue, [Found(job.name, job.path, digest)]).get(job.name))
            if known is None:
                self._keep(job, read(job, self._options.limits))
            else:
                self._note(known)

    def _digest(self, path: Path) -> str:
        """SHA-256 of a file, or "" when it cannot be read; reading it will say why."""
        kept = self._options.digests
        try:
            state = path.stat()
            key = (str(path), state.st_size, state.st_mtime_ns)
            digest = (kept or {}).get(key) or sha256_of(path)
        except (OSError, DocumentError):
            return ""
        if kept is not None:
            kept[key] = digest
        return digest

    def _given(self, name: str) -> Given | None:
        """What the manifest says about a file, without what may not be stored."""
        given = self._options.manifest.get(key_of(name)) if self._options.manifest else None
        find = self._finder(name)
        return None if given is None else Given(*(mask_string(getattr(given, key), find) for key in Given.__slots__))

    def _finder(self, name: str) -> Finder:
        return finder(datetime.now(UTC).date(), self._forgotten, name)

    def _may_read(self, name: str, paths: dict[str, Path], digests: dict[str, str]) -> bool:
        """Whether a file may be stored under its name and was not withdrawn; one that was is refused by name."""
        path, find = paths[name], self._finder(name)
        shown = mask_path(name, find)
        if shown != name or any(any(find(part)) for part in path.resolve().parts):
            self._note(FileOutcome(shown, None, SourceStatus.FAILED, problems=(Problem("E121", shown),)))
            return False
        stone = tombstone_of(self._catalogue, digests[name])
        if stone is None:
            return True
        if self._options.again:
            readmit(self._catalogue, stone.sha256)
            return True
        detail = f"{name} återkallades {stone.withdrawn_at[:10]} som {stone.file}: {stone.reason}"
        self._note(FileOutcome(name, None, SourceStatus.FAILED, problems=(Problem("E117", detail),)))
        return False

    def _known(self, job: Job, digest: str, change: Change | None) -> FileOutcome | None:
        """The outcome of a file that need not be read, or None."""
        if change is None:
            return None
        row = self._catalogue.source(digest)
        if change is not Change.DUPLICATE and (self._is_described(job, row) or self._lacks_ocr(row)):
            return None  # read again, with what the manifest says now or with OCR
        problems = (self._twin(digest),) if change is Change.DUPLICATE else ()
        return FileOutcome(job.name, change, row.status, problems=problems)

    def _keep(self, job: Job, result: Result) -> None:
        """Put a result into the catalogue, with what is attached to it, together or not at all."""
        outcomes: list[FileOutcome] = []
        with self._catalogue.transaction():
            outcomes.extend(self._stored(job, result, None))
        for outcome in outcomes:
            self._note(outcome)

    def _stored(self, job: Job, result: Result, parent: int | None) -> Iterator[FileOutcome]:
        reason = _reason(result)
        if reason is not None or isinstance(result, KommunsokError):
            problem = reason or Problem("E900", job.name)
            self._catalogue.record_failure(job.name, job.path, problem)
            yield FileOutcome(job.name, None, SourceStatus.FAILED, problems=(problem,))
            if isinstance(result, KommunsokError):
                return
        parsed = result.parsed
        source: int | None = parent
        if reason is None:
            path = self._path_of(job, parsed.sha256)
            change, source = self._catalogue.store(parsed, path, job.given, parent)
            if change not in _STORED and change is not Change.DUPLICATE:
                change = self._stored_again(job, parsed, change)
            if change in (*_STORED, *_ANEW):
                self._store.replace(source, result.annotations)
                self._personal.replace(source, result.personal)
                if path != job.path and not self._is_kept_from(result):
                    path.parent.mkdir(exist_ok=True)
                    job.path.replace(path)
            yield self._told(job, change, parsed)
        for inner, attached in result.attached:
            yield from self._stored(inner, attached, source)

    def _stored_again(self, job: Job, parsed: ParsedSource, change: Change) -> Change:
        """Put a file that is stored already in its place when it was read for a reason; what that was."""
        row = self._catalogue.source(parsed.sha256)
        if self._lacks_ocr(row):
            self._catalogue.store_again(row.id, parsed, job.given or row.given)
            return Change.READ_AGAIN
        if job.given is not None:
            self._catalogue.store_again(row.id, parsed, job.given)
            return Change.DESCRIBED
        return change

    @staticmethod
    def _is_described(job: Job, row: SourceRow) -> bool:
        """Whether the manifest says something else about a file than what is stored."""
        return job.given is not None and job.given != row.given

    def _lacks_ocr(self, row: SourceRow) -> bool:
        """Whether OCR was missing when a file, or one attached to it, was read (E110), and is there now."""
        if self._options.ocr is OcrMode.NEVER:
            return False
        if self._catalogue.has_problem(row.id, "E110"):
            return self._has_ocr
        return any(self._lacks_ocr(child) for child in self._catalogue.attached_to(row.id))

    @cached_property
    def _has_ocr(self) -> bool:
        try:
            find_tesseract()
        except DocumentError:
            return False
        return True

    def _is_kept_from(self, result: Reading) -> bool:
        """Whether a file holds what our own copy of it would bring into the data folder."""
        return bool(result.personal.masked or (self._options.drop_secrets and result.personal.secrets))

    def _told(self, job: Job, change: Change, parsed: ParsedSource) -> FileOutcome:
        """The outcome of a file that was read."""
        if change is Change.DUPLICATE:
            return FileOutcome(job.name, change, parsed.status, problems=(self._twin(parsed.sha256),))
        pages, documents = parsed.page_count, len(parsed.documents)
        return FileOutcome(job.name, change, parsed.status, pages, documents, parsed.problems)

    def _twin(self, digest: str) -> Problem:
        return Problem("E109", f"Samma innehåll som {self._catalogue.source(digest).file}.")

    def _path_of(self, job: Job, digest: str) -> Path:
        """Where a file lies; of one that was attached to another we keep a copy, so that it can be opened."""
        if not job.depth:
            return job.path
        return self._catalogue.path.resolve().parent / ATTACHMENT_FOLDER / f"{digest}{job.path.suffix}"

    def _left_out(self, finding: Finding) -> tuple[tuple[LeftOut, ...], tuple[str, ...]]:
        """What was not read, and what was withdrawn because its file is gone."""
        rows = gone(self._catalogue, self._paths)
        left_out = [*finding.left_out]
        if self._options.manifest is not None:
            left_out.extend(without_file(self._options.manifest, (name for _, name in finding.files)))
        if rows and self._options.prune:
            stones = remove(self._catalogue, rows, _GONE)
            erase(self._catalogue)
            return tuple(left_out), tuple(stone.file for stone in stones)
        left_out.extend(LeftOut(row.file, Problem("E120", f"{row.path} finns inte.")) for row in rows)
        return tuple(left_out), ()


def _reason(result: Result) -> Problem | None:
    """Why nothing of a file can be stored, or None."""
    if isinstance(result, KommunsokError):
        return Problem(result.code, result.detail)
    if result.parsed.status is not SourceStatus.FAILED:
        return None
    problems = result.parsed.problems
    return problems[0] if problems else Problem("E106", "Filen har ingen text.")
