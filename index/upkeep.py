"""Keeps what is stored in step with the programs: sources annotated by an older version are annotated anew."""

from dataclasses import replace

from index.reading import annotator
from ingest.catalogue import Catalogue
from nlp.classifiers import own_models
from nlp.language import BUNDLED
from nlp.personal.review import reviewed
from nlp.personal.store import PersonalStore
from nlp.store import AnnotationStore


def annotate_again(catalogue: Catalogue, language: str = BUNDLED) -> int:
    """Annotate the sources whose annotations another version of the language analysis has made.

    Old versions of files are done too, so that they are up to date when they are restored.

    Args:
        catalogue: of the archive.
        language: spaCy pipeline that suggests persons and places; "" for none.

    Returns:
        Number of sources.
    """
    store, personal = AnnotationStore(catalogue), PersonalStore(catalogue)
    made_by = store.models()
    models = own_models(catalogue.path.parent)
    today = annotator(models, language).model
    stale = [row for row in catalogue.all_versions() if made_by.get(row.id) != today]
    for row in stale:
        parsed = catalogue.parsed(row)
        store.replace(row.id, annotator(models, language).annotate(parsed))
        data = reviewed(parsed)
        dropped = (
            secret for secret in personal.of(row.id).secrets if not parsed.text[secret.start : secret.end].strip()
        )
        personal.replace(row.id, replace(data, secrets=tuple({*data.secrets, *dropped})), masked=False)
    return len(stale)
