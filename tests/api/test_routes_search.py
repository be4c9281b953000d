"""/v1/passager: the answer to a question, filters, parts of the list, and what is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.rows import hit_row
from index.archive import Archive
from index.protocol import Query
from ingest.labels import DOC_TYPES
from nlp.labels import STATUSES
from tests.api.conftest import Sample
from tests.api.helpers import REPORT_TITLE, get, problem

PATH = "/v1/passager"


def test_answers_with_the_fields_of_the_command_line(client: TestClient, sample: Sample) -> None:
    answer = get(client, PATH, q="riktlinjer för hemtjänst", limit=5)
    archive = Archive(sample.data)
    result = archive.search(Query("riktlinjer för hemtjänst", limit=5, explain=True))
    archive.close()
    rows = [hit_row(hit, explain=True) for hit in result.hits]
    for hit, row in zip(answer["hits"], rows, strict=True):
        document = {name: value for name, value in hit["document"].items() if name != "id"}
        assert {**hit, "document": document} == {**row, "snippet": hit["snippet"], "links": hit["links"]}
    assert answer["query"] == "riktlinjer för hemtjänst"
    assert answer["confidence"] == result.confidence
    assert answer["abstained"] is result.abstained


def test_finds_the_passage_and_says_where_it_stands(client: TestClient) -> None:
    answer = get(client, PATH, q="hemtjänst riktlinjer LOV")
    titles = [hit["document"]["title"] for hit in answer["hits"]]
    assert REPORT_TITLE in titles[0]
    hit = answer["hits"][0]
    assert hit["rank"] == 1
    assert hit["links"]["pdf"].endswith(f".pdf#page={hit['page_first']}")
    assert hit["links"]["html"].startswith(f"/dokument/{hit['document']['id']}#avsnitt-")


def test_snippet_marks_are_offsets_of_matched_words(client: TestClient) -> None:
    hits = get(client, PATH, q="hemtjänst")["hits"]
    assert "hemtjänst" in _marked_words(hits[0])
    for hit in hits:
        words = _marked_words(hit)
        assert set(words) <= set(hit["explanation"]["matched"])


def _marked_words(hit: dict[str, Any]) -> list[str]:
    snippet = hit["snippet"]
    return [snippet["text"][start:end] for start, end in snippet["marks"]]


def test_total_is_approximate_for_a_question_and_exact_for_a_list(client: TestClient) -> None:
    assert get(client, PATH, q="hemtjänst")["total_is_approximate"] is True
    listed = get(client, PATH, limit=100)
    assert listed["total_is_approximate"] is False
    assert listed["total"] == len(listed["hits"])


def test_parts_of_the_list_join(client: TestClient) -> None:
    whole = [hit["text"] for hit in get(client, PATH, limit=100)["hits"]]
    parts: list[str] = []
    path: str | None = f"{PATH}?limit=2"
    while path:
        answer = get(client, path)
        assert answer["links"]["self"] == path
        parts += [hit["text"] for hit in answer["hits"]]
        path = answer["links"]["next"]
    assert parts == whole
    assert get(client, PATH, limit=2, offset=3)["links"]["prev"] == f"{PATH}?limit=2&offset=1"


def test_default_limit_is_twenty(client: TestClient) -> None:
    assert get(client, PATH)["limit"] == 20


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("board", "omsorgsnämnden", "board"),
        ("municipality", "Provby", "municipality"),
        ("doc_type", "protokoll", "doc_type"),
        ("year", "2023", "date"),
        ("date_from", "2023-11-01", "date"),
        ("date_to", "2023-09-30", "date"),
        ("diarienummer", "O.N.2023.150", "diarienummer"),
    ],
)
def test_filters(client: TestClient, name: str, value: str, field: str) -> None:
    expected: dict[str, Callable[[str], bool]] = {
        "board": lambda found: found == "Omsorgsnämnden",
        "municipality": lambda found: found == "Provby kommun",
        "doc_type": lambda found: found == "protokoll",
        "year": lambda found: found.startswith("2023"),
        "date_from": lambda found: found >= "2023-11-01",
        "date_to": lambda found: found <= "2023-09-30",
        "diarienummer": lambda found: found == "ON 2023/150",
    }
    hits = get(client, PATH, **{name: value})["hits"]
    assert hits
    assert all(expected[name](hit["document"][field]) for hit in hits)


def test_values_of_one_filter_are_alternatives(client: TestClient) -> None:
    answer = get(client, PATH, doc_type=["protokoll", "tjansteutlatande"], limit=100)
    assert {hit["document"]["doc_type"] for hit in answer["hits"]} == {"protokoll", "tjansteutlatande"}


def test_filter_on_status_tells_proposals_from_decisions(client: TestClient) -> None:
    for status, doc_type in (("forslag", "tjansteutlatande"), ("beslut", "protokoll")):
        hits = get(client, PATH, status=status)["hits"]
        assert hits
        assert {hit["document"]["doc_type"] for hit in hits} == {doc_type}
        assert all(status in {decision["status"] for decision in hit["decisions"]} for hit in hits)


def test_no_hits_is_an_answer(client: TestClient) -> None:
    answer = get(client, PATH, q="hemtjänst", year=1950)
    assert answer["hits"] == []
    assert answer["links"] == {"self": f"{PATH}?q=hemtj%C3%A4nst&year=1950", "next": None, "prev": None}


def test_unknown_parameter_is_refused_by_name(client: TestClient) -> None:
    answer = problem(client, PATH, q="hemtjänst", namnd="Socialnämnden")
    assert (answer["status"], answer["code"]) == (400, "E501")
    assert answer["errors"] == [{"name": "namnd", "reason": "är ingen känd parameter här"}]


@pytest.mark.parametrize(
    ("params", "name"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"limit": "tio"}, "limit"),
        ({"offset": -1}, "offset"),
        ({"offset": 10_001}, "offset"),
        ({"q": "a" * 501}, "q"),
        ({"year": 1500}, "year"),
        ({"date_from": "18/10 2023"}, "date_from"),
        ({"board": ""}, "board"),
        ({"board": ["a"] * 21}, "board"),
    ],
)
def test_values_out_of_bounds_are_refused(client: TestClient, params: dict[str, object], name: str) -> None:
    answer = problem(client, PATH, **params)
    assert (answer["status"], answer["code"]) == (422, "E502")
    assert [field["name"] for field in answer["errors"]] == [name]
    assert name in answer["detail"]


@pytest.mark.parametrize(
    ("params", "known"),
    [
        ({"doc_type": "brev"}, DOC_TYPES),
        ({"status": "kanske"}, STATUSES),
        ({"diarienummer": "inget nummer"}, ()),
        ({"date_from": "2023-02-31"}, ()),
        ({"year": 2023, "date_from": "2023-01-01"}, ()),
    ],
)
def test_values_without_meaning_are_refused(
    client: TestClient, params: dict[str, object], known: tuple[str, ...]
) -> None:
    answer = problem(client, PATH, **params)
    assert (answer["status"], answer["code"]) == (422, "E201")
    assert all(value in answer["detail"] for value in known)


def test_nothing_read_yet(empty_client: TestClient) -> None:
    answer = problem(empty_client, PATH, q="hemtjänst")
    assert (answer["status"], answer["code"]) == (503, "E401")
    assert "/" not in answer["detail"]
