"""Adapting a table to an archive, on a tiny one."""

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="adapting needs the extra 'models'")

from tokenizers import Tokenizer

from index.embedders import StaticEmbedder
from nlp.training.adaptation import AdaptOptions, ArchiveText, adapt, archive_pairs
from nlp.training.model_files import silent_tokens, write
from nlp.training.tokenizer import TokenizerOptions, tied_rows
from nlp.training.tokenizer import train as train_tokenizer

TEXT = "kurt byter lampan i tunneln varje vinter medan snön faller tungt över parken och dammen fryser"
TEXTS = [
    ArchiveText("Lampan i tunneln byts. Kurt byter varje vinter.", ("Belysning",)),
    ArchiveText("Snön faller tungt. Dammen i parken fryser till.", ("Parken", "Parken")),
]


@pytest.fixture
def start(tmp_path: Path) -> Path:
    tokenizer: Tokenizer = train_tokenizer([TEXT] * 20, TokenizerOptions(vocabulary=80))
    rows = np.random.default_rng(1).normal(size=(tokenizer.get_vocab_size(), 8)).astype(np.float32)
    rows = rows[tied_rows(tokenizer)]
    rows[sorted(silent_tokens(tokenizer))] = 0.0
    write(tmp_path / "start", tokenizer, rows, {"version": "2"})
    return tmp_path / "start"


def test_pairs_of_an_archive() -> None:
    long = ArchiveText(TEXT, ("Vintern",))
    found = [(pair.source, pair.first, len(pair.second)) for pair in archive_pairs([*TEXTS, TEXTS[0], long])]
    assert found == [("cloze", "", 2), ("cloze", "", 2), ("heading", "Vintern", 1)]


def test_sentences_of_a_passage_come_nearer(start: Path, tmp_path: Path) -> None:
    made = adapt(start, TEXTS, tmp_path / "new", AdaptOptions(epochs=30, rate=0.01, threads=1))
    before, after = StaticEmbedder(start), StaticEmbedder(tmp_path / "new")
    assert made.pairs == 2
    assert made.name == after.name
    assert after.name.startswith("kommunsok-static-sv@2+")

    def nearness(embedder: StaticEmbedder) -> float:
        return float(embedder.embed_query("lampan i tunneln") @ embedder.embed_query("Kurt byter"))

    assert nearness(after) > nearness(before) + 0.1


def test_an_archive_without_passages_changes_nothing(start: Path, tmp_path: Path) -> None:
    made = adapt(start, [ArchiveText("Kort.")], tmp_path / "new")
    assert made.pairs == 0
    text = "tunneln i parken"
    np.testing.assert_allclose(
        StaticEmbedder(tmp_path / "new").embed_query(text), StaticEmbedder(start).embed_query(text), atol=0.01
    )
    assert json.loads((tmp_path / "new" / "manifest.json").read_text(encoding="utf-8"))["adapted_from"] == "2"
