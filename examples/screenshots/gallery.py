"""The page of the documentation that shows every picture, written by `python -m examples.screenshots`."""

from pathlib import Path
from typing import Final

from examples.screenshots.pages import PAGES

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "sv" / "sidorna.md"
_HEAD: Final = """# Alla sidor

Bilderna är tagna på de medföljande exemplen, 1280 och 390 bildpunkter breda, med `python -m examples.screenshots`.

| sida | adress | bred skärm | smal skärm |
|---|---|---|---|
"""


def gallery() -> str:
    """The page as it should be."""
    rows = (
        f"| {shown.title} | `{shown.route}` | ![{shown.title}](../images/{shown.name}.png) "
        f"| ![{shown.title}, smal](../images/{shown.name}-smal.png) |\n"
        for shown in PAGES
    )
    return _HEAD + "".join(rows)
