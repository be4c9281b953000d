"""Nothing in a file, a question or an address becomes markup."""

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from tests.api.helpers import get
from tests.api.html import Page, faults
from tests.api.packages import IMAGE, SCRIPT

PAYLOADS = [
    SCRIPT,
    IMAGE,
    "'\"><svg onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7*7 }}",
    "{% raw %}",
    "<mark>",
    "&lt;script&gt;",
    "\u2028<script>",
    "</textarea><iframe src=//e.example>",
    "%3Cscript%3E",
    "\x00<b>",
    "<!--",
    "]]><x>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "q"),
        ("/", "board"),
        ("/", "law"),
        ("/", "year"),
        ("/", "diarienummer"),
        ("/", "date_from"),
        ("/beslut", "text"),
        ("/dokument", "municipality"),
    ],
)
def test_echo_of_an_address_is_text(client: TestClient, path: str, name: str, payload: str) -> None:
    response = client.get(path, params=[("q", "hemtjänst"), (name, payload), (name, f"{payload}2")])
    assert response.status_code in (200, 422)
    assert faults(Page(response.text)) == []


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("path", ["/{}", "/dokument/{}", "/arenden/{}", "/problem/{}", "/v1/filer/{}.pdf"])
def test_echo_of_a_path_is_text(client: TestClient, path: str, payload: str) -> None:
    response = client.get(path.format(quote(payload, safe="")))
    assert response.status_code in (404, 422)
    if response.headers["content-type"].startswith("text/html"):
        assert faults(Page(response.text)) == []
    else:
        assert response.headers["content-type"] == "application/problem+json"


def test_text_of_a_file_is_text_in_snippets(client: TestClient) -> None:
    response = client.get("/", params={"q": "insatserna lika villkor hela kommunen brukarna tydligare besked"})
    page = Page(response.text)
    assert faults(page) == []
    assert SCRIPT in page.with_class("kort")[0].text
    assert "&lt;script&gt;" in response.text


def test_text_of_a_file_is_text_in_titles_and_documents(client: TestClient) -> None:
    items = get(client, "/v1/dokument")["items"]
    hostile = next(item for item in items if SCRIPT in item["title"])
    for path in (hostile["links"]["html"], f"{hostile['links']['html']}?q=script", "/dokument", "/beslut", "/arenden"):
        page = Page(client.get(path).text)
        assert faults(page) == []
    page = Page(client.get(hostile["links"]["html"]).text)
    assert SCRIPT in page.one("h1").text
    assert SCRIPT in page.one("title").text


def test_json_keeps_the_text_as_it_is(client: TestClient) -> None:
    response = client.get("/v1/passager", params={"q": "lokaler dagverksamhet"})
    assert response.headers["content-type"] == "application/json"
    assert SCRIPT in response.json()["hits"][0]["document"]["title"]
