"""Font families of the typographies, the styles of a page, and the measuring of text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT_FOLDER = Path(reportlab.__file__).parent / "fonts"
VERA_FILES = {
    "Vera": "Vera.ttf",
    "Vera-Bold": "VeraBd.ttf",
    "Vera-Italic": "VeraIt.ttf",
    "Vera-BoldItalic": "VeraBI.ttf",
}


@dataclass(frozen=True)
class Family:
    """The fonts of one typography."""

    body: str
    body_bold: str
    heading: str
    minor: str


FAMILIES = {
    "sans": Family("Helvetica", "Helvetica-Bold", "Helvetica-Bold", "Helvetica-Bold"),
    "serif": Family("Times-Roman", "Times-Bold", "Helvetica-Bold", "Helvetica-BoldOblique"),
    "vera": Family("Vera", "Vera-Bold", "Vera-Bold", "Vera-Bold"),
}


@dataclass(frozen=True)
class Style:
    """How one line of text is set; `leading` is the distance to the next line."""

    font: str
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True)
class Styles:
    """All styles of one document."""

    headings: tuple[Style, ...]  # by level
    body: Style
    item: Style
    verbatim: Style
    small: Style
    cell: Style
    head_cell: Style
    furniture: Style


def register_fonts() -> None:
    """Make the TrueType family known to reportlab; a second call changes nothing."""
    for name, file in VERA_FILES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(FONT_FOLDER / file)))


def styles_for(typography: str, layout: str) -> Styles:
    """The styles of a document of this typography and layout; scans are always set in Vera."""
    family = FAMILIES["vera" if layout == "skannad" else typography]
    styles = _word_like(family)
    if layout == "dubbel":
        return _double_spaced(styles)
    if layout == "uniform":
        return _uniform(styles)
    return styles


def _word_like(family: Family) -> Styles:
    body = Style(family.body, 10, 12.6, after=5)
    return Styles(
        headings=(
            Style(family.heading, 16, 20, before=8, after=6),
            Style(family.heading, 13, 16, before=9, after=3),
            Style(family.heading, 11, 14, before=7, after=2),
            Style(family.minor, 10, 12.6, before=5, after=1),
        ),
        body=body,
        item=replace(body, after=2),
        verbatim=replace(body, after=6),
        small=Style(family.body, 9, 11.2, before=8, after=5),
        cell=Style(family.body, 8.5, 10.4),
        head_cell=Style(family.body_bold, 8.5, 10.4),
        furniture=Style(family.body, 7.5, 9),
    )


def _double_spaced(styles: Styles) -> Styles:
    return replace(
        styles,
        body=replace(styles.body, leading=27.0, after=9.0),
        item=replace(styles.item, leading=27.0, after=9.0),
        verbatim=replace(styles.verbatim, leading=27.0, after=9.0),
        headings=tuple(replace(style, leading=27.0) for style in styles.headings),
    )


def _uniform(styles: Styles) -> Styles:
    plain = replace(styles.body, after=4)
    return Styles((plain,) * 4, plain, plain, plain, plain, plain, plain, replace(plain, size=8, leading=9))


@cache
def width_of(text: str, font: str, size: float) -> float:
    """The width of a text in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
