"""Renders a folder of sources: the packages as PDF and the gold files beside them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from examples.render.assignments import assignment_rows
from examples.render.entities import entity_rows
from examples.render.gold import Rendered, Row, block_rows, decision_rows, document_rows, heading_rows
from examples.render.layout import lay_out
from examples.render.markup import parse_all
from examples.render.pdf import write_pdf
from examples.render.questions import Sources, fact_rows, query_rows

FROM_PACKAGES: dict[str, Callable[[Rendered], list[Row]]] = {
    "documents": document_rows,
    "headings": heading_rows,
    "blocks": block_rows,
    "decisions": decision_rows,
}


def render_sample(source: Path, target: Path) -> dict[str, str]:
    """Write `packages/` and `gold/` under the target; returns what was written, for the reader.

    Everything is built before anything is written, so an error leaves the old files as they were.
    """
    rendered = {package.path.stem: Rendered(package, lay_out(package)) for package in parse_all(source)}
    pdfs = {each.package.pdf_name: write_pdf(each.package, each.layout) for each in rendered.values()}
    gold = {name: [row for each in rendered.values() for row in rows(each)] for name, rows in FROM_PACKAGES.items()}
    gold |= _questions(source, rendered)
    _write(target / "packages", pdfs)
    _write(target / "gold", {f"{name}.jsonl": _json_lines(rows) for name, rows in gold.items()})
    pages = {each.package.pdf_name: f"{len(each.layout.pages)} pages" for each in rendered.values()}
    return pages | {f"{name}.jsonl": f"{len(rows)} rows" for name, rows in gold.items()}


def _questions(source: Path, rendered: dict[str, Rendered]) -> dict[str, list[Row]]:
    """The gold files that have a source of their own, as far as these exist."""
    gold: dict[str, list[Row]] = {}
    if (path := source / "queries.yaml").exists():
        gold["queries"] = query_rows(Sources(path, rendered))
    if (path := source / "facts.yaml").exists():
        gold["facts"] = fact_rows(Sources(path, rendered))
    if (path := source / "assignments.yaml").exists():
        gold["assignments"] = assignment_rows(Sources(path, rendered))
    if (path := source / "entities.txt").exists():
        gold["entities"] = entity_rows(path, rendered)
    return gold


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Make the folder hold exactly these files of their kind."""
    folder.mkdir(parents=True, exist_ok=True)
    endings = {Path(name).suffix for name in files}
    for old in folder.iterdir():
        if old.suffix in endings and old.name not in files:
            old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _json_lines(rows: list[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
