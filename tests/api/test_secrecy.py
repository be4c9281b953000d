"""Nothing of a section under secrecy leaves the archive, by whatever route or command; who may see it sees it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.cli import app as command_line
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from tests.support.commandline import CommandLine
from tests.support.pdfs import write_pdf
from tests.support.typeset import Rows, chapter, title

CANARY: Final = "kvastfening"
CASE: Final = "2023/777"
_OPEN: Final[Rows] = (
    "PROTOKOLL",
    "Omsorgsnämnden, Provby kommun",
    "Sammanträdesdatum 2023-11-15",
    "",
    title("§ 45 Riktlinjer för hemtjänst"),
    "Dnr ON 2023/145",
    "",
    chapter("Beslut"),
    "Omsorgsnämnden beslutar att anta riktlinjer för hemtjänst.",
    "",
    title("§ 46 SEKRETESS Kvastfening"),
    "Dnr ON 2023/777",
    "",
    chapter("Beslut"),
    "Omsorgsnämnden beslutar att uppdra åt Kvastfening Kvist att redovisa kvastfeningen senast 2023-12-31.",
    "",
    chapter("Ärendet om kvastfening"),
    "Kostnaden för kvastfening framgår av tabellen.",
    "",
    "Verksamhet Budget 2023 Utfall 2023",
    "Kvastfening 100 120",
    "Kvastfeningar 200 210",
    "Summa 300 330",
    "",
    title("§ 47 Anmälan av delegationsbeslut"),
    "",
    chapter("Beslut"),
    "Omsorgsnämnden beslutar att lägga anmälan till handlingarna.",
)
_WHOLE: Final[Rows] = (
    "SEKRETESS",
    "TJÄNSTEUTLÅTANDE",
    "Omsorgsnämnden, Provby kommun",
    "Datum 2023-09-28",
    "Diarienummer ON 2023/777",
    "",
    title("Kvastfening i hemtjänsten"),
    "",
    chapter("Förslag till beslut"),
    "Omsorgsnämnden beslutar att godkänna kvastfening.",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of minutes with one paragraph under secrecy and of a report that is secret as a whole."""
    root = tmp_path_factory.mktemp("sekretess")
    (root / "pdf").mkdir()
    write_pdf(root / "pdf" / "protokoll.pdf", (_OPEN,))
    write_pdf(root / "pdf" / "utlatande.pdf", (_WHOLE,))
    archive = Archive(root / "data", create=True)
    archive.ingest([root / "pdf"], IngestOptions(workers=0))
    archive.close()
    return root / "data"


def _client(data: Path, **settings: Any) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=data, rate_per_minute=0, **settings))) as client:
        yield client


@pytest.fixture(scope="module")
def anyone(data: Path) -> Iterator[TestClient]:
    """A client of the service as everybody sees it."""
    yield from _client(data)


@pytest.fixture(scope="module")
def registrar(data: Path) -> Iterator[TestClient]:
    """A client of a service that shows sections under secrecy."""
    yield from _client(data, visa_sekretess=True)


def _leaks(text: str) -> bool:
    return CANARY in text.casefold() or CASE in text


def _addresses(client: TestClient) -> list[str]:
    """Every route of the description and every page, for every document, file and ärende that there is."""
    app: Any = client.app
    full = {"limit": 100}
    documents = client.get("/v1/dokument", params=full).json()["items"]
    files = [item["links"]["pdf"].partition(".pdf")[0].rpartition("/")[2] for item in documents]
    fills = {
        "document_id": [item["id"] for item in documents],
        "sha256": files,
        "diarienummer": ["ON 2023/145", "ON 2023/777"],
        "name": [item["id"] for item in documents],
        "code": ["E101"],
    }
    described = [path for path, methods in client.get("/v1/openapi.json").json()["paths"].items() if "get" in methods]
    pages = [
        getattr(route, "path", "") for route in app.router.routes if "GET" in (getattr(route, "methods", ()) or ())
    ]
    found = []
    for path in dict.fromkeys([*described, *pages]):
        names = re.findall(r"\{(\w+)(?::path)?\}", path)
        choices = fills.get(names[0], ["1"]) if names else [""]
        found += [re.sub(r"\{\w+(?::path)?\}", value, path) for value in choices]
    return found


