"""The analyst's pages: counts beside filters, order, views, charts, correcting many at once and taking it back."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import bulk
from tests.api.conftest import Sample
from tests.api.helpers import get
from tests.api.html import Page, faults
from tests.support.access import HERE, key_for
from tests.support.services import client_of_copy


@pytest.fixture(scope="module")
def service(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a copy of the small archive."""
    folder = tmp_path_factory.mktemp("analytiker")
    with client_of_copy(sample.data, folder, follow_redirects=False) as client:
        client.headers["X-Key"] = key_for(folder / "data", "analyst", "Ana Lys")
        yield client


@pytest.fixture
def anyone(service: TestClient) -> TestClient:
    """The client as a browser that has kept nothing."""
    service.cookies.clear()
    return service


def analyst(client: TestClient) -> dict[str, str]:
    return {**HERE, "Authorization": f"Bearer {client.headers['X-Key']}"}


def texts_of(client: TestClient, **params: str) -> list[str]:
    page = client.get("/beslut", params=params)
    assert page.status_code == 200, page.text
    return re.findall(r'<td role="cell" class="bred"><a [^>]*>([^<]*)', page.text)


def statuses(client: TestClient) -> list[str]:
    return [row["status"] for row in get(client, "/v1/beslut", limit=100)["items"]]


def test_the_pages_are_well_formed_in_both_languages(anyone: TestClient) -> None:
    for path in ("/beslut", "/beslut/diagram", "/beslut?sort=-date&status=forslag", "/beslut/diagram?year=2023"):
        for language in ("sv", "en"):
            page = anyone.get(path, headers={"Accept-Language": language})
            assert page.status_code == 200
            assert faults(Page(page.text)) == [], path
    assert anyone.get("/beslut?sort=slump").status_code == 422
    assert anyone.get("/beslut/diagram?status=beslutat").status_code == 422


def test_counts_stand_beside_each_choice_with_the_other_filters_on(anyone: TestClient) -> None:
    everything, decided = get(anyone, "/v1/beslut")["total"], get(anyone, "/v1/beslut", status="beslut")["total"]
    page = anyone.get("/beslut", params={"status": "beslut"}).text
    assert f"Beslut ({decided})" in page
    assert f"Förslag ({everything - decided})" in page  # a filter does not hide the counts of its own choices
    board = re.search(r"Omsorgsnämnden \((\d+)\)", page)
    assert board is not None
    assert int(board[1]) == decided


def test_rows_come_in_the_order_asked_for_and_headers_say_so(anyone: TestClient) -> None:
    rising, falling = texts_of(anyone, sort="text"), texts_of(anyone, sort="-text")
    assert rising == sorted(rising, key=str.casefold)
    assert falling[0] == rising[-1]
    page = anyone.get("/beslut?sort=text").text
    assert page.count("aria-sort") == 1
    assert 'aria-sort="ascending"' in page
    assert "/beslut?sort=-text" in page
    for column in ("status", "type", "board", "date", "case"):
        assert sorted(texts_of(anyone, sort=column)) == sorted(rising)


def test_exports_and_charts_get_the_filters(anyone: TestClient) -> None:
    page = anyone.get("/beslut?status=forslag&sort=date").text
    link = re.search(r"/v1/exporter/beslut\?[^\"]*format=xlsx[^\"]*", page)
    assert link is not None
    assert "status=forslag" in link[0]
    assert "sort" not in link[0]
    assert "/beslut/diagram?status=forslag" in page
    export = anyone.get("/v1/exporter/beslut?status=forslag&format=csv")
    assert export.status_code == 200


def test_charts_have_their_figures_as_a_table(anyone: TestClient) -> None:
    page = anyone.get("/beslut/diagram").text
    total = get(anyone, "/v1/beslut")["total"]
    assert f"{total} beslutssatser ingår" in page
    assert page.count("<svg") > 3
    assert page.count('class="siffror"') == 3
    assert 'role="img" aria-label="' in page
    assert "style=" not in page.partition("<main")[2]


def test_a_view_is_kept_for_the_browser_that_saved_it(anyone: TestClient) -> None:
    saved = anyone.post("/vyer", data={"name": "Förslag", "address": "status=forslag&x=1&offset="}, headers=HERE)
    assert (saved.status_code, saved.headers["location"]) == (303, "/beslut?status=forslag")
    cookie = saved.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    page = anyone.get("/beslut?status=forslag").text
    assert ">Förslag</a>" in page
    number = re.search(r"/vyer/(\d+)/ta-bort", page)
    assert number is not None
    kept = dict(anyone.cookies)
    anyone.cookies.clear()
    assert "/ta-bort" not in anyone.get("/beslut").text
    anyone.post(f"/vyer/{number[1]}/ta-bort", headers=HERE, data={"fran": "/beslut"})
    anyone.cookies.update(kept)
    assert "/ta-bort" in anyone.get("/beslut").text
    gone = anyone.post(f"/vyer/{number[1]}/ta-bort", headers=HERE, data={"fran": "//evil.se"})
    assert gone.headers["location"] == "/"
    assert "/ta-bort" not in anyone.get("/beslut").text


