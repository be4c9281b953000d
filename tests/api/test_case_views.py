"""The way of an ärende through the bodies, its days and its assignments."""

from dataclasses import replace

from api.case_answers import CaseStep
from api.case_views import Station, assignments_of, days, way
from api.schemas import Links
from nlp.assignments.model import Assignment, Place


def _step(
    date: str | None, status: str, body: str | None = "Nämnden", role: str = "namnd", href: str = "/x"
) -> CaseStep:
    kind = "document" if status == "rapport" else "decision"
    return CaseStep(
        date=date,
        kind="document" if kind == "document" else "decision",
        role=role,
        linked="diarienummer",
        meeting=None,
        body=body,
        paragraph=None,
        status=status,
        text="att godkänna",
        diarienummer=None,
        file="a.pdf",
        page_first=1,
        page_last=1,
        links=Links(html=href, pdf="/"),
    )


def test_days_gather_steps_of_one_date() -> None:
    steps = [_step("2023-01-01", "rapport"), _step("2023-01-01", "beslut"), _step(None, "rapport")]
    assert [(day["date"], len(day["steps"]), day["bodies"]) for day in days(steps)] == [
        ("2023-01-01", 2, ["Nämnden"]),
        (None, 1, []),
    ]


def test_the_way_names_each_body_once_a_meeting() -> None:
    steps = [
        _step("2023-01-01", "rapport", "Nämnden"),
        _step("2023-01-01", "forslag", "Utskottet", "utskott", "/1"),
        _step("2023-01-01", "beslut", "Utskottet", "utskott", "/2"),
        _step("2023-01-01", "forslag", "Utskottet", "utskott", "/3"),
        _step("2023-02-01", "uppdrag_historik", "Nämnden"),
        _step("2023-02-01", "beslut", "Nämnden", "namnd", "/4"),
        _step("2023-02-01", "beslut", None),
        _step("2023-03-01", "delegationsbeslut", "Nämnden", "delegation", "/5"),
    ]
    assert way(steps) == (
        Station("Utskottet", "utskott", "2023-01-01", "beslut", "/2"),
        Station("Nämnden", "namnd", "2023-02-01", "beslut", "/4"),
        Station("Nämnden", "delegation", "2023-03-01", "delegationsbeslut", "/5"),
    )


def test_the_way_of_nothing() -> None:
    assert way([]) == ()


def test_assignments_are_those_of_the_number_in_its_municipality() -> None:
    place = Place("beslut", "ab" * 32, "a.pdf", 0, 1, 1, 1, 0, 5, "Titel", "protokoll", "att", None, None, None, "x")
    one = Assignment("att", "att", None, "chefen", None, None, None, "SN 2023/1", "Ekdala kommun", (place,))
    found = [
        one,
        replace(one, diarienummer="S.N.2023.1", municipality=None),
        replace(one, diarienummer=None),
        replace(one, diarienummer="SN 2023/2"),
        replace(one, municipality="Norrby kommun"),
    ]
    assert len(assignments_of("SN 2023/1", "Ekdala kommun", found)) == 2
    assert len(assignments_of("SN 2023/1", None, found)) == 3
