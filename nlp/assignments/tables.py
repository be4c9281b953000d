"""Reads the rows of tables that list assignments, out of text whose cells were run together.

A row is taken apart from both ends towards its task: states, days and names are known by their form, the task is what
is left. A row that does not come apart so is left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from typing import Final

from nlp.assignments.columns import STATES, Header, find_headers

_MONTHS: Final = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_STATE: Final = rf"(?:{'|'.join(re.escape(word) for word in sorted(STATES, key=len, reverse=True))})"
_DAY: Final = (
    rf"(?:20\d{{2}}-\d{{2}}-\d{{2}}|\d{{1,2}}\s(?:{_MONTHS})\s20\d{{2}}|(?:{_MONTHS})\s20\d{{2}}|[QK][1-4][\s-]20\d{{2}}"
    r"|(?:vår|sommar|höst|vinter)(?:en|n|terminen)?\s20\d{2}|(?:tertial|kvartal|halvår)\s?[1-4][\s,]\s?20\d{2}"
    r"|årsskiftet\s20\d{2}(?:[-/–]\d{2,4})?|20\d{2}|löpande|kontinuerligt|årligen)"
)
_ACTOR: Final = (
    r"[\w-]*(?:chef|direktör|nämnd|förvaltning|sektor|styrelse|kontor|enhet|avdelning|utskott|sekreterare|samordnare|rektor"
    r"|controller|jurist|verksamhet|bolag|beredning|fullmäktige|strateg|utvecklare|ledare|handläggare|ingenjör|arkitekt)"
    r"(?:e?r)?(?:en|n|et|na|erna|arna)?"
)
# A cell begins with a capital: "Enhetschef stöd", "Rektorerna", "Kultur- och fritidschefen"; a name has two.
_WHO: Final = (
    rf"(?:(?=[A-ZÅÄÖ])(?i:(?:\w+-\s?(?:och|,)\s|\w+(?:ska|la|ma|liga)\s)?{_ACTOR}(?:\s(?:och|samt|/)\s{_ACTOR})?)(?:\s(?:för\s)?[a-zåäö]\w+|\s[A-ZÅÄÖ]{{2,6}})?"
    r"|[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?\s[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?:\s\([A-ZÅÄÖ]{1,3}\))?)"
)
_FORMS: Final = {
    "state": rf"(?-i:(?=[A-ZÅÄÖ]))(?i:{_STATE})",
    "deadline": rf"(?i:(?:senast\s)?{_DAY})",
    "day": rf"(?i:{_DAY})",
    "receiver": _WHO,
    "giver": _WHO,
    "number": r"\d{1,3}(?:\.\d{1,2})*\.?",
}
_AT_END: Final = {kind: re.compile(rf"(?:^|(?<=\s))(?P<cell>{form})\s*$") for kind, form in _FORMS.items()}
_AT_START: Final = {kind: re.compile(rf"\s*(?P<cell>{form})(?=\s|$)") for kind, form in _FORMS.items()}
# A row ends with its last cell, and the next begins with a capital, a figure or nothing.
_ENDS: Final = {
    kind: re.compile(rf"(?<!\w){_FORMS[kind]}(?=\s+(?-i:[A-ZÅÄÖ\d])|\s*$|\s*\n)") for kind in ("state", "deadline")
}
_LINE: Final = re.compile(r"[^\n]+")
_LONGEST_ROW: Final = 600
_LONGEST_TABLE: Final = 12_000
_TASK_WORDS: Final = range(2, 60)
_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TableRow:
    """An assignment in a row of a table.

    Args:
        task: what is to be done.
        start: offset of the row.
        end: offset after it.
        cells: kind of the other columns → their words; empty cells are left out.
    """

    task: str
    start: int
    end: int
    cells: dict[str, str] = field(default_factory=dict)


def table_rows(text: str, stops: Sequence[int]) -> Iterator[TableRow]:
    """The assignments in all tables of a text.

    Args:
        text: of a source.
        stops: offsets in order that no table goes over: where sections begin.
    """
    headers = find_headers(text)
    for header, following in zip_longest(headers, headers[1:]):
        place = bisect_right(stops, header.start)
        ends = [header.end + _LONGEST_TABLE, len(text)]
        ends += [stops[place]] if place < len(stops) else []
        ends += [following.start] if following is not None else []
        yield from _rows(text, header, min(ends))


def _rows(text: str, header: Header, end: int) -> Iterator[TableRow]:
    for start, stop in _spans(text, header, end):
        row = read_row(text[start:stop], header.columns)
        if row is None:
            return  # the table is over, or it is not what it seemed
        task, cells = row
        lead = len(text[start:stop]) - len(text[start:stop].lstrip())
        yield TableRow(task, start + lead, stop, cells)


def _spans(text: str, header: Header, end: int) -> Iterator[tuple[int, int]]:
    """Where the rows stand: each on a line of its own, or one after the other up to the cell that ends them."""
    last = header.columns[-1]
    if last not in _ENDS:
        for line in _LINE.finditer(text, header.end, end):
            yield line.span()
        return
    start = header.end
    # Two columns of days: the row ends with the second.
    days = 2 if last == "deadline" and "day" in header.columns else 1
    for match in islice(_ENDS[last].finditer(text, start, end), days - 1, None, days):
        if match.end() - start > _LONGEST_ROW:
            return
        yield start, match.end()
        start = match.end()


def read_row(text: str, columns: Sequence[str]) -> tuple[str, dict[str, str]] | None:
    """Task and other cells of a row, or None when it cannot be one.

    Args:
        text: of the row.
        columns: kinds of the columns, keys of `nlp.assignments.columns.LABELS`.
    """
    rest, cells = _BLANK.sub(" ", text).strip(), dict[str, str]()
    place = list(columns).index("task")
    for kind in columns[:place]:
        match = _AT_START[kind].match(rest) if kind in _AT_START else None
        if match:
            cells[kind], rest = match["cell"], rest[match.end() :].strip()
    for kind in reversed(columns[place + 1 :]):
        match = _AT_END[kind].search(rest) if kind in _AT_END else None
        if match:
            cells[kind], rest = match["cell"], rest[: match.start()].strip()
    task = rest.strip(" ,;:–-")
    told = {"receiver", "giver", "deadline", "state"} & cells.keys()
    is_row = len(task.split()) in _TASK_WORDS and len(told) >= 1 and (task[0].isupper() or task[0].isdigit())
    return (task, cells) if is_row else None
