"""What a machine can see of accessibility, on every page: axe-core, 400 % zoom, motion, print."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from playwright.sync_api import Page

from api.app import create_app
from api.settings import Settings
from examples.screenshots.pages import NO_PAGES, PAGES, Known, Shown
from tests.browser.conftest import Look, Open

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
VARIANTS = (
    Shown("inga-traffar", "", "/", "/?q=kvantfysik+i+rymden"),
    Shown("fel-i-fragan", "", "/", "/?q=x&year=ett"),
    Shown("filter", "", "/", "/?q={question}&status=beslut&status=forslag"),
    Shown("liknande-tom", "", "/liknande", "/liknande"),
    Shown("finns-inte", "", "", "/nej"),
)
# What speaks to programs and not to people.
PROGRAMS = ("/v1/", "/static", "/metrics", "/mcp", "/oparl", "/dcat")
DARK = {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}
MOVING = """() => [...document.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return [style.transitionDuration, style.animationDuration].some(all => all.split(', ').some(one => parseFloat(one)));
}).length"""


def _routes(app: FastAPI) -> set[str]:
    """Paths of everything that can be opened with GET, programs' interfaces left out."""
    found = {str(route.path) for route in iter_route_contexts(app.routes) if "GET" in (route.methods or ())}
    return {path for path in found if not path.startswith(PROGRAMS)}


def test_every_page_is_in_the_table() -> None:
    assert _routes(create_app(Settings())) == {shown.route for shown in PAGES} | NO_PAGES


def test_names_of_pictures_are_unique() -> None:
    names = [shown.name for shown in PAGES]
    assert len(set(names)) == len(names)


def violations(page: Page) -> list[str]:
    """What axe-core finds: rule, place and what to do."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": list(RULES)}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {', '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def _too_wide(page: Page) -> list[str]:
    """How wide a page that can be scrolled sideways is, and what sticks out of the window."""
    script = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [
      `${document.documentElement.scrollWidth} pixels`,
      ...[...document.querySelectorAll('main *, header *, footer *')]
        .filter(element => element.getBoundingClientRect().right > innerWidth + 1 || element.scrollWidth > innerWidth)
        .map(element => element.outerHTML.slice(0, 80))]"""
    found: list[str] = page.evaluate(script)
    return found[:6]


@pytest.mark.parametrize("shown", [*PAGES, *VARIANTS], ids=lambda shown: str(shown.name))
def test_every_page_is_accessible(look: Look, shown: Shown) -> None:
    page = look(shown)
    assert page.locator("h1").count() == 1
    assert violations(page) == []
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == 0
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 × 1024 at 400 %
    assert _too_wide(page) == []
    page.emulate_media(media="print")
    assert not page.locator("header.topp").is_visible()
    assert not page.locator("form").filter(visible=True).count()
    assert page.locator("h1").evaluate("element => getComputedStyle(element).color") in DARK


@pytest.mark.parametrize("name", ["sok", "beslut"])
def test_dark_screens_have_contrast(visit: Open, known: Known, name: str) -> None:
    (shown,) = [shown for shown in PAGES if shown.name == name]
    assert violations(visit(known.url(shown.address), color_scheme="dark")) == []


def test_english_pages_say_so(visit: Open, known: Known) -> None:
    page = visit(known.url("/?q={question}&lang=en"))
    assert page.locator("html").get_attribute("lang") == "en"
    assert violations(page) == []


def test_faults_are_found(visit: Open) -> None:
    page = visit("/")
    broken = f'<img src="/static/ikon.svg"><pre>{"bred" * 100}</pre>'
    page.evaluate("html => document.querySelector('h1').insertAdjacentHTML('afterend', html)", broken)
    assert any(re.match("image-alt:", found) for found in violations(page))
    page.set_viewport_size({"width": 320, "height": 256})
    assert any("<pre>" in found for found in _too_wide(page))
