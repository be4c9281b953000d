"""Lemmas of words that the model has not seen: by the last part of a compound that it has, and in lower case."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import ensure_path

FACTORY: Final = "kommunsok_lemmas"
FILE: Final = "forms.json"
_SHORTEST: Final = 4  # characters of a part; shorter ones are endings as often as words
_OPEN: Final = frozenset(("NOUN", "VERB", "ADJ", "ADV"))  # classes that make new words
_NAME: Final = "PROPN"


class Lemmas:
    """Corrects the lemmas that the edit trees give.

    Args:
        forms: class, blank and form → lemma, of the words that the model was trained on.
    """

    def __init__(self, forms: dict[str, str] | None = None) -> None:
        self.forms: dict[str, str] = forms or {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets the lemmas of a tagged document.

        Args:
            doc: with part of speech and lemma.
        """
        for token in doc:
            if token.pos_ != _NAME:
                token.lemma_ = self._lemma(token.pos_, token.lower_, token.lemma_)
        return doc

    def _lemma(self, pos: str, form: str, guess: str) -> str:
        guess = guess.lower()
        if pos not in _OPEN or f"{pos} {form}" in self.forms:
            return guess
        for start in range(1, len(form) - _SHORTEST + 1):
            lemma = self.forms.get(f"{pos} {form[start:]}")
            if lemma is not None and len(lemma) >= _SHORTEST - 1:
                return form[:start] + lemma
        return guess

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The table as bytes."""
        del exclude
        return json.dumps(self.forms, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Lemmas":
        """Inverse of `to_bytes`."""
        del exclude
        self.forms = json.loads(data)
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Writes the table into a folder."""
        folder = ensure_path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "Lemmas":
        """Inverse of `to_disk`."""
        return self.from_bytes((ensure_path(path) / FILE).read_bytes(), exclude=exclude)


def table(docs: Iterable[Doc]) -> dict[str, str]:
    """The table of a treebank: for each class and form its most frequent lemma.

    Args:
        docs: annotated by hand.
    """
    counts: dict[str, dict[str, int]] = {}
    for token in (token for doc in docs for token in doc):
        if token.pos_ in _OPEN and token.is_alpha:
            lemmas = counts.setdefault(f"{token.pos_} {token.lower_}", {})
            lemmas[token.lemma_] = lemmas.get(token.lemma_, 0) + 1
    return {key: max(sorted(lemmas), key=lambda lemma: lemmas[lemma]) for key, lemmas in sorted(counts.items())}


def create(nlp: Any, name: str) -> Lemmas:
    """Makes the component.

    Args:
        nlp: the pipeline.
        name: of the component.
    """
    del nlp, name
    return Lemmas()


Language.factory(FACTORY, func=create)
