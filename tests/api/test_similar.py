"""Precedents and extracted answers over HTTP, on the pages and on the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.answer_rows import ANSWER_FIELDS, PRECEDENT_FIELDS, answer_row
from api.cli_search import _quotation
from api.similar_answers import ExtractedAnswer, PrecedentAnswer
from index.judgement import Judge, Judgement
from index.precedents import MAX_CHARACTERS
from index.protocol import Answer
from tests.api.helpers import get, problem
from tests.support.commandline import CommandLine

DRAFT = "Förvaltningen föreslår nya riktlinjer för hemtjänst med en tydligare nivå för städning och inköp."
ANSWER = Answer("48", "cell", 0.9, "", "a" * 64, "a.pdf", 0, "Plan", 3, 3, 10, 12, ("Plan",), "Platser")


def passage_of(client: TestClient) -> str:
    """Identifier of the first passage that search finds."""
    return str(get(client, "/v1/passager", q="riktlinjer för hemtjänst", limit=1)["hits"][0]["passage"])


class TestService:
    def test_by_passage_and_by_text(self, client: TestClient) -> None:
        name = passage_of(client)
        items = get(client, "/v1/liknande", passage=name, limit=3)["items"]
        assert all(item["passage"] != name for item in items)
        sent = client.post("/v1/liknande", json={"text": DRAFT, "limit": 3}).json()["items"]
        assert 0 < len(sent) <= 3
        assert all(set(PRECEDENT_FIELDS) <= set(item) and item["terms"] for item in sent)

    @pytest.mark.parametrize(
        ("body", "status"), [({"text": ""}, 422), ({"text": "x" * (MAX_CHARACTERS + 1)}, 422), ({"text": " \n"}, 422)]
    )
    def test_texts_that_are_refused(self, client: TestClient, body: dict[str, str], status: int) -> None:
        assert client.post("/v1/liknande", json=body).status_code == status

    def test_an_unknown_passage(self, client: TestClient) -> None:
        assert problem(client, "/v1/liknande", passage="0123456789ab-1")["status"] == 404

    @pytest.mark.parametrize(("certainty", "shown"), [(0.5, "Ur källan"), (0.49, "Möjligt svar ur källan")])
    def test_an_uncertain_answer_is_called_possible(
        self, client: TestClient, monkeypatch: pytest.MonkeyPatch, certainty: float, shown: str
    ) -> None:
        answered = Judgement(0.9, abstained=False, answer=replace(ANSWER, confidence=certainty))
        monkeypatch.setattr(Judge, "judge", lambda *_: answered)
        page = client.get(
            "/", params={"q": f"Hur många platser, säkerhet {certainty}?"}, headers={"Accept-Language": "sv"}
        )
        assert f'<h2 id="svar">{shown}</h2>' in page.text
        assert f"{shown}:" in list(_quotation(replace(ANSWER, confidence=certainty), 80))

    def test_the_fields_are_those_of_the_command_line(self) -> None:
        assert set(ExtractedAnswer.model_fields) == {*ANSWER_FIELDS, "links"}
        assert set(PrecedentAnswer.model_fields) == {*PRECEDENT_FIELDS, "document", "links"}
        row = answer_row(ANSWER)
        assert row is not None
        assert list(row) == list(ANSWER_FIELDS)
        assert answer_row(None) is None


class TestPages:
    def test_the_text_box_and_what_is_like_a_text(self, client: TestClient) -> None:
        assert "<textarea" in client.get("/liknande").text
        shown = client.post("/liknande", data={"text": DRAFT})
        assert shown.status_code == 200
        assert "Vad som är likt" in shown.text
        assert DRAFT in shown.text

    def test_from_a_hit(self, client: TestClient) -> None:
        shown = client.get("/liknande", params={"passage": passage_of(client)})
        assert shown.status_code == 200
        assert "<textarea" not in shown.text

    def test_what_nothing_is_like_and_what_is_refused(self, client: TestClient) -> None:
        assert "Inget i arkivet liknar" in client.post("/liknande", data={"text": "Kvantdatorer."}).text
        assert client.post("/liknande", data={"text": " "}).status_code == 422
        assert client.get("/liknande", params={"passage": "0123456789ab-1"}).status_code == 404


class TestCommand:
    def test_by_text_and_by_passage(self, kommunsok: CommandLine, tmp_path: Path) -> None:
        file = tmp_path / "utkast.txt"
        file.write_text(DRAFT, "utf-8")
        rows = kommunsok("similar", "--text", str(file), "--format", "json").json
        assert rows
        assert list(rows[0]) == list(PRECEDENT_FIELDS)
        other = kommunsok("similar", rows[0]["passage"], "-n", "2", "--format", "json").json
        assert rows[0]["passage"] not in json.dumps(other)
        assert "decided" in kommunsok("similar", "--text", str(file)).out

    def test_neither_or_both(self, kommunsok: CommandLine) -> None:
        assert kommunsok("similar").code != 0
        assert kommunsok("similar", "x", "--text", "-").code != 0

    @pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"])
    def test_a_file_that_cannot_be_read(self, kommunsok: CommandLine, tmp_path: Path, content: bytes | None) -> None:
        file = tmp_path / "utkast.txt"
        if content:
            file.write_bytes(content)
        assert kommunsok("similar", "--text", str(file)).code != 0
