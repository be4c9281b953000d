"""All that language analysis says about a source: entities and decision clauses, in one pass."""

from collections.abc import Sequence
from typing import Final

from ingest.model import Block, BlockKind, ParsedSource
from nlp.decisions.extractor import DecisionExtractor
from nlp.entities import EntityTagger
from nlp.model import Annotations, Entity

VERSION: Final = "1"
# Headers and footers name the same body on every page; a table of contents repeats the headings.
_UNTAGGED: Final = frozenset({BlockKind.FURNITURE, BlockKind.FOOTER, BlockKind.TOC})


class Annotator:
    """Annotates sources; loading its parts takes about a second, so one is kept for many sources.

    Args:
        tagger: finds entities; the shipped one by default.
        extractor: finds decision clauses; the shipped one by default.
    """

    def __init__(self, tagger: EntityTagger | None = None, extractor: DecisionExtractor | None = None) -> None:
        self._tagger = tagger or EntityTagger()
        self._extractor = extractor or DecisionExtractor()

    @property
    def model(self) -> str:
        """Name and version of everything that annotates, stored with what it says."""
        return f"kommunsok-nlp {VERSION}; {self._extractor.name}"

    def annotate(self, parsed: ParsedSource) -> Annotations:
        """Entities and decision clauses of a source.

        Args:
            parsed: a source that was read.

        Returns:
            Annotations with offsets into the source's text.

        Raises:
            DefectError: the classifiers cannot be loaded.
        """
        return Annotations(self._entities(parsed.blocks), self._extractor.extract(parsed), self.model)

    def _entities(self, blocks: Sequence[Block]) -> tuple[Entity, ...]:
        """Entities of the blocks of each page together, because a name is often explained a few blocks before."""
        found: list[Entity] = []
        page: list[Block] = []
        for block in (block for block in blocks if block.kind not in _UNTAGGED):
            if page and block.page_first != page[0].page_first:
                found.extend(self._entities_of(page))
                page = []
            page.append(block)
        if page:
            found.extend(self._entities_of(page))
        return tuple(found)

    def _entities_of(self, blocks: Sequence[Block]) -> list[Entity]:
        """Entities of blocks joined by newlines, moved to the offsets of the source; none goes over a block's end."""
        text = "\n".join(block.text for block in blocks)
        moved = []
        position, starts = 0, []
        for block in blocks:
            starts.append((position, position + len(block.text), block.start - position))
            position += len(block.text) + 1
        place = 0
        for entity in self._tagger.tag(text):
            while entity.start >= starts[place][1]:
                place += 1
            _, end, shift = starts[place]
            if entity.end <= end:
                moved.append(Entity(entity.start + shift, entity.end + shift, entity.text, entity.label, entity.norm))
        return moved
