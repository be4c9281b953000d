"""Builds the gold queries and facts: finds each quoted passage in its package and fills in pages and text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from examples.render.gold import Rendered, Row
from examples.render.layout import Placement
from examples.render.model import Kind, SourceError, fold

STYLES = ("plain", "precedent", "acronym", "compound", "numeric", "keyword", "noanswer")
ROLES = ("politiker", "tjansteman", "analytiker")
QUERY_KEYS = {"id", "role", "style", "query", "answer", "relevant"}
PASSAGE_KEYS = {"file", "quote", "to", "nr", "grade"}
HEADER_KEYS = ("row", "column")
FACT_KEYS = {"id", "question", "answer", "file", "quote", "to", "nr", *HEADER_KEYS}


class _LineLoader(yaml.SafeLoader):
    """Loads YAML and notes in each mapping, under `__line__`, where it stands."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        mapping["__line__"] = node.start_mark.line + 1
        return mapping


@dataclass(frozen=True)
class Sources:
    """A file of questions and the packages that it quotes, by the stem of their names."""

    path: Path
    rendered: Mapping[str, Rendered]

    def load(self) -> list[dict[str, Any]]:
        """The entries of the file."""
        entries = yaml.load(self.path.read_text(encoding="utf-8"), Loader=_LineLoader)
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise SourceError(self.path, 1, "expected a list of mappings")
        seen: set[str] = set()
        for entry in entries:
            name = str(entry.get("id"))
            if not entry.get("id") or name in seen:
                raise self.error(entry, f"id {name!r} is missing or given twice")
            seen.add(name)
        return entries

    def error(self, entry: Mapping[str, Any], message: str) -> SourceError:
        """An error at an entry of the file."""
        return SourceError(self.path, int(entry["__line__"]), message)

    def check_keys(self, entry: Mapping[str, Any], known: set[str], needed: set[str]) -> None:
        """Raise where a key is unknown or missing."""
        keys = set(entry) - {"__line__"}
        if keys - known:
            raise self.error(entry, f"unknown key {min(keys - known)!r}; known: {', '.join(sorted(known))}")
        if needed - keys:
            raise self.error(entry, f"key {min(needed - keys)!r} is missing")

    def passage(self, entry: Mapping[str, Any]) -> Row:
        """The passage that an entry quotes: from the block of `quote` to the block of `to`."""
        stem = str(entry["file"]).removesuffix(".pdf")
        if stem not in self.rendered:
            raise self.error(entry, f"no package {stem!r}; known: {', '.join(sorted(self.rendered))}")
        rendered = self.rendered[stem]
        places = [place for place in rendered.layout.placements if place.block.kind is not Kind.HEADING]
        first = self._find(entry, places, str(entry["quote"]), int(entry.get("nr", 0)))
        last = self._last(entry, places, first) if "to" in entry else first
        chosen = places[first : last + 1]
        if any(rendered.package.documents[place.document].scanned for place in chosen):
            raise self.error(entry, f"the passage {entry['quote']!r} stands in a scanned document")
        return {
            "file": rendered.package.pdf_name,
            "page_first": chosen[0].page_first,
            "page_last": chosen[-1].page_last,
            "text": " ".join(place.block.plain() for place in chosen),
        }

    def _find(self, entry: Mapping[str, Any], places: list[Placement], quote: str, number: int) -> int:
        wanted = fold(quote)
        hits = [index for index, place in enumerate(places) if wanted in place.block.plain()]
        if not hits:
            raise self.error(entry, f"quote not found: {quote!r}")
        if number > len(hits):
            raise self.error(entry, f"nr {number}, but the quote is found {len(hits)} times: {quote!r}")
        if len(hits) > 1 and not number:
            lines = ", ".join(str(places[hit].block.line) for hit in hits)
            raise self.error(entry, f"quote is ambiguous (source lines {lines}): {quote!r}; make it longer or give nr")
        return hits[max(number, 1) - 1]

    def _last(self, entry: Mapping[str, Any], places: list[Placement], first: int) -> int:
        wanted = fold(str(entry["to"]))
        for index in range(first, len(places)):
            if wanted in places[index].block.plain():
                return index
        raise self.error(entry, f"end of the passage not found: {entry['to']!r}")


def query_rows(sources: Sources) -> list[Row]:
    """One row a query; a query of style noanswer has no relevant passage, every other has one."""
    rows: list[Row] = []
    for entry in sources.load():
        sources.check_keys(entry, QUERY_KEYS, {"id", "role", "style", "query"})
        if entry["style"] not in STYLES or entry["role"] not in ROLES:
            raise sources.error(entry, f"unknown style {entry['style']!r} or role {entry['role']!r}")
        relevant = entry.get("relevant") or []
        if bool(relevant) == (entry["style"] == "noanswer"):
            raise sources.error(entry, f"style {entry['style']} with {len(relevant)} relevant passages")
        row: Row = {key: entry[key] for key in ("id", "role", "style", "query")}
        row["answer"] = entry.get("answer")
        row["relevant"] = [_relevant(sources, passage) for passage in relevant]
        rows.append(row)
    return rows


def _relevant(sources: Sources, entry: Mapping[str, Any]) -> Row:
    sources.check_keys(entry, PASSAGE_KEYS, {"file", "quote", "grade"})
    if entry["grade"] not in (1, 2):
        raise sources.error(entry, f"grade {entry['grade']!r} is neither 1 nor 2")
    return {**sources.passage(entry), "grade": entry["grade"]}


def fact_rows(sources: Sources) -> list[Row]:
    """One row a fact; the answer must stand in the passage."""
    rows: list[Row] = []
    for entry in sources.load():
        sources.check_keys(entry, FACT_KEYS, FACT_KEYS - {"to", "nr", *HEADER_KEYS})
        passage = sources.passage(entry)
        answer = fold(str(entry["answer"]))
        if answer not in str(passage["text"]):
            raise sources.error(entry, f"the answer {answer!r} does not stand in the passage")
        headers = {key: fold(str(entry[key])) for key in HEADER_KEYS if key in entry}
        if not all(header in str(passage["text"]) for header in headers.values()):
            raise sources.error(entry, f"a header does not stand in the passage: {headers}")
        rows.append({"id": entry["id"], "question": entry["question"], "answer": answer, **passage, **headers})
    return rows
