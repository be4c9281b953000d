"""Lists: taken home as files, narrowed, and followed to where their rows stand."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open


def _fetched(page: Page, format_: str, folder: Path) -> Path:
    """The file behind a link that fetches the list of a page."""
    with page.expect_download() as found:
        page.locator("nav.hamta a", has_text=re.compile(f"^{format_}$")).click()
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path


def test_a_narrowed_list_is_taken_home(visit: Open, tmp_path: Path) -> None:
    page = visit("/beslut?status=beslut")
    shown = int(re.findall(r"\d+", page.locator("[role=status]").first.inner_text())[-1])
    book = load_workbook(_fetched(page, "Excel", tmp_path), read_only=True)
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    assert len(rows) == shown
    assert {row[head.index("status")] for row in rows} == {"beslut"}
    lines = _fetched(page, "CSV", tmp_path).read_text("utf-8-sig")
    assert lines.count("\n") >= shown


@pytest.mark.parametrize("scripts", [True, False])
def test_assignments_are_narrowed_and_followed(visit: Open, scripts: bool) -> None:
    page = visit("/uppdrag", java_script_enabled=scripts)
    page.locator("select[name='show']").select_option("oppet")
    page.locator("form[action='/uppdrag'] button").click()
    expect(page).to_have_url(re.compile("show=oppet"))
    rows = page.locator("table tbody tr")
    assert {mark.strip() for mark in rows.locator("td:first-child .marke").all_inner_texts()} == {"Öppet"}
    rows.first.locator("td.bred > a").first.click()
    expect(page).to_have_url(re.compile("/dokument/"))
    expect(page.locator("h1")).to_be_visible()


def test_a_name_leads_to_where_it_stands(visit: Open) -> None:
    page = visit("/entiteter")
    page.locator("#f-q").fill("omsorgsnämnden")
    page.locator("form[action='/entiteter'] button").click()
    expect(page.locator("h2").first).to_contain_text("Omsorgsnämnden")
    page.locator("details.varfor summary").first.click()
    page.locator("details.varfor a[href*='/dokument/']").first.click()
    expect(page).to_have_url(re.compile("/dokument/"))
    expect(page.locator("mark", has_text=re.compile("^omsorgsnämnden$", re.IGNORECASE)).first).to_be_visible()
