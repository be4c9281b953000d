"""Where clauses stand: section, §, diarienummer and matter."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.metadata import diarienummer
from ingest.model import LogicalDocument, ParsedSource, Section
from ingest.templates import NUMBERED, PARAGRAPH, is_template_heading
from nlp.decisions.headings import Role, plain, role_of
from nlp.decisions.votes import votes_in

_MATTERS: Final = (Role.OTHER, Role.DELEGATED, Role.ASSIGNMENTS)
# Types of documents that are about one matter, which their title names.
_ONE_MATTER: Final = frozenset(("tjansteutlatande", "yttrande", "skrivelse", "remiss"))
_ANNEX: Final = re.compile(r"bilaga\s\S{1,3}$", re.IGNORECASE)
_HEAD_BLOCKS: Final = 3  # below a § heading, in which its diarienummer may stand
_OPENING: Final = 600  # characters of a matter that say what it is about


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands.

    Args:
        document: its logical document.
        section: its section.
        before: the sections of the document up to its own, in order.
        diarienummer: of the § or document that it stands in, or None.
        matter: title of the matter that it belongs to, or "".
        opening: the first words of that matter.
        votes: the last result of a vote that its § of minutes tells, or None.
    """

    document: LogicalDocument
    section: Section
    before: tuple[Section, ...]
    diarienummer: str | None = None
    matter: str = ""
    opening: str = ""
    votes: str | None = None


class Places:
    """The places of one document.

    Args:
        parsed: the source.
        document: one of its documents.
    """

    def __init__(self, parsed: ParsedSource, document: LogicalDocument) -> None:
        self._parsed = parsed
        self._document = document
        self._sections = [section for section in parsed.sections if section.document == document.ordinal]
        self._firsts = [section.block_first for section in self._sections]
        self._votes: dict[int, str | None] = {}
        self._numbers = {
            section.ordinal: diarienummer(self._head(section))
            for section in self._sections
            if PARAGRAPH.search(section.heading[:20])
        }

    def of(self, block: int) -> Place:
        """The place of a block.

        Args:
            block: its ordinal in the source.
        """
        at = bisect_right(self._firsts, block) - 1
        before = tuple(self._sections[: at + 1])
        matter = self._matter(before)
        title = self._document.title if matter is None else matter.heading
        opening = self._opening(matter or self._titled)
        votes = self._votes_of(before) if self._document.doc_type == "protokoll" else None
        return Place(self._document, before[-1], before, self._number(before), plain(title), opening, votes)

    def _head(self, section: Section) -> list[str]:
        last = min(section.block_last, section.block_first + _HEAD_BLOCKS)
        blocks = self._parsed.blocks[section.block_first : last + 1]
        return [line for block in blocks for line in block.text.split("\n")]

    def _number(self, before: Sequence[Section]) -> str | None:
        """That of the nearest §; in minutes where other §§ have one, a § without has none."""
        if any(self._numbers.values()):
            for section in reversed(before):
                if section.ordinal in self._numbers:
                    return self._numbers[section.ordinal]
        return self._document.diarienummer

    def _matter(self, before: Sequence[Section]) -> Section | None:
        """The section whose heading names the matter; None where that is the whole document.

        A report to a board is about one matter. Minutes have one a § or number; plans and the like one a heading.
        """
        kind = self._document.doc_type
        if kind in _ONE_MATTER and names_matter(self._document.title):
            return None
        wanted = _is_item if kind == "protokoll" and any(map(_is_item, before)) else _is_matter
        return next((section for section in reversed(before) if wanted(section)), None)

    def _opening(self, matter: Section) -> str:
        """The first words after a heading, up to the next title or item."""
        start = matter.start + len(matter.heading)
        return " ".join(self._parsed.text[start : min(self._item_end(matter), start + _OPENING)].split())

    def _item_end(self, item: Section) -> int:
        following = self._sections[item.ordinal - self._sections[0].ordinal + 1 :]
        return next((section.start for section in following if section.level == 1 or _is_item(section)), self._end)

    def _votes_of(self, before: Sequence[Section]) -> str | None:
        item = next((section for section in reversed(before) if _is_item(section)), None)
        if item is None:
            return None
        if item.ordinal not in self._votes:
            self._votes[item.ordinal] = votes_in(self._parsed.text[item.start : self._item_end(item)])
        return self._votes[item.ordinal]

    @property
    def _titled(self) -> Section:
        """The section of the document's title: above it stands only its head."""
        title = self._document.title
        return next((section for section in self._sections if section.heading == title), self._sections[0])

    @property
    def _end(self) -> int:
        return self._sections[-1].end


def _is_matter(section: Section) -> bool:
    return names_matter(section.heading)


def _is_item(section: Section) -> bool:
    """Whether a heading is a § or numbered item of minutes."""
    return bool(PARAGRAPH.search(section.heading[:20]) or (NUMBERED.match(section.heading) and _is_matter(section)))


def names_matter(heading: str) -> bool:
    """Whether a heading says what the text under it is about, unlike "Bakgrund" or "Beslut".

    Args:
        heading: as it stands in the document.
    """
    text = plain(heading)
    if PARAGRAPH.match(text):
        return True
    formal = _ANNEX.match(text) is not None or is_template_heading(text) or len(text.split()) == 1
    return bool(text) and not formal and role_of(heading) in _MATTERS
