"""Every page of the service with an address that shows what it is for, on the shipped sample.

Screenshots, axe-core and the tests of narrow screens go through this one table, and a test compares it with the
routes of the service, so that a new page cannot be forgotten.
"""

import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from examples.screenshots.staging import Staged

CASE: Final = "ON 2021/88"
QUESTION: Final = "valfrihetssystem i hemtjänsten"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the service.

    Args:
        name: of its picture.
        title: in Swedish.
        route: its path as the service declares it.
        address: to open; names in braces are filled by `Known`.
        signed_in: shown as who has signed in sees it.
    """

    name: str
    title: str
    route: str
    address: str
    signed_in: bool = False


PAGES: Final = (
    Shown("start", "Startsidan", "/", "/"),
    Shown("sok", "Sök", "/", "/?q={question}"),
    Shown("sammanfattning", "Sammanfattning av en språkmodell", "/sammanfattning", "/sammanfattning?q={question}"),
    Shown("dokument-lista", "Dokument", "/dokument", "/dokument"),
    Shown("dokument", "Ett dokument som text", "/dokument/{name}", "{document}"),
    Shown("sida", "En sida som bild, med träffen", "/dokument/{name}/sidor/{number:int}", "{sheet}"),
    Shown("beslut", "Beslut", "/beslut", "/beslut?status=beslut", signed_in=True),
    Shown("diagram", "Beslut över år", "/beslut/diagram", "/beslut/diagram?status=beslut"),
    Shown("ratta", "Rätta en beslutssats", "/ratta/{ref}", "/ratta/{clause}?fran=/beslut", signed_in=True),
    Shown("arenden", "Ärenden", "/arenden", "/arenden"),
    Shown("arende", "Ett ärende", "/arenden/{diarienummer:path}", "/arenden/{case}"),
    Shown("liknande", "Liknande ärenden", "/liknande", "/liknande?passage={passage}"),
    Shown("uppdrag", "Uppdrag", "/uppdrag", "/uppdrag"),
    Shown("bevakningar", "Bevakningar", "/bevakningar", "/bevakningar?q=skolskjuts", signed_in=True),
    Shown("bevakning", "En bevakning", "/bevakningar/{key}", "/bevakningar/{watch}", signed_in=True),
    Shown("utskick", "Avsluta e-post", "/utskick/{key}/{what}", "/utskick/{watch}/avsluta"),
    Shown("namn", "Namn", "/entiteter", "/entiteter"),
    Shown("tackning", "Vad arkivet täcker", "/tackning", "/tackning"),
    Shown("personuppgifter", "Personuppgifter", "/personuppgifter", "/personuppgifter", signed_in=True),
    Shown("administration", "Administration", "/administration", "/administration", signed_in=True),
    Shown("handelser", "Revisionsloggen", "/administration/handelser", "/administration/handelser", signed_in=True),
    Shown("inloggning", "Logga in", "/logga-in", "/logga-in"),
    Shown("tillganglighet", "Tillgänglighet", "/tillganglighet", "/tillganglighet"),
    Shown("felkod", "Vad en felkod betyder", "/problem/{code}", "/problem/E401"),
)
# Answers to GET outside /v1 and /static that are no pages.
NO_PAGES: Final = frozenset(
    {
        "/bevakningar/{name}.atom",
        "/dokument/{name}/sidor/{number:int}.png",
        "/logga-in/oidc",
        "/logga-in/oidc/svar",
    }
)


class Known:
    """Values for addresses, taken from a running service on the sample.

    Args:
        base: its address.
        staged: what its archive holds for the pages.
    """

    def __init__(self, base: str, staged: Staged) -> None:
        self._base = base
        hit = self._first("/v1/passager", "hits", q=QUESTION, diarienummer=CASE)
        clause = self._first("/v1/beslut", "items", status="beslut", diarienummer=CASE)
        document, passage = str(hit["document"]["id"]), str(hit["passage"])
        asked = urlencode({"q": QUESTION, "diarienummer": CASE, "plats": 1, "passage": passage})
        self._values = {
            "question": quote(QUESTION),
            "case": quote(CASE.replace("/", "-").replace(" ", "-")),
            "passage": quote(passage),
            "document": f"/dokument/{document}?{urlencode({'q': QUESTION})}",
            "sheet": f"/dokument/{document}/sidor/{hit['page_first']}?{asked}",
            "watch": staged.watch,
            "clause": quote(str(clause["ref"]), safe=""),
        }

    def _first(self, path: str, key: str, **query: str) -> dict[str, Any]:
        url = f"{self._base}{path}?{urlencode({**query, 'limit': '1'})}"
        with urlopen(url, timeout=60) as response:
            first: dict[str, Any] = json.load(response)[key][0]
        return first

    def url(self, address: str) -> str:
        """The full address of a page.

        Args:
            address: with names in braces.
        """
        return self._base + address.format_map(self._values)
