"""/dcat: what DCAT-AP-SE requires is there, in all three forms, and says the same."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from api.app import create_app
from api.dcat.model import PREFIXES, Resource, Text, Uri, expanded
from api.dcat.writing import json_ld, rdf_xml, turtle
from api.settings import Settings
from tests.api.conftest import Sample
from tests.support.strategies import EXAMPLES

LICENSE = "http://creativecommons.org/publicdomain/zero/1.0/"
# Class → properties that the profile requires.
REQUIRED = {
    "dcat:Catalog": {"dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:dataset"},
    "dcat:Dataset": {"dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:distribution"},
    "dcat:Distribution": {"dcat:accessURL"},
    "dcat:DataService": {"dcterms:title", "dcat:endpointURL", "dcterms:publisher"},
    "foaf:Agent": {"foaf:name"},
    "vcard:Organization": {"vcard:fn", "vcard:hasEmail"},
}
RECOMMENDED = {
    "dcat:Catalog": {"dcterms:language", "dcterms:license", "foaf:homepage", "dcterms:modified", "dcat:service"},
    "dcat:Dataset": {"dcat:contactPoint", "dcat:keyword", "dcat:theme", "dcterms:accessRights", "dcterms:modified"},
    "dcat:Distribution": {"dcterms:license", "dcterms:format", "dcterms:title"},
    "dcat:DataService": {"dcat:contactPoint", "dcterms:accessRights", "dcterms:license", "dcat:servesDataset"},
}
_TURTLE_LINE = re.compile(
    r'(?:a \w+:\w+|\w+:\w+ (?:<[^\s<>"{}|^`\\]*>|"(?:[^"\\\n\r]|\\[\\"nrt])*"(?:@\w+|\^\^\w+:\w+)?))(?: ;| \.)'
)


@pytest.fixture(scope="module")
def publishing(sample: Sample) -> Iterator[TestClient]:
    """A client of a service that describes its data."""
    settings = Settings(
        data=sample.data,
        rate_per_minute=0,
        base_url="https://arkiv.exempel.se",
        publisher="Provby kommun",
        publisher_uri="https://www.exempel.se/",
        contact_email="data@exempel.se",
        license=LICENSE,
    )
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def graph(publishing: TestClient) -> list[dict[str, Any]]:
    """The resources as JSON-LD has them."""
    response = publishing.get("/dcat.jsonld")
    assert response.headers["content-type"] == "application/ld+json"
    document = response.json()
    assert document["@context"] == PREFIXES
    nodes: list[dict[str, Any]] = document["@graph"]
    return nodes


@pytest.mark.parametrize("kind", REQUIRED)
def test_required_and_recommended_properties(graph: list[dict[str, Any]], kind: str) -> None:
    found = [node for node in graph if node["@type"] == kind]
    assert found
    for node in found:
        assert REQUIRED[kind] | RECOMMENDED.get(kind, set()) <= set(node)
        for value in (value for name in node if not name.startswith("@") for value in node[name]):
            assert value.get("@id", value.get("@value"))


def test_titles_and_descriptions_are_swedish(graph: list[dict[str, Any]]) -> None:
    values = [
        value for node in graph for name in ("dcterms:title", "dcterms:description") for value in node.get(name, ())
    ]
    assert values
    assert {value["@language"] for value in values} == {"sv"}


def test_what_is_named_is_described(graph: list[dict[str, Any]]) -> None:
    ids = [node["@id"] for node in graph]
    assert len(ids) == len(set(ids))
    named = {
        value["@id"]
        for node in graph
        for name in ("dcat:dataset", "dcat:distribution", "dcat:service", "dcat:contactPoint", "dcterms:publisher")
        for value in node.get(name, ())
    }
    assert named <= set(ids)


def test_addresses_answer(publishing: TestClient, graph: list[dict[str, Any]]) -> None:
    names = ("dcat:accessURL", "dcat:endpointURL", "dcat:endpointDescription")
    found = {value["@id"] for node in graph for name in names for value in node.get(name, ())}
    assert len(found) >= 7
    for address in found:
        assert address.startswith("https://arkiv.exempel.se/")
        assert publishing.get(address.removeprefix("https://arkiv.exempel.se")).status_code == 200, address


def test_all_forms_say_the_same(publishing: TestClient, graph: list[dict[str, Any]]) -> None:
    root = etree.fromstring(publishing.get("/dcat.rdf").content)
    triples = [(node, child) for node in root for child in node]
    assert len(root) == len(graph)
    said = sum(len(values) for node in graph for name, values in node.items() if not name.startswith("@"))
    assert len(triples) == said
    head, *blocks = publishing.get("/dcat.ttl").text.rstrip().split("\n\n")
    assert all(re.fullmatch(r"@prefix \w+: <\S+> \.", line) for line in head.splitlines())
    lines = [line.strip() for block in blocks for line in block.partition(" ")[2].splitlines()]
    assert [line for line in lines if not _TURTLE_LINE.fullmatch(line)] == []
    assert len(lines) == said + len(graph)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/ld+json;q=0.9", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("*/*", "application/rdf+xml"),
        ("", "application/rdf+xml"),
    ],
)
def test_the_form_that_is_asked_for(publishing: TestClient, accept: str, media_type: str) -> None:
    response = publishing.get("/dcat", headers={"Accept": accept})
    assert (response.headers["content-type"], response.headers["vary"]) == (media_type, "Accept")


def test_a_form_that_there_is_not(publishing: TestClient) -> None:
    assert publishing.get("/dcat.pdf").status_code == 404


def test_nobody_publishes_unless_somebody_is_named(client: TestClient) -> None:
    response = client.get("/dcat")
    assert response.status_code == 404
    assert "KOMMUNSOK_PUBLISHER" in response.text


def test_without_contact_and_licence(sample: Sample) -> None:
    settings = Settings(data=sample.data, rate_per_minute=0, publisher="Provby kommun")
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        text = client.get("/dcat.ttl").text
    assert "contactPoint" not in text
    assert "license" not in text
    assert "<http://testserver/dcat#utgivare> a foaf:Agent" in text


@EXAMPLES
@given(st.text(max_size=40), st.text(max_size=20))
def test_any_words_can_be_written(words: str, path: str) -> None:
    resource = Resource(f"https://exempel.se/{path}", "foaf:Agent", (("foaf:name", Text(words, "sv")),))
    node = json.loads(json_ld([resource]))["@graph"][0]
    assert node["foaf:name"] == [{"@value": words, "@language": "sv"}]
    root = etree.fromstring(rdf_xml([resource]))
    assert len(root[0]) == 1
    line = turtle([resource]).decode().rstrip("\n").split("\n    ")[-1]
    assert _TURTLE_LINE.fullmatch(line)


def test_short_names() -> None:
    assert expanded("dcat:Dataset") == "http://www.w3.org/ns/dcat#Dataset"
    assert (
        "mailto:a@b.se" in turtle([Resource("u:x", "foaf:Agent", (("vcard:hasEmail", Uri("mailto:a@b.se")),))]).decode()
    )
