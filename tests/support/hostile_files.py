"""Hostile PDF files, made by code: bombs, circles and lies, each small on disk for what it asks.

A maker takes the path and a scale; `FULL_SCALE` gives what a reader must survive under the default limits, 1 something
that a test has time for.
"""

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from ingest.limits import PdfLimits
from tests.support.pdfs import raw_pdf, stream_of, text_page, write_pdf

_MEBIBYTE: Final = 1 << 20
_PAGE: Final = b"/MediaBox [0 0 595 842]"
_FLATE: Final = b"/Filter/FlateDecode"
_GOOD: Final = text_page("En sida som gick att läsa")

Make = Callable[[Path, int], Path]


def flate_bomb(path: Path, scale: int) -> Path:
    """A page whose content unpacks to blanks without end (1 GiB at full scale)."""
    return _packed(path, _deflated(b" " * _MEBIBYTE, 8 * scale + scale * scale), _FLATE)


def nested_flate(path: Path, scale: int) -> Path:
    """The same, packed twice."""
    inner = _deflated(b" " * _MEBIBYTE, 8 * scale + scale * scale)
    return _packed(path, zlib.compress(inner, 9), b"/Filter[/FlateDecode/FlateDecode]")


def operators(path: Path, scale: int) -> Path:
    """A page of operators that do nothing (70 MB)."""
    return _packed(path, zlib.compress(b"q 1 0 0 1 0 0 cm Q\n" * (125_000 * scale), 9), _FLATE)


def much_text(path: Path, scale: int) -> Path:
    """A page that sets one letter after another, each on a line of its own."""
    rows = b"BT /F1 9 Tf 72 800 Td " + b"(a) Tj 0 -11 Td\n" * (10_000 * scale) + b"ET"
    return _packed(path, zlib.compress(rows, 9), _FLATE)


def wide_text(path: Path, scale: int) -> Path:
    """Pages with a line that goes on for as many characters as a page may have."""
    row = b"BT /F1 9 Tf 72 700 Td (" + b"att 1 " * (4_000 * scale) + b") Tj ET"
    return raw_pdf(path, [row] * 3)


def same_page(path: Path, scale: int) -> Path:
    """A page tree that names the same page again and again (100 000 times)."""
    return _with_kids(path, 3_200 * scale)


def full_of_pages(path: Path, scale: int) -> Path:
    """As many pages as a file may have, all with the same long text."""
    rows = [f"rad {row} beslutar att anta budgeten för 2024 med 12 345 tkr enligt lagen" for row in range(12 * scale)]
    return _with_kids(path, PdfLimits().pdf_pages * scale // 32, text_page(*rows))


def page_count_lie(path: Path, _: int) -> Path:
    """A page tree that claims more pages than it has."""
    raw_pdf(path, [_GOOD])
    path.write_bytes(path.read_bytes().replace(b"/Count 1", b"/Count 2147483647"))
    return path


def cyclic_tree(path: Path, _: int) -> Path:
    """A page tree that is its own child."""
    raw_pdf(path, [_GOOD])
    path.write_bytes(path.read_bytes().replace(b"/Count 1/Kids[4 0 R]", b"/Count 9/Kids[2 0 R]"))
    return path


def deep_tree(path: Path, scale: int) -> Path:
    """A page tree as deep as it is long."""
    depth = 1_500 * scale
    nodes = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 5) for number in range(depth)]
    nodes[-1] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R>>" % (depth + 5)
    raw_pdf(path, [_GOOD], extra=nodes)
    path.write_bytes(path.read_bytes().replace(b"/Count 1/Kids[%d 0 R]" % (depth + 4), b"/Count 1/Kids[4 0 R]", 1))
    return path


def doubling_forms(path: Path, scale: int) -> Path:
    """Forms that each draw the one before twice (2 to the power of 35 times a line of text)."""
    count = 3 + scale
    forms = [_form(text_page("en rad"))]
    forms += [_form(b"/X Do /X Do", b"/XObject<</X %d 0 R>>" % (4 + number)) for number in range(count)]
    page = _PAGE + b"/Resources<</Font<</F1 3 0 R>>/XObject<</X %d 0 R>>>>" % (4 + count)
    return _own_resources(path, b"/X Do", page, forms)


def circular_forms(path: Path, scale: int) -> Path:
    """Forms that draw each other, several times each."""
    forms = [_form(b"/X Do " * scale, b"/XObject<</X %d 0 R>>" % other) for other in (5, 6, 4)]
    return _own_resources(path, b"/X Do /X Do", _PAGE + b"/Resources<</XObject<</X 4 0 R>>>>", forms)


