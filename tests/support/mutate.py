"""Broken files by the thousand: seeded damage to sound ones, read and annotated as the product would.

`python -m tests.support.mutate [COUNT [SEED [EXTRACTOR ...]]]` prints how they ended.
"""

import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import docx
from pypdf import PdfReader, PdfWriter

from ingest.errors import KommunsokError
from ingest.extract import EXTRACTORS
from ingest.limits import PdfLimits
from nlp.pipeline import Annotator
from tests.support.hostile import read

PACKAGES: Final = Path(__file__).resolve().parents[2] / "examples" / "packages"
LIMITS: Final = PdfLimits(page_seconds=5, wall_seconds=20, cpu_seconds=20)
_PAGES: Final = 1
_NUMBERS: Final = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e400", b"0.00000001")
_DIGITS: Final = frozenset(b"0123456789")

Damage = Callable[[random.Random, bytearray], None]


def _flip(dice: random.Random, data: bytearray) -> None:
    """Change some bytes."""
    for _ in range(dice.choice((1, 4, 32))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _truncate(dice: random.Random, data: bytearray) -> None:
    """Cut the end off."""
    del data[dice.randrange(len(data)) :]


def _delete(dice: random.Random, data: bytearray) -> None:
    """Take a range out."""
    start, end = _range(dice, data)
    del data[start:end]


def _repeat(dice: random.Random, data: bytearray) -> None:
    """Put a copy of a range somewhere."""
    start, end = _range(dice, data)
    place = dice.randrange(len(data))
    data[place:place] = data[start:end] * dice.choice((1, 2, 50))


def _swap(dice: random.Random, data: bytearray) -> None:
    """Exchange two ranges of the same length."""
    first, end = _range(dice, data)
    length = end - first
    second = dice.randrange(len(data) - length)
    data[first:end], data[second : second + length] = data[second : second + length], data[first:end]


def _number(dice: random.Random, data: bytearray) -> None:
    """Write other numbers over some."""
    for _ in range(dice.choice((1, 3, 10))):
        start = dice.randrange(len(data))
        while start < len(data) and data[start] not in _DIGITS:
            start += 1
        end = start
        while end < len(data) and data[end] in _DIGITS:
            end += 1
        data[start:end] = dice.choice(_NUMBERS)


_DAMAGES: Final[tuple[Damage, ...]] = (_flip, _flip, _truncate, _delete, _repeat, _swap, _number, _number)


def _range(dice: random.Random, data: bytearray) -> tuple[int, int]:
    """A stretch of at most a kilobyte, mostly short."""
    length = min(len(data) // 2, int(2 ** dice.uniform(0, 10)))
    start = dice.randrange(len(data) - length)
    return start, start + length


def mutated(data: bytes, seed: str) -> bytes:
    """A file with one to three kinds of damage, the same for the same seed."""
    dice = random.Random(seed)
    broken = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        if len(broken) > 16:
            dice.choice(_DAMAGES)(dice, broken)
    return bytes(broken)


def mutated_zip(data: bytes, seed: str) -> bytes:
    """An archive with damage to one of its members, or to its own bytes."""
    dice = random.Random(seed)
    if dice.random() < 0.3:
        return mutated(data, seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as sound, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as broken:
        victim = dice.choice([name for name in sound.namelist() if name.endswith(".xml")])
        for name in sound.namelist():
            body = sound.read(name)
            broken.writestr(name, mutated(body, seed) if name == victim else body)
    return out.getvalue()


@cache
def small_packages() -> tuple[bytes, ...]:
    """The first page of each sample package, as it is and with its content unpacked."""
    made = []
    for path in sorted(PACKAGES.glob("*.pdf")):
        for unpacked in (False, True):
            writer = PdfWriter()
            for page in PdfReader(path).pages[:_PAGES]:
                content = writer.add_page(page).get_contents()
                if unpacked and content is not None:
                    writer.pages[-1].replace_contents(content)
            out = io.BytesIO()
            writer.write(out)
            made.append(out.getvalue())
    return tuple(made)


@cache
def small_docx() -> tuple[bytes, ...]:
    """A Word file with headings, a list, a table, a header and a footer."""
    document = docx.Document()
    document.add_heading("Tjänsteutlåtande", 1)
    document.add_paragraph("Diarienummer: SN 2024/12")
    document.add_heading("Förslag till beslut", 2)
    document.add_paragraph("Socialnämnden beslutar att anta planen.", style="List Number")
    table = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"{number} 000"
    document.sections[0].header.paragraphs[0].text = "Ekdala kommun"
    document.sections[0].footer.paragraphs[0].text = "Sida 1 (1)"
    out = io.BytesIO()
    document.save(out)
    return (out.getvalue(),)


@cache
def small_html() -> tuple[bytes, ...]:
    """A web page with headings, a list, a table and a script."""
    rows = "".join(f"<tr><th>Rad {row}<td colspan=2>{row} 000<td>-5" for row in range(3))
    body = "<nav>Meny</nav><main><h1>Protokoll</h1><h2>§ 12 Plan</h2><p>Nämnden <b>beslutar</b> att anta planen.</p>"
    body += f"<ol><li>ett<li>två</ol><table>{rows}</table></main><script>while(1);</script><footer>Sida 1</footer>"
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>P</title></head><body>{body}</body></html>".encode(),
    )


@dataclass(slots=True)
class Tally:
    """How broken files ended.

    Args:
        outcomes: "ok", "partial", "failed" or the code of a typed error, with how often.
        untyped: seed and traceback of each error that is not of our tree, or says that the program is at fault.
        slowest: the parent's processor time, seconds, and seed of the slowest.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    untyped: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")


def run(
    sound: Sequence[bytes],
    extractor: str,
    seeds: Sequence[str],
    annotator: Annotator,
    damage: Callable[[bytes, str], bytes],
) -> Tally:
    """Read and annotate a broken copy of one of the files for each seed.

    Args:
        sound: files to damage.
        extractor: a key of `EXTRACTORS`.
        seeds: one a broken file.
        annotator: what looks at the text.
        damage: how to break a file.
    """
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trasig.pdf"
        for number, seed in enumerate(seeds):
            path.write_bytes(damage(sound[number % len(sound)], seed))
            started = time.process_time()
            tally.outcomes[_outcome(path, extractor, seed, annotator, tally)] += 1
            tally.slowest = max(tally.slowest, (time.process_time() - started, seed))
    return tally


def _outcome(path: Path, extractor: str, seed: str, annotator: Annotator, tally: Tally) -> str:
    try:
        parsed = read(path, extractor, LIMITS)
        annotator.annotate(parsed)
    except KommunsokError as error:
        if error.code == "E900":
            tally.untyped.append(f"{seed}: {error}")
        return error.code
    except Exception:  # noqa: BLE001  (that is what we look for)
        tally.untyped.append(f"{seed}: {traceback.format_exc()}")
        return "untyped"
    crashes = [problem.detail for problem in parsed.problems if problem.code in ("E108", "E900")]
    return f"{parsed.status} after a crash" if crashes else str(parsed.status)


_SORTS: Final[dict[str, tuple[Callable[[], tuple[bytes, ...]], Callable[[bytes, str], bytes]]]] = {
    "pypdf": (small_packages, mutated),
    "pdfium": (small_packages, mutated),
    "docx": (small_docx, mutated_zip),
    "html": (small_html, mutated),
}
SORTS: Final = tuple(name for name in _SORTS if name in EXTRACTORS)
"""Extractors that broken files can be made for."""


def run_sort(extractor: str, seeds: Sequence[str], annotator: Annotator) -> Tally:
    """Read and annotate broken files of the kind that an extractor reads, one for each seed."""
    sound, damage = _SORTS[extractor]
    return run(sound(), extractor, seeds, annotator, damage)


def main(arguments: Sequence[str]) -> None:
    """Print how broken files ended, an extractor at a time."""
    count = int(arguments[0]) if arguments else 2_000
    seed = arguments[1] if len(arguments) > 1 else str(random.randrange(1 << 32))
    annotator = Annotator()
    for extractor in arguments[2:] or SORTS:
        started, cpu = time.monotonic(), time.process_time()
        tally = run_sort(extractor, [f"{seed}/{number}" for number in range(count)], annotator)
        ended = ", ".join(f"{outcome}: {times}" for outcome, times in sorted(tally.outcomes.items()))
        print(f"{extractor}: {count} files, seed {seed}: {ended}; untyped: {len(tally.untyped)}")
        print(f"  {time.monotonic() - started:.0f} s, parent's CPU {time.process_time() - cpu:.0f} s", end="; ")
        print(f"slowest {tally.slowest[0]:.1f} s of it (seed {tally.slowest[1]})")
        print("".join(tally.untyped[:20]))


if __name__ == "__main__":
    main(sys.argv[1:])
