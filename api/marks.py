"""Texts for pages: matched words marked, dates and numbers the Swedish way; everything else is escaped."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup, escape

from api.texts import language, t
from index.snippets import snippet
from nlp.analyzer import Analyzer

_MONTHS: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_ENGLISH_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def marked(text: str, marks: Sequence[tuple[int, int]]) -> Markup:
    """A text as HTML with some parts inside <mark>.

    Args:
        text: plain text; nothing in it is taken for HTML.
        marks: (start, end) of the parts, in order.
    """
    pieces = []
    place = 0
    for start, end in marks:
        if start < place:
            continue
        pieces.append(escape(text[place:start]) + Markup("<mark>") + escape(text[start:end]) + Markup("</mark>"))
        place = end
    return Markup("").join([*pieces, escape(text[place:])])


def marked_words(text: str, question: str, analyzer: Analyzer) -> Markup:
    """A whole text as HTML with the words of a question marked."""
    if not question.strip():
        return escape(text)
    return marked(text, snippet(question, text, analyzer, max(1, len(text))).marks)


def swedish_date(iso: str | None) -> str:
    """ "2023-10-18" as "18 oktober 2023", in English "18 October 2023"; anything else as it is."""
    parts = (iso or "").split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso or ""
    months = _MONTHS if language() == "sv" else _ENGLISH_MONTHS
    return f"{int(parts[2])} {months[int(parts[1]) - 1]} {parts[0]}"


def swedish_number(value: float) -> str:
    """12345 as "12 345", with a space that does not break; in English "12,345"."""
    text = f"{value:,.0f}"
    return text.replace(",", "\N{NO-BREAK SPACE}") if language() == "sv" else text


def pages(first: int, last: int) -> str:
    """ "sida 4" or "sida 4–6"."""
    return t("plats.sida", page=first) if first == last else t("plats.sidor", first=first, last=last)
