"""Parts of minutes: what a question asks for and what a heading says stands under it."""

import pytest

from index.asked_parts import Part, asked_parts, parts_under


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Vem reserverade sig mot taxan?", Part.RESERVATION),
        ("Hur röstade ledamöterna?", Part.VOTE),
        ("vad yrkade oppositionen", Part.MOTION),
        ("Varför stängs badet?", Part.REASON),
        ("Varför reserverade sig någon?", Part.REASON | Part.RESERVATION),
        ("Vad kostar maten?", Part(0)),
        ("", Part(0)),
    ],
)
def test_what_a_question_asks_for(question: str, parts: Part) -> None:
    assert asked_parts(question) == parts


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Reservationer", Part.RESERVATION),
        ("Särskilt yttrande", Part.RESERVATION),
        ("Omröstning", Part.VOTE),
        ("Votering 2", Part.VOTE),
        ("Yrkanden", Part.MOTION),
        ("Skälen för beslutet", Part.REASON),
        ("Beslut", Part(0)),
        ("", Part(0)),
    ],
)
def test_what_stands_under_a_heading(heading: str, parts: Part) -> None:
    assert parts_under(heading) == parts
