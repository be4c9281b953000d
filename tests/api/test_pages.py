"""The web pages: what they show, and that they are well formed, labelled and without anything from elsewhere."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.api.conftest import Sample
from tests.api.helpers import REPORT_TITLE, get, report
from tests.api.html import Page, faults

ALL_PAGES = [
    "/",
    "/?q=riktlinjer+hemtj%C3%A4nst",
    "/?q=hemtj%C3%A4nst&status=forslag&status=beslut&board=Omsorgsn%C3%A4mnden&year=2023&municipality=Provby",
    "/?doc_type=protokoll",
    "/?q=kvantfysik+i+rymden",
    "/?q=hemtj%C3%A4nst&year=1950",
    "/?q=x&year=ett",
    "/dokument",
    "/dokument?doc_type=avtal",
    "/dokument?year=ett",
    "/beslut",
    "/beslut?status=forslag&text=riktlinjer",
    "/beslut?status=kanske",
    "/arenden",
    "/arenden/ON-2023-145",
    "/nej",
    "/problem/E201",
]


def _page(client: TestClient, path: str, expected: int = 200, **params: Any) -> Page:
    response = client.get(path, params=params or None)
    assert response.status_code == expected, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Page(response.text)


@pytest.mark.parametrize("path", ALL_PAGES)
def test_pages_are_well_formed_safe_and_labelled(client: TestClient, path: str) -> None:
    assert faults(Page(client.get(path).text)) == []


def test_document_page_is_well_formed_safe_and_labelled(client: TestClient) -> None:
    for item in get(client, "/v1/dokument")["items"]:
        assert faults(_page(client, f"/dokument/{item['id']}", q="hemtjänst")) == []


def test_start_page_shows_what_there_is(client: TestClient) -> None:
    page = _page(client, "/")
    assert page.one("h1").text == "Vad har beslutats, var och när?"
    assert {element.text for element in page.all("dd")} >= {"2", "3", "2023"}
    assert next(page.all("a", href="/?board=Omsorgsn%C3%A4mnden")).text == "Omsorgsnämnden"


def test_hits_show_passage_page_and_decision(client: TestClient) -> None:
    page = _page(client, "/", q="riktlinjer hemtjänst")
    first, card = get(client, "/v1/passager", q="riktlinjer hemtjänst")["hits"][0], page.with_class("kort")[0]
    assert first["document"]["title"] in card.text
    assert f"sida {first['page_first']}" in card.text
    assert "ON 2023/145" in card.text
    assert list(page.all("mark"))
    assert next(page.all("a", href=first["links"]["pdf"]))
    assert page.one("input", id="q").attributes["value"] == "riktlinjer hemtjänst"


def test_badges_tell_proposal_from_decision(client: TestClient) -> None:
    page = _page(client, "/", status="forslag")
    assert {element.text for element in page.with_class("marke")} == {"Förslag"}
    page = _page(client, "/", status="beslut")
    assert {element.text for element in page.with_class("marke")} == {"Beslut"}


def test_text_of_a_document_has_its_sections_and_the_words_marked(client: TestClient) -> None:
    document = _page(client, f"{report(client)['links']['html']}?q=riktlinjer")
    assert document.one("section", id="avsnitt-0")
    assert "riktlinjer" in {element.text.lower() for element in document.all("mark")}


def test_form_keeps_its_values_and_chips_take_them_away(client: TestClient) -> None:
    path = "/?q=riktlinjer&doc_type=protokoll&doc_type=tjansteutlatande&law=SoL&municipality=Provby"
    page = _page(client, path)
    assert [option.attributes["value"] for option in page.all("option", selected="")] == ["protokoll"]
    hidden = {(field.attributes["name"], field.attributes["value"]) for field in page.all("input", type="hidden")}
    assert hidden == {("doc_type", "tjansteutlatande"), ("municipality", "Provby")}
    assert page.one("input", id="f-law").attributes["value"] == "SoL"
    chips = {chip.text: chip.attributes["href"] for chip in page.with_class("bricka")}
    assert chips["Ta bort filtret Lag: SoL×"] == (
        "/?q=riktlinjer&doc_type=protokoll&doc_type=tjansteutlatande&municipality=Provby"
    )
    assert "Ta bort filtret Dokumenttyp: Protokoll×" in chips


def test_filters_show_how_many_documents_there_are(client: TestClient) -> None:
    options = {option.text for option in _page(client, "/").all("option")}
    assert "Omsorgsnämnden (3)" in options or "Omsorgsnämnden (2)" in options
    assert "2023 (3)" in options
    assert "Delegationsbeslut" in options


def test_empty_fields_and_unknown_names_are_ignored(client: TestClient) -> None:
    page = _page(client, "/?q=hemtj%C3%A4nst&board=&year=&utm_source=brev")
    assert page.with_class("kort")
    assert not page.with_class("valda")


def test_paging_leads_on_and_back(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.routes_pages.ROWS", 2)
    first = _page(client, "/dokument")
    following = first.one("a", rel="next").attributes["href"]
    assert following == "/dokument?offset=2"
    second = _page(client, following)
    assert second.one("a", rel="prev").attributes["href"] == "/dokument?offset=0"
    assert not list(first.all("a", rel="prev"))


def test_no_sure_hits_is_said(client: TestClient) -> None:
    page = _page(client, "/", q="kvantfysik i rymden")
    assert "Inga säkra träffar" in {element.text for element in page.all("h2")}


def test_no_hits_suggests_what_to_do(client: TestClient) -> None:
    page = _page(client, "/", q="hemtjänst", year="1950")
    assert page.one("h1").text == "Inga träffar"
    assert "sök utan filter" in {link.text for link in page.all("a", href="/?q=hemtj%C3%A4nst")}


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/?q=x&year=ett", "heltal"),
        ("/?status=kanske", "forslag"),
        ("/?q=x&diarienummer=fel", "diarienummer"),
        ("/beslut?offset=-1", "minst 0"),
        ("/dokument?date_from=igår", "fel form"),
    ],
)
def test_values_that_cannot_be_used_are_told_beside_the_form(client: TestClient, path: str, word: str) -> None:
    page = _page(client, path, 422)
    assert word in page.with_class("ruta-fel")[0].text
    assert list(page.all("form"))


@pytest.mark.parametrize("path", ["/", "/?q=hemtjänst"])
def test_empty_archive_is_told_beside_the_form(empty_client: TestClient, path: str) -> None:
    page = _page(empty_client, path, 503)
    assert "kommunsok ingest MAPP" in page.with_class("ruta-fel")[0].text
    assert faults(page) == []


@pytest.mark.parametrize(
    "path", ["/dokument", "/dokument/0123456789ab-1", "/beslut", "/arenden", "/arenden/ON-2023-145"]
)
def test_empty_archive_is_told_on_other_pages(empty_client: TestClient, path: str) -> None:
    page = _page(empty_client, path, 503)
    assert page.one("h1").text == "Inget är inläst ännu"
    assert faults(page) == []


def test_document_page_shows_data_decisions_tree_and_text(client: TestClient) -> None:
    item = report(client)
    page = _page(client, item["links"]["html"])
    assert page.one("h1").text == REPORT_TITLE
    assert {"Förslag till beslut", "Sammanfattning"} <= {element.text for element in page.all("a")}
    assert "anta reviderade riktlinjer" in page.with_class("ruta-beslut")[0].text
    assert {element.text for element in page.with_class("marke")} == {"Förslag"}
    assert "ryms inom nämndens budget" in page.with_class("text")[0].text
    assert next(page.all("a", href=item["links"]["pdf"]))


def test_decisions_page_is_a_table_with_sources(client: TestClient) -> None:
    page = _page(client, "/beslut", text="hyresavtal")
    row = list(page.all("tr"))[1]
    assert "godkänna hyresavtalet" in row.text
    assert "ON 2023/150" in row.text
    assert "Förslag" in row.text
    assert "Visar 1 av 1 beslutssatser" in page.one("caption").text


def test_case_page_is_a_timeline(client: TestClient) -> None:
    page = _page(client, "/arenden/on-2023-145")
    assert "ON 2023/145" in page.with_class("overrad")[0].text
    days = [element.text for element in page.all("h3")]
    assert days == ["28 september 2023", "15 november 2023"]
    assert {"Förslag", "Beslut"} <= {element.text for element in page.with_class("marke")}


@pytest.mark.parametrize("path", ["/nej", "/dokument/nej", "/arenden/ON-1999-1", "/problem/E999"])
def test_missing_pages(client: TestClient, path: str) -> None:
    page = _page(client, path, 404)
    assert faults(page) == []
    assert "Fel 404" in page.with_class("overrad")[0].text


def test_page_of_an_error_code(client: TestClient) -> None:
    page = _page(client, "/problem/E401")
    assert page.one("h1").text == "Inget är inläst ännu"


def test_static_files_are_kept_by_browsers(client: TestClient) -> None:
    page = _page(client, "/")
    for href in (
        page.one("script").attributes["src"],
        *(link.attributes["href"] for link in page.all("link", rel="stylesheet")),
    ):
        response = client.get(href)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]


def test_too_often_is_a_page_too(sample: Sample) -> None:
    with TestClient(create_app(Settings(data=sample.data, rate_per_minute=1))) as client:
        client.get("/")
        assert _page(client, "/", 429).one("h1").text == "För många förfrågningar"
