"""Sends pages without text, or with bad text, to OCR and keeps what is better."""

import mmap
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from ingest.errors import DocumentError
from ingest.formats import format_of
from ingest.furniture import body_size
from ingest.limits import PdfLimits
from ingest.model import Extraction, Page, Problem
from ingest.ocr_lines import page_of, settle_sizes
from ingest.ocr_mode import OcrMode
from ingest.page_limit import cut
from ingest.quality import GOOD, quality
from ingest.recognition import Recognised, View, look, recognise
from ingest.tesseract import Tesseract, find_tesseract

_NO_TEXT: Final = "E106"
_SPARSE: Final = 250  # letters; the stamped header and footer of a scan have less
_MARGIN: Final = 0.12  # share of the page's height that a stamp keeps to, above and below
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")  # images are streams, whose dictionaries are never packed
_COVERED: Final = 0.5  # share of the page that its image covers when the page is a scan
_MORE: Final = 2  # times the letters that a sparse page had
_LOOKS: Final = 3
_LOOK_SECONDS: Final = 0.5  # a page
_UNSURE: Final = 65  # mean confidence under which the reader is warned


class _Why(StrEnum):
    """Why a page is a candidate for OCR."""

    EMPTY = "empty"
    BAD = "bad"
    SPARSE = "sparse"
    ASKED = "asked"


@dataclass(slots=True)
class _Reading:
    """What OCR makes of one file."""

    path: Path
    limits: PdfLimits
    deadline: float
    pages: dict[int, Page] = field(default_factory=dict)
    blank: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def left(self, most: float) -> float:
        """Seconds that the next process may take."""
        return max(0.0, min(most, self.deadline - time.monotonic()))

    def note(self, code: str, number: int, detail: str) -> None:
        """Report what went wrong on a page."""
        self.problems.append(Problem(code, detail, number))


def with_ocr(extraction: Extraction, path: Path, mode: OcrMode, limits: PdfLimits | None = None) -> Extraction:
    """What an extractor gave, with pages read by OCR where they have no text, bad text or next to none on a scan.

    A page without text that is truly blank is no problem. A page that OCR does not read better stays as it was, with a
    problem that says why.

    Args:
        extraction: of the file, by an extractor.
        path: the file.
        mode: when to use OCR.
        limits: ceilings.
    """
    limits = limits or PdfLimits()
    if format_of(path) != "pdf":
        return extraction
    candidates = dict(_candidates(extraction, mode, path))
    if not candidates:
        return extraction
    reading = _Reading(path, limits, time.monotonic() + limits.ocr_file_seconds)
    texts = {page.number: _text(page) for page in extraction.pages}
    wanted = _looked_at(reading, candidates)
    if mode is OcrMode.NEVER:
        for number in (number for number, why in wanted.items() if why is _Why.BAD):
            reading.note("E112", number, f"Sida {number}: texten ser trasig ut och OCR är avstängt.")
    elif wanted:
        _read(reading, wanted, texts)
    return _merged(extraction, reading)


def _candidates(extraction: Extraction, mode: OcrMode, path: Path) -> Iterator[tuple[int, _Why]]:
    """Pages that may need OCR. A page on which the reader failed is none: what it did to one, it may do to the next."""
    empty = {problem.page for problem in extraction.problems if problem.code == _NO_TEXT}
    for page in extraction.pages:
        if page.number in empty:
            yield page.number, _Why.EMPTY
        elif page.lines:
            text = _text(page)
            if quality(text) < GOOD:
                yield page.number, _Why.BAD
            elif mode is OcrMode.ALWAYS:
                yield page.number, _Why.ASKED
            elif mode is OcrMode.AUTO and _is_stamped(page, text) and _holds_images(path):
                yield page.number, _Why.SPARSE


def _is_stamped(page: Page, text: str) -> bool:
    """Whether the text of a page may be what a system stamped on a scan: little of it, and all of it in the margins."""
    margin = _MARGIN * page.height
    return _letters(text) < _SPARSE and not any(margin < line.y < page.height - margin for line in page.lines)


