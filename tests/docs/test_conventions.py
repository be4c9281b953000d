"""What a public-sector repository has: publiccode.yml, a changelog, guides by role, pictures of every page."""

import re
import tomllib
from datetime import date
from typing import Any

import pytest
import yaml
from PIL import Image

from examples.screenshots.__main__ import IMAGES, MOST_BYTES, WIDTHS
from examples.screenshots.gallery import PAGE, gallery
from examples.screenshots.pages import PAGES
from tests.docs.pages import ROOT, links

GUIDES = ("tjansteperson", "fortroendevald", "analytiker", "registrator", "it-avdelning")
PICTURES = [f"{shown.name}{ending}.png" for shown in PAGES for ending in WIDTHS]
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")}
SEMVER = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?")


@pytest.fixture(scope="module")
def public() -> dict[str, Any]:
    """The metadata; dates as they are written."""
    loaded: dict[str, Any] = yaml.load((ROOT / "publiccode.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


def _version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def test_public_code_has_the_required_keys(public: dict[str, Any]) -> None:
    assert re.fullmatch(r"0\.\d", public["publiccodeYmlVersion"])
    assert public["name"] == "Kommunsök"
    assert public["url"].startswith("https://")
    assert public["platforms"]
    assert public["developmentStatus"] in STATUSES
    assert public["softwareType"] in TYPES
    assert public["legal"]["license"] == "Apache-2.0"
    assert public["maintenance"]["type"] in {"internal", "community"}
    assert all(contact["name"] for contact in public["maintenance"]["contacts"])
    assert public["localisation"]["localisationReady"] in {"true", "false"}
    assert public["localisation"]["availableLanguages"] == ["sv", "en"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_public_code_is_described(public: dict[str, Any], language: str) -> None:
    about = public["description"][language]
    assert len(about["shortDescription"]) <= 150
    assert 150 <= len(about["longDescription"]) <= 10_000
    assert about["features"]
    assert all((ROOT / path).is_file() for path in (*about["screenshots"], public["logo"]))


def test_the_version_is_one(public: dict[str, Any]) -> None:
    assert SEMVER.fullmatch(_version())
    assert public["softwareVersion"] == _version()
    date.fromisoformat(public["releaseDate"])


def test_the_changelog_is_kept() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    heads = re.findall(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", text, re.MULTILINE)
    assert heads[0] == ("Unreleased", "")
    assert _version() in [name for name, _ in heads]
    assert all(SEMVER.fullmatch(name) and date.fromisoformat(day) for name, day in heads[1:])
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md"])
def test_pages_of_the_root_lead_somewhere(name: str) -> None:
    targets = [target.partition("#")[0] for target in links(ROOT / name)]
    assert [target for target in targets if not target.startswith("http") and not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", GUIDES)
def test_every_role_has_a_guide_with_pictures(name: str) -> None:
    page = ROOT / "docs" / "sv" / f"{name}.md"
    assert any(target.endswith(".png") for target in links(page))
    assert page.name in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", PICTURES)
def test_every_page_has_its_pictures(name: str) -> None:
    path = IMAGES / name
    assert path.stat().st_size <= MOST_BYTES, "take it again: python -m examples.screenshots"
    with Image.open(path) as picture:
        assert picture.mode == "P"
        assert picture.width == WIDTHS["-smal" if path.stem.endswith("-smal") else ""]


def test_every_picture_is_of_a_page_and_shown() -> None:
    assert {path.name for path in IMAGES.iterdir()} == set(PICTURES)
    assert PAGE.read_text("utf-8") == gallery(), "stale: run python -m examples.screenshots"
