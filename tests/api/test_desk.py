"""Correcting on the web pages: one clause, two names, taking back; for who may, and only from our own pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from tests.api.conftest import Sample
from tests.api.helpers import get
from tests.api.html import Page, faults
from tests.support.access import HERE, key_for
from tests.support.pdfs import write_pdf
from tests.support.services import client_of_copy
from tests.support.typeset import chapter

_KEYS: Final[dict[Path, str]] = {}


@pytest.fixture(scope="module")
def service(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a copy of the small archive, where corrections are allowed."""
    with client_of_copy(sample.data, tmp_path_factory.mktemp("rattare"), follow_redirects=False) as client:
        yield client


@pytest.fixture
def desk(service: TestClient) -> TestClient:
    """The client as somebody who has not signed in; each test leaves the archive as it was."""
    service.cookies.clear()
    return service


def send(desk: TestClient, path: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:
    return desk.post(path, data=fields, headers=HERE if headers is None else headers)


def sign_in(desk: TestClient) -> None:
    app: Any = desk.app
    data = app.state.service.settings.data
    _KEYS[data] = _KEYS.get(data) or key_for(data, "analyst")
    assert send(desk, "/logga-in", key=_KEYS[data], fran="/beslut").headers["location"] == "/beslut"


def first(desk: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = get(desk, "/v1/beslut", text="hyresavtal")["items"][0]
    return found


def form(row: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """What the form of a clause sends when nothing but the changes was touched."""
    kept = {name: row[name] for name in ("status", "types", "subject")}
    return {**kept, "fran": "/beslut?text=hyresavtal", **changes}


def test_a_clause_is_corrected_seen_and_taken_back(desk: TestClient) -> None:
    before = first(desk)
    sign_in(desk)
    answer = send(desk, f"/ratta/{before['ref']}", **form(before, status="beslut", types=["inga_avtal", "uppdra"]))
    assert (answer.status_code, answer.headers["location"]) == (303, "/beslut?text=hyresavtal")
    after = first(desk)
    assert (after["status"], after["types"], after["subject"]) == (
        "beslut",
        ["inga_avtal", "uppdra"],
        before["subject"],
    )
    for path in ("/beslut?text=hyresavtal", f"/dokument/{before['document']}"):
        shown = desk.get(path).text
        assert "Status: rättat av Eva Ek 20" in shown
        assert f"/ratta/{before['ref']}?fran=" in shown
        assert faults(Page(shown)) == []
    page = Page(desk.get(f"/ratta/{before['ref']}").text)
    assert faults(page) == []
    numbers = [re.search(r"/ratta/angra/(\d+)", found.attributes.get("action", "")) for found in page.all("form")]
    for number in [found[1] for found in numbers if found]:
        assert send(desk, f"/ratta/angra/{number}", fran="/beslut").status_code == 303
    assert first(desk) == before


def test_the_form_shows_what_is_and_offers_all_there_is(desk: TestClient) -> None:
    row = first(desk)
    sign_in(desk)
    page = Page(desk.get(f"/ratta/{row['ref']}?fran=/arenden").text)
    assert {found.attributes["value"] for found in page.all("option") if "selected" in found.attributes} == {
        row["status"],
        row["subject"],
    }
    ticked = [
        found.attributes["value"] for found in page.all("input", type="checkbox") if "checked" in found.attributes
    ]
    assert sorted(ticked) == sorted(row["types"])
    assert "bredvid din, Eva Ek" in page.one("main").text
    hidden = {found.attributes["value"] for found in page.all("input", type="hidden")}
    assert hidden == {"/arenden"}


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({}, 409, "redan så"),
        ({"types": []}, 422, "etiketter"),
        ({"status": "kanske"}, 422, "möjliga värden"),
    ],
)
def test_what_cannot_be_is_told_on_the_form(desk: TestClient, changes: dict[str, Any], status: int, said: str) -> None:
    row = first(desk)
    sign_in(desk)
    answer = send(desk, f"/ratta/{row['ref']}", **form(row, **changes))
    assert answer.status_code == status
    assert said in answer.text
    assert faults(Page(answer.text)) == []
    assert first(desk) == row


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://elak.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.elak.example"},
        {"Sec-Fetch-Site": "cross-site", **HERE},
        {"Sec-Fetch-Site": "same-site", **HERE},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_another_site_is_refused(desk: TestClient, headers: dict[str, str]) -> None:
    row = first(desk)
    sign_in(desk)
    fields = form(row, status="beslut")
    for path in (f"/ratta/{row['ref']}", "/logga-ut", "/ratta/lank", "/ratta/angra/1"):
        answer = send(desk, path, headers, **fields)
        assert (answer.status_code, "E515" in answer.text) == (403, True)
        assert "set-cookie" not in answer.headers
    assert first(desk) == row


def test_only_a_form_of_moderate_size(desk: TestClient) -> None:
    sign_in(desk)
    assert desk.post("/ratta/lank", json={"same": "x"}, headers=HERE).status_code == 422
    assert send(desk, "/ratta/lank", x=["1"] * 501).status_code == 422


def test_who_has_not_signed_in_does_so_first(desk: TestClient) -> None:
    row = first(desk)
    asked = desk.get(f"/ratta/{row['ref']}?fran=/beslut", headers={"Accept": "text/html"})
    assert asked.headers["location"] == f"/logga-in?fran=%2Fratta%2F{row['ref'].replace(':', '%3A')}%3Ffran%3D%2Fbeslut"
    assert send(desk, f"/ratta/{row['ref']}", **form(row, status="beslut")).status_code == 401
    assert send(desk, "/ratta/angra/1", fran="/").status_code == 401
    assert first(desk) == row
    for path in ("/beslut", "/entiteter"):
        assert "/ratta" not in desk.get(path).text


def test_what_is_not_there(desk: TestClient) -> None:
    sign_in(desk)
    for ref in ("beslut:ffffffffffff-1", "dokument:ffffffffffff-1", "hej"):
        assert desk.get(f"/ratta/{ref}").status_code == 404
        assert send(desk, f"/ratta/{ref}", status="beslut").status_code == 404
    assert send(desk, "/ratta/angra/99", fran="/").status_code == 404


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of an archive with two spellings of what may be one name."""
    root = tmp_path_factory.mktemp("namn")
    rows = (
        "TJÄNSTEUTLÅTANDE",
        "Omsorgsnämnden, Provby kommun",
        "",
        chapter("Sammanfattning"),
        "Handläggare Åsa Ericson och enhetschef Åsa Ericsson redovisar läget.",
    )
    write_pdf(root / "provby.pdf", (rows,))
    archive = Archive(root / "data", create=True)
    archive.ingest([root / "provby.pdf"], IngestOptions(workers=0))
    archive.close()
    app = create_app(Settings(data=root / "data", rate_per_minute=0))
    with TestClient(app, follow_redirects=False) as client:
        yield client


class TestNames:
    """The page of names, where suggestions are judged."""

    def test_a_suggestion_is_judged_and_taken_back(self, names: TestClient) -> None:
        before = get(names, "/v1/entiteter", q="eric", label="PER")
        assert before["total"] == 2
        ref = before["items"][0]["suggestions"][0]["ref"]
        shown = names.get("/entiteter", params={"suggested": "true"}).text
        assert "Kan vara samma som" in shown
        assert "/ratta/lank" not in shown
        sign_in(names)
        path = "/entiteter?suggested=true"
        page = names.get(path).text
        assert faults(Page(page)) == []
        assert ref in page
        assert send(names, "/ratta/lank", ref=ref, same="ja", fran=path).headers["location"] == path
        (joined,) = get(names, "/v1/entiteter", q="eric", label="PER")["items"]
        assert joined["decided"][0]["same"] is True
        page = names.get("/entiteter", params={"q": "eric"}).text
        assert faults(Page(page)) == []
        assert "enligt Eva Ek" in page
        number = joined["decided"][0]["correction"]
        assert send(names, f"/ratta/angra/{number}", fran=path).status_code == 303
        assert get(names, "/v1/entiteter", q="eric", label="PER") == before
        assert send(names, "/ratta/lank", ref=ref, same="nej", fran=path).status_code == 303
        assert get(names, "/v1/entiteter", suggested=True)["total"] == 0
        apart = get(names, "/v1/entiteter", q="eric", label="PER")["items"]
        assert [told["same"] for one in apart for told in one["decided"]] == [False, False]
        send(names, f"/ratta/angra/{apart[0]['decided'][0]['correction']}", fran=path)

    def test_it_takes_no_other_value_and_no_other_thing(self, names: TestClient) -> None:
        ref = get(names, "/v1/entiteter", suggested=True)["items"][0]["suggestions"][0]["ref"]
        sign_in(names)
        assert send(names, "/ratta/lank", ref=ref, same="kanske").status_code == 422
        assert send(names, "/ratta/lank", ref="hej", same="ja").status_code == 404
        assert send(names, "/ratta/lank", ref="lank:per-0123456789ab-per-0123456789ac", same="ja").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/entiteter",
        "/entiteter?label=ORG",
        "/entiteter?q=omsorgsn%C3%A4mnden",
        "/entiteter?label=DATE",
        "/entiteter?offset=30",
    ],
)
def test_pages_of_names_are_well_formed_safe_and_labelled(client: TestClient, path: str) -> None:
    assert faults(Page(client.get(path).text)) == []


def test_names_lead_to_their_documents(client: TestClient) -> None:
    page = Page(client.get("/entiteter", params={"q": "omsorgsnämnden", "label": "ORG"}).text)
    links = [found for found in page.all("a") if re.match(r"/dokument/[0-9a-f]{12}-\d+\?q=", found.attributes["href"])]
    assert links
    assert "<mark>" in client.get(links[0].attributes["href"]).text
    assert "omsorgsnämnden" in next(page.all("h2")).text.lower()
    assert client.get("/entiteter", params={"label": "DATE"}).status_code == 422
