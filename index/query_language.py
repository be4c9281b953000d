"""What a question may hold beside words: "phrases", -words that must be lacking, and fields such as nämnd:.

Any text can be read. What is no operator, or is one with a value that nothing can have, stays what it is: words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from index.protocol import Filter, Restriction
from ingest.labels import DOC_TYPES
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS
from nlp.names import case_key, fold

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "kommun": ("municipality",),
    "nämnd": ("board",),
    "organ": ("board",),
    "dokumenttyp": ("doc_type",),
    "status": ("status",),
    "typ": ("type", "doc_type"),
    "beslutstyp": ("type",),
    "ämne": ("subject",),
    "dnr": ("diarienummer",),
    "diarienummer": ("diarienummer",),
    "lag": ("law",),
    "år": ("year",),
    "från": ("date_from",),
    "till": ("date_to",),
}
"""The names of fields in a question, and the fields of `Filter` that they may mean; the first that fits does."""

_LABELS: Final = {"doc_type": DOC_TYPES, "status": STATUSES, "type": DECISION_TYPES, "subject": SUBJECTS}
_YEARS: Final = range(1900, 2101)
_QUOTE: Final = '"“”„‟»«'
_QUOTED: Final = rf"[{_QUOTE}]([^{_QUOTE}]*)[{_QUOTE}]"
# What stands first wins; an operator stands at the beginning of a word.
_PART: Final = re.compile(
    rf"(?<!\S)(?P<field>[^\W\d_]+):(?:{_QUOTED}|(?P<value>[^\s{_QUOTE}]\S*))"
    rf"|(?<!\S)[-−–](?:{_QUOTED}|(?P<word>\w\S*))"
    rf"|{_QUOTED}"
)
_DIGITS: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was read.

    Args:
        text: its words, those of phrases among them, those to be lacking and those of filters not.
        filter: what was given beside it and what it says itself.
        restrictions: what of it was taken for a filter, in its order.
    """

    text: str
    filter: Filter
    restrictions: tuple[Restriction, ...] = ()


def read_question(text: str, given: Filter | None = None) -> Asked:
    """Read a question; no text is an error.

    Args:
        text: as the user wrote it.
        given: filter beside it. A value that the question says itself joins those given, and of two spans of dates the
            part that they share holds.
    """
    filter_, found, words, end = given or Filter(), list[Restriction](), list[str](), 0
    for match in _PART.finditer(text):
        one = _restriction(match)
        if one is None:
            continue
        words.append(text[end : match.start()])
        if one.field == "phrases":
            words.append(f" {one.value} ")
        end = match.end()
        filter_ = _joined(filter_, one)
        found.append(one)
    words.append(text[end:])
    return Asked("".join(words) if found else text, filter_, tuple(found))


def _restriction(match: re.Match[str]) -> Restriction | None:
    """What a part of a question asks for, None where it is only words."""
    named, after_name, value, unwanted, word, phrase = match.groups()
    written = match.group()
    if named is not None:
        return _field(named, (after_name if value is None else value).strip(), written)
    if phrase is not None:
        return Restriction("phrases", " ".join(phrase.split()), written) if _has_word(phrase) else None
    lacking = unwanted if word is None else word
    return Restriction("without", " ".join(lacking.split()), written) if _has_word(lacking) else None


def _has_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _field(named: str, value: str, written: str) -> Restriction | None:
    usable = (
        Restriction(field, found, written) for field in FIELDS.get(fold(named), ()) for found in _values(field, value)
    )
    return next(usable, None)


def _values(field: str, value: str) -> Iterator[str]:
    """The value as the filter has it; nothing for one that no passage can have."""
    if field in _LABELS:
        wanted = fold(value)
        yield from (key for key, label in _LABELS[field].items() if wanted in (fold(key), fold(label)))
    elif field in ("year", "date_from", "date_to"):
        yield from _dates(field, value)
    elif field == "diarienummer":
        norm = case_key(value)
        if norm is not None:
            yield norm
    elif _has_word(value):
        yield value


def _dates(field: str, value: str) -> Iterator[str]:
    """A date; of a year or month its first day, after "till" its last."""
    if not _DIGITS.fullmatch(value) or int(value[:4]) not in _YEARS:
        return
    if field == "year":
        if value.isdecimal():
            yield value
        return
    for ending in {4: ("-12-31",), 7: ("-31", "-30", "-29", "-28")}.get(len(value), ("",)):
        whole = value + (ending if field == "date_to" else {4: "-01-01", 7: "-01"}.get(len(value), ""))
        try:
            date.fromisoformat(whole)
        except ValueError:
            continue
        yield whole


def _joined(filter_: Filter, one: Restriction) -> Filter:
    if one.field == "year":
        first = Restriction("date_from", f"{one.value}-01-01", "")
        return _joined(_joined(filter_, first), Restriction("date_to", f"{one.value}-12-31", ""))
    if one.field == "date_from":
        return replace(filter_, date_from=max(filter_.date_from, one.value))
    if one.field == "date_to":
        return replace(filter_, date_to=min(filter_.date_to or one.value, one.value))
    changed: Mapping[str, Any] = {one.field: tuple(dict.fromkeys((*getattr(filter_, one.field), one.value)))}
    return replace(filter_, **changed)
