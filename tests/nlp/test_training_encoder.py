"""Training of the encoder on a tiny corpus: tokenizer, batches, table, files."""

import json
import time
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'models'")

from safetensors.numpy import load_file  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

from index.embedders import StaticEmbedder  # noqa: E402
from nlp.training import measure as measuring  # noqa: E402
from nlp.training.batches import BatchOptions, batch, cut_texts, gather, plan, ragged, thinned  # noqa: E402
from nlp.training.encoder import WorkFolder, start_rows  # noqa: E402
from nlp.training.measure import (  # noqa: E402
    Bm25,
    measure,
    ndcg,
    own_rows,
    paraphrases,
    ranks,
    read_faq,
    standardised,
    table_encoder,
)
from nlp.training.model_files import (  # noqa: E402
    compact,
    full_rows,
    principal,
    quantised,
    silent_tokens,
    unit_median,
    write,
)
from nlp.training.municipal import Row  # noqa: E402
from nlp.training.pairs import SOURCES, PairOptions, PairSet, TextPair, tokenise  # noqa: E402
from nlp.training.static_table import Phase, TableOptions, info_nce, token_shares, train  # noqa: E402
from nlp.training.tokenizer import MARK, TokenizerOptions, tied_rows, with_words  # noqa: E402
from nlp.training.tokenizer import train as train_tokenizer  # noqa: E402

THEMES = {
    "skola": ["elever", "lärare", "rektor", "klassrum", "undervisning", "betyg", "läxor", "skolbuss"],
    "vård": ["äldre", "hemtjänst", "sjuksköterska", "omsorg", "boende", "hälsa", "läkare", "medicin"],
    "pengar": ["budget", "kostnad", "underskott", "intäkt", "bokslut", "konto", "skatt", "avgift"],
}


def theme_pairs(count: int) -> list[TextPair]:
    """Pairs whose texts share a theme but seldom a word, and one cloze passage a theme."""
    random = np.random.default_rng(3)
    found = []
    for number in range(count):
        words = list(THEMES.values())[number % 3]
        drawn = random.permutation(words)
        found.append(TextPair("title", " ".join(drawn[:3]), (" ".join(drawn[3:7]),)))
        found.append(TextPair("cloze", "", (" ".join(drawn[:4]), " ".join(drawn[4:]))))
    return found


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    texts = [" ".join(words) for words in THEMES.values()] * 20
    return train_tokenizer(texts, TokenizerOptions(vocabulary=120))


@pytest.fixture(scope="module")
def pairs(tokenizer: Tokenizer) -> PairSet:
    return tokenise(theme_pairs(120), tokenizer)


