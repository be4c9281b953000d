"""Model cards name the very files that are shipped."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, name_of

CARDS = sorted((ROOT / "docs" / "models").glob("*.md"))
_ROW = re.compile(r"^\| `([\w.]+)` \| ([\d,]+) \| `([0-9a-f]{64})` \|$", re.MULTILINE)


@pytest.mark.parametrize("card", CARDS, ids=name_of)
def test_the_card_names_the_files_that_are_shipped(card: Path) -> None:
    folder = ROOT / "nlp" / "models" / card.stem
    rows = _ROW.findall(card.read_text("utf-8"))
    assert rows
    for name, size, digest in rows:
        content = (folder / name).read_bytes()
        assert (f"{len(content):,}", hashlib.sha256(content).hexdigest()) == (size, digest)


def test_every_shipped_model_has_a_card() -> None:
    shipped = {path.parent.name for path in (ROOT / "nlp" / "models").rglob("manifest.json")}
    assert shipped == {card.stem for card in CARDS}
