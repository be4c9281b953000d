"""The rules as a spaCy component: importing this module registers the factory "kommunsok_entities"."""

from typing import Any, Final

from spacy.language import Language
from spacy.util import filter_spans

from nlp.entities.tagger import EntityTagger

FACTORY: Final = "kommunsok_entities"
SPANS_KEY: Final = "kommunsok"


class KommunsokEntities:
    """Puts our entities into `doc.spans["kommunsok"]` and, where they end with words, into `doc.ents`.

    The label is ours; `kb_id_` carries the normal form.

    Args:
        tagger: that finds them.
    """

    def __init__(self, tagger: EntityTagger) -> None:
        self._tagger = tagger

    def __call__(self, doc: Any) -> Any:
        """Annotates a document.

        Args:
            doc: a spaCy document.
        """
        spans = []
        for entity in self._tagger.tag(doc.text):
            span = doc.char_span(
                entity.start, entity.end, label=entity.label, kb_id=entity.norm or "", alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
        doc.spans[SPANS_KEY] = spans
        doc.ents = filter_spans(spans)
        return doc


def create(nlp: Any, name: str) -> KommunsokEntities:
    """Makes the component.

    Args:
        nlp: the pipeline that it goes into; only its tokens are used.
        name: of the component in the pipeline.
    """
    del nlp, name
    return KommunsokEntities(EntityTagger())


Language.factory(FACTORY, func=create)
