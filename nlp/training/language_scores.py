"""Scores of the spaCy pipeline on the published test parts, tokens given."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

_SCORED: Final = ("PER", "ORG", "LOC")
Name = tuple[int, int, str]
T = TypeVar("T")


def _bare(nlp: Language, doc: Doc) -> Doc:
    return Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])


def tag_scores(nlp: Language, docs: Sequence[Doc]) -> dict[str, float]:
    """Share of tokens whose part of speech, features and lemma are right, and F1 of sentence starts.

    Args:
        nlp: the pipeline.
        docs: annotated by hand.
    """
    right: Counter[str] = Counter()
    starts: list[tuple[set[int], set[int]]] = []
    for gold, said in zip(docs, nlp.pipe([_bare(nlp, doc) for doc in docs]), strict=True):
        for one, other in zip(gold, said, strict=True):
            right["tokens"] += 1
            right["upos"] += one.pos_ == other.pos_
            right["features"] += str(one.morph) == str(other.morph)
            right["lemma"] += one.lemma_ == other.lemma_
        starts.append(({s.start for s in gold.sents}, {s.start for s in said.sents}))
    shares = {name: round(right[name] / right["tokens"], 4) for name in ("upos", "features", "lemma")}
    return {**shares, "sentences_f1": round(f1(starts), 4)}


def name_scores(nlp: Language, docs: Sequence[Doc]) -> dict[str, float]:
    """F1 of persons, organisations and places by exact span, each and together.

    Args:
        nlp: the pipeline.
        docs: annotated by hand.
    """
    said = list(nlp.pipe([_bare(nlp, doc) for doc in docs]))
    pairs = [(_names(gold), _names(other)) for gold, other in zip(docs, said, strict=True)]
    scores = {f"ner_{label.lower()}_f1": round(f1(_only(pairs, label)), 4) for label in _SCORED}
    return {"ner_micro_f1": round(f1(pairs), 4), **scores}


def _names(doc: Doc) -> set[Name]:
    return {(ent.start, ent.end, ent.label_) for ent in doc.ents if ent.label_ in _SCORED}


def _only(pairs: Iterable[tuple[set[Name], set[Name]]], label: str) -> list[tuple[set[Name], set[Name]]]:
    return [
        ({name for name in gold if name[2] == label}, {name for name in said if name[2] == label})
        for gold, said in pairs
    ]


def f1(pairs: Iterable[tuple[set[T], set[T]]]) -> float:
    """Micro-F1 over pairs of right and said sets; 0 when nothing was to be said and nothing was."""
    both = [(len(gold & said), len(gold) + len(said)) for gold, said in pairs]
    total = sum(size for _, size in both)
    return 2 * sum(hits for hits, _ in both) / total if total else 0.0
