"""What pages need beside the archive: an administrator who is signed in, and a watch that has found something."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from api.access.keys import Keys
from api.access.store import AccessStore
from api.kept.database import open_kept
from api.kept.rounds import run_round
from api.kept.watches import Wanted, WatchStore
from index.archive import Archive

SETTINGS: Final = {
    "KOMMUNSOK_RATE_PER_MINUTE": "0",
    "KOMMUNSOK_PUBLISHER": "Ekdala kommun",
    "KOMMUNSOK_CONTACT_EMAIL": "kommunen@ekdala.example",
}
_NAME: Final = "Maja Lind"
_WATCHED: Final = Wanted("Valfrihetssystem", "q=valfrihetssystem&status=beslut", email="maja.lind@ekdala.example")


@dataclass(frozen=True, slots=True)
class Staged:
    """Who may do everything on the pages, and what is kept for them.

    Args:
        key: of an administrator.
        watch: name of their watch in addresses.
    """

    key: str
    watch: str


def stage(data: Path) -> Staged:
    """Put it into a data folder.

    Args:
        data: data folder of an archive of the sample, in which nobody has a watch.
    """
    archive = Archive(data)
    try:
        with open_kept(data) as connection:
            watch = WatchStore(connection).add(f"namn:{_NAME}", _WATCHED)
            run_round(archive, connection)  # the first round takes the whole archive for new
    finally:
        archive.close()
    return Staged(Keys(AccessStore(data)).add(_NAME, "admin")[1], watch.key)


def sign_in(page: Page, base: str, key: str) -> None:
    """Sign in as a reader of the page would.

    Args:
        page: of the browser.
        base: address of the service.
        key: of who signs in.
    """
    page.goto(f"{base}/logga-in")
    page.locator("#key").fill(key)
    page.locator("form[action='/logga-in'] button").click()
    page.locator("form[action='/logga-ut']").wait_for()
