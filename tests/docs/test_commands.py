"""What the documentation tells its readers to type runs as it stands, on the sample."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import QueryParams, Response

from api.app import create_app
from api.settings import Settings
from evaluation import ablation, bench, calibrate, external
from tests.docs.pages import Command, commands, pages
from tests.support.commandline import PACKAGES, CommandLine, Town
from tests.support.gold import write_gold

LAUNCHERS = ("kommunsok", ".venv/bin/kommunsok")
MODULES = {
    "evaluation.ablation": ablation,
    "evaluation.bench": bench,
    "evaluation.calibrate": calibrate,
    "evaluation.external": external,
}
# Pages of synopses, not of commands.
SYNOPSES = ("docs/reference/",)
# What is not run here: it installs, trains or does not end. `make demo` and `make test` run in continuous integration.
SKIPPED = re.compile(r"^make\b|\bpip\b|python -m build\b|\bserve\b|\btrain_headings\b|\bconfidence --gold\b")
EXPECTED = re.compile(r"#\s*(\d{3})\s*$")

TYPED = [command for page in pages() for command in commands(page) if not command.page.startswith(SYNOPSES)]
OURS = [command for command in TYPED if command.line.startswith(LAUNCHERS) and not SKIPPED.search(command.line)]
REQUESTS = [command for command in TYPED if command.line.startswith("curl ")]


@pytest.fixture(scope="module")
def folder(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a checkout after `make demo`, with one package to read."""
    root = tmp_path_factory.mktemp("utcheckad")
    for data in ("demo-data", "kommunsok-data"):
        shutil.copytree(town.data, root / data)
    (root / "examples" / "packages").mkdir(parents=True)
    shutil.copy(town.pdfs / PACKAGES[0], root / "examples" / "packages")
    write_gold(root / "examples" / "gold", queries=4)
    return root


@pytest.fixture(scope="module")
def client(town: Town) -> Iterator[TestClient]:
    """A client of the service on the shared archive."""
    app = create_app(Settings(data=town.data, rate_per_minute=0))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def test_there_is_something_to_run() -> None:
    assert len(OURS) >= 4
    assert len(REQUESTS) >= 12


@pytest.mark.parametrize("command", OURS, ids=str)
def test_commands_run_as_written(
    command: Command, folder: Path, kommunsok: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    words = shlex.split(command.line, comments=True)[1:]
    outcome = kommunsok(*words, data=Path("kommunsok-data"))
    assert outcome.code == 0, outcome.err
    target = words[words.index("-o") + 1] if "-o" in words else ""
    assert (Path(target).stat().st_size if target else len(outcome.out)) > 0 or "ingest" in words


@pytest.mark.parametrize("command", REQUESTS, ids=str)
def test_requests_are_answered_as_promised(command: Command, client: TestClient) -> None:
    response = _send(command.line, client)
    promised = EXPECTED.search(command.line)
    assert response.status_code == (int(promised[1]) if promised else 200), response.text
    # Of a passage there may be nothing alike outside its own ärende in so small an archive.
    if not promised and "items" in response.text[:10] and "PASSAGE-ID" not in command.line:
        assert response.json()["items"]


def _send(line: str, client: TestClient) -> Response:
    """Do what `curl` would do, with real names for the placeholders."""
    document = client.get("/v1/dokument", params={"limit": 1}).json()["items"][0]
    passage = client.get("/v1/passager", params={"q": "hemtjänst", "limit": 1}).json()["hits"][0]
    line = line.replace("PASSAGE-ID", passage["passage"])
    line = line.replace("DOKUMENT-ID", document["id"]).replace(
        "SHA256", re.sub(r".*/filer/(\w+)\.pdf.*", r"\1", document["links"]["pdf"])
    )
    words = iter(shlex.split(line, comments=True)[1:])
    params, headers, address, body = QueryParams(), {}, "", ""
    for word in words:
        if word == "--data-urlencode":
            name, _, value = next(words).partition("=")
            params = params.add(name, value)
        elif word == "-H":
            name, _, value = next(words).partition(":")
            headers[name] = value.strip()
        elif word == "-d":
            body = next(words)
        elif word == "-o":
            next(words)
        elif not word.startswith("-"):
            address = word
    assert address.startswith("http://127.0.0.1:8000/")
    if body:
        return client.post(address.removeprefix("http://127.0.0.1:8000"), content=body.encode(), headers=headers)
    return client.get(address.removeprefix("http://127.0.0.1:8000"), params=params or None, headers=headers)


def test_what_is_neither_run_nor_skipped_is_known() -> None:
    """A new kind of command in the documentation must be run here, or be left out on purpose."""
    known = (*LAUNCHERS, "curl ", *(f"python -m {name}" for name in MODULES))
    prompts = [command for command in TYPED if re.match(r"[\w./-]+ ", command.line) and command.line[0] not in "│─"]
    shell = [
        command
        for command in prompts
        if re.match(r"(?:\.venv/bin/|python\b|pip\b|make\b|kommunsok\b|curl\b)", command.line)
    ]
    assert [
        str(command) for command in shell if not command.line.startswith(known) and not SKIPPED.search(command.line)
    ] == []


@pytest.mark.parametrize("name", MODULES)
def test_modules_that_are_named_can_be_run(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert any(f"python -m {name}" in command.line for command in TYPED)
    monkeypatch.setattr("sys.argv", [name, "--help"])
    with pytest.raises(SystemExit) as end:
        MODULES[name].main()
    assert end.value.code == 0
    written = next(command.line for command in TYPED if f"python -m {name}" in command.line)
    told = capsys.readouterr().out
    assert all(option in told for option in re.findall(r"--[\w-]+", written))
