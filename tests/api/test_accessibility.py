"""The accessibility statement: who answers for it, whom to tell, and that nobody is kept from it."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.routes_accessibility import SHORTCOMINGS
from api.settings import Settings
from tests.api.html import Page, faults

DIGG = "https://www.digg.se/tdosanmalan"
AWAY = [f"a leder till {DIGG}"]  # the one link out of the pages


def _page(folder: Path, language: str = "sv", **settings: object) -> Page:
    app = create_app(Settings(data=folder, rate_per_minute=0, **settings))  # type: ignore[arg-type]
    with TestClient(app) as client:
        response = client.get("/tillganglighet", params={"lang": language})
    assert response.status_code == 200
    assert response.headers["content-language"] == language
    return Page(response.text)


def _text(page: Page) -> str:
    return page.one("main").text


def test_it_names_who_answers_and_whom_to_tell(tmp_path: Path) -> None:
    page = _page(tmp_path, publisher="Provby kommun", contact_email="hej@provby.example", contact_phone="0300-12 34 56")
    assert faults(page) == ["a leder till mailto:hej@provby.example", *AWAY]
    text = _text(page)
    assert "Provby kommun står bakom" in text
    assert "0300-12 34 56" in text
    assert next(page.all("a", href="mailto:hej@provby.example")).text == "hej@provby.example"
    assert "delvis förenlig" in text
    assert next(page.all("a", href=DIGG)).text


def test_without_settings_it_leads_to_the_municipality(tmp_path: Path) -> None:
    text = _text(_page(tmp_path))
    assert "Kommunen står bakom" in text
    assert "växel" in text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_shortcoming_is_told(tmp_path: Path, language: str) -> None:
    page = _page(tmp_path, language)
    assert faults(page) == AWAY
    items = [element for element in page.all("li") if len(element.text) > 80]
    assert len(items) == len(SHORTCOMINGS)


def test_it_is_open_where_reading_is_not(tmp_path: Path) -> None:
    assert "Tillgänglighet" in _text(_page(tmp_path, anonymous_read=False))


def test_every_page_leads_there(tmp_path: Path) -> None:
    assert next(_page(tmp_path).all("a", href="/tillganglighet")).text == "Tillgänglighet"