def nested_arrays(path: Path, scale: int) -> Path:
    """Arrays within arrays, in the page's content and in its dictionary."""
    depth = 6_000 * scale
    page = _PAGE + b"/Annots " + b"[" * depth + b"]" * depth
    return raw_pdf(path, [b"[" * depth + b"]" * depth + b" TJ\n" + _GOOD, _GOOD], page=page)


def nested_dictionaries(path: Path, scale: int) -> Path:
    """Dictionaries within dictionaries."""
    depth = 3_000 * scale
    return raw_pdf(path, [_GOOD], catalogue=b"/X" + b"<</X" * depth + b" 1" + b">>" * depth)


def endless_xref(path: Path, _: int) -> Path:
    """Cross-reference tables that point at each other."""
    raw_pdf(path, [_GOOD])
    data = path.read_bytes()
    place = data.index(b"xref\n0")
    path.write_bytes(data.replace(b"trailer<<", b"trailer<</Prev %d " % place))
    return path


def huge_object_stream(path: Path, _: int) -> Path:
    """A stream of objects that says it holds a thousand million, and a cross-reference stream of as many."""
    objects = stream_of(zlib.compress(b"1 0 <</Type/Catalog>>", 9), b"/Type/ObjStm/N 1000000000/First 4" + _FLATE)
    raw_pdf(path, [_GOOD], extra=[objects])
    body = path.read_bytes()
    rows = zlib.compress(b"\2" + b"\0\0\0\4" + b"\0", 9)
    entries = b"/Type/XRef/W[1 4 1]/Size 2000000000/Index[0 2000000000]/Root 1 0 R" + _FLATE
    table = b"9 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (stream_of(rows, entries), len(body) + 1)
    path.write_bytes(body + b"\n" + table)
    return path


def giant_unicode_map(path: Path, scale: int) -> Path:
    """A font whose map to Unicode names more characters than there are."""
    ranges = b"".join(b"<%04X><FFFF><0041>\n" % (number % 0xFFFF) for number in range(30 * scale))
    cmap = b"begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange\n100 beginbfrange\n" + ranges
    cmap += b"<00000000><FFFFFFFF><0041>\nendbfrange endcmap"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[5 0 R]>>"
    widths = b" ".join(b"%d %d 500" % (number, number + 65_000) for number in range(30 * scale))
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/W[%s]/DW 1000>>" % widths
    return raw_pdf(
        path, [b"BT /F1 9 Tf 72 700 Td <00410042> Tj ET", _GOOD], font=font, extra=[stream_of(cmap), descendant]
    )


def huge_box(path: Path, _: int) -> Path:
    """A page as large as a continent with an inline image to match."""
    image = b"q 1e30 0 0 1e30 0 0 cm BI /W 1000000 /H 1000000 /BPC 8 /CS /G /F /AHx ID 00> EI Q\n"
    return raw_pdf(path, [image + _GOOD], page=b"/MediaBox [-1e30 -1e30 1e30 1e30]")


def image_bombs(path: Path, _: int) -> Path:
    """Images that say they are huge, packed in every way there is."""
    filters = (b"JBIG2Decode", b"LZWDecode", b"RunLengthDecode", b"JPXDecode", b"CCITTFaxDecode", b"DCTDecode")
    entries = b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/"
    images = [stream_of(b"\x00\x00\x00\x00\x30\x00\x01" * 20, entries + name) for name in filters]
    names = b"".join(b"/X%d %d 0 R" % (number, number + 4) for number in range(len(images)))
    drawn = b" ".join(b"/X%d Do" % number for number in range(len(images)))
    page = _PAGE + b"/Resources<</Font<</F1 3 0 R>>/XObject<<%s>>>>" % names
    return _own_resources(path, drawn + b"\n" + _GOOD, page, images)


def lzw_bomb(path: Path, scale: int) -> Path:
    """Content packed with LZW, then with Flate, that unpacks to blanks."""
    return _packed(path, zlib.compress(_lzw_blanks(3_800, 30 * scale), 9), b"/Filter[/FlateDecode/LZWDecode]")


def attachments(path: Path, scale: int) -> Path:
    """A script that runs on opening and an attached bomb under a tree of names that goes round."""
    bomb = stream_of(_deflated(b"\0" * _MEBIBYTE, 8 * scale), b"/Type/EmbeddedFile" + _FLATE)
    script = b"<</Type/Action/S/JavaScript/JS(while\\(true\\){app.alert\\(1\\)})>>"
    file = b"<</Type/Filespec/F(a.pdf)/UF(a.pdf)/EF<</F 4 0 R>>>>"
    names = b"<</Kids[7 0 R 7 0 R]/Names[(a)6 0 R]>>"
    catalogue = b"/OpenAction 5 0 R/Names<</EmbeddedFiles 7 0 R>>/AF[6 0 R]"
    return raw_pdf(path, [_GOOD], extra=[bomb, script, file, names], catalogue=catalogue)


