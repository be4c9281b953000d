"""The list of assignments: repetitions joined, reports found, statuses on a day."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from nlp.analyzer import Analyzer
from nlp.assignments.found import said
from nlp.assignments.listing import AssignmentFilter, assignments, chosen, open_statuses
from nlp.assignments.model import STATUSES, Assignment
from nlp.model import Annotations, Decision
from nlp.store import AnnotationStore
from tests.support.sources import Part, paragraphs, source

ANALYZER = Analyzer()
GIVEN = "Omsorgsnämnden uppdrar åt omsorgschefen att senast i mars 2024 redovisa hur nattvilan i boendena har ändrats."
TOLD = "Nämnden gav den 14 juni 2023 § 41 omsorgschefen i uppdrag att redovisa hur nattvilan i boendena har ändrats."
OTHER = "Omsorgsnämnden uppdrar åt omsorgschefen att upphandla nya lås till lägenheterna."


class Town:
    """An archive that papers are put into, one file each."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.store = AnnotationStore(catalogue)
        self.count = 0

    def add(self, *clauses: tuple[str, str], text: tuple[str, ...] = (), **fields: str | None) -> None:
        """A paper with clauses (status and text) of type uppdra, and text after them."""
        self.count += 1
        name = f"{self.count:02}.pdf"
        parsed = source(
            Part("Ärendet", paragraphs(*(clause for _, clause in clauses), *text)),
            sha256=f"{self.count:x}" * 64,
            file=name,
            **{"board": "Omsorgsnämnden", **fields},
        )
        found = tuple(
            _clause(parsed.text, clause, status, fields.get("date") if status != "uppdrag_historik" else "2023-06-14")
            for status, clause in clauses
        )
        number = fields.get("diarienummer")
        found = tuple(replace(one, diarienummer=number) for one in found)
        _, row = self.catalogue.store(parsed, Path(name))
        self.store.replace(row, Annotations((), found, "prov 1"))

    def on(self, day: str) -> tuple[Assignment, ...]:
        return assignments(self.store, ANALYZER, day)


def _clause(text: str, clause: str, status: str, day: str | None) -> Decision:
    start = text.index(clause)
    return Decision(
        0, 0, 1, 1, start, start + len(clause), clause, status, ("uppdra",), "aldreomsorg",
        body="Omsorgsnämnden", paragraph="§ 41" if status != "forslag" else None, date=day, model="prov 1",
    )  # fmt: skip


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    catalogue = Catalogue(tmp_path / "katalog.sqlite", create=True)
    yield Town(catalogue)
    catalogue.close()


def minutes(town: Town) -> None:
    town.add(("beslut", GIVEN), title="Protokoll", date="2023-06-14", diarienummer="ON 2023/9")


def test_open_until_the_last_day_and_overdue_after_it(town: Town) -> None:
    minutes(town)
    assert [item.status for item in town.on("2024-03-31")] == ["oppet"]
    (item,) = town.on("2024-04-01")
    assert item.status == "forsenat"
    assert (item.receiver, item.giver, item.given) == ("omsorgschefen", "Omsorgsnämnden", "2023-06-14")
    assert item.deadline is not None
    assert (item.deadline.date, item.deadline.text) == ("2024-03-31", "i mars 2024")
    assert (item.paragraph, item.diarienummer) == ("§ 41", "ON 2023/9")


def test_what_is_dated_later_is_not_seen(town: Town) -> None:
    minutes(town)
    assert town.on("2023-06-13") == ()


def test_a_proposal_alone_was_not_given(town: Town) -> None:
    town.add(("forslag", GIVEN), doc_type="tjansteutlatande", date="2023-05-20")
    (item,) = town.on("2025-01-01")
    assert item.status == "foreslaget"
    assert item.given is None


def test_proposal_decision_and_retelling_are_one(town: Town) -> None:
    town.add(("forslag", GIVEN), doc_type="tjansteutlatande", date="2023-05-20", diarienummer="ON 2023/9")
    minutes(town)
    town.add(("uppdrag_historik", TOLD), doc_type="arsredovisning", title="Årsredovisning", date="2024-02-01")
    (item,) = town.on("2024-02-02")
    assert [place.kind for place in item.places] == ["beslut", "aterges", "forslag"]
    assert item.text == GIVEN


def test_different_tasks_stay_apart(town: Town) -> None:
    town.add(("beslut", GIVEN), ("beslut", OTHER), date="2023-06-14")
    assert len(town.on("2024-01-01")) == 2


def test_the_same_task_of_two_towns_stays_apart(town: Town) -> None:
    town.add(("beslut", GIVEN), date="2023-06-14", municipality="Ekdala kommun")
    town.add(("beslut", GIVEN), date="2023-06-14", municipality="Granvik kommun")
    assert len(town.on("2024-01-01")) == 2


def test_a_yearly_task_with_another_last_day_stays_apart(town: Town) -> None:
    town.add(("beslut", GIVEN), date="2023-06-14")
    town.add(("beslut", GIVEN.replace("2024", "2025")), date="2024-06-12")
    assert len(town.on("2024-07-01")) == 2


