"""The pages of watches: making one, its feed, confirming and leaving e-mail, whose it is."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient
from lxml import etree

from api.app import create_app
from api.kept.database import KEPT_FILE
from api.kept.sending import after_reading
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from tests.api.conftest import Sample
from tests.api.html import Page, faults
from tests.support.pdfs import write_pdf
from tests.support.post import PostServer
from tests.support.typeset import chapter

HERE: Final = {"Origin": "http://testserver"}
NEW: Final = (
    "PROTOKOLL",
    "Omsorgsnämnden, Provby kommun",
    "Sammanträdesdatum 2024-02-14",
    "",
    chapter("Beslut"),
    "Omsorgsnämnden beslutar att höja avgiften för hemtjänst.",
)


@pytest.fixture(scope="module")
def server() -> Iterator[PostServer]:
    with PostServer() as server:
        yield server


@pytest.fixture
def post(server: PostServer) -> PostServer:
    """The mail server with nothing sent yet."""
    server.letters.clear()
    server.refuses = frozenset()
    return server


@pytest.fixture(scope="module")
def settings(sample: Sample, tmp_path_factory: pytest.TempPathFactory, server: PostServer) -> Settings:
    """Of a copy of the small archive, with a mail server."""
    folder = tmp_path_factory.mktemp("bevakare")
    shutil.copytree(sample.data, folder / "data")
    return Settings(
        data=folder / "data", rate_per_minute=0, smtp_host="localhost", smtp_port=server.port, smtp_security="ingen",
        smtp_from="arkiv@provby.se", base_url="http://testserver",
    )  # fmt: skip


@pytest.fixture(scope="module")
def service(settings: Settings) -> Iterator[TestClient]:
    app = create_app(settings)
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(service: TestClient, settings: Settings) -> TestClient:
    """A client as a browser that has kept nothing, where nobody has."""
    service.cookies.clear()
    (settings.data / KEPT_FILE).unlink(missing_ok=True)
    return service


def add(client: TestClient, **fields: str) -> Any:
    return client.post("/bevakningar", data={"q": "avgift hemtjänst", "mode": "ord", **fields}, headers=HERE)


def read_new(settings: Settings) -> None:
    """Read one more file into the archive, and tell those who watch."""
    folder = settings.data.parent / "ny"
    folder.mkdir()
    write_pdf(folder / "provby-omsorgsnamnden-2024-02.pdf", [NEW])
    archive = Archive(settings.data)
    archive.ingest([folder], IngestOptions(workers=0))
    after_reading(archive, settings)
    archive.close()


def test_a_watch_tells_of_what_comes_by_page_feed_and_mail(
    client: TestClient, settings: Settings, post: PostServer
) -> None:
    form = client.get("/bevakningar?q=avgift+hemtj%C3%A4nst&board=Omsorgsn%C3%A4mnden&x=1")
    assert faults(Page(form.text)) == []
    assert 'value="avgift hemtjänst"' in form.text
    assert 'name="board" value="Omsorgsnämnden"' in form.text
    made = add(client, board="Omsorgsnämnden", name="Avgifter", email="eva@provby.se")
    assert made.status_code == 303, made.text
    page = made.headers["location"]
    assert "väntar på bekräftelse" in client.get(page).text
    ((to, letter),) = post.letters
    assert to == ("eva@provby.se",)
    confirm = re.search(r"http://testserver(/utskick/\S+/bekrafta)", letter.get_content())
    assert confirm is not None
    assert "Ja, skicka" in client.get(confirm[1]).text  # opening the link alone changes nothing
    assert "väntar på bekräftelse" in client.get(page).text
    assert client.post(confirm[1]).status_code == 200
    read_new(settings)
    shown = client.get(page).text
    assert faults(Page(shown)) == []
    assert "1 ny träff" in shown
    assert "höja avgiften" in shown
    feed = re.search(r'href="(/bevakningar/[^"]+\.atom)"', shown)
    assert feed is not None
    answer = client.get(feed[1])
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    link = root.find(".//{*}entry/{*}link[@rel='alternate']")
    assert link is not None
    assert client.get(str(link.get("href")).removeprefix("http://testserver")).status_code == 200
    assert client.get(feed[1]).content == answer.content
    _, digest = post.letters[-1]
    end = digest["List-Unsubscribe"].strip().strip("<>").removeprefix("http://testserver")
    one_click = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(end, content="List-Unsubscribe=One-Click", headers=one_click).status_code == 200
    assert "eva@provby.se" not in client.get(page).text
    removed = client.post(f"{page}/ta-bort", data={}, headers={**HERE, **one_click})
    assert removed.status_code == 303
    assert client.get(page).status_code == client.get(feed[1]).status_code == 404


def test_each_browser_sees_its_own(client: TestClient) -> None:
    add(client, name="Min egen")
    assert "Min egen" in client.get("/bevakningar").text
    client.cookies.clear()
    assert "Min egen" not in client.get("/bevakningar").text
    client.cookies.set("kommunsok-eget", "x" * 100)
    assert client.get("/bevakningar").status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"q": ""},
        {"email": "ingen adress"},
        {"mode": "allt"},
        {"nearness": "nära"},
        {"nearness": "99"},
        {"status": "beslutat"},
        {"name": "x" * 200},
    ],
)
def test_what_cannot_be_watched_is_told_of_with_what_was_filled_in(client: TestClient, fields: dict[str, str]) -> None:
    answer = add(client, **{"name": "Kvar", **fields})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert faults(Page(answer.text)) == []
    assert "Du har inga bevakningar" in client.get("/bevakningar").text


def test_a_watch_without_a_name_is_called_by_what_it_asks_for(client: TestClient) -> None:
    add(client)
    add(client, q="", board="Omsorgsnämnden")
    page = client.get("/bevakningar").text
    assert ">avgift hemtjänst</a>" in page
    assert ">Nämnd: Omsorgsnämnden</a>" in page


def test_forms_of_other_sites_are_refused(client: TestClient) -> None:
    assert client.post("/bevakningar", data={"q": "a"}, headers={"Origin": "https://evil.se"}).status_code == 403


def test_nothing_is_kept_when_the_confirmation_cannot_be_sent(client: TestClient, post: PostServer) -> None:
    post.refuses = frozenset({"eva@provby.se"})
    assert add(client, email="eva@provby.se").status_code == 503
    assert "Du har inga bevakningar" in client.get("/bevakningar").text


def test_without_a_mail_server_there_is_no_field_for_an_address(sample: Sample, tmp_path: Path) -> None:
    shutil.copytree(sample.data, tmp_path / "data")
    with TestClient(create_app(Settings(data=tmp_path / "data", rate_per_minute=0))) as client:
        assert 'name="email"' not in client.get("/bevakningar").text
        assert add(client, email="eva@provby.se").status_code == 422


def test_unknown_names_and_an_empty_folder(client: TestClient, empty_client: TestClient) -> None:
    for path in ("/bevakningar/nej", "/bevakningar/nej.atom", "/utskick/nej/avsluta", "/utskick/nej/annat"):
        assert client.get(path).status_code == 404
    assert empty_client.get("/bevakningar").status_code == 503
    assert "Bevaka sökningen" in client.get("/?q=hemtj%C3%A4nst").text
