"""Signing in with the organisation's own service on another site, and out again, as a browser does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from examples.screenshots.service import served
from tests.browser.conftest import PATIENCE_MS
from tests.browser.test_accessibility import violations
from tests.support.oidc import CLIENT, SECRET, FakeProvider, fake_provider


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    """A provider on a host of another name than the service, so that cookies come from another site."""
    with fake_provider() as found:
        found.issuer = found.issuer.replace("127.0.0.1", "localhost")
        yield found


@pytest.fixture
def address(provider: FakeProvider, data: Path) -> Iterator[str]:
    """A service that trusts the provider."""
    settings = {
        "KOMMUNSOK_OIDC_ISSUER": provider.issuer,
        "KOMMUNSOK_OIDC_CLIENT_ID": CLIENT,
        "KOMMUNSOK_OIDC_CLIENT_SECRET": SECRET,
        "KOMMUNSOK_OIDC_ROLES": "kommunsok-analytiker=analyst",
        "KOMMUNSOK_RATE_PER_MINUTE": "0",
        "AUTHLIB_INSECURE_TRANSPORT": "1",  # no TLS on the loopback address
    }
    with served(data, **settings) as found:
        yield found


def test_in_over_another_site_and_out_again(browser: Browser, provider: FakeProvider, address: str) -> None:
    context = browser.new_context(base_url=address, locale="sv-SE")
    context.set_default_timeout(PATIENCE_MS)
    try:
        page = context.new_page()
        page.goto("/arenden")
        page.locator(".konto a").click()
        assert violations(page) == []
        page.locator("a[href^='/logga-in/oidc']").click()
        page.get_by_role("link", name="Karin Ekdahl").click()
        expect(page).to_have_url(f"{address}/arenden")
        expect(page.locator(".konto")).to_contain_text("Karin Ekdahl")
        page.locator("form[action='/logga-ut'] button").click()
        expect(page.locator(f"a[href='{provider.issuer}/end']")).to_be_visible()
        assert violations(page) == []
        page.goto("/arenden")
        expect(page.locator(".konto a")).to_be_visible()
    finally:
        context.close()
