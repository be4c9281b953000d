"""A large archive for the load benchmark: passages repeated with other words until there are enough."""

import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from index.abbreviations import write_abbreviations
from index.archive import CATALOGUE_FILE, INDEX_FOLDER, Archive
from index.embedded import write_backend
from index.facts import write_facts
from index.generation import new_generation, open_current
from index.named_models import open_embedder
from index.overlay import write_mark
from index.protocol import Passage
from nlp.analyzer import Analyzer
from nlp.corrections import last_change
from nlp.linking.explained import abbreviations

_CHANGED: Final = 0.15
"""Share of words that a copy has others for: 0.85³ of its triples stay, a Jaccard index of 0.44, no duplicate."""
_WORD: Final = re.compile(r"[^\W\d_]{4,}")

Words = Mapping[int, Sequence[str]]


def enlarge(source: Path, target: Path, count: int, seed: int = 1) -> None:
    """Make an archive whose search index holds that many passages; its catalogue is the one of the source.

    Args:
        source: data folder of an archive, which is left as it is.
        target: data folder to be made.
        count: passages of the new index.
        seed: of the chance that changes words.

    Raises:
        StateError: the source has no index.
    """
    target.mkdir(parents=True)
    shutil.copyfile(source / CATALOGUE_FILE, target / CATALOGUE_FILE)
    _, manifest = open_current(source / INDEX_FOLDER)
    archive = Archive(target)
    try:
        passages = tuple(repeated(archive.build_passages(), count, random.Random(seed)))
        root = target / INDEX_FOLDER
        with new_generation(root, replace(manifest, generation="g-000001", passages=len(passages))) as folder:
            write_backend(folder, passages, open_embedder(archive.options.embedder), Analyzer())
            write_facts(folder, (), Analyzer())
            write_abbreviations(folder, abbreviations(archive.catalogue.connection))
            write_mark(folder, last_change(archive.catalogue))
    finally:
        archive.close()


def repeated(passages: Sequence[Passage], count: int, chance: random.Random) -> Iterator[Passage]:
    """The passages, then copies of them with other words, until there are `count`.

    Args:
        passages: at least one.
        count: how many are wanted.
        chance: decides which words change.
    """
    words = _words_by_length(passages)
    for number in range(count):
        turn, place = divmod(number, len(passages))
        passage = passages[place]
        yield passage if not turn else _copy(passage, turn, words, chance)


def _words_by_length(passages: Sequence[Passage]) -> Words:
    """All longer words of the passages by their length, each as often as it stands there."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for passage in passages:
        for word in _WORD.findall(passage.text):
            found[len(word)].append(word)
    return found


def _copy(passage: Passage, turn: int, words: Words, chance: random.Random) -> Passage:
    """A passage with other words of the same length, so that the places of its pieces still hold."""

    def other(match: re.Match[str]) -> str:
        return chance.choice(words[len(match[0])]) if chance.random() < _CHANGED else match[0]

    return replace(passage, id=f"{passage.id}-{turn}", text=_WORD.sub(other, passage.text))
