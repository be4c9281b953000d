"""The texts of the web pages in Swedish and English, and the language of the request that is being answered.

Templates and page modules say `t("sok.knapp")`; each page has a table of its own here, `{key: (Swedish, English)}`.
A text that takes values names them in braces; one that depends on a number has the keys `….one` and `….many`.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any, Final, Literal

from markupsafe import Markup, escape

from api.texts import (
    access,
    accessibility,
    administration,
    assignments,
    case,
    common,
    correcting,
    coverage,
    decisions,
    document,
    entities,
    exports,
    labels,
    search,
    similar,
    summary,
    watches,
)
from api.texts.table import Table

Language = Literal["sv", "en"]
LANGUAGES: Final[Mapping[Language, str]] = {"sv": "Svenska", "en": "English"}

TABLES: Final[tuple[Table, ...]] = (
    access.TEXTS,
    administration.TEXTS,
    coverage.TEXTS,
    common.TEXTS,
    accessibility.TEXTS,
    search.TEXTS,
    similar.TEXTS,
    document.TEXTS,
    exports.TEXTS,
    case.TEXTS,
    assignments.TEXTS,
    entities.TEXTS,
    correcting.TEXTS,
    summary.TEXTS,
    watches.TEXTS,
    decisions.TEXTS,
)
TEXTS: Final[Table] = {key: both for table in TABLES for key, both in table.items()}

_language: ContextVar[Language] = ContextVar("language", default="sv")


def language() -> Language:
    """The language of the request that is being answered; Swedish outside of one."""
    return _language.get()


def speak(chosen: Language) -> None:
    """Answer the request at hand in a language."""
    _language.set(chosen)


def t(key: str, /, **values: Any) -> str:
    """A text in the language of the request.

    Args:
        key: of `TEXTS`.
        values: for the names in braces.

    Raises:
        KeyError: no table has the key.
    """
    text = TEXTS[key][0 if language() == "sv" else 1]
    return text.format(**values) if values else text


def tn(key: str, count: int, /, **values: Any) -> str:
    """A text that depends on a number, which it can name as {count}.

    Args:
        key: without its ending `.one` or `.many`.
        count: the number.
        values: for other names in braces.
    """
    return t(f"{key}.{'one' if count == 1 else 'many'}", **{"count": count, **values})


def rich(key: str, /, **values: Any) -> Markup:
    """A text with markup among its values, such as a link inside a sentence; plain values are escaped.

    Args:
        key: of `TEXTS`.
        values: for the names in braces.
    """
    return escape(t(key)).format(**values)


def label(value: str, field: str) -> str:
    """The word that users see for a value of a field, in the language of the request; the value itself when unknown."""
    words = labels.LABELS.get(field, {})
    if language() == "en" and value in words:
        return labels.ENGLISH[field][value]
    return words.get(value, value)
