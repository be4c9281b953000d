"""All that the encoder learns from: public texts, word lists, and our own municipal pairs and thesaurus."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from nlp.thesaurus.concepts import BUNDLED, load_concepts
from nlp.training.municipal import (
    bridged,
    clause_pairs,
    concept_pairs,
    passage_pairs,
    question_pairs,
    read_rows,
    split_rows,
)
from nlp.training.pairs import (
    PairOptions,
    TextPair,
    glossary_pairs,
    natural_pairs,
    paraphrase_pairs,
    reading_pairs,
    synonym_pairs,
)
from nlp.training.substitution import Substituter


def all_pairs(data: Path, options: PairOptions) -> Iterator[TextPair]:
    """All pairs of the training data; benchmarks' development parts and our rows for measuring are never read.

    Args:
        data: the folder that holds `text/`, `benchmarks/`, `lexicon/` and `lists/`.
        options: which ones.
    """
    benchmarks = data / "benchmarks"
    concepts = list(load_concepts([BUNDLED]).values())
    rows, _ = split_rows(read_rows())
    groups: tuple[Iterator[TextPair], ...] = (
        question_pairs(rows, Substituter(concepts, most=options.bridge_most)),
        passage_pairs(rows),
        concept_pairs(concepts),
        clause_pairs(),
        bridged(natural_pairs(data / "text", options), Substituter(concepts, most=options.bridge_most)),
        glossary_pairs(data / "lists" / "lagrummet_ordlista.md"),
        synonym_pairs(data / "lexicon" / "th_sv_SE.dat"),
        paraphrase_pairs(benchmarks / "sweparaphrase_train.jsonl", options.paraphrase_from),
        reading_pairs(benchmarks / "swequad_mc_train.json"),
    )
    for pair in chain.from_iterable(groups):
        if pair.source not in options.skip:
            yield pair


def own_words() -> Iterator[str]:
    """The words of the thesaurus in small letters, some more than once."""
    for concept in load_concepts([BUNDLED]).values():
        for column in ("begrepp", "vardag", "aldre", "forkortning"):
            for term in concept.terms(column):
                yield from term.lower().split()
