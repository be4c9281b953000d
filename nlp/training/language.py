"""Trains the Swedish spaCy pipeline that ships: `python -m nlp.training.language --data DATA --out FOLDER`.

DATA holds `text/`, `treebank/` and `ner/`. Two networks are trained, one on the treebank and one on names, and put
together. On two cores: about 20 minutes for the word vectors, 15 for each network.
"""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

import spacy
from spacy.language import DEFAULT_CONFIG, Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import Config

from nlp.language.boundaries import FACTORY as BOUNDARIES
from nlp.language.lemmas import FACTORY as LEMMAS
from nlp.language.lemmas import Lemmas, table
from nlp.language.load import digests
from nlp.language.tokenizer import tune
from nlp.training.harmony import conventions, harmonise
from nlp.training.language_scores import name_scores, tag_scores
from nlp.training.treebank import read_names, read_treebank
from nlp.training.word_vectors import train_vectors, with_vectors

VERSION: Final = "1"
_CONFIG: Final = Template((Path(__file__).parent / "language.cfg").read_text(encoding="utf-8"))
_LISTENER: Final = """
[components.{name}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${{components.tok2vec.model.encode.width}}
"""
_TAGGING: Final = """
[components.{name}]
factory = "{name}"

[components.{name}.model]
@architectures = "spacy.Tagger.v2"
"""
_NAMING: Final = """
[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
"""


@dataclass(frozen=True, slots=True)
class Network:
    """What one of the two networks is.

    Args:
        pipes: components that share its word representation.
        width: of that representation.
        rows: of the hashed tables of form, start, end and shape.
        depth: convolution layers; each looks one word further to both sides.
        pieces: of the maxout units.
        dropout: share of units left out in training.
        steps: batches.
        weights: what spaCy picks the best checkpoint by.
    """

    pipes: tuple[str, ...]
    width: int
    rows: tuple[int, ...]
    depth: int
    pieces: int
    dropout: float
    steps: int
    weights: tuple[tuple[str, float], ...]

    def config(self, train_file: Path, dev_file: Path) -> Config:
        """spaCy's configuration of its training.

        Args:
            train_file: documents to train on, as spaCy packs them.
            dev_file: documents that show how it goes.
        """
        blocks = "".join(
            (_NAMING if name == "ner" else _TAGGING).format(name=name) + _LISTENER.format(name=name)
            for name in self.pipes
        )
        text = _CONFIG.substitute(
            pipeline=json.dumps(["tok2vec", *self.pipes]),
            width=self.width,
            rows=json.dumps(self.rows),
            depth=self.depth,
            pieces=self.pieces,
            components=blocks,
            train=train_file,
            dev=dev_file,
            dropout=self.dropout,
            steps=self.steps,
            weights="\n".join(f"{name} = {weight}" for name, weight in self.weights),
        )
        merged: Config = DEFAULT_CONFIG.merge(Config().from_str(text, interpolate=False))
        return merged


TAGS: Final = Network(
    pipes=("morphologizer", "trainable_lemmatizer", "senter"),
    width=96,
    rows=(1000, 500, 1500, 250),
    depth=4,
    pieces=3,
    dropout=0.2,
    steps=4000,
    weights=(("pos_acc", 0.5), ("morph_acc", 0.1), ("lemma_acc", 0.3), ("sents_f", 0.1)),
)
NAMES: Final = Network(
    pipes=("ner",),
    width=96,
    rows=(1000, 500, 1000, 250),
    depth=4,
    pieces=2,
    dropout=0.3,
    steps=3600,
    weights=(("ents_f", 1.0),),
)


def train_network(network: Network, vectors: Language, parts: Sequence[Sequence[Doc]], work: Path) -> Language:
    """A trained pipeline of one network.

    Args:
        network: what it is.
        vectors: a pipeline with the word vectors.
        parts: documents to train on, and documents that show how it goes.
        work: folder for what comes between.
    """
    files = [work / f"{network.pipes[0]}-{name}.spacy" for name in ("train", "dev")]
    for docs, file in zip(parts, files, strict=True):
        DocBin(docs=docs, store_user_data=False).to_disk(file)
    vectors.to_disk(work / "vectors")
    config = network.config(*files)
    config["initialize"]["vectors"] = str(work / "vectors")
    folder = work / network.pipes[0]
    folder.mkdir()
    train(init_nlp(config), folder)
    return spacy.load(folder / "model-best")


def assemble(tags: Language, names: Language, forms: Lemmas, vectors: Language) -> Language:
    """The pipeline that ships.

    Args:
        tags: of the network of the treebank.
        names: of the network of names.
        forms: lemmas of the words that were seen.
        vectors: a pipeline with the word vectors.
    """
    nlp = vectors
    tune(nlp)
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("tok2vec", source=tags)
    nlp.add_pipe("morphologizer", source=tags)
    nlp.add_pipe("trainable_lemmatizer", source=tags)
    nlp.add_pipe(LEMMAS)
    nlp.get_pipe(LEMMAS).from_bytes(forms.to_bytes())
    nlp.add_pipe(BOUNDARIES)
    nlp.add_pipe("senter", source=tags)
    nlp.add_pipe("ner", source=names)
    return nlp


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains, measures and writes the pipeline with its manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with text/, treebank/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder of the pipeline; replaced")
    parser.add_argument("--vectors", type=Path, help="a floret table that is there already")
    options = parser.parse_args(arguments)
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        vectors = with_vectors(options.vectors) if options.vectors else train_vectors(options.data / "text", work)
        nlp = build(options.data, vectors, work)
    shutil.rmtree(options.out, ignore_errors=True)
    nlp.meta.update(name="kommunsok", version=VERSION, license="CC-BY-SA-4.0")
    nlp.to_disk(options.out)
    write_manifest(options.data, options.out, time.process_time() - started)


def build(data: Path, vectors: Language, work: Path) -> Language:
    """Trains both networks and puts them together.

    Args:
        data: folder with `treebank/` and `ner/`.
        vectors: a pipeline with the word vectors.
        work: folder for what comes between.
    """
    vocab = spacy.blank("sv").vocab
    rebuilt = list(read_treebank(data / "treebank" / "sv_talbanken-train.converted.conllu.zst", vocab))
    published = list(read_treebank(data / "treebank" / "sv_talbanken-ud-dev.conllu.zst", vocab))
    harmonise(rebuilt, conventions(published))
    treebank = [*rebuilt, *published]
    news = list(read_names(data / "ner" / "webbnyheter-train.txt.zst", vocab))
    tags = train_network(TAGS, vectors, (treebank, published), work)
    names = train_network(NAMES, vectors, (news, news[::10]), work)
    return assemble(tags, names, Lemmas(table(treebank)), vectors)


def write_manifest(data: Path, folder: Path, seconds: float) -> None:
    """Measures a pipeline on the test parts and writes `manifest.json` beside it.

    Args:
        data: folder with `treebank/` and `ner/`.
        folder: of the pipeline.
        seconds: processor time of the training.
    """
    nlp = spacy.load(folder)
    test = read_treebank(data / "treebank" / "sv_talbanken-ud-test.conllu.zst", nlp.vocab)
    news = read_names(data / "ner" / "webbnyheter-test.txt.zst", nlp.vocab)
    manifest = {
        "name": "kommunsok",
        "version": VERSION,
        "spacy": spacy.__version__,
        "cpu_seconds": round(seconds),
        "scores": {**tag_scores(nlp, list(test)), **name_scores(nlp, list(news))},
        "files": digests(folder),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
