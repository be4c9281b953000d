"""What the reading process says to its parent: one JSON object a line, never pickled objects."""

import json
from typing import Any

from ingest.limits import PdfLimits
from ingest.model import Bookmark, Line, Page, Problem, Run, Word


def dump_head(extractor: str, page_count: int, title: str, bookmarks: tuple[Bookmark, ...]) -> str:
    """The first message: what the file is."""
    marks = [[mark.title, mark.page, mark.level] for mark in bookmarks]
    return json.dumps({"head": [extractor, page_count, title, marks]}, ensure_ascii=True)


def dump_page(page: Page, problems: tuple[Problem, ...]) -> str:
    """A page that was read."""
    lines = [_line_row(line) for line in page.lines]
    rows = [[problem.code, problem.detail, problem.page] for problem in problems]
    words = [[word.text, word.x0, word.y0, word.x1, word.y1] for word in page.words]
    fields = [page.number, page.width, page.height, lines, page.extractor, words, rows]
    return json.dumps({"page": fields}, ensure_ascii=True, separators=(",", ":"))


def _line_row(line: Line) -> list[Any]:
    """A line without its page; runs stand there only when there are some, as most lines have none."""
    row: list[Any] = [line.text, line.y, line.x, line.size, int(line.bold)]
    if line.runs:
        row.append([[run.start, run.x0, run.x1] for run in line.runs])
    return row


def dump_error(code: str, detail: str) -> str:
    """The last message when the file as a whole cannot be read."""
    return json.dumps({"error": [code, detail]}, ensure_ascii=True)


def load_head(fields: list[Any]) -> tuple[str, int, str, tuple[Bookmark, ...]]:
    """Inverse of `dump_head`."""
    extractor, page_count, title, marks = fields
    return str(extractor), int(page_count), str(title), tuple(Bookmark(*mark) for mark in marks)


def load_page(fields: list[Any]) -> tuple[Page, tuple[Problem, ...]]:
    """Inverse of `dump_page`."""
    number, width, height, lines, extractor, words, rows = fields
    read = tuple(
        Line(text, number, y, x, size, bold == 1, tuple(Run(*run) for run in runs[0]) if runs else ())
        for text, y, x, size, bold, *runs in lines
    )
    page = Page(number, width, height, read, extractor, tuple(Word(*word) for word in words))
    return page, tuple(Problem(*row) for row in rows)


def dump_end(status: int, cpu_seconds: float) -> str:
    """How a reading process ended."""
    return json.dumps({"end": [status, cpu_seconds]})


def load_end(text: bytes) -> tuple[int, float]:
    """Inverse of `dump_end`.

    Raises:
        ValueError: the message is none.
    """
    status, cpu_seconds = json.loads(text)["end"]
    return int(status), float(cpu_seconds)


def dump_job(path: str, extractor: str, limits: PdfLimits, first_page: int) -> str:
    """What the parent asks for."""
    values = {name: getattr(limits, name) for name in PdfLimits.__slots__}
    return json.dumps({"path": path, "extractor": extractor, "limits": values, "first_page": first_page})


def load_job(text: str) -> tuple[str, str, PdfLimits, int]:
    """Inverse of `dump_job`."""
    job = json.loads(text)
    return job["path"], job["extractor"], PdfLimits(**job["limits"]), job["first_page"]
