"""Nothing of a section under secrecy leaves the archive, by whatever route or command; who may see it sees it.

Nor does anything of a file that was withdrawn, or of words that were removed on request.
"""

import re
import shutil
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
from nlp.corrections import corrections
from tests.support.access import HERE, headers_for
from tests.support.commandline import CommandLine
from tests.support.pdfs import write_pdf
from tests.support.routes import routes_of
from tests.support.typeset import Rows, chapter, title

CANARY: Final = "kvastfening"
REMOVED: Final = "borstbindar"
CASE: Final = "2023/777"
_ASKED: Final = re.compile(r"ON( |\+|%20)2023(/|%2F)77[78]")
"""What a question said is echoed."""
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
    chapter("Yttrande"),
    "Ordföranden Berta Borstbindare yttrar sig om hemtjänst.",
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


_WITHDRAWN: Final[Rows] = (
    "TJÄNSTEUTLÅTANDE",
    "Omsorgsnämnden, Provby kommun",
    "Datum 2023-08-28",
    "Diarienummer ON 2023/778",
    "",
    title("Borstbindare i hemtjänsten"),
    "",
    chapter("Förslag till beslut"),
    "Omsorgsnämnden beslutar att godkänna borstbindare i hemtjänst.",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of minutes with one paragraph under secrecy and of a report that is secret as a whole."""
    root = tmp_path_factory.mktemp("sekretess")
    (root / "pdf").mkdir()
    write_pdf(root / "pdf" / "protokoll.pdf", (_OPEN,))
    write_pdf(root / "pdf" / "utlatande.pdf", (_WHOLE,))
    archive = Archive(root / "data", create=True)
    write_pdf(root / "pdf" / "gammal.pdf", (_WITHDRAWN,))
    archive.ingest([root / "pdf"], IngestOptions(workers=0))
    archive.withdraw("gammal.pdf", "Fel fil")
    archive.forget("Berta Borstbindare", "Begäran")
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
    """A registrar at a service that shows sections under secrecy."""
    for client in _client(data, visa_sekretess=True):
        client.headers.update(headers_for(data, "registrar"))
        yield client


def _leaks(text: str) -> bool:
    return CANARY in text.casefold() or REMOVED in text.casefold() or CASE in text or "2023/778" in text


def _addresses(client: TestClient) -> list[str]:
    """Every route that can be read, for every document, file and ärende that there is."""
    app: Any = client.app
    documents = client.get("/v1/dokument", params={"limit": 100}).json()["items"]
    fills = {
        "document_id": [item["id"] for item in documents],
        "sha256": [item["links"]["pdf"].partition(".pdf")[0].rpartition("/")[2] for item in documents],
        "diarienummer": ["ON 2023/145", "ON 2023/777", "ON 2023/778"],
        "name": [item["id"] for item in documents],
        "code": ["E101"],
    }
    found = []
    for path in sorted({path for method, path in routes_of(app) if method == "GET"}):
        names = re.findall(r"\{(\w+)", path)
        values = fills.get(names[0], ["1"]) if names else [""]
        found += [re.sub(r"\{[^}]*\}", "1", re.sub(r"\{\w+[^}]*\}", value, path, count=1)) for value in values]
    return found


def _answers(client: TestClient, words: str) -> Iterator[tuple[str, str]]:
    """The text of every answer, also of each that takes a question or a text."""
    for address in _addresses(client):
        for params in ({}, {"q": words}, {"text": words}, {"diarienummer": "ON 2023/777"}):
            answer = client.get(address, params=params)
            assert answer.status_code != 500, address
            yield f"{address} {params}", answer.text
    yield "POST /v1/liknande", client.post("/v1/liknande", json={"text": words}).text
    yield "POST /liknande", client.post("/liknande", data={"text": words}, headers=HERE).text


class TestService:
    def test_no_route_and_no_page_shows_anything(self, anyone: TestClient) -> None:
        """What was asked for is echoed; the question avoids the canary by another form of the word."""
        assert len(_addresses(anyone)) > 60
        assert self._told(anyone) == []

    def test_nor_to_an_administrator(self, anyone: TestClient, data: Path) -> None:
        """Whose pages show failures, corrections and the audit log too."""
        headers = headers_for(data, "admin")
        anyone.headers.update(headers)
        try:
            assert self._told(anyone) == []
        finally:
            del anyone.headers["Authorization"]

    @staticmethod
    def _told(client: TestClient) -> list[str]:
        return [name for name, text in _answers(client, "hemtjänst") if _leaks(_ASKED.sub("", text))]

    def test_nobody_finds_what_was_withdrawn_or_removed(self, anyone: TestClient, registrar: TestClient) -> None:
        for client in (anyone, registrar):
            for route, name in (("/v1/passager", "q"), ("/v1/beslut", "text"), ("/v1/entiteter", "q")):
                answer = client.get(route, params={name: "borstbindare"}).json()
                found = answer.get("hits") or answer.get("items") or []
                assert REMOVED not in str(found).casefold(), route

    def test_a_question_for_it_finds_what_is_left(self, anyone: TestClient) -> None:
        for hit in anyone.get("/v1/passager", params={"q": "kvastfening"}).json()["hits"]:
            assert not _leaks(str(hit))
        assert anyone.get("/v1/beslut", params={"text": "kvastfening"}).json()["total"] == 0
        assert anyone.get("/v1/arenden/ON 2023/777").status_code == 404

    def test_counts_are_those_of_what_is_shown(self, anyone: TestClient, registrar: TestClient) -> None:
        for route in ("/v1/beslut", "/v1/arenden", "/v1/passager"):
            assert anyone.get(route).json()["total"] < registrar.get(route).json()["total"]

    def test_the_original_is_not_handed_out(self, anyone: TestClient, registrar: TestClient) -> None:
        items = anyone.get("/v1/dokument").json()["items"]
        pdf = next(item["links"]["pdf"] for item in items if item["file"] == "utlatande.pdf")
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
    "versions": ("protokoll.pdf",),
    "facts": ("kvast budget 2023",),
}
_WRITING: Final = frozenset(
    {"ingest", "index", "withdraw", "forget", "serve", "eval", "train", "correct", "keys", "watches"}
)


class TestCommandLine:
    @pytest.mark.parametrize("name", [name for name in command_line.commands if name not in _WRITING])
    def test_no_command_shows_anything(self, name: str, data: Path, kommunsok: CommandLine) -> None:
        for format_ in ("json", "csv"):
            outcome = kommunsok(name, *_ARGUMENTS.get(name, ()), "--format", format_, data=data)
            if "No such option" in outcome.err or "format" in outcome.err:
                outcome = kommunsok(name, *_ARGUMENTS.get(name, ()), data=data)
            assert not _leaks(_ASKED.sub("", outcome.out)), name
            assert CANARY not in outcome.err.casefold()

    def test_exports_without_a_filter_hold_what_is_open(self, data: Path, kommunsok: CommandLine) -> None:
        assert len(kommunsok("decisions", "--format", "json", data=data).json) == 2
        assert len(kommunsok("--visa-sekretess", "decisions", "--format", "json", data=data).json) > 2

    def test_the_index_for_all_does_not_hold_its_words(self, data: Path) -> None:
        for path in (data / "index").rglob("*"):
            if path.is_file():
                assert CANARY.encode() not in path.read_bytes().lower()


class TestCorrections:
    """Corrections of secret clauses, documents and names are there for those only who may see what they are about."""

    @pytest.fixture
    def corrected(self, data: Path, tmp_path: Path, kommunsok: CommandLine) -> Path:
        """A copy of the archive in which two clauses are corrected, one of them secret, and a secret document."""
        shutil.copytree(data, tmp_path / "data")
        for row in self._decisions(kommunsok, tmp_path / "data"):
            if "anta riktlinjer" in row["text"] or "uppdra åt" in row["text"]:
                self._correct(kommunsok, tmp_path / "data", row["ref"], "body=Kvastfeningsnämnden")
                self._correct(kommunsok, tmp_path / "data", row["ref"], "subject=missbruk")
        whole = next(row for row in self._decisions(kommunsok, tmp_path / "data") if row["file"] == "utlatande.pdf")
        sha256 = whole["ref"].removeprefix("beslut:").partition("-")[0]
        self._correct(kommunsok, tmp_path / "data", f"dokument:{sha256}-0", "title=Kvastfening och sopning")
        return tmp_path / "data"

    @staticmethod
    def _decisions(kommunsok: CommandLine, data: Path) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = kommunsok("--visa-sekretess", "decisions", "-f", "json", data=data).json
        return found

    @staticmethod
    def _correct(kommunsok: CommandLine, data: Path, ref: str, change: str) -> None:
        assert kommunsok("--visa-sekretess", "correct", ref, change, "--who", "Eva Ek", data=data).code == 0

    def test_the_log_is_as_screened_as_its_reader(self, corrected: Path, kommunsok: CommandLine) -> None:
        seen = kommunsok("corrections", "-f", "json", data=corrected).json
        whole = kommunsok("--visa-sekretess", "corrections", "-f", "json", data=corrected).json
        assert len(whole) == 5
        assert {row["field"] for row in seen} == {"body", "subject"}
        assert len(seen) == 2
        key = headers_for(corrected, "admin")
        for client in _client(corrected):
            answer = client.get("/v1/korrigeringar", headers=key).json()
            assert ([row["id"] for row in answer["items"]], answer["total"]) == ([row["id"] for row in seen], 2)

    def test_nothing_hidden_is_corrected_or_taken_back(self, corrected: Path, kommunsok: CommandLine) -> None:
        whole = kommunsok("--visa-sekretess", "corrections", "-f", "json", data=corrected).json
        shown = {row["id"] for row in kommunsok("corrections", "-f", "json", data=corrected).json}
        hidden = next(row for row in whole if row["id"] not in shown)
        for words in ((hidden["ref"], "subject=forskola"), (hidden["ref"], "title=Ny"), (f"angra:{hidden['id']}",)):
            outcome = kommunsok("correct", *words, "--who", "Bo Alm", data=corrected)
            assert outcome.code != 0
            assert not _leaks(outcome.err)
        assert kommunsok("--visa-sekretess", "corrections", "-f", "json", data=corrected).json == whole

    def test_nothing_hidden_is_learned(self, corrected: Path) -> None:
        archive = Archive(corrected)
        assert len(list(corrections(archive.annotations))) == 5
        archive.hide_secrets()
        assert {row.field for row in corrections(archive.annotations)} == {"body", "subject"}
        archive.close()

    def test_a_pair_with_a_hidden_name_is_hidden(self, corrected: Path, kommunsok: CommandLine) -> None:
        names = kommunsok("--visa-sekretess", "entities", "--label", "ORG", "-f", "json", data=corrected).json
        open_ones = {row["id"] for row in kommunsok("entities", "--label", "ORG", "-f", "json", data=corrected).json}
        secret = [row["id"] for row in names if row["id"] not in open_ones]
        kinds = {row["id"]: row["municipality"] for row in names}
        for one in secret[:1]:
            other = next(name for name in open_ones if kinds[name] == kinds[one])
            self._correct(kommunsok, corrected, f"lank:{one}-{other}", "same=nej")
            assert len(kommunsok("--visa-sekretess", "corrections", "-f", "json", data=corrected).json) == 6
            assert len(kommunsok("corrections", "-f", "json", data=corrected).json) == 2
