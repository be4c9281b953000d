"""The distribution's Chromium, driven by Playwright; nothing is downloaded."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, sync_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
MISSING: Final = f"no Chromium is installed (looked for {', '.join(NAMES)}); on Debian: apt-get install chromium"


def executable() -> str | None:
    """Path of the browser, or None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, closed at the end.

    Raises:
        FileNotFoundError: there is none.
    """
    path = executable()
    if path is None:
        raise FileNotFoundError(MISSING)
    # Containers have a small /dev/shm, and root cannot have Chromium's sandbox; the only pages are our own.
    flags = ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        try:
            yield browser
        finally:
            browser.close()
