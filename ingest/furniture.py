"""Page furniture: running headers, footers, page numbers and stamps, told apart from body text."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ingest import furniture_words as words
from ingest.furniture_repeats import (
    EDGE_LINES,
    FOOT,
    LEAST_HEADS,
    Texts,
    folded,
    head_end,
    head_mask,
    in_margin,
    mask,
    number_offsets,
    repeated_heads,
    repeated_lines,
    repeated_sides,
    repeated_tops,
)
from ingest.model import BlockKind, Line, Page

_SMALLER_BY: Final = 1.2
_FINE_PRINT: Final = 0.82
_LONG_RUN: Final = 7
_LOWEST: Final = 0.055  # of the page's height: a footer at half an inch; no text block reaches so far down
_HIGHEST: Final = 0.94
_APART: Final = 20.0  # points between a header and the text
_CLOSE: Final = 26.0  # points between the baselines of two lines of one header
_JUMP: Final = 60.0  # points: farther apart, lines belong to different runs
_PROSE: Final = 70  # characters of a line of running text, however fine it is set
_MAX_RUNNING: Final = 120
_MAX_SIDE: Final = 200
_FAR: Final = 12  # pages that the printed page number may lag behind
_LETTERHEAD: Final = 3
_ENDS: Final = frozenset(")-–")  # of a page number, besides a figure

Marks = dict[tuple[int, int], BlockKind]


def body_size(pages: Sequence[Page]) -> float:
    """Font size in which most characters of a package are set, points; 0 when there is no text."""
    characters: dict[float, int] = {}
    for page in pages:
        for line in page.lines:
            characters[line.size] = characters.get(line.size, 0) + len(line.text)
    return Counter(characters).most_common(1)[0][0] if characters else 0.0


def furniture(pages: Sequence[Page], size: float | None = None) -> Marks:
    """Lines that are no part of the running text: (page number, index of the line on the page) → its kind.

    Known by their words at the edge of a page: page numbers, headers that end in one, stamps, contact lines, links;
    strips of signature services and letter-spaced stamps anywhere. Known by repetition, digits masked: what stands in
    the margin of at least a tenth and at least three of the pages, the name of a board or department at the very top of
    three, the heads of minutes, lines in the side margins. Known by size: fine print in the margins, and elsewhere when
    it is very small and stands in a short run that is no running text. What stands at the foot of the page is a footer.

    Args:
        pages: of the package, in order.
        size: what `body_size` gives for them, where it is known.
    """
    texts = folded(pages)
    reader = _Reader(pages, texts, body_size(pages) if size is None else size)
    found: Marks = {}
    for page, own in zip(pages, texts, strict=True):
        last = len(page.lines) - 1
        for index in reader.of(page, own):
            foot = page.lines[index].y <= page.height * FOOT and index > last - EDGE_LINES
            found[page.number, index] = BlockKind.FOOTER if foot else BlockKind.FURNITURE
    return found


class _Reader:
    """Knows what repeats in the package."""

    def __init__(self, pages: Sequence[Page], texts: Texts, size: float) -> None:
        self._size = size
        self._repeated = repeated_lines(pages, texts)
        self._tops = repeated_tops(texts)
        self._sides = repeated_sides(pages, texts)
        self._heads = repeated_heads(texts)
        self._offsets = number_offsets(pages, texts)

    def of(self, page: Page, texts: Sequence[str]) -> set[int]:
        """Places of the furniture of a page, whose lines are given with their white space folded."""
        last = len(texts) - 1
        edge = [index for index in range(len(texts)) if index < EDGE_LINES or index > last - EDGE_LINES]
        whole = "\n".join(texts).lower()
        found = self._anywhere(page, texts, words.may_hold_strip(whole))
        found.update(index for index in edge if self._at_edge(page.lines[index], texts[index]))
        found.update(self._page_numbers(page, texts, edge))
        found.update(self._fine(page, texts))
        found.update(_zoned(page))
        if words.may_hold_contacts(whole):
            found.update(_letterhead(texts))
        found.update(self._running(page, texts, edge, found))
        found.update(_minutes_heads(page, texts, self._heads, self._size))
        return found

    def _anywhere(self, page: Page, texts: Sequence[str], strips: bool) -> set[int]:
        """Furniture wherever it stands: signature strips, letter-spaced stamps, text in the side margins."""
        found = set()
        for index, text in enumerate(texts):
            strip = strips and len(text) <= _MAX_SIDE and words.SIGNATURE_STRIP.search(text) and text[-1] != "."
            spaced = text[1:2] == " " and words.SPACED.fullmatch(text)
            if strip or spaced or (self._sides and (text, page.lines[index].x) in self._sides):
                found.add(index)
        return found

    def _at_edge(self, line: Line, text: str) -> bool:
        """Furniture at the edge of a page by its words."""
        if line.size > self._size or len(text) > _MAX_SIDE or text.endswith(("och", ":")):
            return False
        if words.is_stamp(text) and not text.endswith(".") and len(text) <= _MAX_RUNNING:
            return text[0].isupper()
        if words.LINK.fullmatch(text) or (words.is_contact_line(text) and not line.bold):
            return True
        numbered = text[-1:] == ")" or text[-1:].isdecimal()
        running = words.PAGE_OF.fullmatch(text) if numbered and len(text) <= _MAX_RUNNING and not line.bold else None
        return running is not None and _in_order(running.group("page"), running.group("of"))

    def _page_numbers(self, page: Page, texts: Sequence[str], edge: Sequence[int]) -> set[int]:
        """Bare page numbers: one at each edge, for several below one another are a column of a table."""
        matches = {
            index: words.PAGE_NUMBER.fullmatch(text)
            if (text := texts[index])[-1:].isdecimal() or text[-1:] in _ENDS
            else None
            for index in edge
        }
        bare = [index for index in edge if matches[index]]
        found = set()
        for index in bare:
            match = matches[index]
            beside = index - 1 in bare or index + 1 in bare
            if match and match.group() != match.group("page") and not beside:
                found.add(index)
            elif match and not beside:
                offset = page.number - int(match.group("page"))
                if 0 <= offset <= _FAR or self._offsets[offset] >= LEAST_HEADS:
                    found.add(index)
        return found

    def _fine(self, page: Page, texts: Sequence[str]) -> set[int]:
        """Fine print: all of it in the margins, elsewhere short runs of very small lines that are no running text."""
        found = set()
        for start, end in _fine_runs(page, self._size):
            run = page.lines[start:end]
            prose = sum(1 for text in texts[start:end] if len(text) >= _PROSE and not words.LINK.match(text))
            outer = all(in_margin(line, page) for line in run)
            short = end - start < _LONG_RUN and 2 * prose <= end - start
            for index, line in enumerate(run, start):
                if outer or (line.size <= self._size * _FINE_PRINT and short):
                    found.add(index)
        return found

    def _running(self, page: Page, texts: Sequence[str], edge: Sequence[int], known: set[int]) -> set[int]:
        """Lines that repeat at the same edge of many pages, from the edge inwards without a gap."""
        found: set[int] = set()
        for index in edge:
            line = page.lines[index]
            if line.size > self._size or (line.bold and not in_margin(line, page)):
                continue
            top = index == 0 or (index - 1 in found | known and page.lines[index - 1].y - line.y <= _CLOSE)
            foot = index > len(texts) - 1 - EDGE_LINES and line.y <= page.height * FOOT
            repeats = mask(texts[index]) in self._repeated and in_margin(line, page)
            named = texts[index] in self._tops and not line.bold
            if (repeats and (top or foot)) or (named and _stands_out(texts, index)):
                found.add(index)
        return found


def _stands_out(texts: Sequence[str], index: int) -> bool:
    """Whether the name of a board is the first line above the fields of a head, or the last of the page."""
    return index == len(texts) - 1 or (index == 0 and words.FIELD.match(texts[1]) is not None)


def _zoned(page: Page) -> set[int]:
    """Short lines in the zones of a printed page that hold nothing but headers and footers, apart from the text."""
    if page.width > page.height:
        return set()
    low, high = page.height * _LOWEST, page.height * _HIGHEST
    outside = [i for i, line in enumerate(page.lines) if not low < line.y < high]
    if not outside or len(outside) > EDGE_LINES:
        return set()
    inside = [line.y for line in page.lines if low < line.y < high]
    if not inside:
        return set()
    return {
        index
        for index in outside
        if len(line_text := page.lines[index].text) <= _MAX_RUNNING
        and not line_text.rstrip().endswith(".")
        and (page.lines[index].y - max(inside) >= _APART or min(inside) - page.lines[index].y >= _APART)
    }


def _in_order(page: str | None, of: str | None) -> bool:
    return page is None or of is None or 0 < int(page) <= int(of)


def _letterhead(texts: Sequence[str]) -> set[int]:
    """Runs of short lines with contact details of at least three kinds, near the foot or the top."""
    found: set[int] = set()
    start = 0
    for index in range(len(texts) + 1):
        if index == len(texts) or not words.is_contact_part(texts[index]):
            if index - start >= _LETTERHEAD and words.contacts("\n".join(texts[start:index])) >= _LETTERHEAD + 1:
                found.update(range(start, index))
            start = index + 1
    return found


def _minutes_heads(page: Page, texts: Sequence[str], heads: frozenset[str], size: float) -> set[int]:
    """Heads of minutes that repeat: "PROTOKOLL", the board, "Sammanträdesdatum: …"; headers like "KALLELSE 1(3)"."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        line = page.lines[index]
        if line.bold or line.size > size:
            continue
        if text[-1:] == ")" and words.HEADED.fullmatch(text):
            found.add(index)
        end = head_end(texts, index) if heads else 0
        if end and head_mask(texts, index, end) in heads:
            found.update(range(index, end))
    return found


def _fine_runs(page: Page, size: float) -> list[tuple[int, int]]:
    """Runs of fine print on a page, as places of their first line and after their last."""
    runs = []
    start = 0
    for index in range(len(page.lines) + 1):
        ended = index == len(page.lines) or not _is_small(page.lines[index], size)
        if ended or (index > start and abs(page.lines[index - 1].y - page.lines[index].y) > _JUMP):
            if index > start:
                runs.append((start, index))
            start = index + 1 if ended else index
    return runs


def _is_small(line: Line, size: float) -> bool:
    return line.size < size - _SMALLER_BY and not line.bold
