"""The search page: groups, reasons, filters with counts, what the question names, and the way to the page of a hit."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import hit_groups, routes_search_page
from tests.api.helpers import get
from tests.api.html import Page, faults

QUESTION = "riktlinjer hemtjänst"


def _page(client: TestClient, path: str = "/", **params: Any) -> Page:
    response = client.get(path, params=params or None)
    assert response.status_code == 200, response.text
    page = Page(response.text)
    assert faults(page) == []
    return page


def test_hits_of_an_arende_are_under_one_heading(client: TestClient) -> None:
    answer = get(client, "/v1/passager", q=QUESTION, limit=100)
    cases = {hit["document"]["diarienummer"] or hit["document"]["id"] for hit in answer["hits"]}
    page = _page(client, q=QUESTION)
    assert len(page.with_class("kort")) == len(cases)
    first = page.with_class("kort")[0]
    assert answer["hits"][0]["document"]["title"] in first.text
    assert "Fler träffar i ärendet" in first.text
    assert page.one("h1").text.startswith(f"1–{len(cases)} av {len(cases)} ärenden och dokument")


def test_each_hit_by_itself_on_request(client: TestClient) -> None:
    grouped = _page(client, q=QUESTION)
    (link,) = [link for link in grouped.all("a") if link.text == "Visa varje träff för sig"]
    page = _page(client, link.attributes["href"])
    answer = get(client, "/v1/passager", q=QUESTION, limit=100)
    assert len(page.with_class("kort")) == min(hit_groups.SHOWN, len(answer["hits"]))
    assert "Fler träffar i ärendet" not in page.with_class("kort")[0].text
    (back,) = [link for link in page.all("a") if link.text == "Samla träffarna ärende för ärende"]
    assert "grupp" not in back.attributes["href"]


def test_sorting_by_date(client: TestClient) -> None:
    newest = _page(client, q=QUESTION, grupp="nej", sort="nyast")
    dates = [time.attributes["datetime"] for time in newest.all("time")]
    assert dates == sorted(dates, reverse=True)
    oldest = _page(client, q=QUESTION, grupp="nej", sort="aldst")
    dates = [time.attributes["datetime"] for time in oldest.all("time")]
    assert dates == sorted(dates)
    (here,) = [link for link in oldest.all("a") if link.text == "Äldst först"]
    assert here.attributes["aria-current"] == "true"
    hidden = {(field.attributes["name"], field.attributes["value"]) for field in oldest.all("input", type="hidden")}
    assert {("sort", "aldst"), ("grupp", "nej")} <= hidden


def test_a_way_to_show_that_there_is_not(client: TestClient) -> None:
    response = client.get("/", params={"q": QUESTION, "sort": "storlek"})
    assert response.status_code == 422
    assert faults(Page(response.text)) == []


def test_why_a_hit_is_one(client: TestClient) -> None:
    page = _page(client, q=QUESTION)
    card = page.with_class("kort")[0].text
    assert "Varför denna träff?" in card
    assert "Ord som stämmer" in card
    assert next(page.all("meter"))
    assert "Varför" not in _page(client, doc_type="protokoll").with_class("kort")[0].text


def test_filters_count_hits_with_and_without_themselves(client: TestClient) -> None:
    answer = get(client, "/v1/passager", q=QUESTION, limit=100)
    types = [hit["document"]["doc_type"] for hit in answer["hits"]]
    expected = {f"Protokoll ({types.count('protokoll')})", f"Tjänsteutlåtande ({types.count('tjansteutlatande')})"}
    assert expected <= {option.text for option in _page(client, q=QUESTION).all("option")}
    chosen = _page(client, q=QUESTION, doc_type="protokoll")
    options = {option.text for option in chosen.all("option")}
    assert expected <= options
    assert "Siffrorna är antal träffar bland de hundra bästa." in chosen.with_class("filter-fot")[0].text


def test_what_a_question_names_leads_on(client: TestClient) -> None:
    page = _page(client, q="Vad hände med ON 2023/145 den 15 november 2023 enligt SoL?")
    links = {link.text: link.attributes["href"] for link in page.with_class("bricka-hel")}
    assert links["Ärende ON 2023/145 →"] == "/arenden/ON-2023-145"
    assert links["Dokument från 15 november 2023 →"] == "/dokument?date_from=2023-11-15&date_to=2023-11-15"
    assert links["Allt som nämner lagen SoL →"] == "/?law=SoL"


def test_hits_and_answer_lead_to_the_page_they_stand_on(client: TestClient) -> None:
    page = _page(client, q=QUESTION)
    answer = get(client, "/v1/passager", q=QUESTION, limit=1)["hits"][0]
    first = next(
        link
        for link in page.all("a")
        if link.text == answer["document"]["title"] and "plats=1&" in link.attributes["href"]
    )
    assert first.attributes["href"] == (
        f"/dokument/{answer['document']['id']}/sidor/{answer['page_first']}"
        f"?q=riktlinjer+hemtj%C3%A4nst&plats=1&passage={answer['passage']}"
    )


def test_abstaining_says_what_was_searched(client: TestClient) -> None:
    page = _page(client, q="kvantfysik i rymden")
    (box,) = page.with_class("ruta-varning")
    assert "Inga säkra träffar" in box.text
    assert "Sökte i 3 dokument efter orden kvantfysik, rymden" in box.text


def test_paging_goes_through_the_windows(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (hit_groups, routes_search_page):
        monkeypatch.setattr(module, "WINDOW", 3)
    monkeypatch.setattr(hit_groups, "SHOWN", 2)
    page = _page(client, q=QUESTION, grupp="nej")
    assert "1–2 av 3 träffar bland träff 1–3 (ungefär" in page.one("h1").text
    seen = []
    for _ in range(20):
        seen += [link.attributes["href"] for link in page.all("a") if "plats=" in link.attributes["href"]]
        following = [link.attributes["href"] for link in page.all("a", rel="next")]
        if not following:
            break
        page = _page(client, following[0])
    ranks = sorted({int(href.partition("plats=")[2].partition("&")[0]) for href in seen})
    assert len(ranks) > 6
    assert ranks == list(range(1, len(ranks) + 1))
    assert next(page.all("a", rel="prev"))


def test_addresses_of_shown_hits_can_be_shared(client: TestClient) -> None:
    path = "/?q=hemtj%C3%A4nst&doc_type=protokoll&sort=nyast"
    page = _page(client, path)
    (following,) = [link for link in page.all("a") if link.text == "Bäst först"]
    assert following.attributes["href"] == "/?q=hemtj%C3%A4nst&doc_type=protokoll"
