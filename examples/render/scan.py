"""Makes a scanned page: the laid-out page as a grey image, slightly turned, with noise, as JPEG."""

from __future__ import annotations

import random
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFont

from examples.render.fonts import FONT_FOLDER, VERA_FILES
from examples.render.layout import PAGE_HEIGHT, PAGE_WIDTH, Page

DOTS_PER_INCH = 100
SCALE = DOTS_PER_INCH / 72
PAPER, INK = 238, 45
NOISE = 0.09
QUALITY = 28


def scan_page(page: Page, seed: str) -> bytes:
    """The page as JPEG; the same page and seed give the same bytes."""
    chance = random.Random(f"{seed}/{page.number}")
    image = _draw(page)
    image = image.rotate(chance.uniform(-0.8, 0.8), Image.Resampling.BICUBIC, fillcolor=PAPER)
    image = ImageChops.add(image, _noise(image.size, chance), offset=-int(128 * NOISE))
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _draw(page: Page) -> Image.Image:
    image = Image.new("L", (round(PAGE_WIDTH * SCALE), round(PAGE_HEIGHT * SCALE)), PAPER)
    pen = ImageDraw.Draw(image)
    for rule in page.rules:
        ends = [(rule.x1 * SCALE, _down(rule.y1)), (rule.x2 * SCALE, _down(rule.y2))]
        pen.line(ends, fill=INK, width=1)
    for op in page.texts:
        pen.text((op.x * SCALE, _down(op.y)), op.text, INK, _font(op.font, op.size), anchor="ls")
    return image


def _down(y: float) -> float:
    return (PAGE_HEIGHT - y) * SCALE


def _noise(size: tuple[int, int], chance: random.Random) -> Image.Image:
    grain = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    return grain.point([round(value * NOISE) for value in range(256)])


@cache
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_FOLDER / VERA_FILES[name]), size * SCALE)
