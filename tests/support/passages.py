"""Invented passages, and generations made from them, so that a test names only what it is about."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from index.embedded import EmbeddedBackend, write_backend
from index.embedders import HashingEmbedder
from index.generation import Manifest, new_generation, next_name, open_current
from index.protocol import DecisionTag, Passage
from nlp.analyzer import Analyzer
from tests.support.sources import SHA, Part, paragraphs, source

__all__ = [
    "ANALYZER",
    "EMBEDDER",
    "SHA",
    "Part",
    "open_backend",
    "paragraphs",
    "passage",
    "random_passages",
    "source",
    "tag",
    "write_generation",
]

EMBEDDER: Final = HashingEmbedder()
ANALYZER: Final = Analyzer()

_VOCABULARY: Final = (
    "skola hemtjänst budget avtal nämnd plan elev vård bygglov park väg vatten buss lokal taxa avgift rapport äldre "
    "barn förskola bibliotek simhall skolskjuts upphandling underskott delegation ordförande verksamhet"
)


def tag(status: str = "beslut", types: Sequence[str] = ("godkanna",), subject: str = "ovrigt") -> DecisionTag:
    """A decision clause."""
    return DecisionTag(status, tuple(types), subject)


def passage(number: int, text: str = "Nämnden har fått en rapport.", **fields: Any) -> Passage:
    """A passage of a source of its own page for page.

    Args:
        number: makes its identifier and page.
        text: what it says.
        fields: whatever else the test is about.
    """
    values: dict[str, Any] = {
        "id": f"{SHA[:12]}-{number}",
        "source": SHA,
        "file": "ekdala.pdf",
        "document": 0,
        "section": number,
        "page_first": number + 1,
        "page_last": number + 1,
        "text": text,
        **fields,
    }
    return Passage(**values)


def random_passages(count: int, seed: int = 1) -> tuple[Passage, ...]:
    """Passages of 5 to 40 of a few words, so that most match any question and many are alike."""
    random, words = Random(seed), _VOCABULARY.split()
    return tuple(passage(number, " ".join(random.choices(words, k=random.randint(5, 40)))) for number in range(count))


def write_generation(root: Path, passages: Sequence[Passage]) -> Manifest:
    """Write the next generation with the hashing embedder, and make it the current one."""
    root.mkdir(parents=True, exist_ok=True)
    manifest = Manifest(next_name(root), len(passages), EMBEDDER.name, EMBEDDER.dimensions, "fingerprint")
    with new_generation(root, manifest) as folder:
        write_backend(folder, passages, EMBEDDER, ANALYZER)
    return manifest


def open_backend(root: Path) -> EmbeddedBackend:
    """The backend of the current generation."""
    folder, manifest = open_current(root)
    return EmbeddedBackend(folder, manifest, EMBEDDER, ANALYZER)
