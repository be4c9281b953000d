"""What hostile PDF files cost and how they end.

`python -m tests.support.hostile [NAME ...]` reads each of them with every PDF extractor under the default limits, the
way the product does, and prints a table.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ingest import launcher
from ingest.errors import KommunsokError
from ingest.extract import EXTRACTORS
from ingest.limits import PdfLimits
from ingest.model import ParsedSource
from ingest.parse import parse_extraction
from ingest.sandbox import extract
from tests.support.hostile_files import FULL_SCALE, HOSTILE

PDF_EXTRACTORS: Final = tuple(name for name in ("pypdf", "pdfium") if name in EXTRACTORS)


def read(path: Path, extractor: str, limits: PdfLimits) -> ParsedSource:
    """Read a file as the product does, with the extractor of one's choice."""
    return parse_extraction(extract(path, limits, extractor), path.name, "", path.stat().st_size, limits)


def outcome_of(parsed: ParsedSource) -> str:
    """Status and the codes of the problems, each with how often."""
    codes = [problem.code for problem in parsed.problems]
    counts = ", ".join(f"{codes.count(code)} × {code}" for code in sorted(set(codes)))
    return f"{parsed.status} {parsed.page_count} p. {counts}".strip()


def _one(name: str, extractor: str, folder: Path) -> None:
    """Read one file in this process, which does nothing else, and print what it cost."""
    path = HOSTILE[name](folder / f"{name}.pdf", FULL_SCALE)
    started, cpu = time.monotonic(), time.process_time()
    try:
        outcome = outcome_of(read(path, extractor, PdfLimits()))
    except KommunsokError as error:
        outcome = f"{error.code} {error.row.title}"
    seconds = time.monotonic() - started
    launcher.close()
    child, parent = (
        resource.getrusage(whom).ru_maxrss // 1024 for whom in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)
    )
    print(json.dumps([path.stat().st_size, seconds, time.process_time() - cpu, child, parent, outcome]))


def main(names: Sequence[str]) -> None:
    """Print a table of what each hostile file costs with each extractor."""
    print("| file | bytes | extractor | seconds | parent's CPU s | reader MiB | parent MiB | outcome |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in names or HOSTILE:
            for extractor in PDF_EXTRACTORS:
                command = [sys.executable, "-m", "tests.support.hostile", "--one", name, extractor, folder]
                ran = subprocess.run(command, capture_output=True, text=True, check=False)
                if ran.returncode:
                    print(f"| {name} | | {extractor} | | | | | THE PARENT DIED: {ran.returncode} {ran.stderr[-300:]} |")
                    continue
                size, seconds, cpu, child, parent, outcome = json.loads(ran.stdout)
                print(
                    f"| {name} | {size} | {extractor} | {seconds:.1f} | {cpu:.1f} | {child} | {parent} | {outcome} |",
                    flush=True,
                )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(sys.argv[2], sys.argv[3], Path(sys.argv[4]))
    else:
        main(sys.argv[1:])
