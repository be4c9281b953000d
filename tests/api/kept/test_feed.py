"""The Atom feed: what RFC 4287 asks for, stable identifiers, and texts that would break XML."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from api.kept.entries import Entry
from api.kept.feed import feed
from api.kept.watches import Wanted, Watch

ATOM: Final = {"a": "http://www.w3.org/2005/Atom"}
WATCH: Final = Watch(1, "jag", Wanted("Hemtjänst & LOV", "q=hemtj%C3%A4nst&year=2023"), False, "flode", "nyckel",
                     "2024-05-01T08:00:00+00:00")  # fmt: skip
ENTRY: Final = Entry(
    id="urn:uuid:2dc7fbfd-b804-567a-b318-b0df153b2036",
    title="Riktlinjer <för> hemtjänst",
    heading="Beslut",
    statuses=("forslag",),
    board="Omsorgsnämnden",
    diarienummer="ON 2023/145",
    date="2023-11-15",
    excerpt="Nämnden beslutar & antar.",
    file="ekdala.pdf",
    pages=(3, 4),
    html="/dokument/0123456789ab-0#avsnitt-2",
    pdf="/v1/filer/0123.pdf#page=3",
    found_at="2024-05-02T08:00:00+00:00",
    digest="x",
)
DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def parsed(entries: Sequence[Entry], total: int | None = None) -> Any:
    return etree.fromstring(feed(WATCH, entries, len(entries) if total is None else total, "https://arkiv.ekdala.se"))


def texts(root: Any, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=ATOM)]


def test_the_feed_has_what_the_standard_asks_for() -> None:
    root = parsed([ENTRY])
    for parent in ("/a:feed", "/a:feed/a:entry"):
        for name in ("id", "title", "updated"):
            assert len(texts(root, f"{parent}/a:{name}/text()")) == 1, (parent, name)
        assert DATE.fullmatch(texts(root, f"{parent}/a:updated/text()")[0])
        assert texts(root, f"{parent}/a:id/text()")[0].startswith("urn:uuid:")
    assert texts(root, "/a:feed/a:author/a:name/text()") == ["Kommunsök"]
    assert texts(root, "/a:feed/a:link[@rel='self']/@href") == ["https://arkiv.ekdala.se/bevakningar/flode.atom"]
    assert texts(root, "/a:feed/a:updated/text()") == ["2024-05-02T08:00:00+00:00"]
    assert texts(root, "//a:entry/a:link[@rel='alternate']/@href") == [f"https://arkiv.ekdala.se{ENTRY.html}"]


def test_a_proposal_is_called_one() -> None:
    root = parsed([ENTRY])
    assert texts(root, "//a:entry/a:title/text()") == ["Riktlinjer <för> hemtjänst (förslag)"]
    assert texts(root, "//a:category/@term") == ["forslag"]
    assert "ekdala.pdf, sida 3–4" in texts(root, "//a:summary/text()")[0]


def test_an_empty_feed_is_as_old_as_its_watch_and_a_long_one_says_so() -> None:
    assert texts(parsed([]), "/a:feed/a:updated/text()") == [WATCH.created_at]
    assert "1 nyaste av 7" in texts(parsed([ENTRY], 7), "/a:feed/a:subtitle/text()")[0]
    assert "nyaste" not in texts(parsed([ENTRY]), "/a:feed/a:subtitle/text()")[0]


def test_identifiers_are_the_watchs_own_and_never_change() -> None:
    other = replace(WATCH, feed="annat")
    first, again = feed(WATCH, [], 0, ""), feed(WATCH, [], 0, "")
    assert first == again
    assert etree.fromstring(first)[0].text != etree.fromstring(feed(other, [], 0, ""))[0].text


@given(st.text(max_size=50), st.text(max_size=80))
def test_any_text_gives_a_feed(title: str, excerpt: str) -> None:
    root = parsed([replace(ENTRY, title=title, excerpt=excerpt, board=title)])
    assert len(texts(root, "//a:entry/a:id/text()")) == 1
