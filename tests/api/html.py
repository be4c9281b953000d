"""A page taken apart for tests, with the standard library's parser."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "path", "circle", "rect"})


@dataclass(slots=True)
class Element:
    """An element with its text.

    Args:
        name: of the element.
        attributes: by name.
        text: all text inside, white space folded.
    """

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass(slots=True)
class Page(HTMLParser):
    """All elements of a page in order.

    Args:
        source: the HTML.
    """

    source: str
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.open or self.open[-1].name != tag:
            self.unbalanced.append(tag)
            return
        element = self.open.pop()
        element.text = " ".join(element.text.split())

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, name: str, **attributes: str) -> Iterator[Element]:
        """Elements of a name that have all of the attributes."""
        for element in self.elements:
            if element.name == name and all(element.attributes.get(key) == value for key, value in attributes.items()):
                yield element

    def one(self, name: str, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(name, **attributes)
        return found

    def with_class(self, name: str) -> list[Element]:
        """Elements of a class."""
        return [element for element in self.elements if name in element.attributes.get("class", "").split()]


def faults(page: Page) -> list[str]:
    """What is wrong with a page: accessibility and safety rules that need no browser."""
    found = [f"slutmärket {tag} är fel" for tag in page.unbalanced]
    found += [f"{element.name} är inte stängt" for element in page.open]
    found += _safety(page)
    found += _structure(page)
    found += _names(page)
    return found


def _safety(page: Page) -> Iterator[str]:
    for element in page.elements:
        for name, value in element.attributes.items():
            if name.startswith("on") or name == "style":
                yield f"{element.name} har {name}"
            if name in ("href", "src", "action") and not value.startswith(("/", "#")):
                yield f"{element.name} leder till {value}"
    scripts = [element for element in page.elements if element.name in ("script", "iframe", "object", "embed", "img")]
    for element in scripts:
        own = ("/static/", "/dokument/") if element.name == "img" else "/static/"
        if not element.attributes.get("src", "").startswith(own):
            yield f"{element.name} hör inte till sidan"


def _structure(page: Page) -> Iterator[str]:
    for name in ("html", "title", "main", "h1", "header", "footer"):
        count = sum(1 for element in page.elements if element.name == name)
        if count < 1 or (count > 1 and name not in ("header", "footer")):
            yield f"{count} {name}"
    if page.one("html").attributes.get("lang") not in ("sv", "en"):
        yield "språket saknas"
    levels = [int(element.name[1]) for element in page.elements if element.name in ("h1", "h2", "h3", "h4", "h5", "h6")]
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"rubriknivå {after} efter {before}"
    ids = Counter(element.attributes["id"] for element in page.elements if "id" in element.attributes)
    yield from (f"id {name} finns {count} gånger" for name, count in ids.items() if count > 1)
    for element in page.elements:
        for name in ("aria-labelledby", "for"):
            if name in element.attributes and element.attributes[name] not in ids:
                yield f"{name} leder ingenstans: {element.attributes[name]}"


def _names(page: Page) -> Iterator[str]:
    labelled = {element.attributes["for"] for element in page.all("label") if "for" in element.attributes}
    for element in page.elements:
        name, attributes = element.name, element.attributes
        if name in ("a", "button", "summary", "label", "th", "h1", "h2", "h3") and not element.text:
            yield f"{name} utan text: {attributes}"
        is_field = name in ("input", "select") and attributes.get("type") != "hidden"
        if is_field and attributes.get("id") not in labelled and not attributes.get("aria-label"):
            yield f"{name} utan etikett: {attributes}"
        if name == "nav" and not ("aria-label" in attributes or "aria-labelledby" in attributes):
            yield "nav utan namn"
