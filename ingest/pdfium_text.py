"""The text of a page from PDFium's raw API, in few calls: pieces of text with place, size and weight.

PDFium gives the characters of a page in one buffer. A call for each of them would cost more than reading the page, so
every line is cut into the text objects that it is made of by bisection, and only the ends of these are asked for.
"""

import ctypes
import re
from collections.abc import Callable, Sequence
from ctypes import c_double, c_float, c_int, c_ulong, c_void_p
from typing import Any, Final

import pypdfium2.raw as pdfium

from ingest.pdf_file import Frame, is_bold, sound
from ingest.runs import BASELINE, Piece

# PDFium joins what a hyphen parts at a line end and leaves this mark in its place.
_HYPHEN_MARKS: Final = "\ufffe\x02"
_LINE = re.compile(r"[^\r\n\ufffe\x02]+[\ufffe\x02]?")
_WORD = re.compile(r"\S+")
_LOOSE: Final = 0.6  # em a character; a line that is wider on the mean has a wide gap in it, or is all capitals
_GAP: Final = 1.0  # em
_LEVEL: Final = 0.01  # slope up to which text counts as level
_NAME_BYTES: Final = 128
_CODES: Final = 0x110000


def _function(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium that takes and gives handles as plain integers, which costs half of typed pointers."""
    address = ctypes.cast(function, c_void_p).value  # type: ignore[arg-type]
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_OBJECT = _function(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_ORIGIN = _function(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_BOX = _function(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_MATRIX = _function(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
_SIZE = _function(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
_FONT = _function(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
_FONT_NAME = _function(pdfium.FPDFFont_GetBaseFontName, c_ulong, c_void_p, c_void_p, c_ulong)
_FONT_FLAGS = _function(pdfium.FPDFFont_GetFlags, c_int, c_void_p)
_COUNT = _function(pdfium.FPDFText_CountChars, c_int, c_void_p)
_TEXT = _function(pdfium.FPDFText_GetText, c_int, c_void_p, c_int, c_int, c_void_p)
_UNICODE = _function(pdfium.FPDFText_GetUnicode, ctypes.c_uint, c_void_p, c_int)


class PageText:
    """The characters of an open page.

    Args:
        handle: address of PDFium's text page, which stays open as long as this is used.
        frame: the page's frame.
        text: its characters, one for each index of PDFium's.
    """

    def __init__(self, handle: int, frame: Frame, text: str) -> None:
        self._handle = handle
        self._frame = frame
        self._plain = frame.plain
        self._text = text
        self._bold: dict[int, bool] = {}
        self._x, self._y = c_double(), c_double()
        self._matrix, self._box = (c_float * 6)(), (c_float * 4)()
        self._at = [ctypes.addressof(value) for value in (self._x, self._y, self._matrix, self._box)]

    def pieces(self) -> list[Piece]:
        """Pieces of all lines with a visible character, in PDFium's order."""
        found: list[Piece] = []
        for match in _LINE.finditer(self._text):
            printed = match.group()
            if printed[-1] in _HYPHEN_MARKS:
                printed = printed[:-1] + "-"
            bare = printed.strip()
            if not bare:
                continue
            first = match.start() + len(printed) - len(printed.lstrip())
            last = first + len(bare) - 1
            drawn, ending = self._object(first, first), self._object(last, first)
            if drawn == ending:
                found += self._of_object(drawn, bare, first, True)
            else:
                found += self._of_objects(drawn, ending, bare, first)
        return found

    def _of_objects(self, drawn: int, ending: int, bare: str, first: int) -> list[Piece]:
        """Pieces of a line that several text objects set, from `drawn` to `ending`."""
        found: list[Piece] = []
        start, last = first, first + len(bare) - 1
        while start <= last:
            end = last + 1 if drawn == ending else self._end_of(drawn, start, last)
            for piece in self._of_object(drawn, bare[start - first : end - first], start, start == first):
                leaps = bool(found) and _leaps(found[-1], piece)
                found.append(piece._replace(starts=True) if leaps else piece)
            start = end
            drawn = self._object(start, start) if start <= last else ending
        return found

    def _object(self, index: int, lowest: int) -> int:
        """Address of the text object that set a character; a blank that PDFium made up belongs to the one before."""
        while index >= lowest:
            found = _OBJECT(self._handle, index)
            if found:
                return int(found)
            index -= 1
        return 0

    def _end_of(self, drawn: int, start: int, last: int) -> int:
        """Index after the last character of the text object that sets `start`; blanks after it count as its own."""
        low, high = start, last  # the object sets `low`, another sets `high`
        while high - low > 1:
            middle = (low + high) // 2
            if self._object(middle, start) == drawn:
                low = middle
            else:
                high = middle
        return high

    def _of_object(self, drawn: int, text: str, start: int, starts: bool) -> Sequence[Piece]:
        """The piece that a text object sets from `start`, or several when there are wide gaps in it."""
        at_x, at_y, at_matrix, at_box = self._at
        _ORIGIN(self._handle, start, at_x, at_y)
        _MATRIX(self._handle, start, at_matrix)
        x, y = self._x.value, self._y.value
        across, up, lean, down = self._matrix[0], self._matrix[1], self._matrix[2], self._matrix[3]
        size = abs(_SIZE(self._handle, start) * (down if not up else (lean * lean + down * down) ** 0.5))
        visible = len(text.rstrip())
        _BOX(self._handle, start + visible - 1, at_box)
        end = self._box[2]
        bold = self._is_bold(drawn)
        if self._plain and not up and across > 0:
            piece = Piece(text, x, end, y, size, bold, True, starts)
            loose = visible > 1 and end - x > _LOOSE * size * visible
            return self._cut(piece, start) if loose else (piece,)
        across, up = self._frame.turn(across, up)
        upright = across > 0 and abs(up) < _LEVEL * across
        left, top, right, bottom = self._box
        end = max(self._frame.place(left, bottom)[0], self._frame.place(right, top)[0])
        x, y = self._frame.place(x, y)
        return (Piece(text, x, end if upright else x, y, size, bold, upright, starts),)

    def _cut(self, piece: Piece, start: int) -> list[Piece]:
        """The piece, parted where the pen leaps between two words: PDFium shows one blank there, however wide."""
        parts: list[Piece] = []
        first, end, x0 = 0, piece.x0, piece.x0
        for word in _WORD.finditer(piece.text):
            _ORIGIN(self._handle, start + word.start(), self._at[0], self._at[1])
            if word.start() and self._x.value - end > _GAP * piece.size:
                text = piece.text[first : word.start()]
                parts.append(piece._replace(text=text, x0=x0, x1=end, starts=piece.starts and not parts))
                first, x0 = word.start(), self._x.value
            _BOX(self._handle, start + word.end() - 1, self._at[3])
            end = self._box[2]
        parts.append(piece._replace(text=piece.text[first:], x0=x0, x1=end, starts=piece.starts and not parts))
        return parts

    def _is_bold(self, drawn: int) -> bool:
        font = int(_FONT(drawn) or 0) if drawn else 0
        if not font:
            return False
        known = self._bold.get(font)
        if known is None:
            name = ctypes.create_string_buffer(_NAME_BYTES)
            _FONT_NAME(font, name, _NAME_BYTES)
            known = self._bold[font] = is_bold(name.value.decode("latin-1"), max(0, _FONT_FLAGS(font)))
        return known


def _leaps(before: Piece, piece: Piece) -> bool:
    """Whether PDFium put side by side what stands on baselines that only overlap: a box beside the text, say."""
    if not (before.upright and piece.upright):
        return False
    gap, drop = piece.x0 - before.x1, abs(piece.y - before.y)
    return piece.x0 < before.x0 or (gap > _GAP * piece.size and drop > BASELINE * min(piece.size, before.size))


def address_of(pointer: Any) -> int:
    """Address that a handle of PDFium's stands for, as the functions above take it."""
    return ctypes.addressof(pointer.contents)


def characters_of(handle: int) -> str:
    """The characters of a text page, one for each index that PDFium's other functions take.

    Args:
        handle: address of PDFium's text page.
    """
    count = _COUNT(handle)
    if count <= 0:
        return ""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = _TEXT(handle, 0, count, buffer)
    if written == count + 1:
        text = buffer.raw[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return sound(text)
    # Characters that no font maps are left out there, and those beyond the first plane take two places.
    codes = (_UNICODE(handle, index) for index in range(count))
    return sound("".join(chr(code) if code < _CODES else "\ufffd" for code in codes))
