"""The shipped sample: its gold files are those of its sources, and they cover what the evaluation scores."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from examples.render import entities, markup
from examples.render.__main__ import EXAMPLES
from examples.render.sample import render_sample


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("shipped")
    render_sample(EXAMPLES / "source", target)
    return target


def rows(name: str) -> list[dict[str, Any]]:
    lines = (EXAMPLES / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_gold_files_are_up_to_date(fresh: Path) -> None:
    for path in sorted((fresh / "gold").iterdir()):
        shipped = EXAMPLES / "gold" / path.name
        assert shipped.read_bytes() == path.read_bytes(), f"{path.name}: run python -m examples.render"


def test_the_packages_hold_the_text_of_their_sources(fresh: Path) -> None:
    # Compressed bytes differ between versions of zlib and libjpeg, so the pages are compared by their text.
    rendered = sorted((fresh / "packages").glob("*.pdf"))
    assert [path.name for path in rendered] == sorted(path.name for path in (EXAMPLES / "packages").glob("*.pdf"))
    for path in rendered[:2]:
        shipped = PdfReader(EXAMPLES / "packages" / path.name)
        assert [page.extract_text() for page in shipped.pages] == [p.extract_text() for p in PdfReader(path).pages]


def test_queries_cover_styles_and_roles() -> None:
    styles = Counter(row["style"] for row in rows("queries"))
    assert styles.total() - styles["noanswer"] >= 200
    assert min(styles.values()) >= 20
    assert styles["plain"] >= 70
    assert styles["noanswer"] >= 60
    assert {row["role"] for row in rows("queries")} == {"politiker", "tjansteman", "analytiker"}
    assert all(row["answer"] for row in rows("queries") if row["style"] != "noanswer")


def test_no_question_stands_twice() -> None:
    texts = [" ".join(row["query"].casefold().split()) for row in rows("queries")]
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_every_answer_has_its_passage_and_no_passage_stands_twice() -> None:
    for row in rows("queries"):
        places = [(each["file"], each["page_first"], each["text"]) for each in row["relevant"]]
        assert len(set(places)) == len(places), row["id"]
        assert not places or 2 in {each["grade"] for each in row["relevant"]}, row["id"]


def test_queries_cover_every_package() -> None:
    asked = Counter(name for row in rows("queries") for name in {each["file"] for each in row["relevant"]})
    assert set(asked) == {path.name for path in (EXAMPLES / "packages").glob("*.pdf")}
    assert min(asked.values()) >= 15


def test_facts_and_entities_are_enough() -> None:
    assert len(rows("facts")) >= 15
    assert len(rows("entities")) >= 12
    used = {entity["label"] for row in rows("entities") for entity in row["entities"]}
    assert used == set(entities.LABELS)


def test_decisions_cover_the_labels() -> None:
    decisions = rows("decisions")
    assert {row["status"] for row in decisions} == set(markup.STATUSES)
    missing = set(markup.DECISION_TYPES) - {name for row in decisions for name in row["types"]}
    assert missing <= {"bordlagga"}
    assert len({row["subject"] for row in decisions}) >= 20
