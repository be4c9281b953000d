"""What the tests of single rules share."""

from collections.abc import Callable, Iterable

from nlp.entities.document import Document
from nlp.entities.spans import Span, resolve

Rule = Callable[[Document], Iterable[Span]]


def spans(rule: Rule, text: str) -> list[tuple[str, str, str | None]]:
    """Text, label and normal form of what remains of a rule's proposals."""
    document = Document(text)
    chosen = resolve(rule(document), len(document.text))
    return [(document.text[span.start : span.end], span.label, span.norm) for span in chosen]


def texts(rule: Rule, text: str, label: str | None = None) -> list[str]:
    """Texts of what a rule finds, in order, without repetition."""
    return list(dict.fromkeys(found for found, its_label, _ in spans(rule, text) if label in (None, its_label)))


def norms(rule: Rule, text: str) -> list[str | None]:
    """Normal forms of what a rule finds."""
    return [norm for _, _, norm in spans(rule, text)]