def endless_outline(path: Path, scale: int) -> Path:
    """Bookmarks that go on for long, down and round."""
    count = 1_000 * scale
    items = [b"<</Type/Outlines/First 5 0 R/Last 5 0 R/Count 1>>"]
    items += [
        b"<</Title(%d)/Parent 4 0 R/First %d 0 R/Next %d 0 R/Dest[%d 0 R/Fit]>>" % (number, number + 6, 5, count + 5)
        for number in range(count)
    ]
    return raw_pdf(path, [_GOOD], extra=items, catalogue=b"/Outlines 4 0 R")


def locked(path: Path, _: int) -> Path:
    """A file with a password that nobody knows."""
    return write_pdf(path, [["hemligt"]], password="okänt")


def cut_off(path: Path, _: int) -> Path:
    """Half a file."""
    whole = write_pdf(path, [["ett"], ["två"], ["tre"]]).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def no_pdf(path: Path, scale: int) -> Path:
    """A head and then nothing that means anything."""
    path.write_bytes(b"%PDF-1.7\n" + b"1 0 obj <<" * (4_000 * scale))
    return path


_MAKERS: Final[tuple[Make, ...]] = (
    *(flate_bomb, nested_flate, operators, much_text, wide_text, same_page, full_of_pages, page_count_lie),
    *(cyclic_tree, deep_tree, doubling_forms, circular_forms, nested_arrays, nested_dictionaries, endless_xref),
    *(huge_object_stream, giant_unicode_map, huge_box, image_bombs, lzw_bomb, attachments, endless_outline, locked),
    *(cut_off, no_pdf),
)
HOSTILE: Final = {make.__name__: make for make in _MAKERS}
FULL_SCALE: Final = 32


def _deflated(block: bytes, times: int) -> bytes:
    """A block over and over, packed without packing it every time."""
    packer = zlib.compressobj(9)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(block, check)
    return first + again * (times - 1) + b"\x03\x00" + check.to_bytes(4)


def _lzw_blanks(codes: int, times: int) -> bytes:
    """LZW codes that each stand for a longer run of blanks than the one before."""
    bits, held, out = 0, 0, bytearray()
    for _ in range(times):
        width, following = 9, 258
        for code in (256, 32, *range(258, 258 + codes - 300)):
            held, bits = (held << width) | code, bits + width
            if code != 256:
                following += 1
            width = 9 + (following > 511) + (following > 1023) + (following > 2047)
            while bits >= 8:
                bits -= 8
                out.append(held >> bits & 0xFF)
            held &= (1 << bits) - 1
        held, bits = 0, 0
    return bytes(out)


def _form(content: bytes, resources: bytes = b"/Font<</F1 3 0 R>>") -> bytes:
    return stream_of(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>" % resources)


def _packed(path: Path, content: bytes, filters: bytes) -> Path:
    """A sound page, one with packed content, and a sound one."""
    raw_pdf(path, [_GOOD, b"packed", _GOOD])
    return _replaced(path, stream_of(b"packed"), stream_of(content, filters))


def _own_resources(path: Path, content: bytes, page: bytes, extra: Sequence[bytes]) -> Path:
    """A page with the resources it names itself."""
    raw_pdf(path, [content], page=page, extra=extra)
    return _replaced(path, b"/Resources<</Font<</F1 3 0 R>>>>", b"")


def _replaced(path: Path, old: bytes, new: bytes) -> Path:
    """A file with something else in it; its table of places is wrong then, so it gets a new one."""
    data = path.read_bytes().replace(old, new)
    body, _, end = data.rpartition(b"xref\n0")
    trailer = end[end.index(b"trailer") : end.index(b"startxref")]
    count = data.count(b" 0 obj\n")
    offsets = []
    place = 0
    for number in range(1, count + 1):
        place = body.index(b"\n%d 0 obj\n" % number, place) + 1
        offsets.append(b"%010d 00000 n \n" % place)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count + 1, b"".join(offsets))
    path.write_bytes(body + table + trailer + b"startxref\n%d\n%%%%EOF" % len(body))
    return path


def _with_kids(path: Path, count: int, content: bytes = _GOOD) -> Path:
    """One page, named `count` times by the page tree."""
    raw_pdf(path, [content])
    return _replaced(path, b"/Count 1/Kids[4 0 R]", b"/Count %d/Kids[%s]" % (count, b"4 0 R " * count))
