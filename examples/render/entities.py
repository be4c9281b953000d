"""Builds the gold entities: text with `[[name|LABEL]]` becomes plain text and offsets."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from examples.render.gold import Row
from examples.render.model import SourceError

LABELS = ("PER", "ORG", "MUN", "LOC", "LAW", "DNR", "PARA", "DATE", "MONEY", "ROLE", "PROGRAM", "SYSTEM", "ABBR")

_MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]*)\]\]")


def entity_rows(path: Path, packages: Collection[str]) -> list[Row]:
    """One row a text; texts are parted by lines of `---` and start with `id:` and `file:`."""
    rows: list[Row] = []
    start = 1
    for part in re.split(r"^---[ \t]*\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        if part.strip():
            rows.append(_entry(path, start, part, packages))
        start += part.count("\n") + 1
    names = [row["id"] for row in rows]
    for name in names:
        if names.count(name) > 1:
            raise SourceError(path, 1, f"id {name!r} given twice")
    return rows


def _entry(path: Path, start: int, part: str, packages: Collection[str]) -> Row:
    start += len(part) - len(part.lstrip("\n"))
    match = re.match(r"id: *(\S+) *\nfile: *(\S+) *\n", part.lstrip("\n"))
    if match is None:
        raise SourceError(path, start, "a text starts with the lines 'id: …' and 'file: …'")
    stem = match.group(2).removesuffix(".pdf")
    if stem not in packages:
        raise SourceError(path, start + 1, f"no package {stem!r}")
    body = part.lstrip("\n")[match.end() :]
    first_line = start + 2 + len(body) - len(body.lstrip("\n"))
    text, entities = _plain(path, first_line, body.strip("\n"))
    return {"id": match.group(1), "file": f"{stem}.pdf", "text": text, "entities": entities}


def _plain(path: Path, first_line: int, marked: str) -> tuple[str, list[Row]]:
    """The text without marks, and the marks as offsets into it."""
    text, entities, done = "", [], 0
    for match in _MARK.finditer(marked):
        name, label = match.groups()
        if label not in LABELS:
            line = first_line + marked.count("\n", 0, match.start())
            raise SourceError(path, line, f"unknown label {label!r}; known: {', '.join(LABELS)}")
        text += marked[done : match.start()]
        entities.append({"start": len(text), "end": len(text) + len(name), "text": name, "label": label})
        text += name
        done = match.end()
    text += marked[done:]
    for stray in ("[[", "]]"):
        if stray in text:
            line = first_line + text.count("\n", 0, text.index(stray))
            raise SourceError(path, line, f"a stray {stray!r}; entities read [[text|LABEL]]")
    return text, list[Row](entities)
