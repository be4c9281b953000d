"""/v1/statistik: the counts are those of the list, for every property and filter."""

from collections import Counter
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.decision_counts import DIMENSIONS
from api.routes_statistics import StatisticsAnswer, StatisticsParams
from nlp.labels import DECISION_TYPES, STATUSES
from tests.api.helpers import get, problem


def _rows(client: TestClient, **params: Any) -> dict[tuple[Any, Any], int]:
    answer = get(client, "/v1/statistik", **params)
    found = {(row["key"], row["year"]): row["count"] for row in answer["rows"]}
    assert len(found) == len(answer["rows"])
    return found


def _year(item: dict[str, Any]) -> int | None:
    return int(item["date"][:4]) if item["date"] else None


@pytest.mark.parametrize("filters", [{}, {"status": "forslag"}, {"text": "riktlinjer"}, {"board": "omsorgsnämnden"}])
def test_counts_are_those_of_the_list(client: TestClient, filters: dict[str, str]) -> None:
    items = get(client, "/v1/beslut", limit=100, **filters)["items"]
    assert all(item["date"] for item in items)
    statuses = Counter((item["status"], _year(item)) for item in items)
    assert _rows(client, dimension="status", **filters) == statuses
    types = Counter((type_, _year(item)) for item in items for type_ in item["types"])
    assert _rows(client, dimension="type", **filters) == types
    years = Counter((str(_year(item)), _year(item)) for item in items)
    assert _rows(client, dimension="year", **filters) == years
    assert get(client, "/v1/statistik", **filters)["total"] == len(items)


def test_labels_are_words(client: TestClient) -> None:
    for dimension, labels in (("type", DECISION_TYPES), ("status", STATUSES)):
        for row in get(client, "/v1/statistik", dimension=dimension)["rows"]:
            assert row["label"] == labels[row["key"]]
    (board,) = {row["label"] for row in get(client, "/v1/statistik", dimension="board")["rows"]}
    assert board == "Omsorgsnämnden"


def test_the_most_frequent_comes_first_and_years_in_order(client: TestClient) -> None:
    rows = get(client, "/v1/statistik", dimension="type")["rows"]
    totals: Counter[str] = Counter()
    for row in rows:
        totals[row["key"]] += row["count"]
    order = [totals[key] for key in dict.fromkeys(row["key"] for row in rows)]
    assert order == sorted(order, reverse=True)


def test_all_properties_can_be_asked_for(client: TestClient) -> None:
    schema = StatisticsParams.model_json_schema()["properties"]["dimension"]
    assert schema["enum"] == list(DIMENSIONS)
    for dimension in DIMENSIONS:
        assert get(client, "/v1/statistik", dimension=dimension)["rows"]


def test_nothing_found(client: TestClient) -> None:
    answer = get(client, "/v1/statistik", text="finnsinte")
    assert (answer["rows"], answer["total"]) == ([], 0)


@pytest.mark.parametrize(
    ("parameters", "code"),
    [({"dimension": "file"}, "E502"), ({"status": "kanske"}, "E201"), ({"limit": 3}, "E501"), ({"year": 1}, "E502")],
)
def test_what_is_refused(client: TestClient, parameters: dict[str, Any], code: str) -> None:
    assert problem(client, "/v1/statistik", **parameters)["code"] == code


def test_the_example_is_an_answer() -> None:
    schema = StatisticsAnswer.model_json_schema()
    assert StatisticsAnswer.model_validate(schema["examples"][0]).total == 12
