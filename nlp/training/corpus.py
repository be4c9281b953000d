"""Reading of the training data: documents, their paragraphs, sentences and headed sections. Texts are never stored."""

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import zstandard

_LINK: Final = re.compile(r"\[([^\]\n]*)\]\([^)\s]*\)")
_LEADERS: Final = re.compile(r"(?:\.\s?){4,}\s*\d*|_{3,}")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_GAP: Final = re.compile(r"\n\s*\n")
_HEADING: Final = re.compile(r"^(#{1,6})\s+(.+?)\s*$", re.MULTILINE)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”\"–])")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the training data.

    Args:
        source: name of its file without suffixes, such as "sfs".
        id: its identifier there.
        title: its title, may be empty.
        text: clean text; paragraphs are separated by blank lines, headings are lines that start with "#".
    """

    source: str
    id: str
    title: str
    text: str


def clean(text: str) -> str:
    """NFC text without soft hyphens, link targets, dot leaders and runs of blanks; line ends are kept."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\r\n", "\n")
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _BLANKS.sub(" ", _LEADERS.sub(" ", text)).strip()


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a text file, unpacked where its name ends in ".zst"."""
    if path.suffix != ".zst":
        with path.open(encoding="utf-8") as file:
            yield from file
        return
    with path.open("rb") as packed, zstandard.ZstdDecompressor().stream_reader(packed) as raw:
        yield from io.TextIOWrapper(raw, encoding="utf-8")


def read_documents(folder: Path, sources: tuple[str, ...] = (), every: int = 1) -> Iterator[Document]:
    """Documents of all `*.jsonl` and `*.jsonl.zst` files of a folder, in the order of file names.

    Args:
        folder: the folder `text/` of the training data.
        sources: names of files without suffixes; all where empty.
        every: only every n-th document of a file is read.
    """
    for path in sorted(folder.glob("*.jsonl*")):
        source = path.name.split(".")[0]
        if sources and source not in sources:
            continue
        for line in islice(read_lines(path), 0, None, every):
            row = json.loads(line)
            yield Document(source, str(row["id"]), clean(row["title"]).strip('" '), clean(row["text"]))


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a clean text without headings, each on one line."""
    found = (" ".join(part.split()) for part in _GAP.split(text) if not part.lstrip().startswith("#"))
    return [part for part in found if part]


def sentences(paragraph: str) -> list[str]:
    """Sentences of a paragraph, by punctuation before a capital letter; abbreviations inside a sentence may cut it."""
    return [part for part in _SENTENCE_END.split(paragraph) if part]


def sections(text: str) -> list[tuple[str, str]]:
    """Pairs of a heading ("#" line) and the text under it up to the next heading; texts are on one line."""
    marks = list(_HEADING.finditer(text))
    found = []
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        body = " ".join(text[mark.end() : end].split())
        if body:
            found.append((mark.group(2), body))
    return found


def word_count(text: str) -> int:
    """Number of words of two letters or more."""
    return len(_WORD.findall(text))


def merged_paragraphs(text: str, least: int = 30, most: int = 160) -> list[str]:
    """Paragraphs with short neighbours joined and long ones cut at sentence ends.

    Args:
        text: a clean text.
        least: words that a passage should have before the next one starts.
        most: words that no passage exceeds unless one sentence does.
    """
    found: list[str] = []
    held: list[str] = []
    size = 0
    for paragraph in paragraphs(text):
        for sentence in sentences(paragraph):
            words = word_count(sentence)
            if held and size + words > most:
                found.append(" ".join(held))
                held, size = [], 0
            held.append(sentence)
            size += words
        if size >= least:
            found.append(" ".join(held))
            held, size = [], 0
    if held:
        found.append(" ".join(held))
    return found
