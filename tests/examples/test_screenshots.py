"""The parts of the screenshots that need no browser; tests/browser sees the rest at work."""

import io
import json
import random
from urllib.request import Request, urlopen

import pytest
from PIL import Image

from examples.screenshots import chromium as browser
from examples.screenshots.__main__ import MOST_BYTES, packed
from examples.screenshots.gallery import gallery
from examples.screenshots.pages import PAGES
from examples.screenshots.writer import MODEL, writer


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_a_picture_keeps_its_size_and_gets_a_palette() -> None:
    with Image.open(io.BytesIO(packed(_png(Image.new("RGB", (390, 844), "#faf9f6"))))) as picture:
        assert picture.size == (390, 844)
        assert picture.mode == "P"


def test_a_restless_picture_gets_fewer_colours_until_it_is_small() -> None:
    noise = Image.frombytes("RGB", (400, 400), random.Random(4).randbytes(480_000))
    assert len(_png(noise)) > MOST_BYTES
    assert len(packed(_png(noise))) <= MOST_BYTES


def test_every_page_stands_in_the_gallery() -> None:
    page = gallery()
    assert all(f"../images/{shown.name}.png" in page and f"../images/{shown.name}-smal.png" in page for shown in PAGES)


def test_a_missing_browser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(FileNotFoundError, match="apt-get install chromium"), browser.chromium():
        pass


def test_the_stand_in_for_a_model_says_what_it_was_given() -> None:
    sentence = "Nämnden beslutar att anta de nya riktlinjerna för hemtjänst i kommunen."
    prompt = f"Fråga: vad?\n\n[1] Rubrik · Nämnd\nKort.\n{sentence}\n\n[2] Annan\nEj mening"
    with writer() as settings:
        body = json.dumps({"model": MODEL, "messages": [{"role": "user", "content": prompt}]}).encode()
        with urlopen(Request(f"{settings['KOMMUNSOK_SUMMARY_URL']}/chat/completions", body), timeout=10) as response:
            answer = json.load(response)
    assert answer["choices"][0]["message"]["content"] == f"{sentence[:-1]} [1]."