@pytest.fixture(scope="module")
def encoder(tokenizer: Tokenizer, pairs: PairSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    options = TableOptions((Phase(6, 0.01, BatchOptions(size=60)),), dimensions=16, threads=1)
    table = train(pairs, tied_rows(tokenizer), options, silent_tokens(tokenizer))
    folder = tmp_path_factory.mktemp("encoder")
    write(folder, tokenizer, table, {"version": "0"})
    return folder


class TestTokenizer:
    def test_lowers_and_leaves_out_signs(self, tokenizer: Tokenizer) -> None:
        plain = tokenizer.encode("elever budget", add_special_tokens=False).ids
        assert tokenizer.encode("ELEVER, (bud\u00adget)!", add_special_tokens=False).ids == plain

    def test_rows_are_tied(self, tokenizer: Tokenizer) -> None:
        rows, vocabulary = tied_rows(tokenizer), tokenizer.get_vocab()
        for piece, place in vocabulary.items():
            assert rows[place] == vocabulary.get(MARK + piece, place) if not piece.startswith(MARK) else place

    def test_silent_tokens(self, tokenizer: Tokenizer) -> None:
        assert tokenizer.token_to_id("[UNK]") in silent_tokens(tokenizer)


class TestPairSet:
    def test_holds_all_pairs(self, pairs: PairSet) -> None:
        assert len(pairs) == 240
        assert [SOURCES[number] for number in pairs.source[:2]] == ["title", "cloze"]
        assert pairs.cuts[-1] == len(pairs.ids)

    def test_can_be_saved(self, pairs: PairSet, tmp_path: Path) -> None:
        pairs.save(tmp_path / "pairs.npz")
        again = PairSet.load(tmp_path / "pairs.npz")
        np.testing.assert_array_equal(again.ids, pairs.ids)
        np.testing.assert_array_equal(again.first, pairs.first)

    def test_leaves_out_pairs_without_tokens(self, tokenizer: Tokenizer) -> None:
        held = tokenise([TextPair("title", "…", ("elever",)), TextPair("title", "elever", ("!", "?"))], tokenizer)
        assert len(held) == 0
        assert len(tokenise([], tokenizer)) == 0


class TestBatches:
    def test_gather(self) -> None:
        positions, rows = gather(np.array([5, 0, 2]), np.array([7, 0, 5]))
        assert positions.tolist() == [5, 6, 2, 3, 4]
        assert rows.tolist() == [0, 0, 2, 2, 2]

    def test_thinned_keeps_short_texts(self) -> None:
        rows = np.array([0, 0, 0, *[1] * 100])
        keep = thinned(rows, 2, 0.5, np.random.default_rng(1))
        assert keep[:3].all()
        assert 25 < keep[3:].sum() < 75

    def test_ragged(self) -> None:
        ids = np.array([10, 11, 12, 13], dtype=np.int32)
        keep = np.array([True, False, True, True])
        texts = ragged(ids, np.array([0, 0, 2, 2]), np.arange(4), keep, 3)
        assert texts.ids.tolist() == [10, 12, 13]
        assert texts.offsets.tolist() == [0, 1, 1]

    def test_a_cloze_sentence_is_taken_out_of_its_passage(self, pairs: PairSet) -> None:
        cloze = np.flatnonzero(pairs.first < 0)
        first, second = cut_texts(pairs, cloze, BatchOptions(dropout=0.0, keep=0.0), np.random.default_rng(1))
        assert len(first.offsets) == len(second.offsets) == len(cloze)
        assert len(first.ids) + len(second.ids) == sum(
            pairs.cuts[pairs.end[n]] - pairs.cuts[pairs.start[n]] for n in cloze
        )

    def test_a_cloze_sentence_can_stay(self, pairs: PairSet) -> None:
        cloze = np.flatnonzero(pairs.first < 0)
        _, second = cut_texts(pairs, cloze, BatchOptions(dropout=0.0, keep=1.0), np.random.default_rng(1))
        assert len(second.ids) == sum(pairs.cuts[pairs.end[n]] - pairs.cuts[pairs.start[n]] for n in cloze)

    def test_texts_are_cut_at_the_longest(self, pairs: PairSet) -> None:
        titles = np.flatnonzero(pairs.first >= 0)
        first, _ = cut_texts(pairs, titles, BatchOptions(dropout=0.0, longest=2), np.random.default_rng(1))
        assert len(first.ids) <= 2 * len(titles)

    def test_an_epoch_holds_each_pair_once(self, pairs: PairSet) -> None:
        batches = plan(pairs, BatchOptions(size=60), np.random.default_rng(1))
        assert sorted(np.concatenate(batches).tolist()) == list(range(240))

    def test_a_source_can_be_repeated_or_left_out(self, pairs: PairSet) -> None:
        options = BatchOptions(size=60, times=(("title", 3.0), ("cloze", 0.0)))
        counts = np.bincount(np.concatenate(plan(pairs, options, np.random.default_rng(1))), minlength=240)
        assert counts.tolist() == [3, 0] * 120

    def test_part_of_a_source(self, pairs: PairSet) -> None:
        options = BatchOptions(size=10, times=(("cloze", 0.5),))
        drawn = np.concatenate(plan(pairs, options, np.random.default_rng(1)))
        assert 30 < (pairs.source[drawn] == 0).sum() < 90

    def test_written_wrong_answers_follow_and_the_same_text_is_none(self, tokenizer: Tokenizer) -> None:
        rows = [
            TextPair("municipal", "skatt", ("budget konto",), "elever betyg"),
            TextPair("municipal", "rektor", ("elever betyg",), "budget konto"),
            TextPair("municipal", "avgift", ("budget konto",)),
        ]
        held = tokenise(rows, tokenizer)
        drawn = batch(held, np.arange(3), BatchOptions(dropout=0.0), np.random.default_rng(1))
        assert len(drawn.first.offsets) == 3
        ends = [*drawn.second.offsets[1:], len(drawn.second.ids)]
        texts = [
            tuple(drawn.second.ids[low:high].tolist()) for low, high in zip(drawn.second.offsets, ends, strict=True)
        ]
        assert texts[3:] == [texts[1], texts[0]]
        assert drawn.same.tolist() == [
            [False, False, True, False, True],
            [False, False, False, True, False],
            [True, False, False, False, True],
        ]


class TestTable:
    def test_themes_come_apart(self, encoder: Path) -> None:
        embedder = StaticEmbedder(encoder)
        near, far = embedder.embed_passages(["hemtjänst omsorg", "budget skatt"]) @ embedder.embed_query(
            "läkare medicin"
        )
        assert near > far + 0.1

    def test_measure_and_embedder_agree(self, encoder: Path) -> None:
        texts = ["hemtjänst omsorg", "budget", ""]
        np.testing.assert_allclose(
            table_encoder(encoder)(texts), StaticEmbedder(encoder).embed_passages(texts), atol=1e-5
        )

    def test_files_are_what_the_manifest_says(self, encoder: Path) -> None:
        manifest = json.loads((encoder / "manifest.json").read_text(encoding="utf-8"))
        for name, facts in manifest["files"].items():
            content = (encoder / name).read_bytes()
            assert (len(content), sha256(content).hexdigest()) == (facts["bytes"], facts["sha256"])
        assert manifest["dimensions"] == 16

    def test_unknown_token_is_silent(self, encoder: Path, tokenizer: Tokenizer) -> None:
        held = load_file(encoder / "model.safetensors")
        assert not held["table"][sorted(silent_tokens(tokenizer))].any()

    def test_is_deterministic(self, tokenizer: Tokenizer, pairs: PairSet) -> None:
        options = TableOptions((Phase(1, 0.01, BatchOptions(size=60)),), dimensions=4, threads=1)
        first, second = (train(pairs, tied_rows(tokenizer), options) for _ in range(2))
        np.testing.assert_array_equal(first, second)

    def test_measure_gives_all_systems(self, encoder: Path, tmp_path: Path) -> None:
        row = {"question": "läkare", "candidate_answers": ["hemtjänst omsorg", "skatt"], "label": 0}
        path = tmp_path / "faq.jsonl"
        path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
        assert read_faq(path) == (["läkare"], ["hemtjänst omsorg", "skatt"], [0])
        found = measure(encoder, path)
        assert found["table"] == 1.0
        assert len(found) == 7


class TestWorkFolder:
    def test_steps_are_done_once_and_timed(self, tokenizer: Tokenizer, pairs: PairSet, tmp_path: Path) -> None:
        work = WorkFolder(tmp_path / "work")
        assert work.seconds == {}
        tokenizer.save(str(tmp_path / "work" / "tokenizer.json"))
        pairs.save(tmp_path / "work" / "pairs.npz")
        nowhere = tmp_path / "none"
        again = work.tokenizer(nowhere, TokenizerOptions())
        assert again.get_vocab() == tokenizer.get_vocab()
        assert len(work.pairs(nowhere, again, PairOptions())) == len(pairs)
        assert work.seconds == {}
        work.timed("table", time.monotonic() - 3)
        work.timed("pairs", time.monotonic())
        assert work.seconds == {"table": 3, "pairs": 0}


class TestParts:
    def test_info_nce_is_small_for_right_pairs(self) -> None:
        right, wrong, none = torch.eye(4), torch.eye(4).roll(1, 0), torch.zeros((4, 4), dtype=torch.bool)
        assert float(info_nce(right, right, none, 20.0)) < 0.01
        assert float(info_nce(right, wrong, none, 20.0)) > 1

    def test_info_nce_looks_away_from_the_same_text(self) -> None:
        first = torch.eye(3)[[0, 0, 1]]
        second = torch.eye(3)[[0, 0, 1, 0]]
        same = torch.tensor([[False, True, False, True], [True, False, False, True], [False] * 4])
        assert float(info_nce(first, second, torch.zeros_like(same), 20.0)) > 0.4
        assert float(info_nce(first, second, same, 20.0)) < 0.01

    def test_new_words_start_as_the_sum_of_their_pieces(self, tokenizer: Tokenizer, encoder: Path) -> None:
        more = with_words(tokenizer, ["elevbudget", "a1", "ab", "s"], least=2)
        assert more.encode("elevbudget", add_special_tokens=False).tokens == [MARK + "elevbudget"]
        assert more.get_vocab_size() == tokenizer.get_vocab_size() + 1
        rows, old = start_rows(encoder, more), full_rows(encoder)
        bits = tokenizer.encode("elevbudget", add_special_tokens=False).ids
        np.testing.assert_allclose(rows[more.token_to_id(MARK + "elevbudget")], old[bits].sum(axis=0), atol=1e-6)
        for piece, place in tokenizer.get_vocab().items():
            np.testing.assert_array_equal(rows[more.token_to_id(piece)], old[place])

    def test_training_goes_on_from_a_table(self, tokenizer: Tokenizer, pairs: PairSet, encoder: Path) -> None:
        same = train(pairs, tied_rows(tokenizer), TableOptions(()), start=full_rows(encoder))
        np.testing.assert_allclose(same, full_rows(encoder), atol=1e-6)

    def test_token_shares(self, pairs: PairSet) -> None:
        assert token_shares(pairs, 500).sum() == pytest.approx(1.0)

    def test_quantised_rows_are_close(self) -> None:
        table = unit_median(np.random.default_rng(1).normal(size=(50, 8)).astype(np.float32))
        table[3] = 0
        held = quantised(table)
        back = held["table"].astype(np.float32) * held["scale"].astype(np.float32)[:, None]
        np.testing.assert_allclose(back, table, atol=0.02)
        assert not back[3].any()

    def test_principal_axes_keep_inner_products(self) -> None:
        random = np.random.default_rng(1)
        table = (random.normal(size=(60, 3)) @ random.normal(size=(3, 8))).astype(np.float32)
        turned = principal(table, 3)
        assert turned.shape == (60, 3)
        assert turned.dtype == np.float32
        np.testing.assert_allclose(turned @ turned.T, table @ table.T, atol=1e-3)
        spread = turned.std(axis=0)
        assert spread[0] > spread[1] > spread[2]

    def test_compact_tokenizer_works_the_same(self, tokenizer: Tokenizer) -> None:
        again = Tokenizer.from_str(compact(tokenizer))
        assert again.encode("elever budget").ids == tokenizer.encode("elever budget").ids

    def test_bm25_prefers_rare_words(self) -> None:
        scores = Bm25([["a", "b"], ["a"], ["a", "c"]]).scores(["b", "a", "okänd"])
        assert int(scores.argmax()) == 0
        assert scores.shape == (3,)

    def test_ranks_of_equal_values_are_shared(self) -> None:
        assert ranks(np.array([5.0, 1.0, 5.0, 9.0])).tolist() == [1.5, 0.0, 1.5, 3.0]

    def test_own_questions(self, encoder: Path) -> None:
        rows = [Row(" ".join(words[:3]), " ".join(words[3:]), "", "plain") for words in THEMES.values() for _ in "ab"]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(measuring, "split_rows", lambda given: ([], list(given)))
            assert own_rows(table_encoder(encoder), rows) > 0.7

    def test_paraphrases(self, encoder: Path, tmp_path: Path) -> None:
        rows = [("elever", "elever", 5), ("elever", "budget", 0), ("läkare", "hälsa", 4)]
        lines = [json.dumps({"sentence_1": a, "sentence_2": b, "label": c}) for a, b, c in rows]
        (tmp_path / "p.jsonl").write_text("\n".join(lines), encoding="utf-8")
        assert paraphrases(table_encoder(encoder), tmp_path / "p.jsonl") > 0.4

    def test_standardised(self) -> None:
        scores = standardised(np.array([1.0, 2.0, 3.0]))
        assert (scores.mean(), scores.std()) == (pytest.approx(0), pytest.approx(1))
        assert not standardised(np.ones(3)).any()

    def test_ndcg(self) -> None:
        scores = np.array([3.0, 2.0, 1.0])
        assert ndcg(scores, 0) == 1.0
        assert ndcg(scores, 1) == pytest.approx(1 / np.log2(3))
        assert ndcg(scores, 2, depth=2) == 0.0
