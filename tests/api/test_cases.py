"""Ärenden in the service, on the pages and on the command line: outcome, comparison, references."""

import pytest
from starlette.testclient import TestClient

from api.case_answers import case_summary, reference_answer
from api.case_rows import CHANGE_FIELDS, REFERENCE_FIELDS, change_rows, reference_rows
from nlp.cases import Change, Piece
from nlp.cases.thread import thread
from nlp.reference_rows import Resolved, Target
from nlp.references import DecisionReference
from tests.api.helpers import get
from tests.api.html import Page
from tests.nlp.cases.steps import clause
from tests.support.commandline import CommandLine

REFERENCE = DecisionReference(0, 18, "KS 2023-09-14 § 64", (64,), "2023-09-14", 2023, "KS")
TARGET = Target("a" * 64, "a.pdf", 1, 2, 3, "Kommunstyrelsen", "§ 64", "2023-09-14", "KS 2023/9", "att anta planen")


def test_a_case_says_what_became_of_its_proposal(client: TestClient) -> None:
    answer = get(client, "/v1/arenden/ON-2023-145")
    assert answer["result"] == "andrat"
    assert answer["outcome"].startswith("Beslut: Omsorgsnämnden, § 45, 2023-11-15")
    assert [change["kind"] for change in answer["changes"]] == ["unchanged", "removed"]
    assert {change["proposed"]["status"] for change in answer["changes"]} == {"forslag"}
    assert answer["changes"][0]["decided"]["status"] == "beslut"
    assert {step["role"] for step in answer["timeline"]} == {"forslag", "namnd"}


def test_only_a_proposal_is_no_decision(client: TestClient) -> None:
    answer = get(client, "/v1/arenden/ON-2023-150")
    assert (answer["result"], answer["outcome"], answer["changes"]) == ("inget_beslut", "Inget beslut hittat", [])


def test_the_municipality_can_be_named(client: TestClient) -> None:
    answer = get(client, "/v1/arenden/ON-2023-145", municipality="Provby")
    assert answer["municipality"] == "Provby kommun"
    assert client.get("/v1/arenden/ON-2023-145?municipality=Ekdala").status_code == 404


def test_references_of_a_document(client: TestClient) -> None:
    document = get(client, "/v1/dokument")["items"][0]["id"]
    assert get(client, f"/v1/dokument/{document}/hanvisningar") == {"references": []}


@pytest.mark.parametrize("name", ["ON-2023-145", "ON-2023-150"])
def test_the_page_compares_only_where_there_is_a_decision(client: TestClient, name: str) -> None:
    page = Page(client.get(f"/arenden/{name}").text)
    headings = [element.text for element in page.all("h2")]
    assert ("Föreslaget och beslutat" in headings) == (name == "ON-2023-145")


def test_rows_of_a_comparison() -> None:
    pieces = (Piece("same", "att anta"), Piece("removed", "planen"), Piece("added", "policyn"))
    changes = [
        Change("changed", clause("forslag", "att anta planen"), clause("beslut", "att anta policyn"), pieces),
        Change("added", None, clause("beslut", "att avsätta medel")),
    ]
    rows = list(change_rows(changes))
    assert [list(row) for row in rows] == [list(CHANGE_FIELDS)] * 2
    assert rows[0]["difference"] == "att anta [-planen-] {+policyn+}"
    assert (rows[1]["proposed"], rows[1]["difference"]) == (None, None)


def test_rows_of_references() -> None:
    rows = list(reference_rows([Resolved(REFERENCE, (TARGET,)), Resolved(REFERENCE, ())]))
    assert [list(row) for row in rows] == [list(REFERENCE_FIELDS)] * 2
    assert rows[0]["decisions"] == ["Kommunstyrelsen 2023-09-14 § 64: att anta planen"]
    assert (rows[0]["diarienummer"], rows[1]["resolved"]) == (["KS 2023/9"], False)
    answer = reference_answer(Resolved(REFERENCE, (TARGET,)))
    assert answer.decisions[0].links.html == f"/dokument/{'a' * 12}-1#avsnitt-2"


@pytest.mark.parametrize(("shown", "fields"), [("changes", CHANGE_FIELDS), ("references", REFERENCE_FIELDS)])
def test_the_command_line_shows_them(kommunsok: CommandLine, shown: str, fields: dict[str, str]) -> None:
    rows = kommunsok("case", "ON 2021/88", "--show", shown, "-f", "json").json
    assert all(list(row) == list(fields) for row in rows)


def test_the_link_names_the_municipality_only_where_it_must() -> None:
    steps = [clause("forslag")]
    alone = case_summary(thread("ON 2023/145", steps, "provby"))
    shared = case_summary(thread("ON 2023/145", steps, "provby", shared=True))
    assert alone.links.html == "/arenden/ON-2023-145"
    assert shared.links.html == "/arenden/ON-2023-145?municipality=Provby+kommun"
