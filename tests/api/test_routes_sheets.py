"""Pages of documents as pictures: the hit marked on them, the text beside them, the way to the next hit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from ingest.drawing_cache import DRAWINGS_FOLDER
from tests.api.conftest import Sample
from tests.api.helpers import get, report
from tests.api.html import Page, faults
from tests.api.packages import write_packages


def _page(client: TestClient, path: str, expected: int = 200) -> Page:
    response = client.get(path)
    assert response.status_code == expected, response.text
    page = Page(response.text)
    assert faults(page) == []
    return page


def _first(client: TestClient, **params: Any) -> Page:
    """The page of the best hit."""
    page = _page(client, str(client.build_request("GET", "/", params=params).url.raw_path.decode()))
    return _page(
        client, next(link for link in page.all("a") if "plats=1&" in link.attributes["href"]).attributes["href"]
    )


def test_the_hit_is_marked_on_the_picture(client: TestClient) -> None:
    page = _first(client, q="anta riktlinjer för hemtjänst")
    image = page.one("img")
    picture = client.get(image.attributes["src"])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert picture.headers["cache-control"] == "private, max-age=3600"
    width, height = (int(image.attributes[name]) for name in ("width", "height"))
    boxes = list(page.all("rect"))
    assert len(boxes) > 4
    for box in boxes[3:]:
        x, y, across, down = (float(box.attributes.get(name, 0)) for name in ("x", "y", "width", "height"))
        assert -2 <= x < x + across <= width + 2
        assert -2 <= y < y + down <= height + 2
    for kind in ("pa-passage", "pa-ord"):
        assert page.with_class(kind)
    assert page.one("svg", **{"class": "ark-marken"}).attributes["aria-hidden"] == "true"


def test_the_text_stands_beside_the_picture(client: TestClient) -> None:
    page = _first(client, q="anta riktlinjer för hemtjänst")
    (text,) = page.with_class("sidtext")
    assert "anta reviderade riktlinjer för hemtjänst" in text.text
    assert "hemtjänst" in {mark.text for mark in page.all("mark")}
    assert page.with_class("traffad")


def test_hits_follow_each_other(client: TestClient) -> None:
    page = _first(client, q="riktlinjer hemtjänst", grupp="nej")
    assert "Träff 1 av" in page.with_class("stigar")[0].text
    following = next(link for link in page.all("a", rel="next") if link.text == "Nästa träff")
    second = _page(client, following.attributes["href"])
    assert "Träff 2 av" in second.with_class("stigar")[0].text
    back = next(link for link in second.all("a", rel="prev") if link.text == "Förra träffen")
    assert "plats=1&" in back.attributes["href"]
    hits = next(link for link in second.all("a") if link.text == "← Träffarna")
    assert hits.attributes["href"] == "/?q=riktlinjer+hemtj%C3%A4nst&grupp=nej"


def test_decisions_and_names_of_the_page(client: TestClient) -> None:
    page = _page(client, f"/dokument/{report(client)['id']}/sidor/1")
    assert {"Beslutssatser på sidan", "Namn på sidan"} <= {heading.text for heading in page.all("h2")}
    assert page.with_class("pa-forslag")
    assert "Förslag" in {mark.text for mark in page.with_class("marke")}
    assert "ON 2023/145" in page.with_class("namnlista")[0].text
    assert next(page.all("a", href=report(client)["links"]["pdf"]))


@pytest.mark.parametrize(
    "query", ["?plats=x&q=a", "?plats=0&q=a", "?plats=999999999&q=a", "?passage=nej", "?q=a&year=ett", "?q="]
)
def test_an_address_with_nonsense_shows_the_page_all_the_same(client: TestClient, query: str) -> None:
    page = _page(client, f"/dokument/{report(client)['id']}/sidor/1{query}")
    assert "Träff " not in page.with_class("stigar")[0].text
    assert not page.with_class("pa-passage")


def test_pages_that_there_are_not(client: TestClient) -> None:
    name = report(client)["id"]
    for path in (f"/dokument/{name}/sidor/99", f"/dokument/{name}/sidor/0", "/dokument/0123456789ab-1/sidor/1"):
        _page(client, path, 404)
        assert client.get(f"{path}.png").status_code == 404


def test_a_file_that_is_gone_is_read_as_text(sample: Sample, tmp_path: Path) -> None:
    hidden = sample.pdfs.rename(tmp_path / "flyttad")
    try:
        with TestClient(create_app(Settings(data=sample.data, rate_per_minute=0))) as client:
            name = report(client)["id"]
            page = _page(client, f"/dokument/{name}/sidor/1")
            assert not list(page.all("img"))
            assert "Sidan visas inte som bild" in page.with_class("ruta-varning")[0].text
            assert "hemtjänst" in page.with_class("sidtext")[0].text
            assert client.get(f"/dokument/{name}/sidor/1.png").status_code == 404
    finally:
        hidden.rename(sample.pdfs)


@pytest.fixture
def secret(tmp_path: Path) -> Iterator[TestClient]:
    """A service on an archive with an HTML file and a PDF of which a word is forgotten after its page was shown."""
    (tmp_path / "in").mkdir()
    write_packages(tmp_path / "in")
    (tmp_path / "in" / "sida.html").write_text(
        "<html lang=sv><h1>Tjänsteskrivelse om snöröjning</h1><p>Nämnden föreslås anta planen för snöröjning.</p>"
    )
    archive = Archive(tmp_path / "data", create=True)
    archive.ingest([tmp_path / "in"], IngestOptions(workers=0))
    archive.close()
    with TestClient(create_app(Settings(data=tmp_path / "data", rate_per_minute=0))) as client:
        yield client


def test_what_is_masked_is_not_shown_as_a_picture_and_no_picture_stays(secret: TestClient, tmp_path: Path) -> None:
    path = f"/dokument/{report(secret)['id']}/sidor/1"
    assert list(_page(secret, path).all("img"))
    kept = tmp_path / "data" / DRAWINGS_FOLDER
    assert list(kept.iterdir())
    archive = Archive(tmp_path / "data")
    archive.forget("lika villkor", "prövning")
    archive.close()
    assert not kept.exists()
    page = _page(secret, path)
    assert not list(page.all("img"))
    assert secret.get(f"{path}.png").status_code == 403
    assert not kept.exists()


def test_a_file_without_pages_is_read_as_text(secret: TestClient) -> None:
    items = get(secret, "/v1/dokument")["items"]
    name = next(item["id"] for item in items if item["file"] == "sida.html")
    page = _page(secret, f"/dokument/{name}/sidor/1?q=sn%C3%B6r%C3%B6jning")
    assert not list(page.all("img"))
    assert not page.with_class("ruta-varning")
    assert "snöröjning" in {mark.text for mark in page.all("mark")}
