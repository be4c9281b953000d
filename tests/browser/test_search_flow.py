"""From a question to the place in the document: with the mouse, with the keyboard alone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from examples.screenshots.pages import CASE, QUESTION, Known
from tests.browser.conftest import Open

NARROW = {"width": 390, "height": 844}


def _ask(page: Page, question: str = QUESTION) -> None:
    page.locator("#q").fill(question)
    page.locator("form.sok button[type=submit]").first.click()
    expect(page.locator(".kort").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_question_leads_to_the_marked_place(visit: Open, scripts: bool) -> None:
    page = visit("/", java_script_enabled=scripts)
    _ask(page)
    hit = page.locator(".kort h2 a, .kort h3 a").first
    title = hit.inner_text()
    hit.click()
    expect(page).to_have_url(re.compile(r"/dokument/[0-9a-f]{12}-\d+"))
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("main .ark-marken rect").first).to_be_visible()
    loaded = "image => image.complete && image.naturalWidth > 300"
    assert page.locator(".ark-bild img").evaluate(loaded)
    page.locator("a[rel=next]").first.click()
    expect(page.locator("main .ark-marken rect").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_filter_narrows_and_its_chip_takes_it_away(visit: Open, scripts: bool) -> None:
    page = visit("/", java_script_enabled=scripts)
    _ask(page)
    details = page.locator("details.filter").first
    if details.count() and details.get_attribute("open") is None:
        details.locator("summary").click()
    box = page.locator("form.sok input[name=status][value=beslut]")
    if box.count():
        box.check()
    else:
        page.locator("form.sok select[name=status]").select_option("beslut")
    page.locator("form.sok button[type=submit]").last.click()
    expect(page).to_have_url(re.compile("status=beslut"))
    expect(page.locator(".kort .marke-beslut").first).to_be_visible()
    chip = page.locator("a.bricka", has_text="Beslut").first
    chip.click()
    expect(page).not_to_have_url(re.compile("status=beslut"))
    expect(page.locator("#q")).to_have_value(QUESTION)


def test_a_page_is_read_as_text_beside_its_picture(visit: Open, known: Known) -> None:
    page = visit(known.url("{sheet}"))
    expect(page.locator(".ark-bild img")).to_have_attribute("alt", re.compile(r"\w"))
    hit = page.locator(".sidtext .traffad", has_text=re.compile("valfrihetssystem", re.IGNORECASE))
    expect(hit.first).to_be_visible()
    page.locator("a[href$='.pdf'], a[href*='.pdf#page=']").first.wait_for()


def test_an_expansion_can_be_switched_off(visit: Open) -> None:
    page = visit("/")
    _ask(page, "hemtjänst")
    summary = page.locator("details.sokt-ocksa > summary")
    summary.click()
    chips = page.locator("details.sokt-ocksa a.bricka")
    before = chips.count()
    word = chips.first.inner_text()
    chips.first.click()
    expect(page).to_have_url(re.compile("skip="))
    page.locator("details.sokt-ocksa > summary").click()
    expect(chips).to_have_count(before - 1)
    assert word not in chips.all_inner_texts()


def test_a_diarienummer_leads_to_its_arende(visit: Open) -> None:
    page = visit("/")
    _ask(page, CASE)
    page.locator("main a[href='/arenden/ON-2021-88']").first.press("Enter")
    expect(page).to_have_url(re.compile("/arenden/"))
    expect(page.locator(".tidslinje > li").nth(1)).to_be_visible()


def test_an_uncertain_answer_says_so(visit: Open) -> None:
    page = visit("/?q=kvantfysik+i+rymden")
    expect(page.locator("main")).to_contain_text(re.compile("Inga säkra träffar|Inget i arkivet"))


def test_the_address_of_a_search_can_be_shared(visit: Open) -> None:
    page = visit("/")
    _ask(page)
    first = page.locator(".kort h2, .kort h3").all_inner_texts()
    again = visit(page.url)
    assert again.locator(".kort h2, .kort h3").all_inner_texts() == first
    assert "&" not in page.url  # empty fields are left out


def _tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until something has the focus, and see on the way that the focus can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
          const element = document.activeElement, style = getComputedStyle(element);
          return element === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
        }""")
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached")


def test_the_keyboard_alone_reaches_the_document(visit: Open) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    skip = page.locator("a.hoppa")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#innehall")).to_be_focused()
    _tab_to(page, "#q")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".kort").first).to_be_visible()
    _tab_to(page, ".kort h2 a, .kort h3 a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/dokument/"))


def test_the_menu_leads_everywhere_on_a_narrow_screen(visit: Open) -> None:
    page = visit("/", viewport=NARROW)
    addresses = [link.get_attribute("href") for link in page.locator(".meny a").all()]
    assert len(addresses) >= 7
    for address in addresses:
        page.locator(f".meny a[href='{address}']").click()
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator(f".meny a[href='{address}']")).to_have_attribute("aria-current", "page")


def test_the_language_is_remembered(visit: Open) -> None:
    page = visit("/")
    page.locator("footer a[hreflang=en], header a[hreflang=en]").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".meny")).to_contain_text("Decisions")
    page.locator(".meny a[href='/beslut']").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("a[hreflang=sv]").first.click()
    expect(page.locator("h1")).to_have_text("Beslut")
    english = visit("/", locale="en-GB")
    expect(english.locator("html")).to_have_attribute("lang", "en")
