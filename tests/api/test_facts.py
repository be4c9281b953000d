"""Facts on the command line, over HTTP and on the search page say the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.fact_rows import FACT_COLUMNS, FACT_FIELDS, TRUST
from api.routes_facts import FactAnswer, FactsAnswer
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from ingest.tables.model import Trust
from tests.api.helpers import get, problem
from tests.support.commandline import CommandLine
from tests.support.pdfs import write_pdf
from tests.support.typeset import chapter, title

QUESTION = "Vad är hemtjänstens budget 2024?"
SENTENCE = "Hemtjänst, Budget 2024: 86 100 tkr"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one file with a table."""
    root = tmp_path_factory.mktemp("facts")
    (root / "pdf").mkdir()
    rows = (
        title("Nämndplan för omsorgsnämnden"),
        "",
        "Planen beskriver vad nämnden ska göra under året och vad det får kosta i kronor.",
        "",
        chapter("Budget per verksamhet"),
        "Verksamhet (tkr) Budget 2023 Budget 2024",
        "Hemtjänst 84 300 86 100",
        "Funktionsstöd 118 700 122 400",
        "Summa 203 000 208 500",
    )
    write_pdf(root / "pdf" / "plan.pdf", (rows,))
    archive = Archive(root / "data", create=True)
    archive.ingest([root / "pdf"], IngestOptions(workers=0))
    archive.close()
    return root / "data"


@pytest.fixture(scope="module")
def facts(data: Path) -> Iterator[TestClient]:
    """A client of the service on it."""
    with TestClient(create_app(Settings(data=data, rate_per_minute=0)), raise_server_exceptions=False) as client:
        yield client


def test_the_service_answers_with_cells(facts: TestClient) -> None:
    answer = get(facts, "/v1/fakta", q=QUESTION, limit=2)
    best, second = answer["items"]
    assert answer["query"] == QUESTION
    assert (best["sentence"], best["value"], best["unit"], best["year"]) == (SENTENCE, "86100", "tkr", 2024)
    assert (best["trust"], best["file"], best["page"]) == ("checked", "plan.pdf", 1)
    assert best["score"] >= second["score"]
    assert set(best) == {*FACT_FIELDS, "document", "links"}
    assert facts.get(best["links"]["html"]).status_code == 200


def test_offsets_point_into_the_text(facts: TestClient, data: Path) -> None:
    best = get(facts, "/v1/fakta", q=QUESTION)["items"][0]
    archive = Archive(data)
    parsed = archive.catalogue.parsed(archive.catalogue.source("plan.pdf"))
    archive.close()
    assert parsed.text[best["start"] : best["end"]] == best["text"] == "86 100"


@pytest.mark.parametrize("params", [{}, {"q": ""}, {"q": "a", "limit": 0}, {"q": "a", "limit": 51}, {"q": "a" * 501}])
def test_what_cannot_be_used_is_refused(facts: TestClient, params: dict[str, object]) -> None:
    assert problem(facts, "/v1/fakta", **params)["status"] == 422


def test_an_unknown_parameter_is_refused(facts: TestClient) -> None:
    assert problem(facts, "/v1/fakta", q="a", board="x")["status"] == 400


def test_nothing_read_yet(empty_client: TestClient) -> None:
    assert problem(empty_client, "/v1/fakta", q="budget")["code"] == "E401"


def test_the_page_shows_the_figure_above_the_hits(facts: TestClient) -> None:
    """As the extracted answer where there is one, else as a fact with what its trust means."""
    text = facts.get("/", params={"q": QUESTION}).text
    assert text.index("86 100") < text.index('class="traffar"')


@pytest.mark.parametrize(
    "params", [{"q": "svanar vid sjön"}, {"q": QUESTION, "year": "2024"}, {"q": QUESTION, "offset": "10"}]
)
def test_the_page_shows_no_fact_that_is_unsure_or_filtered(facts: TestClient, params: dict[str, str]) -> None:
    assert "Siffra ur en tabell" not in facts.get("/", params=params).text


def test_every_mark_has_words() -> None:
    assert set(TRUST) == {mark.value for mark in Trust}


def test_the_example_is_an_answer() -> None:
    for model in (FactAnswer, FactsAnswer):
        (example,) = model.model_json_schema()["examples"]
        assert model.model_validate(example).model_dump(mode="json", by_alias=True) == example
    assert set(FactAnswer.model_fields) == {*FACT_FIELDS, "document", "links"}
    assert set(FACT_COLUMNS) <= set(FACT_FIELDS)


def test_the_command_line_says_the_same(kommunsok: CommandLine) -> None:
    rows = kommunsok("facts", "hemtjänst budget 2022", "-n", "2", "--format", "json").json
    assert 0 < len(rows) <= 2
    assert all(list(row) == list(FACT_FIELDS) for row in rows)
    assert rows[0]["sentence"] in kommunsok("facts", "hemtjänst budget 2022", "-f", "jsonl").out


def test_an_index_made_before_facts_leaves_the_box_out(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.fact_search.FACTS_FILE", "fanns-inte-da.sqlite")
    monkeypatch.setattr("index.judgement.FACTS_FILE", "fanns-inte-da.sqlite")
    with TestClient(create_app(Settings(data=data, rate_per_minute=0)), raise_server_exceptions=False) as client:
        page = client.get("/", params={"q": QUESTION})
        assert page.status_code == 200
        assert "Siffra ur en tabell" not in page.text
        answer = problem(client, "/v1/fakta", q=QUESTION)
    assert (answer["code"], "kommunsok index" in str(answer)) == ("E402", True)