def _answers(client: TestClient, words: str) -> Iterator[tuple[str, str]]:
    """The text of every answer, also of each that takes a question or a text."""
    for address in _addresses(client):
        for params in ({}, {"q": words}, {"text": words}, {"diarienummer": "ON 2023/777"}):
            yield f"{address} {params}", client.get(address, params=params).text


class TestService:
    def test_no_route_and_no_page_shows_anything(self, anyone: TestClient) -> None:
        """What was asked for is echoed; the question avoids the canary by another form of the word."""
        told = [name for name, text in _answers(anyone, "hemtjänst") if _leaks(text.replace("ON 2023/777", ""))]
        assert told == []

    def test_a_question_for_it_finds_what_is_left(self, anyone: TestClient) -> None:
        for hit in anyone.get("/v1/passager", params={"q": "kvastfening"}).json()["hits"]:
            assert not _leaks(str(hit))
        assert anyone.get("/v1/beslut", params={"text": "kvastfening"}).json()["total"] == 0
        assert anyone.get("/v1/arenden/ON 2023/777").status_code == 404

    def test_counts_are_those_of_what_is_shown(self, anyone: TestClient, registrar: TestClient) -> None:
        for route in ("/v1/beslut", "/v1/arenden", "/v1/passager"):
            assert anyone.get(route).json()["total"] < registrar.get(route).json()["total"]

    def test_the_original_is_not_handed_out(self, anyone: TestClient, registrar: TestClient) -> None:
        pdf = anyone.get("/v1/dokument").json()["items"][0]["links"]["pdf"]
        answer = anyone.get(pdf)
        assert (answer.status_code, answer.json()["code"]) == (403, "E512")
        assert registrar.get(pdf).status_code == 200

    def test_who_may_see_it_sees_it(self, registrar: TestClient) -> None:
        answer = registrar.get("/v1/passager", params={"q": "kvastfening"}).json()
        assert _leaks(str(answer["hits"][0]["text"]))
        assert registrar.get("/v1/arenden/ON 2023/777").status_code == 200

    def test_what_is_open_is_there(self, anyone: TestClient) -> None:
        texts = [item["text"] for item in anyone.get("/v1/beslut").json()["items"]]
        assert len(texts) == 2


_ARGUMENTS: Final = {
    "case": ("ON 2023/777",),
    "search": ("hemtjänst",),
    "fakta": ("kvast budget 2023",),
    "versions": ("protokoll.pdf",),
    "facts": ("kvast budget 2023",),
}
_WRITING: Final = frozenset(
    {"ingest", "index", "withdraw", "forget", "serve", "eval", "train", "correct", "undo", "reindex", "corrections"}
)


class TestCommandLine:
    @pytest.mark.parametrize("name", [name for name in command_line.commands if name not in _WRITING])
    def test_no_command_shows_anything(self, name: str, data: Path, kommunsok: CommandLine) -> None:
        for format_ in ("json", "csv"):
            outcome = kommunsok(name, *_ARGUMENTS.get(name, ()), "--format", format_, data=data)
            if "No such option" in outcome.err or "format" in outcome.err:
                outcome = kommunsok(name, *_ARGUMENTS.get(name, ()), data=data)
            assert not _leaks(outcome.out), name
            assert CANARY not in outcome.err.casefold()

    def test_exports_without_a_filter_hold_what_is_open(self, data: Path, kommunsok: CommandLine) -> None:
        assert len(kommunsok("decisions", "--format", "json", data=data).json) == 2
        assert len(kommunsok("--visa-sekretess", "decisions", "--format", "json", data=data).json) > 2

    def test_the_index_for_all_does_not_hold_its_words(self, data: Path) -> None:
        for path in (data / "index").rglob("*"):
            if path.is_file():
                assert CANARY.encode() not in path.read_bytes().lower()
