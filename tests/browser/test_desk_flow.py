"""What needs a sign-in, or changes something: correcting, precedents, watches, administration."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from examples.screenshots.pages import Known
from examples.screenshots.staging import Staged
from tests.browser.conftest import Open


def test_a_wrong_key_is_refused_and_the_right_one_leads_back(visit: Open, staged: Staged) -> None:
    page = visit("/beslut")
    page.locator(".konto a").click()
    page.locator("#key").fill("ks_fel")
    page.locator("form[action='/logga-in'] button").click()
    expect(page.locator(".ruta-fel")).to_contain_text("Nyckeln är fel")
    page.locator("#key").fill(staged.key)
    page.locator("form[action='/logga-in'] button").click()
    expect(page).to_have_url(re.compile("/beslut$"))
    page.locator("form[action='/logga-ut'] button").click()
    expect(page.locator(".konto a")).to_be_visible()


def _other_subject(page: Page) -> str:
    """Choose another subject than the one there is; the new one."""
    field = page.locator("#subject")
    values = field.locator("option").evaluate_all("options => options.map(option => option.value)")
    other = next(value for value in values if value != field.input_value())
    field.select_option(other)
    return str(other)


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_clause_is_corrected_and_taken_back(visit: Open, known: Known, state: Any, scripts: bool) -> None:
    address = known.url("/ratta/{clause}?fran=/arenden")
    page = visit(address, storage_state=state, java_script_enabled=scripts)
    before = page.locator("#subject").input_value()
    other = _other_subject(page)
    page.locator("form.blankett button[type=submit]").first.click()
    expect(page).to_have_url(re.compile("/arenden$"))
    page.goto(address)
    expect(page.locator("#subject")).to_have_value(other)
    page.locator(".rattelse button").first.click()
    page.goto(address)
    expect(page.locator("#subject")).to_have_value(before)


def test_a_row_is_corrected_where_it_stands(visit: Open, state: Any) -> None:
    page = visit("/beslut?status=forslag", storage_state=state)
    page.locator("td .ratta").first.click()
    form = page.locator("td form.blankett")
    expect(form).to_be_visible()
    expect(form.locator("select").first).to_be_focused()
    page.locator("td .ratta").first.press("Enter")
    expect(form).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_several_rows_are_changed_after_a_question_and_taken_back(visit: Open, state: Any, scripts: bool) -> None:
    page = visit("/beslut?status=forslag", storage_state=state, java_script_enabled=scripts)
    boxes = page.locator("td.kryssruta input")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.locator("#ny-status").select_option("uppdrag_historik")
    page.locator("button[form=flera]").click()
    expect(page.locator("main ol > li")).to_have_count(2)
    page.locator("form[action='/beslut/andra'] button").click()
    page.locator("form[action='/beslut/angra'] button").click()
    expect(page.locator("main [role=status]")).to_contain_text("2")


def test_a_view_is_kept_and_opened(visit: Open) -> None:
    page = visit("/beslut?status=forslag")
    page.locator("details.vyer > summary").click()
    page.locator("#vy-namn").fill("Förslag att följa")
    page.locator("form.vy-ny button").click()
    page.goto("/beslut")
    view = page.locator(".vy a")
    expect(view).to_have_text("Förslag att följa")
    view.click()
    expect(page).to_have_url(re.compile("status=forslag"))
    page.locator(".vy form button").click()
    expect(page.locator(".vy")).to_have_count(0)


def test_charts_have_their_tables(visit: Open) -> None:
    page = visit("/beslut/diagram?status=beslut")
    expect(page.locator("main section:has(svg)").first).to_be_visible()
    assert page.locator("main section:has(svg):not(:has(table))").count() == 0


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_watch_is_made_and_removed(visit: Open, scripts: bool) -> None:
    page = visit("/bevakningar", java_script_enabled=scripts)
    page.locator("main #q").fill("skolskjuts")
    page.locator("#name").fill("Skolskjutsar")
    page.locator("form[action='/bevakningar'] button").click()
    expect(page.locator("h1")).to_have_text("Skolskjutsar")
    feed = page.locator("a[href$='.atom']").first.get_attribute("href")
    assert page.request.get(str(feed)).headers["content-type"].startswith("application/atom+xml")
    page.goto("/bevakningar")
    expect(page.locator("#mina ~ ul")).to_contain_text("Skolskjutsar")
    page.locator("#mina ~ ul a").first.click()
    page.locator("form[action$='/ta-bort'] button").click()
    expect(page.locator("#mina ~ ul")).to_have_count(0)


def test_coverage_leads_to_documents(visit: Open) -> None:
    page = visit("/tackning")
    expect(page.locator("main table").first).to_contain_text("Omsorgsnämnden")
    expect(page.locator("main")).to_contain_text("2021")


def test_administration_is_for_administrators(visit: Open, state: Any) -> None:
    page = visit("/administration")
    expect(page).to_have_url(re.compile("/logga-in"))
    page = visit("/administration", storage_state=state)
    page.locator("form[action='/administration/nycklar'] input[type=text]").fill("Läsplattan")
    page.locator("form[action='/administration/nycklar'] button").click()
    expect(page.locator("main")).to_contain_text("ks_")
    page.goto("/administration")
    expect(page.locator("main")).to_contain_text("Läsplattan")
    assert "ks_" not in page.locator("main").inner_text().replace("ks_…", "")


def test_a_draft_finds_precedents(visit: Open) -> None:
    page = visit("/liknande")
    page.locator("textarea").fill("Nämnden föreslås avveckla valfrihetssystemet i hemtjänsten enligt LOV.")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".kort").first).to_contain_text("valfrihetssystem")


def test_a_timeline_opens_its_documents(visit: Open, known: Known) -> None:
    page = visit(known.url("/arenden/{case}"))
    page.locator(".tidslinje a[href^='/dokument/']").first.press("Enter")
    expect(page).to_have_url(re.compile("/dokument/"))
