"""A small part of RDF: resources with types and properties."""

from dataclasses import dataclass
from typing import Final

PREFIXES: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Uri:
    """A resource, by its address.

    Args:
        value: absolute address.
    """

    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words.

    Args:
        value: the words.
        language: of the words, or "" for none.
        datatype: short name such as `xsd:dateTime`, or "" for words.
    """

    value: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """What is said of a resource.

    Args:
        uri: its address.
        type: short name such as `dcat:Dataset`.
        properties: short names with values, in order.
    """

    uri: str
    type: str
    properties: tuple[tuple[str, Uri | Text], ...]


def expanded(name: str) -> str:
    """The whole address of a short name."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
