"""The language of a page: address before cookie before Accept-Language, Swedish otherwise."""

import pytest
from fastapi.testclient import TestClient

from api.languages import COOKIE
from tests.api.html import Page


def _lang(client: TestClient, path: str = "/", **headers: str) -> tuple[str, str]:
    response = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return Page(response.text).one("html").attributes["lang"], response.headers["content-language"]


@pytest.fixture(autouse=True)
def _no_cookies(client: TestClient) -> None:
    client.cookies.clear()


def test_swedish_unless_asked_otherwise(client: TestClient) -> None:
    assert _lang(client) == ("sv", "sv")
    assert _lang(client, accept_language="sv-SE,en;q=0.8") == ("sv", "sv")
    assert _lang(client, accept_language="en-GB,en;q=0.9,sv;q=0.5") == ("en", "en")
    assert _lang(client, accept_language="de") == ("sv", "sv")


def test_a_choice_is_remembered(client: TestClient) -> None:
    response = client.get("/?lang=en")
    cookie = response.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=en; Path=/;")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert Page(response.text).one("html").attributes["lang"] == "en"
    assert _lang(client, "/beslut") == ("en", "en")
    assert _lang(client, "/beslut?lang=sv", accept_language="en") == ("sv", "sv")
    assert _lang(client, "/beslut", accept_language="en") == ("sv", "sv")


@pytest.mark.parametrize("path", ["/?lang=de", "/?lang=", "/?lang=en%0d%0aX:1"])
def test_an_unknown_language_is_none(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert "set-cookie" not in response.headers
    assert Page(response.text).one("html").attributes["lang"] == "sv"


def test_a_spoilt_cookie_is_none(client: TestClient) -> None:
    assert _lang(client, cookie=f"{COOKIE}=xx") == ("sv", "sv")
    assert _lang(client, cookie='=;;"') == ("sv", "sv")


def test_the_choice_is_no_part_of_other_addresses(client: TestClient) -> None:
    page = Page(client.get("/?q=hemtj%C3%A4nst&lang=en&doc_type=protokoll").text)
    (switch,) = page.all("a", hreflang="sv")
    assert switch.attributes["href"] == "/?q=hemtj%C3%A4nst&doc_type=protokoll&lang=sv"
    others = [link.attributes["href"] for link in page.all("a") if link is not switch]
    assert not [href for href in others if "lang=" in href]
    assert "Remove the filter Type of document: Minutes×" in {link.text for link in page.with_class("bricka")}


def test_errors_are_told_in_the_language(client: TestClient) -> None:
    assert Page(client.get("/nej?lang=en").text).with_class("overrad")[0].text.startswith("Error 404")
    assert Page(client.get("/?q=x&year=ett&lang=en").text).one("html").attributes["lang"] == "en"


def test_programs_choose_by_header_alone(client: TestClient) -> None:
    response = client.get("/v1/dokument?lang=en")
    assert response.status_code == 400
    assert "set-cookie" not in response.headers


def test_addresses_of_the_switch_stay_on_this_site(client: TestClient) -> None:
    page = Page(client.get("/%2Fexempel.se/x").text)
    (switch,) = page.all("a", hreflang="en")
    assert switch.attributes["href"] == "/exempel.se/x?lang=en"
