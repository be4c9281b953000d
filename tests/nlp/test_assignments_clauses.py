"""The clause of an assignment: who must do what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.assignments.clauses import parts_of


@pytest.mark.parametrize(
    ("text", "receiver", "task"),
    [
        ("att uppdra åt omsorgschefen att utreda frågan.", "omsorgschefen", "utreda frågan."),
        ("Nämnden uppdrog den 3 maj 2023 § 12 åt skolchefen att se över reglerna.", "skolchefen", "se över reglerna."),
        ("att ge förvaltningen i uppdrag att ta fram en plan,", "förvaltningen", "ta fram en plan"),
        (
            "Nämnden gav den 9 mars 2022, § 21, skolchefen i uppdrag att ta fram en analys.",
            "skolchefen",
            "ta fram en analys.",
        ),
        ("I nämndplanen för 2022 fick omsorgschefen i uppdrag att se över taxan.", "omsorgschefen", "se över taxan."),
        ("Kommundirektören får i uppdrag att begära anbud.", "Kommundirektören", "begära anbud."),
        ("Sektor vård fick även i uppdrag att utreda avtalen.", "Sektor vård", "utreda avtalen."),
        ("Förvaltningen uppdras att förenkla ansökan.", "Förvaltningen", "förenkla ansökan."),
        ("att uppmana tekniska nämnden att redovisa en plan", "tekniska nämnden", "redovisa en plan"),
        ("På mötet gav byggnämnden bygglovsenheten i uppdrag att mäta tiderna.", "bygglovsenheten", "mäta tiderna."),
        ("Omsorgschefen ska ta fram en rutin.", "Omsorgschefen", "ta fram en rutin."),
        ("Samtliga nämnder ska minska sina ytor.", "Samtliga nämnder", "minska sina ytor."),
        (
            "Nämnden beslutade samtidigt att teknikchefen, från och med september, ska redovisa läget.",
            "teknikchefen",
            "redovisa läget.",
        ),
        ("Uppdrag: Testa mindre grupper i förskolan.", None, "Testa mindre grupper i förskolan."),
        ("Utred hur bussarna kan samordnas med skolan.", None, "Utred hur bussarna kan samordnas med skolan."),
    ],
)
def test_receiver_and_task(text: str, receiver: str | None, task: str) -> None:
    found = parts_of(text)
    assert found is not None
    assert (found.receiver, found.task) == (receiver, task.rstrip(","))


@pytest.mark.parametrize(
    "text",
    [
        "Eva Ek (S) yrkar att enheten får i uppdrag att mäta tiderna.",
        "Förvaltningen föreslår att gränsen höjs.",
        "På uppdrag av styrgruppen har avtalet setts över.",
        "Uppdraget bedöms som slutfört.",
        "Arbetet har genomförts i enlighet med uppdraget från fullmäktige.",
        "att nämndens sammanträden under 2022 ska vara stängda.",
        "Enheten ska ha öppet på måndagar.",
        "I april hade 64 personer flyttat in.",
        "att införa en ny punkt i delegationsordningen",
    ],
)
def test_what_gives_no_assignment(text: str) -> None:
    assert parts_of(text) is None


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken_apart_without_an_error(text: str) -> None:
    found = parts_of(text)
    assert found is None or found.task
