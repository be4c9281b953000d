"""What a reading process does: it opens one file under hard limits and says page by page what stands there.

It dies with the file: whatever a hostile file does to it, the parent keeps the pages that were said before, and ends it
from outside when it is silent for too long (see `ingest.sandbox`).
"""

from pathlib import Path
from typing import Final, TextIO

from ingest.confinement import confine
from ingest.errors import KommunsokError
from ingest.extract import EXTRACTORS, OpenFile
from ingest.model import Page, Problem
from ingest.wire import dump_error, dump_head, dump_page, load_job

_OPEN_FILES: Final = 64


def main(job: str, said: TextIO) -> None:
    """Read the pages that a job asks for.

    Args:
        job: what `ingest.wire.dump_job` wrote.
        said: where to say what was read, one message a line.
    """
    path, name, limits, first_page = load_job(job)
    confine(limits.memory_bytes, limits.cpu_seconds, 0, _OPEN_FILES)  # it has nothing to write
    try:
        extractor = EXTRACTORS[name]()
        opened = extractor.open(Path(path), limits)
        _say(said, dump_head(extractor.name, opened.page_count, opened.title, opened.bookmarks()))
        for number in range(first_page, opened.page_count + 1):
            _say(said, dump_page(*_read(opened, number)))
    except KommunsokError as error:
        _say(said, dump_error(error.code, error.detail))
    except MemoryError:
        _say(said, dump_error("E304", "Minnesgränsen nåddes."))
    except Exception as error:  # noqa: BLE001  (an extractor may only raise errors of our tree: a defect, with a name)
        _say(said, dump_error("E108", f"{type(error).__name__} i läsaren {name}."))


def _read(opened: OpenFile, number: int) -> tuple[Page, tuple[Problem, ...]]:
    """One page, or an empty one with the reason why it could not be read."""
    try:
        return opened.page(number)
    except KommunsokError as error:
        code, detail = error.code, error.detail
    except MemoryError:
        code, detail = "E304", f"Sida {number} tar mer minne än tillåtet."
    except Exception as error:  # noqa: BLE001  (as above, and other pages may be sound)
        code, detail = "E108", f"{type(error).__name__} på sida {number}."
    return Page(number, 0.0, 0.0, ()), (Problem(code, detail, number),)


def _say(said: TextIO, message: str) -> None:
    said.write(message + "\n")
    said.flush()
