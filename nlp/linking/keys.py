"""What a mention is filed under: one normal form for spellings that certainly mean the same."""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Final

from nlp.analyzer import Analyzer
from nlp.names import fold, law_keys, municipality_key

_PARTY: Final = re.compile(r"\s*\([^()]{1,4}\)")
_INITIAL: Final = re.compile(r"(?<![^\W_])([^\W\d_])\.\s*")
_OF_PLACE: Final = re.compile(r"\s+(?:i|för)\s+(?P<place>[a-zåäöéü -]{2,40})$", re.IGNORECASE)
_YEARS: Final = re.compile(
    r"[\s,(]*\b(?:år(?:en)?\s+)?(?P<first>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<last>(?:19|20)?\d\d))?\b\)?"
)
_BLANK: Final = re.compile(r"\s+")
_UNIVERSAL: Final = frozenset({"LAW", "MUN"})
_FEWEST_LETTERS: Final = 2
_ANALYZER: Final = Analyzer()


def entity_key(label: str, text: str, norm: str | None, municipality: str = "") -> str:
    """The normal form of a mention, or "" for one that names nothing.

    Args:
        label: one of `nlp.linking.model.LABELS`.
        text: as the document has it.
        norm: normal form of the entity rules, or None.
        municipality: key of the municipality of its document, or "".

    Returns:
        Folded name of a person; of a law its SFS number; else the stems of the name, so that "planen" and "plan" are
        one, of a plan with its years ("plan skog|2023-2026"); letters that stand for a name stay in capitals.
    """
    name = _BLANK.sub(" ", norm or text).strip(" .,;:–-")
    if len(name) < _FEWEST_LETTERS:
        return ""
    if label in _KEYS:
        return _KEYS[label](name)
    if name.isupper() and " " not in name:
        return name
    return stems(_without_place(name, municipality) if label == "ORG" else name)


def stems(name: str) -> str:
    """The stems of all words of a name, small ones too; marks are left out."""
    return " ".join(token.stem for token in _ANALYZER.tokens(name))


def person_key(name: str) -> str:
    """Folded name without party, with a blank after each initial: "E.Ek (S)" gives "e ek"."""
    return fold(_INITIAL.sub(r"\1 ", _PARTY.sub("", name)))


def plan_key(name: str) -> str:
    """Stems, "|", and the years that a name has: "Planen för skog 2023–26" gives "plan för skog|2023-2026"."""
    found = _YEARS.search(name)
    if found is None:
        return stems(name) + "|"
    first, last = found["first"], found["last"] or ""
    years = f"{first}-{first[: 4 - len(last)]}{last}" if last else first
    return f"{stems(name[: found.start()] + ' ' + name[found.end() :])}|{years}"


def _without_place(name: str, municipality: str) -> str:
    """A body without its own municipality, which all documents of that municipality leave out: "nämnden i X"."""
    place = _OF_PLACE.search(name)
    if municipality and place and municipality_key(place["place"]) == municipality:
        return name[: place.start()]
    return name


_KEYS: Final[Mapping[str, Callable[[str], str]]] = {
    "LAW": lambda name: "|".join(sorted(law_keys(name))),
    "MUN": municipality_key,
    "PER": person_key,
    "PROGRAM": plan_key,
}


def scope_of(label: str, municipality: str) -> str:
    """The municipality inside which a name means one thing; "" for names that mean the same everywhere."""
    return "" if label in _UNIVERSAL else municipality


def entity_id(label: str, municipality: str, key: str) -> str:
    """Identifier of an entity: its label and a digest of what it is filed under."""
    return f"{label.lower()}-{hashlib.sha256(f'{label}|{municipality}|{key}'.encode()).hexdigest()[:12]}"
