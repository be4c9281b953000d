"""Reading of the corpora that the spaCy pipeline is trained on: CoNLL-U treebanks and tables of named entities."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nlp.training.corpus import read_lines

NAME_LABELS: Final = ("PER", "ORG", "LOC", "MISC")
_OUTSIDE: Final = frozenset({"O", "0", "bn"})
_COLUMNS: Final = 10  # of CoNLL-U
_SENTENCES: Final = 8  # a document: the sentence splitter must see ends


def read_treebank(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """Sentences of a CoNLL-U file, several to a document, with part of speech, features, lemma and sentence starts.

    Args:
        path: the file, packed or not.
        vocab: of the pipeline.
    """
    rows: list[list[str]] = []
    starts: list[int] = []
    for sentence in _groups(path):
        words = [row for row in sentence if len(row) == _COLUMNS and row[0].isdigit()]
        if not words:
            continue
        starts.append(len(rows))
        rows.extend(words)
        if len(starts) == _SENTENCES:
            yield _annotated(rows, starts, vocab)
            rows, starts = [], []
    if rows:
        yield _annotated(rows, starts, vocab)


def _annotated(rows: list[list[str]], starts: list[int], vocab: Vocab) -> Doc:
    return Doc(
        vocab,
        words=[row[1] for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        sent_starts=[index in starts for index in range(len(rows))],
    )


def read_names(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """Sentences of a table of named entities: IOB2 in the third column, or a bare label in the last one.

    Neighbours with the same bare label are one name: such tables do not say where one ends and the next begins.

    Args:
        path: the file, packed or not.
        vocab: of the pipeline.
    """
    iob = ".iob2" in path.name
    for sentence in _groups(path):
        if iob:
            pairs = [(row[1], row[2]) for row in sentence if row[0].isdigit()]
        else:
            pairs = [(row[0], row[-1]) for row in sentence]
        words = [word.replace("\u00ad", "") or "-" for word, _ in pairs]
        if words:
            doc = Doc(vocab, words=words)
            doc.set_ents([Span(doc, start, end, label) for start, end, label in spans_of([tag for _, tag in pairs])])
            yield doc


def spans_of(tags: Iterable[str]) -> list[tuple[int, int, str]]:
    """First token, token after the last and label of each name.

    Args:
        tags: "B-PER" and "I-PER", or bare "PER"; "O", "0" and unknown labels are outside.
    """
    found: list[tuple[int, int, str]] = []
    before = ""
    for index, tag in enumerate(tags):
        label = "" if tag in _OUTSIDE else tag.rsplit("-", 1)[-1]
        if label in NAME_LABELS:
            if label == before and not tag.startswith("B-"):
                found[-1] = (found[-1][0], index + 1, label)
            else:
                found.append((index, index + 1, label))
        before = label
    return found


def _groups(path: Path) -> Iterator[list[list[str]]]:
    """Fields of the lines between blank lines, without comments."""
    group: list[list[str]] = []
    for line in read_lines(path):
        if not line.strip():
            if group:
                yield group
            group = []
        elif not line.startswith("# "):
            group.append(line.rstrip("\n").split("\t") if "\t" in line else line.split())
    if group:
        yield group
