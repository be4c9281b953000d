"""Which of the closed set of types a logical document is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from ingest.head_lines import is_strong_word, unspaced
from ingest.model import Block, BlockKind
from ingest.templates import NUMBERED, PARAGRAPH, type_of

PAGE_MARK = re.compile(
    r"(?:^|\s)(?:sida\s?\|?\s?)?\d{1,3}(?:\s?\(\s?\d{1,4}\s?\)|\s(?:av|/)\s\d{1,4})?\s?$", re.IGNORECASE
)
_HEADERS: Final = 4
_LETTER_BLOCKS: Final = 40
_LONG: Final = 120
_PROPOSAL = re.compile(r"^(?:förslag till beslut|beslutsförslag|förvaltningens förslag till beslut)\b", re.IGNORECASE)
_ANNEX = re.compile(r"bilaga\b", re.IGNORECASE)
_DECLARED = re.compile(r"(?:dokumenttyp|typ av dokument)\s*:?\s*(?P<type>\w.*)", re.IGNORECASE)
_LISTED = re.compile(r"(?:^|\s)Sida \d{1,3}$")
_MOTION = re.compile(
    r"\b(?:denna|den här)\s+(?:motion|interpellation|skrivelse)|yrkar(?:\s+\w+)?\s+därför|\bvi yrkar\b", re.IGNORECASE
)
_STRONG: Final = frozenset({"tjansteutlatande", "protokoll", "kallelse", "delegationslista"})
# What a report with a proposal may be besides, and its title then says so.
_WITH_PROPOSAL: Final = frozenset(
    {
        "delegationslista",
        "arsredovisning",
        "delarsrapport",
        "ekonomisk_rapport",
        "nulagesanalys",
        "statistik",
        "rapport",
    }
)


class Evidence(IntEnum):
    """What a type rests on."""

    CONTENT = 1
    FORM = 2
    NAME = 3


@dataclass(frozen=True, slots=True)
class Typed:
    """A type.

    Args:
        label: a key of `ingest.labels.DOC_TYPES`.
        evidence: what it rests on: its name, the form of its headings, or only what it is made of.
    """

    label: str
    evidence: Evidence


def running_headers(blocks: Sequence[Block]) -> list[str]:
    """Running headers at the start of a document, without page numbers and spaced letters."""
    first = [block.text for block in blocks[:_HEADERS] if block.kind is BlockKind.FURNITURE]
    return [unspaced(PAGE_MARK.sub("", text)) for text in first]


def doc_type_of(lines: Sequence[str], title: str, blocks: Sequence[Block]) -> Typed:
    """The type of a document.

    Running headers decide, then strong words in the head, then the headings that only one type has, then the title,
    then any word of the head, then what the document is made of.

    Args:
        lines: of its head.
        title: its title.
        blocks: all of it.
    """
    lines = [unspaced(line) for line in lines]
    if sum(1 for block in blocks if _LISTED.search(block.text[-12:])) * 2 > len(blocks):
        return Typed("ovrigt", Evidence.NAME)
    for evidence, found in (
        (Evidence.NAME, _from_headers(blocks)),
        (Evidence.NAME, _declared(lines)),
        (Evidence.NAME, _from_strong_words(lines, title)),
        (Evidence.FORM, _from_headings(blocks, title)),
        (Evidence.NAME, type_of(title)),
        (Evidence.NAME, next((named for line in lines if len(line) < 80 and (named := type_of(line))), None)),
        (Evidence.CONTENT, _from_content(blocks)),
    ):
        if found is not None:
            return Typed(found, evidence)
    return Typed("ovrigt", Evidence.CONTENT)


def _from_headers(blocks: Sequence[Block]) -> str | None:
    for line in running_headers(blocks):
        rest = re.sub(r"^bilaga\b[\s.:]*(?:\d{1,2}|[A-Z])?\b[\s.:–-]*(?:till\b.*)?", "", line, flags=re.IGNORECASE)
        if _ANNEX.match(line) and not rest:
            return "bilaga"
        label = type_of(rest)
        if label not in (None, "bilaga"):
            return label
    return None


def _declared(lines: Sequence[str]) -> str | None:
    """The type that a field "Dokumenttyp: Policy" says."""
    for line in lines:
        match = _DECLARED.search(line)
        if match:
            return type_of(match.group("type"))
    return None


def _from_strong_words(lines: Sequence[str], title: str) -> str | None:
    for line in lines[:_HEADERS]:
        if line.strip() == title or len(line) > _LONG or _ANNEX.match(line):
            continue
        label = type_of(line)
        if label in _STRONG or (label is not None and is_strong_word(line)):
            return label
    return None


def _from_headings(blocks: Sequence[Block], title: str) -> str | None:
    headings = _headings(blocks)
    if any(_PROPOSAL.match(heading) for heading in headings[:4]):
        named = type_of(title)
        own = named in _WITH_PROPOSAL and any(NUMBERED.match(heading) for heading in headings)
        return named if own or named == "delegationslista" else "tjansteutlatande"
    return "protokoll" if any(PARAGRAPH.match(heading) for heading in headings[:2]) else None


def _from_content(blocks: Sequence[Block]) -> str | None:
    tables = sum(len(block.text) for block in blocks if block.kind is BlockKind.TABLE)
    if tables * 2 > sum(len(block.text) for block in blocks):
        return "ekonomisk_rapport"
    headings = _headings(blocks)
    if any(NUMBERED.match(heading) for heading in headings):
        return "rapport"
    return "skrivelse" if any(_moves(block.text) for block in blocks[:_LETTER_BLOCKS]) else None


def _moves(text: str) -> bool:
    """Whether a text speaks as a motion does."""
    small = text.lower()
    return any(word in small for word in ("denna", "den här", "yrkar")) and _MOTION.search(text) is not None


def _headings(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind is BlockKind.HEADING]
