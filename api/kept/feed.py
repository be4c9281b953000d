"""The Atom feed of a watch (RFC 4287)."""

import uuid
from collections.abc import Sequence
from typing import Final

from lxml import etree

from api.kept.entries import Entry
from api.kept.watches import Watch
from nlp.labels import STATUSES

MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"
MOST_ENTRIES: Final = 100
_ATOM: Final = "http://www.w3.org/2005/Atom"


def feed(watch: Watch, entries: Sequence[Entry], total: int, base: str) -> bytes:
    """The feed of a watch.

    Args:
        watch: whose it is.
        entries: the newest first, at most `MOST_ENTRIES`.
        total: number of things found in all, older ones too.
        base: address of the service, without a slash at the end.
    """
    root = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "sv")
    _add(root, "id", uuid.uuid5(uuid.NAMESPACE_URL, f"kommunsok:{watch.feed}").urn)
    _add(root, "title", f"Kommunsök: {watch.wanted.name}")
    shown = f" Här visas de {len(entries)} nyaste av {total}." if total > len(entries) else ""
    _add(root, "subtitle", f"Nytt i arkivet som stämmer med bevakningen.{shown}")
    _add(root, "updated", max((entry.found_at for entry in entries), default=watch.created_at))
    _add(_add(root, "author"), "name", "Kommunsök")
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{base}/bevakningar/{watch.feed}.atom")
    _add(root, "link", rel="alternate", type="text/html", href=f"{base}/?{watch.wanted.address}")
    for entry in entries:
        _add_entry(root, entry, base)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return made


def _add_entry(root: "etree._Element", entry: Entry, base: str) -> None:
    one = _add(root, "entry")
    _add(one, "id", entry.id)
    _add(one, "title", headline(entry))
    _add(one, "updated", entry.found_at)
    _add(one, "link", rel="alternate", type="text/html", href=base + entry.html)
    _add(one, "link", rel="related", href=base + entry.pdf, title=_place(entry))
    for status in entry.statuses:
        _add(one, "category", term=status, label=STATUSES[status])
    _add(one, "summary", f"{facts(entry)}\n{entry.excerpt}", type="text")


def headline(entry: Entry) -> str:
    """A line that says what was found; a proposal is never called anything else."""
    status = " och ".join(STATUSES[key].lower() for key in entry.statuses)
    return f"{entry.title}{f' ({status})' if status else ''}"


def facts(entry: Entry) -> str:
    """A line that says where it stands."""
    parts = (entry.heading, entry.board, entry.diarienummer, entry.date, _place(entry))
    return " · ".join(part for part in parts if part)


def _place(entry: Entry) -> str:
    first, last = entry.pages
    return f"{entry.file}, {f'sida {first}' if first == last else f'sida {first}–{last}'}"


def _add(parent: "etree._Element", name: str, text: str | None = None, **attributes: str) -> "etree._Element":
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text is not None:
        # XML has no control characters; extracted text sometimes does.
        child.text = "".join(letter for letter in text if letter in "\n\t" or letter.isprintable())
    return child
