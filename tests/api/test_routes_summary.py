"""The page of a summary: off unless set, only what the sources say, marked as machine-written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.api.conftest import Sample
from tests.api.html import Page, faults
from tests.support.language_model import LanguageModel, completion

QUESTION = "/sammanfattning?q=riktlinjer+f%C3%B6r+hemtj%C3%A4nst"


def client_of(data: Path, **settings: Any) -> TestClient:
    return TestClient(create_app(Settings(data=data, rate_per_minute=0, **settings)), raise_server_exceptions=False)


@pytest.fixture
def model() -> Iterator[LanguageModel]:
    with LanguageModel() as server:
        yield server


def test_without_a_model_there_is_no_page_and_no_link(client: TestClient) -> None:
    assert client.get(QUESTION).status_code == 404
    assert "/sammanfattning" not in client.get("/?q=hemtj%C3%A4nst").text


def test_only_what_a_passage_says_is_shown_and_it_is_marked(sample: Sample, model: LanguageModel) -> None:
    said = "Omsorgsnämnden föreslås anta reviderade riktlinjer för hemtjänst"
    cited = "".join(f"[{number}]" for number in range(1, 7))
    model.body = completion(f"{said} {cited}. Alla får gratis glass [1].")
    with client_of(sample.data, summary_url=model.url, summary_model="liten") as client:
        assert "/sammanfattning?q=" in client.get("/?q=riktlinjer+f%C3%B6r+hemtj%C3%A4nst").text
        whole = client.get(QUESTION)
        part = client.get(QUESTION, headers={"X-Kommunsok-Del": "1"})
    assert whole.status_code == part.status_code == 200
    assert faults(Page(whole.text)) == []
    for page in (whole.text, part.text):
        assert said in page
        assert "glass" not in page
        assert "Maskinskriven" in page
        assert "En mening togs bort" in page
    assert "<html" not in part.text
    assert model.asked[0][2]["messages"][1]["content"].startswith("Fråga: riktlinjer för hemtjänst")


def test_a_model_that_does_not_answer_is_told_of(sample: Sample, model: LanguageModel) -> None:
    model.status = 500
    with client_of(sample.data, summary_url=model.url, summary_model="liten") as client:
        page = client.get(QUESTION)
        empty = client.get("/sammanfattning?board=Omsorgsn%C3%A4mnden")
    assert page.status_code == 503
    assert "E414" in page.text or "Sammanfattningen kunde inte göras" in page.text
    assert empty.status_code == 422


def test_a_question_that_the_archive_does_not_answer_is_not_sent_on(sample: Sample, model: LanguageModel) -> None:
    with client_of(sample.data, summary_url=model.url, summary_model="liten") as client:
        page = client.get("/sammanfattning?q=kvantfysikaliska+neutrinodetektorer+i+Antarktis")
    assert "Ingen sammanfattning" in page.text
    assert model.asked == []


def test_nothing_is_sent_on_where_secrecy_is_shown(sample: Sample, model: LanguageModel) -> None:
    settings = {"summary_url": model.url, "summary_model": "liten", "visa_sekretess": True}
    with client_of(sample.data, **settings) as client:
        client.get(QUESTION)
    assert model.asked == []