def _holds_images(path: Path) -> bool:
    """Whether there is an image in a PDF; most files have none, and then no page is a scan."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _IMAGE.search(data) is not None


def _looked_at(reading: _Reading, candidates: dict[int, _Why]) -> dict[int, _Why]:
    """The candidates that are worth reading; blank pages, and empty ones that cannot even be drawn, are noted."""
    unclear = [number for number, why in candidates.items() if why in (_Why.EMPTY, _Why.SPARSE)]
    views = _views(reading, unclear)
    for number in unclear:
        if number not in views and candidates[number] is _Why.EMPTY:
            reading.note("E111", number, f"Sida {number} gick inte att rita.")
    reading.blank = {number for number in unclear if number in views and not views[number].ink}
    wanted = {}
    for number, why in candidates.items():
        if number in reading.blank or (number in unclear and number not in views):
            continue
        if why is not _Why.SPARSE or views[number].image >= _COVERED:
            wanted[number] = why
    return wanted


def _views(reading: _Reading, numbers: list[int]) -> dict[int, View]:
    """What can be seen of pages; after a page that a look ends on, the others get another look, a few times."""
    views: dict[int, View] = {}
    for _ in range(_LOOKS):
        if not numbers:
            break
        seconds = reading.left(reading.limits.page_seconds + _LOOK_SECONDS * len(numbers))
        views |= look(reading.path, numbers, reading.limits, seconds)
        numbers = [number for number in numbers if number not in views][1:]
    return views


def _read(reading: _Reading, wanted: dict[int, _Why], texts: dict[int, str]) -> None:
    """Read pages and keep what is better than what there was."""
    try:
        tesseract = find_tesseract()
    except DocumentError as error:
        for number, why in wanted.items():
            if why in (_Why.EMPTY, _Why.BAD):
                reading.note("E110", number, f"Sida {number}: {error.detail}")
        return
    for number, why in wanted.items():
        try:
            seen, by = _recognised(reading, number, tesseract)
        except DocumentError as error:
            reading.note("E111", number, error.detail)
            continue
        page, cut_off = cut(page_of(seen, number, by.name), reading.limits.page_characters)
        if _is_better(_text(page), texts[number], why):
            reading.pages[number] = page
            reading.problems.extend(cut_off)
            if seen.confidence < _UNSURE:
                reading.note("E112", number, f"Sida {number}: OCR är {seen.confidence:.0f} % säker.")
        elif why is _Why.BAD:
            reading.note("E112", number, f"Sida {number}: texten ser trasig ut, men OCR gav inget bättre.")


def _recognised(reading: _Reading, number: int, tesseract: Tesseract) -> tuple[Recognised, Tesseract]:
    """What OCR sees on a page, in Swedish, or with English too where that is surer.

    Raises:
        DocumentError: the page could not be read.
    """
    seconds = reading.left(reading.limits.ocr_page_seconds)
    if not seconds:
        raise DocumentError(f"Sida {number}: tiden för filen är slut ({reading.limits.ocr_file_seconds} s).", "E111")
    seen = recognise(reading.path, number, tesseract, reading.limits, seconds)
    both = tesseract.with_second_language()
    if both is None or not seen.words or seen.confidence >= _UNSURE:
        return seen, tesseract
    again = recognise(
        reading.path, number, both, reading.limits, max(1.0, reading.left(reading.limits.ocr_page_seconds))
    )
    return (again, both) if again.confidence > seen.confidence else (seen, tesseract)


def _is_better(new: str, old: str, why: _Why) -> bool:
    """Whether what OCR read replaces what there was."""
    if not new.strip():
        return False
    match why:
        case _Why.EMPTY:
            return True
        case _Why.BAD:
            return quality(new) > quality(old)
        case _Why.SPARSE:
            return quality(new) >= GOOD and _letters(new) >= _MORE * _letters(old)
        case _Why.ASKED:
            return quality(new) >= GOOD


def _merged(extraction: Extraction, reading: _Reading) -> Extraction:
    """The extraction with the pages that OCR read, and its problems in the order of the pages."""
    known = body_size([page for page in extraction.pages if page.number not in reading.pages])
    read = {page.number: page for page in settle_sizes(list(reading.pages.values()), known)}
    solved = reading.blank | read.keys()
    problems = [item for item in extraction.problems if item.code != _NO_TEXT or item.page not in solved]
    return replace(
        extraction,
        pages=tuple(read.get(page.number, page) for page in extraction.pages),
        problems=_in_order(problems, reading.problems),
    )


def _in_order(before: Sequence[Problem], added: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems by page, first what OCR says, for it tells what to do; those of the whole file, page 0, last."""
    if not added:
        return tuple(before)
    return tuple(sorted((*added, *before), key=lambda problem: problem.page or float("inf")))


def _text(page: Page) -> str:
    return "\n".join(line.text for line in page.lines)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
