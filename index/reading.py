"""Reading and annotating files in parallel processes; one bad file never stops the others."""

import traceback
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path, PurePath
from signal import SIG_IGN, SIGINT, signal

from index.outcomes import IngestOptions
from ingest.attachments import attachments_of
from ingest.errors import DefectError, DocumentError, KommunsokError
from ingest.extract import PDF_EXTRACTORS
from ingest.limits import PdfLimits
from ingest.manifest import NOTHING_GIVEN, Given, described
from ingest.model import ParsedSource, Problem, SourceStatus
from ingest.ocr_mode import OcrMode
from ingest.parse import parse_file
from nlp.classifiers import ClauseClassifiers
from nlp.decisions.extractor import DecisionExtractor
from nlp.entities.suggestions import Suggester
from nlp.entities.tagger import EntityTagger
from nlp.language import BUNDLED
from nlp.model import Annotations
from nlp.personal.forgotten import Forgotten
from nlp.personal.masking import mask_path
from nlp.personal.model import Finder, PersonalData
from nlp.personal.review import finder, masked
from nlp.pipeline import Annotator


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read.

    Args:
        path: where it lies.
        name: what users call it.
        folder: where files that are attached to it are put.
        given: what a manifest says about it; None when it says nothing.
        depth: 0 for a file of a folder, 1 for one that is attached to it …
        ocr: when its pages are read by OCR.
        extractor: what reads it when it is a PDF.
        forgotten: what was removed on request and is masked in it.
        drop_secrets: leave the text of its sections under secrecy out.
        models: folder of classifiers that were trained for the archive; None for the shipped ones.
        language: spaCy pipeline that suggests persons and places; "" for none.
    """

    path: Path
    name: str
    folder: Path
    given: Given | None = None
    depth: int = 0
    ocr: OcrMode = OcrMode.AUTO
    extractor: str = PDF_EXTRACTORS[0]
    forgotten: Forgotten = field(default_factory=Forgotten)
    drop_secrets: bool = False
    models: Path | None = None
    language: str = BUNDLED

    @property
    def finder(self) -> Finder:
        """Finds what may not be stored of it."""
        return finder(datetime.now(UTC).date(), self.forgotten, self.name)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read.

    Args:
        parsed: what stands in it.
        annotations: what language analysis says about it.
        attached: the files attached to it, read or failed.
        personal: what is known of the personal data in it.
    """

    parsed: ParsedSource
    annotations: Annotations
    attached: tuple[tuple[Job, "Reading | KommunsokError"], ...] = ()
    personal: PersonalData = field(default_factory=PersonalData)


Result = Reading | KommunsokError


def results(jobs: Sequence[Job], options: IngestOptions) -> Iterator[tuple[Job, Result]]:
    """Results as they come.

    A process that dies breaks the whole pool. What ran then is read again, each file in a process of its own to show
    which one it was; what still waited gets a new pool.
    """
    if options.workers <= 0 or len(jobs) <= 1:
        for job in jobs:
            yield job, read(job, options.limits)
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
    jobs: Sequence[Job], options: IngestOptions, workers: int
) -> Generator[tuple[Job, Result], None, list[Job]]:
    """Results of a pool as they come; returns the jobs that have none because a process died, in order."""
    # Fresh interpreters: a fork of a process that runs threads can hang. Ctrl-C is for this process to act on.
    with ProcessPoolExecutor(
        min(workers, len(jobs)), get_context("spawn"), initializer=signal, initargs=(SIGINT, SIG_IGN)
    ) as pool:
        try:
            futures: dict[Future[Result], Job] = {pool.submit(read, job, options.limits): job for job in jobs}
            unread = set()
            for future in as_completed(futures):
                try:
                    result = future.result()
                except BrokenProcessPool:
                    unread.add(futures[future])
                else:
                    yield futures[future], result
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [job for job in jobs if job in unread]


_ANNOTATORS: dict[tuple[str, str], Annotator] = {}


def annotator(models: Path | None = None, language: str = BUNDLED) -> Annotator:
    """The annotator of this process, loaded when it is first asked for.

    Args:
        models: folder of classifiers that were trained for the archive; None for the shipped ones.
        language: spaCy pipeline that suggests persons and places, as for `nlp.language.load_language`; "" for none.

    Raises:
        DefectError: that folder or the bundled pipeline cannot be read.
        StateError: no pipeline of that name is installed.
    """
    own = ClauseClassifiers(models) if models is not None else None
    key = (own.name if own is not None else "", language)  # trained anew, they have another name
    if key not in _ANNOTATORS:
        _ANNOTATORS.clear()
        tagger = EntityTagger(_suggester(language) if language else None)
        _ANNOTATORS[key] = Annotator(tagger, DecisionExtractor(own) if own is not None else None)
    return _ANNOTATORS[key]


def _suggester(language: str) -> Suggester:
    from nlp.language.load import load_language  # noqa: PLC0415  (spaCy takes a second; only who annotates pays it)

    loaded: Suggester = load_language(language, names_only=True)
    return loaded


def read(job: Job, limits: PdfLimits) -> Result:
    """Read and annotate one file; errors come back as values, because they must not end the pool."""
    try:
        parsed = parse_file(job.path, job.name, limits, job.ocr, job.extractor)
        parsed = replace(parsed, documents=described(parsed.documents, job.given or NOTHING_GIVEN))
        parsed, attached = _attached(parsed, job, limits)
        parsed, personal = masked(parsed, job.finder, job.drop_secrets)
        return Reading(parsed, annotator(job.models, job.language).annotate(parsed), attached, personal)
    except KommunsokError as error:
        if job.depth:  # the name of our copy says nothing
            error.detail = error.detail.replace(job.path.name, job.name)
        return error
    except Exception as error:  # noqa: BLE001  (a defect of ours that one file shows must not stop the others)
        place = traceback.extract_tb(error.__traceback__)[-1]
        # Without the message: it may quote the document.
        return DefectError(f"{job.name}: {type(error).__name__} i {Path(place.filename).name} rad {place.lineno}.")


def _attached(parsed: ParsedSource, job: Job, limits: PdfLimits) -> tuple[ParsedSource, tuple[tuple[Job, Result], ...]]:
    """The files attached to one, read; and the file with what could not be read of them."""
    found, problems = attachments_of(job.path, job.name, limits, job.folder)
    if job.depth >= limits.attachment_depth and found:
        left_out = ", ".join(attachment.name for attachment in found)
        problems = (*problems, Problem("E118", f"{left_out}: bilagor läses inte djupare än så."))
        found = ()
    if problems:
        status = parsed.status if parsed.status is SourceStatus.FAILED else SourceStatus.PARTIAL
        parsed = replace(parsed, status=status, problems=(*parsed.problems, *problems))
    given = job.given.for_attachment() if job.given else None
    below = replace(job, given=given, depth=job.depth + 1)
    names = _masked_names([item.name for item in found], job.finder)
    jobs = (replace(below, path=item.path, name=name) for item, name in zip(found, names, strict=True))
    return parsed, tuple((inner, read(inner, limits)) for inner in jobs)


def _masked_names(names: Sequence[str], find: Finder) -> list[str]:
    """Names of attachments without what may not be stored; those that become the same by it are numbered."""
    made: list[str] = []
    for name in names:
        masked_name = PurePath(mask_path(name, find))
        count, free = 1, str(masked_name)
        while free != name and free in (*made, *names):
            count += 1
            free = str(masked_name.with_name(f"{masked_name.stem} ({count}){masked_name.suffix}"))
        made.append(free)
    return made
