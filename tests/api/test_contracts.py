"""The answers hold the fields of the public row contracts, so that command line and service say the same."""

import pytest
from pydantic import BaseModel

from api import answers, case_answers, case_rows, examples, rows


@pytest.mark.parametrize(
    ("model", "fields", "more"),
    [
        (answers.DocumentAnswer, rows.DOCUMENT_FIELDS, {"id", "annex_to_id", "links"}),
        (answers.DecisionAnswer, rows.DECISION_FIELDS, {"id", "document", "title", "links"}),
        (answers.HitAnswer, rows.HIT_FIELDS, {"explanation", "snippet", "links"}),
        (answers.HitDocument, rows.HIT_DOCUMENT_FIELDS, {"id"}),
        (answers.HitDecision, rows.HIT_DECISION_FIELDS, set()),
        (answers.ExplanationAnswer, rows.EXPLANATION_FIELDS, set()),
        (case_answers.CaseSummary, case_rows.CASE_SUMMARY_FIELDS, {"links"}),
        (case_answers.CaseStep, case_rows.CASE_FIELDS, {"links"}),
    ],
)
def test_fields(model: type[BaseModel], fields: dict[str, str], more: set[str]) -> None:
    assert set(model.model_fields) == {*fields, *more}


def test_search_answer_has_the_fields_of_the_command_line() -> None:
    assert set(answers.SearchAnswer.model_fields) >= set(rows.SEARCH_FIELDS)


@pytest.mark.parametrize(
    ("model", "example"),
    [
        (answers.DocumentAnswer, examples.DOCUMENT),
        (answers.DecisionAnswer, examples.DECISION),
        (answers.HitAnswer, examples.HIT),
        (answers.DocumentPage, {**examples.PAGE, "items": [examples.DOCUMENT]}),
        (answers.DecisionPage, {**examples.PAGE, "items": [examples.DECISION]}),
    ],
)
def test_examples_are_answers(model: type[BaseModel], example: dict[str, object]) -> None:
    assert model.model_validate(example).model_dump(mode="json", by_alias=True) == example


def test_marks_of_the_example_are_words_of_its_snippet() -> None:
    snippet = examples.HIT["snippet"]
    words = [snippet["text"][start:end] for start, end in snippet["marks"]]
    assert words == examples.HIT["explanation"]["matched"]
