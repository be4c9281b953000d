"""All that language analysis says about a source: entities and decision clauses, in one pass."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from ingest.model import Block, BlockKind, ParsedSource
from nlp.decisions.details import with_entities
from nlp.decisions.extractor import DecisionExtractor
from nlp.entities.tagger import EntityTagger
from nlp.model import Annotations, Entity
from nlp.references import DecisionReference, find_references

VERSION: Final = "2"
NAME: Final = f"kommunsok-nlp {VERSION}"
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
        return "; ".join(filter(None, (NAME, self._tagger.name, self._extractor.name)))

    def annotate(self, parsed: ParsedSource) -> Annotations:
        """Entities and decision clauses of a source.

        Args:
            parsed: a source that was read.

        Returns:
            Annotations with offsets into the source's text.

        Raises:
            DefectError: the classifiers cannot be loaded.
        """
        entities = self._entities(parsed.blocks)
        decisions = with_entities(self._extractor.extract(parsed), entities)
        return Annotations(entities, decisions, self.model, tuple(_references(parsed)))

    def _entities(self, blocks: Sequence[Block]) -> tuple[Entity, ...]:
        """Entities of the blocks of each page together, because a name is often explained a few blocks before."""
        pages = [list(page) for _, page in groupby(_tagged(blocks), key=lambda block: block.page_first)]
        texts = ["\n".join(block.text for block in page) for page in pages]
        found = zip(pages, self._tagger.tag_many(texts), strict=True)
        return tuple(entity for page, entities in found for entity in _moved(page, entities))


def _tagged(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.kind not in _UNTAGGED)


def _moved(blocks: Sequence[Block], entities: Iterable[Entity]) -> Iterator[Entity]:
    """Entities of blocks joined by newlines, moved to the offsets of the source; none goes over a block's end."""
    position, starts = 0, []
    for block in blocks:
        starts.append((position, position + len(block.text), block.start - position))
        position += len(block.text) + 1
    place = 0
    for entity in entities:
        while entity.start >= starts[place][1]:
            place += 1
        _, end, shift = starts[place]
        if entity.end <= end:
            yield Entity(entity.start + shift, entity.end + shift, entity.text, entity.label, entity.norm)


def _references(parsed: ParsedSource) -> Iterator[DecisionReference]:
    """Mentions of decisions in all blocks, with offsets in the source and the document that they stand in."""
    for document in parsed.documents:
        for block in parsed.blocks[document.block_first : document.block_last + 1]:
            if block.kind in _UNTAGGED:
                continue
            for found in find_references(block.text):
                start, end = block.start + found.start, block.start + found.end
                yield replace(found, start=start, end=end, document=document.ordinal)
