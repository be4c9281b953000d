"""What an ärende refers to, and what refers to its decisions."""

from collections.abc import Iterable

from nlp.cases.model import Step
from nlp.reference_rows import Citation, Resolved, Target, citing, resolve
from nlp.store import AnnotationStore


def references_of(store: AnnotationStore, steps: Iterable[Step]) -> tuple[Resolved, ...]:
    """Decisions that the documents of an ärende refer to, each once; those that the archive lacks have no targets.

    Args:
        store: of the archive.
        steps: of the ärende.
    """
    found: dict[tuple[object, ...], Resolved] = {}
    for sha256, document in _numbered(steps):
        for one in resolve(store.catalogue.connection, sha256, document):
            found.setdefault(one.meaning, one)
    return tuple(found.values())


def cited_by(store: AnnotationStore, steps: Iterable[Step]) -> tuple[Citation, ...]:
    """Documents outside an ärende that refer to its decisions.

    Args:
        store: of the archive.
        steps: of the ärende.
    """
    own = tuple(steps)
    inside = {(step.sha256, step.document) for step in own}
    decided = {
        (step.date, step.paragraph, step.body): step for step in own if step.is_decided and step.date and step.paragraph
    }
    found: dict[tuple[str, int], Citation] = {}
    for step in decided.values():
        for one in citing(store.catalogue.connection, _target(step), step.municipality):
            if (one.sha256, one.document) not in inside:
                found.setdefault((one.sha256, one.document), one)
    return tuple(found.values())


def _numbered(steps: Iterable[Step]) -> list[tuple[str, int]]:
    """The documents whose text belongs to the ärende; minutes of a whole meeting refer to what other §§ are about."""
    return list(dict.fromkeys((step.sha256, step.document) for step in steps if step.kind == "document"))


def _target(step: Step) -> Target:
    return Target(
        sha256=step.sha256,
        file=step.file,
        document=step.document,
        section=step.section or 0,
        page_first=step.page_first,
        body=step.body,
        paragraph=step.paragraph or "",
        date=step.date or "",
        diarienummer=step.diarienummer or None,
        text=step.text,
    )
