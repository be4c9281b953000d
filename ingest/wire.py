"""What the reading process says to its parent: one JSON object a line, never pickled objects."""

import json
from typing import Any

from ingest.limits import PdfLimits
from ingest.model import Bookmark, Line, Page, Problem


def dump_head(extractor: str, page_count: int, title: str, bookmarks: tuple[Bookmark, ...]) -> str:
    """The first message: what the file is."""
    marks = [[mark.title, mark.page, mark.level] for mark in bookmarks]
    return json.dumps({"head": [extractor, page_count, title, marks]}, ensure_ascii=True)


def dump_page(page: Page, problems: tuple[Problem, ...]) -> str:
    """A page that was read."""
    lines = [[line.text, line.y, line.x, line.size, int(line.bold)] for line in page.lines]
    rows = [[problem.code, problem.detail, problem.page] for problem in problems]
    return json.dumps({"page": [page.number, page.width, page.height, lines, rows]}, ensure_ascii=True)


def dump_error(code: str, detail: str) -> str:
    """The last message when the file as a whole cannot be read."""
    return json.dumps({"error": [code, detail]}, ensure_ascii=True)


def load_head(fields: list[Any]) -> tuple[str, int, str, tuple[Bookmark, ...]]:
    """Inverse of `dump_head`."""
    extractor, page_count, title, marks = fields
    return str(extractor), int(page_count), str(title), tuple(Bookmark(*mark) for mark in marks)


def load_page(fields: list[Any]) -> tuple[Page, tuple[Problem, ...]]:
    """Inverse of `dump_page`."""
    number, width, height, lines, rows = fields
    read = tuple(Line(text, number, y, x, size, bool(bold)) for text, y, x, size, bold in lines)
    return Page(number, width, height, read), tuple(Problem(*row) for row in rows)


def dump_job(path: str, extractor: str, limits: PdfLimits, first_page: int) -> str:
    """What the parent asks for."""
    values = {name: getattr(limits, name) for name in PdfLimits.__slots__}
    return json.dumps({"path": path, "extractor": extractor, "limits": values, "first_page": first_page})


def load_job(text: str) -> tuple[str, str, PdfLimits, int]:
    """Inverse of `dump_job`."""
    job = json.loads(text)
    return job["path"], job["extractor"], PdfLimits(**job["limits"]), job["first_page"]
