"""One service on a copy of Ekdala's archive and one browser for all tests of this folder."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from examples.screenshots.chromium import MISSING, chromium, executable
from examples.screenshots.pages import Known, Shown
from examples.screenshots.service import served
from examples.screenshots.staging import SETTINGS, Staged, sign_in, stage
from examples.screenshots.writer import writer
from tests.support.commandline import Town

HERE = Path(__file__).parent
PATIENCE_MS = 30_000  # of machines that do other things too
Open = Callable[..., Page]
Look = Callable[[Shown], Page]

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs the browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.skipif(executable() is None, reason=MISSING))


# "package", not "session": Playwright keeps an event loop running in this thread, which others may not have.
@pytest.fixture(scope="package")
def data(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that these tests may change."""
    data = tmp_path_factory.mktemp("webb") / "data"
    shutil.copytree(town.data, data)
    return data


@pytest.fixture(scope="package")
def staged(data: Path) -> Staged:
    """An administrator and their watch."""
    return stage(data)


@pytest.fixture(scope="package")
def base(data: Path, staged: Staged) -> Iterator[str]:
    """Address of a service on the archive."""
    with writer() as model, served(data, **SETTINGS, **model) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def known(base: str, staged: Staged) -> Known:
    """Addresses of pages."""
    return Known(base, staged)


@pytest.fixture(scope="package")
def state(base: str, browser: Browser, staged: Staged) -> Any:
    """The cookies of who has signed in."""
    context = browser.new_context(locale="sv-SE")
    sign_in(context.new_page(), base, staged.key)
    cookies = context.storage_state()
    context.close()
    return cookies


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What browsers said of scripts, styles and missing files during a test; anything fails it."""
    said: list[str] = []
    yield said
    assert said == []


def _listen(page: Page, complaints: list[str]) -> Page:
    """Take down what a page complains of; an error page that was asked for is no complaint."""

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and message.location.get("url") != page.url:
            complaints.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


@pytest.fixture
def visit(base: str, browser: Browser, complaints: list[str]) -> Iterator[Open]:
    """Opens a page in a browser of its own."""
    contexts: list[BrowserContext] = []

    def opened(path: str = "/", **options: Any) -> Page:
        contexts.append(browser.new_context(base_url=base, locale=options.pop("locale", "sv-SE"), **options))
        contexts[-1].set_default_timeout(PATIENCE_MS)
        page = _listen(contexts[-1].new_page(), complaints)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="package")
def windows(browser: Browser, base: str, state: Any) -> Iterator[dict[bool, BrowserContext]]:
    """Two browsers for all that only looks at pages: signed in, and not."""
    made = {
        signed: browser.new_context(base_url=base, locale="sv-SE", storage_state=state if signed else None)
        for signed in (False, True)
    }
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def look(windows: dict[bool, BrowserContext], known: Known, complaints: list[str]) -> Iterator[Look]:
    """Opens a page of the table; faster than `visit`, for tests that leave nothing behind in the browser."""
    pages: list[Page] = []

    def opened(shown: Shown) -> Page:
        pages.append(_listen(windows[shown.signed_in].new_page(), complaints))
        pages[-1].goto(known.url(shown.address), timeout=PATIENCE_MS)
        return pages[-1]

    yield opened
    for page in pages:
        page.close()
