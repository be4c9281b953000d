"""Where clauses stand: section, §, diarienummer and matter."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.metadata import diarienummer
from ingest.model import LogicalDocument, ParsedSource, Section
from ingest.templates import PARAGRAPH, is_template_heading
from nlp.decisions.headings import Role, plain, role_of

_MATTERS: Final = (Role.OTHER, Role.DELEGATED, Role.ASSIGNMENTS)
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
        opening: the first words of the matter that it belongs to.
    """

    document: LogicalDocument
    section: Section
    before: tuple[Section, ...]
    diarienummer: str | None = None
    opening: str = ""


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
        return Place(self._document, before[-1], before, self._number(before), self._opening(before, at))

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

    def _opening(self, before: Sequence[Section], at: int) -> str:
        matter = matter_of(before)
        following = (section.start for section in self._sections[at + 1 :] if names_matter(section.heading))
        end = min(next(following, self._sections[-1].end), matter.start + _OPENING)
        return " ".join(self._parsed.text[matter.start + len(matter.heading) : end].split())


def matter_of(sections: Sequence[Section]) -> Section:
    """The last of some sections whose heading names a matter, or the first of them.

    Args:
        sections: of one document, up to that of a clause.
    """
    return next((section for section in reversed(sections) if names_matter(section.heading)), sections[0])


def names_matter(heading: str) -> bool:
    """Whether a heading says what the text under it is about, unlike "Bakgrund" or "Beslut".

    Args:
        heading: as it stands in the document.
    """
    text = plain(heading)
    if PARAGRAPH.match(text):
        return True
    return len(text.split()) > 1 and not is_template_heading(text) and role_of(heading) in _MATTERS