def test_a_later_paper_of_the_same_matter_is_a_likely_report(town: Town) -> None:
    minutes(town)
    town.add(doc_type="rapport", title="Nattvilan i boendena", date="2024-02-01", diarienummer="ON 2023/9", text=("x",))
    (item,) = town.on("2025-01-01")
    assert item.status == "troligen_aterrapporterat"
    assert [(found.kind, found.certain) for found in item.evidence] == [("handling", False)]
    assert item.evidence[0].place.title == "Nattvilan i boendena"


def test_a_paper_of_another_matter_is_none(town: Town) -> None:
    minutes(town)
    town.add(doc_type="rapport", title="Nattvilan i boendena", date="2024-02-01", diarienummer="ON 2024/1", text=("x",))
    assert town.on("2025-01-01")[0].evidence == ()


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Uppdraget är genomfört.", "avslutat"),
        ("Uppdraget har redovisats för nämnden.", "aterrapporterat"),
        ("Uppdraget är inte genomfört.", "forsenat"),
        ("Uppdraget pågår enligt plan.", "forsenat"),
        ("Redovisningen lämnades till nämnden i maj.", "troligen_aterrapporterat"),
        ("Frågan är viktig.", "forsenat"),
    ],
)
def test_a_follow_up_says_what_became_of_it(town: Town, sentence: str, status: str) -> None:
    minutes(town)
    told = ("uppdrag_historik", TOLD)
    town.add(told, text=(sentence,), doc_type="arsredovisning", title="Årsredovisning", date="2024-06-01")
    assert [item.status for item in town.on("2024-12-01")] == [status]


def test_a_decision_on_the_report_of_the_same_matter_is_certain(town: Town) -> None:
    minutes(town)
    parsed = source(
        Part("Beslut", paragraphs("Nämnden godkänner återrapporteringen om nattvilan i boendena.")),
        sha256="f" * 64,
        file="senare.pdf",
        date="2024-03-13",
    )
    clause = replace(
        _clause(parsed.text, "Nämnden godkänner återrapporteringen om nattvilan i boendena.", "beslut", "2024-03-13"),
        types=("godkanna",),
        diarienummer="ON 2023/9",
    )
    _, row = town.catalogue.store(parsed, Path("senare.pdf"))
    town.store.replace(row, Annotations((), (clause,), "prov 1"))
    (item,) = town.on("2025-01-01")
    assert item.status == "aterrapporterat"
    assert item.evidence[0].certain
    assert [found.status for found in town.on("2024-03-01")] == ["oppet"]


def test_a_record_of_a_follow_up_is_an_assignment_with_its_status(town: Town) -> None:
    town.add(
        doc_type="arsredovisning",
        title="Årsredovisning 2024",
        date="2025-01-20",
        text=(
            "Uppdrag Status",
            "Samordna nattpatrullen med granne",
            "Pågående",
            "Samordna nattpatrullen med granne",
            "Beskrivning",
            "Utred hur nattpatrullen kan samordnas.",
            "Beslutad av",
            "Kommunfullmäktige",
            "Status",
            "Avslutad",
        ),
    )
    (item,) = town.on("2025-02-01")
    assert (item.status, item.giver) == ("avslutat", "Kommunfullmäktige")
    assert {place.kind for place in item.places} == {"tabell"}


def test_status_alone_is_no_record(town: Town) -> None:
    town.add(text=("Status", "Avslutad", "Uppdrag Status", "Kort", "Avslutad"), date="2025-01-20")
    assert town.on("2025-02-01") == ()


def test_a_plan_counts_from_the_year_that_it_is_for(town: Town) -> None:
    clause = "Omsorgschefen ska under året införa ett nytt schema i boendena."
    town.add(("beslut", clause), doc_type="namndplan", title="Nämndplan 2024", date="2023-12-13")
    (item,) = town.on("2024-06-01")
    assert item.deadline is not None
    assert item.deadline.date == "2024-12-31"


def test_filters(town: Town) -> None:
    minutes(town)
    town.add(("beslut", OTHER), date="2023-06-14", diarienummer="ON 2023/10")
    found = town.on("2025-01-01")
    assert {item.status for item in found} == {"forsenat", "oppet"}

    def texts(**fields: object) -> list[str]:
        return [item.text for item in chosen(found, AssignmentFilter(**fields))]  # type: ignore[arg-type]

    assert texts(status=("forsenat",)) == [GIVEN]
    assert texts(diarienummer=("on-2023/10",)) == [OTHER]
    assert texts(text="NYA LÅS") == [OTHER]
    assert len(texts(receiver=("Omsorgschefen",), board=("omsorgs",))) == 2
    assert texts(receiver=("skolchefen",)) == texts(board=("kommunstyrelsen",)) == []


def test_wishes_stand_for_statuses() -> None:
    assert open_statuses(overdue=True, only_open=True) == ("forsenat",)
    assert set(open_statuses(overdue=False, only_open=True)) < set(STATUSES)
    assert open_statuses(overdue=False, only_open=False) == ()


def test_silence_says_nothing() -> None:
    assert said("") == (None, False)
    assert said("Uppdraget är viktigt.") == (None, False)
