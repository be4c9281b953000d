"""Links lead somewhere, and nothing speaks of the machine that it was written on."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, links, name_of, pages

# Paths and papers of a workplace that mean nothing to a reader.
FOREIGN = re.compile(r"(?<![\w.])/(?:work|home|root)/|\b[Ii]ssue #?\d|\b(?:DESIGN|ENGINEERING|LANDSCAPE|SEMANTICS)\.md")
HELD = ("docs", "ingest", "nlp", "index", "api", "evaluation", "examples", "kommunsok", "tests")
SUFFIXES = {".py", ".md", ".toml", ".html", ".css", ".js", ".txt", ".yaml", ".yml"}


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_links_between_files_lead_somewhere(page: Path) -> None:
    targets = [target.partition("#")[0] for target in links(page) if not target.startswith(("http", "#", "mailto:"))]
    broken = [target for target in targets if not (page.parent / target).exists()]
    assert broken == []


def _anchors(page: Path) -> set[str]:
    """Anchors of a page's headings as forges make them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_anchors_lead_to_headings(page: Path) -> None:
    for target in links(page):
        path, _, anchor = target.partition("#")
        if anchor and not path.startswith("http"):
            assert anchor in _anchors(page.parent / path if path else page), target


def _texts() -> list[Path]:
    found = [path for folder in HELD for path in (ROOT / folder).rglob("*") if path.suffix in SUFFIXES]
    return [
        *found,
        *(path for path in ROOT.iterdir() if path.suffix in SUFFIXES or path.name in ("Makefile", "NOTICE")),
    ]


def test_no_file_names_the_machine_that_it_was_written_on() -> None:
    foreign = {
        name_of(path): found
        for path in _texts()
        if "__pycache__" not in path.parts and (found := FOREIGN.findall(path.read_text("utf-8")))
    }
    assert foreign == {}


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_pages_start_with_one_title(page: Path) -> None:
    lines = [line for line in page.read_text("utf-8").splitlines() if line and not line.startswith("<!--")]
    assert lines[0].startswith("# ")


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_no_placeholder_is_left(page: Path) -> None:
    assert not re.search(r"@[A-Z_]{2,}@|\bTODO\b|\bTBD\b|\bFIXME\b|\bXXX\b", page.read_text("utf-8"))