@pytest.mark.parametrize("address", ["", "status=beslutat", "limit=5", "year=2023&date_from=2023-01-01"])
def test_a_view_of_nothing_is_refused(anyone: TestClient, address: str) -> None:
    assert anyone.post("/vyer", data={"name": "Tom", "address": address}, headers=HERE).status_code == 422
    assert anyone.post("/vyer", data={"name": "", "address": "year=2023"}, headers=HERE).status_code == 422


def change(client: TestClient, **fields: Any) -> Any:
    return client.post("/beslut/andra", data={"fran": "/beslut?year=2023", **fields}, headers=analyst(client))


def test_many_are_corrected_after_a_question_and_all_taken_back(anyone: TestClient) -> None:
    before = statuses(anyone)
    page = anyone.get("/beslut", headers=analyst(anyone)).text
    refs = re.findall(r'name="ref" value="([^"]+)"', page)
    assert len(refs) == len(before)
    asked = change(anyone, ref=refs, status="uppdrag_historik")
    assert f"{len(refs)} beslutssatser rättas" in asked.text
    assert faults(Page(asked.text)) == []
    assert statuses(anyone) == before
    done = change(anyone, ref=refs, status="uppdrag_historik", subject="kultur_fritid", bekrafta="1")
    assert f"{2 * len(refs)} fält rättades" in done.text
    assert set(statuses(anyone)) == {"uppdrag_historik"}
    again = change(anyone, ref=refs, status="uppdrag_historik")
    assert f"{len(refs)} valda satser är redan så" in again.text
    numbers = re.search(r'name="rattelser" value="([^"]+)"', done.text)
    assert numbers is not None
    undone = anyone.post("/beslut/angra", data={"rattelser": numbers[1]}, headers=analyst(anyone))
    assert f"{2 * len(refs)} rättelser ångrades" in undone.text
    assert statuses(anyone) == before
    twice = anyone.post("/beslut/angra", data={"rattelser": numbers[1]}, headers=analyst(anyone))
    assert "Lämnades som de var" in twice.text


def test_all_that_a_filter_shows_are_corrected(anyone: TestClient) -> None:
    total = get(anyone, "/v1/beslut", status="forslag")["total"]
    asked = change(anyone, alla="1", filter="status=forslag", type="uppdra")
    assert asked.text.count('name="ref"') + len(re.findall("redan så", asked.text)) >= total - 1


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "beslut"}, 404),
        ({"ref": "beslut:0123456789ab-1"}, 422),
        ({"ref": "beslut:0123456789ab-1", "status": "beslut"}, 404),
        ({"ref": "beslut:0123456789ab-1", "status": "beslutat"}, 422),
        ({"ref": "dokument:0123456789ab-1", "status": "beslut"}, 404),
    ],
)
def test_what_cannot_be_changed_is_told_of(anyone: TestClient, fields: dict[str, str], status: int) -> None:
    answer = change(anyone, **fields)
    assert answer.status_code == status, answer.text
    assert "Inget ändrades" in answer.text


def test_no_more_than_the_bound_at_once(anyone: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST_ROWS", 1)
    refs = [row["ref"] for row in get(anyone, "/v1/beslut")["items"]][:2]
    assert change(anyone, ref=refs, status="beslut").status_code == 422
    assert change(anyone, alla="1", filter="", status="beslut").status_code == 422
    assert anyone.post("/beslut/angra", data={"rattelser": "x"}, headers=analyst(anyone)).status_code == 404


def test_only_who_may_correct_sees_and_sends_the_form(anyone: TestClient) -> None:
    assert 'name="ref"' not in anyone.get("/beslut").text
    ref = get(anyone, "/v1/beslut")["items"][0]["ref"]
    assert anyone.post("/beslut/andra", data={"ref": ref, "status": "beslut"}, headers=HERE).status_code in (303, 401)
    other = {**analyst(anyone), "Origin": "https://evil.se"}
    assert anyone.post("/beslut/andra", data={"ref": ref, "status": "beslut"}, headers=other).status_code == 403
