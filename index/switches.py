"""Parts of the ranking that can be switched off, one by one, to see what each is worth."""

from dataclasses import dataclass, replace

from index.fusion import WEIGHTS, QueryKind, Weights
from index.word_queries import FieldWeights

_NO_WORDS = FieldWeights(head=0.0, words=0.0, parts=0.0, grams=0.0, added=0.0)


@dataclass(frozen=True, slots=True)
class RankingOptions:
    """What takes part in the ranking; all of it, unless something is measured without (`evaluation.ablation`).

    Args:
        words: BM25 over the words of the question.
        meaning: similarity by the embedder.
        parts: parts of the question's compounds.
        grams: character 5-grams.
        traits: what passages are beside their words: decisions, lists of papers, bare headings.
        abbreviations: what the archive's own abbreviations stand for, and back.
        thesaurus: official words for everyday ones, and back.
        spelling: words of the archive in place of misspelt ones.
        rerank: the candidates are weighed by all their features; without, by words and meaning alone.
    """

    words: bool = True
    meaning: bool = True
    parts: bool = True
    grams: bool = True
    traits: bool = True
    abbreviations: bool = True
    thesaurus: bool = True
    spelling: bool = True
    rerank: bool = True

    def weights(self, kind: QueryKind) -> Weights:
        """The weights of a kind of question without what is switched off.

        Args:
            kind: of `index.fusion.kind_of`.
        """
        whole = WEIGHTS[kind]
        if not self.words:
            return Weights(1.0, _NO_WORDS)
        fields = whole.fields if self.parts else replace(whole.fields, parts=0.0)
        fields = fields if self.grams else replace(fields, grams=0.0)
        return Weights(whole.meaning if self.meaning else 0.0, fields)
