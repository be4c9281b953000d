"""Resources written as Turtle, RDF/XML and JSON-LD."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from lxml import etree

from api.dcat.model import PREFIXES, Resource, Text, Uri, expanded

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# What may not stand between < and > in Turtle.
_NOT_IN_IRI: Final = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_IN_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def turtle(resources: Iterable[Resource]) -> bytes:
    """Resources as Turtle."""
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in PREFIXES.items()]
    for resource in resources:
        said = [f"a {resource.type}", *(f"{name} {_turtle(value)}" for name, value in resource.properties)]
        lines += ["", f"{_iri(resource.uri)} " + " ;\n    ".join(said) + " ."]
    return ("\n".join(lines) + "\n").encode(errors="replace")


def _iri(address: str) -> str:
    return f"<{_NOT_IN_IRI.sub(lambda found: f'%{ord(found[0]):02X}', address)}>"


def _turtle(value: Uri | Text) -> str:
    if isinstance(value, Uri):
        return _iri(value.value)
    text = "".join(_ESCAPES.get(sign, sign) for sign in value.value)
    kind = f"@{value.language}" if value.language else f"^^{value.datatype}" if value.datatype else ""
    return f'"{text}"{kind}'


def rdf_xml(resources: Iterable[Resource]) -> bytes:
    """Resources as RDF/XML."""
    rdf = PREFIXES["rdf"]
    root = etree.Element(f"{{{rdf}}}RDF", nsmap=dict(PREFIXES))
    for resource in resources:
        node = etree.SubElement(root, _tag(resource.type), {f"{{{rdf}}}about": _xml(resource.uri)})
        for name, value in resource.properties:
            if isinstance(value, Uri):
                etree.SubElement(node, _tag(name), {f"{{{rdf}}}resource": _xml(value.value)})
                continue
            kinds = {_XML_LANG: value.language, f"{{{rdf}}}datatype": value.datatype and expanded(value.datatype)}
            child = etree.SubElement(node, _tag(name), {key: found for key, found in kinds.items() if found})
            child.text = _xml(value.value)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def _xml(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def json_ld(resources: Iterable[Resource]) -> bytes:
    """Resources as JSON-LD."""
    graph = []
    for resource in resources:
        node: dict[str, Any] = {"@id": resource.uri, "@type": resource.type}
        for name, value in resource.properties:
            node.setdefault(name, []).append(_json(value))
        graph.append(node)
    return json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1).encode(errors="replace")


def _json(value: Uri | Text) -> dict[str, str]:
    if isinstance(value, Uri):
        return {"@id": value.value}
    kinds = {"@language": value.language, "@type": value.datatype}
    return {"@value": value.value, **{key: found for key, found in kinds.items() if found}}


Writer = Callable[[Iterable[Resource]], bytes]
WRITERS: Final[dict[str, Writer]] = {
    "application/rdf+xml": rdf_xml,
    "text/turtle": turtle,
    "application/ld+json": json_ld,
}
"""By media type; the first is for whoever does not say."""
SUFFIXES: Final = {"rdf": "application/rdf+xml", "ttl": "text/turtle", "jsonld": "application/ld+json"}
