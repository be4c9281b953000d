"""The meetings that an archive tells of: notices (kallelser), minutes with their numbered paragraphs, extracts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ingest.catalogue import Catalogue
from nlp.names import fold, municipality_key
from nlp.personal.screen import SHOWN

NOTICES: Final = frozenset({"kallelse", "foredragningslista"})
MINUTES: Final = "protokoll"
_PARAGRAPH: Final = re.compile(r"§{1,2}\s*(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?(?!\d|\s*(?:kap|st)\b)")
_WHOLE: Final = 2
_DOCUMENTS: Final = """
SELECT documents.source, documents.ordinal, documents.doc_type, documents.municipality, documents.board,
    coalesce(documents.meeting_date, ''),
    coalesce(substr(coalesce(documents.date, documents.meeting_date), 1, 4), ''),
    documents.parent IS NOT NULL OR documents.title LIKE '§%' OR documents.title || documents.first_line LIKE '%utdrag%'
FROM documents JOIN sources ON sources.id = documents.source
WHERE sources.is_current = 1
"""
_HEADINGS: Final = """
SELECT sections.source, sections.document, sections.heading
FROM sections JOIN sources ON sources.id = sections.source
JOIN documents ON documents.source = sections.source AND documents.ordinal = sections.document
WHERE sources.is_current = 1 AND documents.doc_type = 'protokoll'
    AND (sections.heading LIKE '§%' OR sections.heading = ?)
ORDER BY sections.source, sections.ordinal
"""


@dataclass(frozen=True, slots=True)
class Body:
    """A board of a municipality.

    Args:
        municipality: its name, "" when no document says it.
        board: its name.
    """

    municipality: str
    board: str


@dataclass(frozen=True, slots=True)
class Held:
    """A document that a board stands for.

    Args:
        body: the board.
        doc_type: key of `ingest.labels.DOC_TYPES`.
        year: of the document, or "".
        meeting: ISO date of its meeting, or "".
        paragraphs: numbers of its paragraphs in reading order; None for one under secrecy.
        is_part: it is an annex or an extract.
    """

    body: Body
    doc_type: str
    year: str
    meeting: str
    paragraphs: tuple[int | None, ...] = ()
    is_part: bool = False

    @property
    def is_notice(self) -> bool:
        """Whether it calls a meeting."""
        return self.doc_type in NOTICES

    @property
    def is_minutes(self) -> bool:
        """Whether it is the whole minutes of a meeting."""
        return self.doc_type == MINUTES and not self.is_part and len(set(self.paragraphs)) >= _WHOLE


def held(catalogue: Catalogue) -> dict[Body, list[Held]]:
    """The boards of an archive, by municipality and name, with the documents that name them.

    Args:
        catalogue: as its reader sees it.
    """
    rows = [tuple(row) for row in catalogue.connection.execute(_DOCUMENTS)]
    numbers: dict[tuple[int, int], list[int | None]] = {}
    for source, document, heading in catalogue.connection.execute(_HEADINGS, (SHOWN,)):
        numbers.setdefault((source, document), []).extend(paragraphs_of(heading))
    bodies = _Bodies([(row[0], row[3]) for row in rows])
    found: dict[Body, list[Held]] = {}
    for source, ordinal, doc_type, municipality, board, meeting, year, is_part in rows:
        if board:
            body = bodies.of(source, municipality, board)
            paragraphs = tuple(numbers.get((source, ordinal), ()))
            found.setdefault(body, []).append(Held(body, doc_type, year, meeting, paragraphs, bool(is_part)))
    return dict(sorted(found.items(), key=lambda item: (item[0].municipality, item[0].board)))


def paragraphs_of(heading: str) -> Iterator[int | None]:
    """Numbers of the paragraphs that a heading starts: "§ 12 Title" → 12; None for one under secrecy."""
    if heading == SHOWN:
        yield None
        return
    found = _PARAGRAPH.match(heading)
    if found:
        yield from range(int(found[1]), int(found[2] or found[1]) + 1)


class _Bodies:
    """One name for each board, however its documents spell it.

    A document that does not say its municipality is of the one that most documents of its file name, else of the only
    one that there is.

    Args:
        names: source and municipality of each document.
    """

    def __init__(self, names: Iterable[tuple[int, str | None]]) -> None:
        counts: dict[int, Counter[str]] = {}
        for source, name in names:
            if name:
                counts.setdefault(source, Counter())[name] += 1
        self._common = {source: found.most_common(1)[0][0] for source, found in counts.items()}
        known = {municipality_key(name) for found in counts.values() for name in found}
        self._alone = next(iter(self._common.values())) if len(known) == 1 else ""
        self._known: dict[tuple[str, str], Body] = {}

    def of(self, source: int, municipality: str | None, board: str) -> Body:
        """The board of a document.

        Args:
            source: row number of its file.
            municipality: that it names, or None.
            board: that it names.
        """
        where = municipality or self._common.get(source, self._alone)
        return self._known.setdefault((municipality_key(where), fold(board)), Body(where, board))
