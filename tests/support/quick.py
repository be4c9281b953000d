"""Reading without PDF and language models, for tests of what happens around it: files hold plain text, or a command.

The first word of a file can be TRASIG (it cannot be read), TOM (it has no text), HALV (a page is missing), KRASCH (our
reader has a defect) or DÖD (the process that reads it dies).
"""

import os
import signal
from dataclasses import replace
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from index import reading
from index.reading import Job, Result
from ingest.errors import DocumentError
from ingest.limits import PdfLimits
from ingest.model import ParsedSource, Problem, SourceStatus
from ingest.parse import sha256_of
from nlp.language import BUNDLED
from nlp.model import Annotations, Decision
from tests.support.sources import Part, paragraphs, source

if TYPE_CHECKING:
    import pytest

_read: Final = reading.read


def parse(path: Path, name: str, limits: PdfLimits | None = None, *_: object) -> ParsedSource:
    """What `ingest.parse.parse_file` would give, were the file a PDF."""
    digest = sha256_of(path)
    lines = path.read_text("utf-8").splitlines()
    command = (lines or [""])[0].split(" ")[0]
    if command == "TRASIG":
        raise DocumentError(f"{name} är trasig.")
    if command == "KRASCH":
        raise ZeroDivisionError("text of the document")
    if command == "DÖD":
        os.kill(os.getpid(), signal.SIGKILL)
    parsed = source(Part("Beslut", paragraphs(*lines)), sha256=digest, file=name, date="2023-05-03")
    if command == "TOM":
        return replace(
            parsed, status=SourceStatus.FAILED, problems=(Problem("E107", "Inga sidor."),) * (len(lines) - 1)
        )
    if command == "HALV":
        return replace(parsed, status=SourceStatus.PARTIAL, problems=(Problem("E105", "Sida 2.", 2),))
    return parsed


class QuickAnnotator:
    """Stands in for `nlp.pipeline.Annotator`: each block that begins with "att" is a decision."""

    model = "quick"

    def annotate(self, parsed: ParsedSource) -> Annotations:
        """Decisions of a source."""
        found = (
            Decision(0, 0, b.page_first, b.page_last, b.start, b.end, b.text, "beslut", ("godkanna",), "ovrigt")
            for b in parsed.blocks
            if b.text.startswith("att ")
        )
        return Annotations(decisions=tuple(found), model=self.model)


def read(job: Job, limits: PdfLimits) -> Result:  # pragma: no cover  (runs in worker processes)
    """What a worker process runs instead of `index.reading.read`; put in its place by `install`."""
    if parent_process() is not None:
        for name, value in _stand_ins().items():
            setattr(reading, name, value)
    return _read(job, limits)


def install(patch: "pytest.MonkeyPatch") -> None:
    """Make `index.reading` read quickly, here and in the worker processes that it starts."""
    for name, value in _stand_ins().items():
        patch.setattr(reading, name, value)


def _stand_ins() -> dict[str, Any]:
    return {"parse_file": parse, "_ANNOTATORS": {("", BUNDLED): QuickAnnotator()}, "read": read}


def write_files(folder: Path, **contents: str) -> Path:
    """Write files, named by keyword with `.pdf` added; "__" is a slash."""
    for name, content in contents.items():
        path = folder / f"{name.replace('__', '/')}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder
