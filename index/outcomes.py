"""What reading files is asked for and what came of it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ingest.catalogue import Change
from ingest.extract import PDF_EXTRACTORS
from ingest.limits import PdfLimits
from ingest.manifest import Manifest
from ingest.model import Problem, SourceStatus
from ingest.ocr_mode import OcrMode
from nlp.language import BUNDLED

_NEWS = frozenset({Change.ADDED, Change.UPDATED, Change.RESTORED, Change.MOVED, Change.DESCRIBED, Change.READ_AGAIN})


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How files are read.

    Args:
        workers: number of parallel processes; 0 reads in this process, one file after the other.
        limits: ceilings for one file.
        ocr: when pages are read by OCR.
        extractor: what reads PDF, one of `ingest.extract.PDF_EXTRACTORS`.
        manifest: file name → what is said about the file; None when there is no manifest.
        aside: files to leave alone in silence: the manifest itself, files that are still being written.
        again: read withdrawn files too.
        prune: withdraw files that are gone from the folders.
        digests: path and state of a file → its SHA-256, kept by who reads the same folders often; None keeps none.
        drop_secrets: leave the text of sections under secrecy out of the archive for good.
        language: spaCy pipeline that suggests persons and places; "" for none.
    """

    workers: int = 2
    limits: PdfLimits = field(default_factory=PdfLimits)
    ocr: OcrMode = OcrMode.AUTO
    extractor: str = PDF_EXTRACTORS[0]
    manifest: Manifest | None = None
    aside: frozenset[Path] = frozenset()
    again: bool = False
    prune: bool = False
    digests: dict[tuple[str, int, int], str] | None = None
    drop_secrets: bool = False
    language: str = BUNDLED


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file.

    Args:
        file: what users call it.
        change: new, new version, unchanged, duplicate, restored, moved, newly described, read again; None when it
            failed.
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
class LeftOut:
    """A file that was not read on purpose, or that is not there.

    Args:
        file: what users call it.
        problem: why.
    """

    file: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingestion did.

    Args:
        outcomes: one a file, in the order of the names.
        seconds: clock time.
        left_out: files of other types (E113), rows of the manifest without a file (E206), sources whose file is gone
            from its folder (E120).
        withdrawn: names of sources that were withdrawn because their files are gone.
    """

    outcomes: tuple[FileOutcome, ...]
    seconds: float
    left_out: tuple[LeftOut, ...] = ()
    withdrawn: tuple[str, ...] = ()

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
        """Whether the archive holds something else than it held before."""
        return bool(self.withdrawn) or any(
            outcome.change in _NEWS and outcome.status != SourceStatus.FAILED for outcome in self.outcomes
        )
