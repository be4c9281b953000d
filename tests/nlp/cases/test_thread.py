"""An ärende's order, outcome and result; a proposal is never its outcome, in whatever order documents come."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.cases import NO_DECISION, Step
from nlp.cases.outcome import final_decision
from nlp.cases.thread import thread
from nlp.labels import CASE_RESULTS, CASE_ROLES
from tests.nlp.cases.steps import clause, document

PROPOSED = clause("forslag")
DECIDED = clause("beslut", "Omsorgsnämnden beslutar att anta riktlinjer för hemtjänst.")
TO_BOARD = clause(
    "beslut",
    "att föreslå omsorgsnämnden att anta riktlinjer för hemtjänst",
    body="Omsorgsnämndens arbetsutskott",
    types=("foresla_overordnad",),
    date="2023-10-04",
)
DATES = st.one_of(st.none(), st.dates().map(str))
BODIES = st.sampled_from(
    ["Omsorgsnämnden", "Kommunstyrelsen", "Kommunfullmäktige", "Omsorgsnämndens arbetsutskott", None]
)
TEXTS = st.sampled_from(["att anta planen", "att avslå motionen", "att anta planen med ändringar", "att godkänna"])
TYPES = st.sampled_from([("anta_faststalla",), ("avsla",), ("aterremittera",), ("bordlagga",), ("foresla_overordnad",)])


def steps(status: st.SearchStrategy[str]) -> st.SearchStrategy[Step]:
    """Clauses of five documents of any types; clauses of one document are of one type and meeting."""
    return st.builds(_step, status, TEXTS, st.integers(0, 4), date=DATES, body=BODIES, types=TYPES)


def _step(status: str, text: str, place: int, **fields: Any) -> Step:
    doc_type = ("protokoll", "tjansteutlatande", "rapport")[place % 3]
    meeting = (None, "2023-10-18", "2023-11-20")[place // 2]
    return clause(status, text, document=place, doc_type=doc_type, meeting=meeting, **fields)


ANY = st.lists(
    steps(st.sampled_from(["forslag", "beslut", "delegationsbeslut", "uppdrag_historik"])), min_size=1, max_size=12
)
UNDECIDED = st.lists(steps(st.sampled_from(["forslag", "uppdrag_historik"])), min_size=1, max_size=7)


@given(UNDECIDED)
def test_proposals_and_retold_decisions_are_no_outcome(found: list[Step]) -> None:
    case = thread("ON 2023/145", found)
    assert (case.outcome, case.result, case.changes) == (NO_DECISION, "inget_beslut", ())


@given(ANY)
def test_the_outcome_is_a_decision_of_the_case(found: list[Step]) -> None:
    final = final_decision(found)
    assert all(step in found and step.status in ("beslut", "delegationsbeslut") for step in final)
    case = thread("ON 2023/145", found)
    assert (case.outcome == NO_DECISION) == (case.result == "inget_beslut") == (not final)
    for change in case.changes:
        assert change.proposed is None or change.proposed.status == "forslag"
        assert change.decided is None or change.decided in final


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(found: list[Step], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    one, other = thread("ON 2023/145", found), thread("ON 2023/145", shuffled)
    assert (one.outcome, one.result) == (other.outcome, other.result)
    assert one.steps == other.steps


@given(ANY)
def test_steps_are_in_time_order_and_none_is_lost(found: list[Step]) -> None:
    case = thread("ON 2023/145", found)
    dates = [step.date or "9999" for step in case.steps]
    assert dates == sorted(dates)
    assert sorted(case.steps, key=repr) == sorted(found, key=repr)
    assert [step for meeting in case.meetings for step in meeting.steps] == list(case.steps)
    assert case.result in CASE_RESULTS
    assert {step.role for step in case.steps} <= set(CASE_ROLES)


def test_a_committee_that_proposes_to_its_board_decides_nothing() -> None:
    case = thread("ON 2023/145", [PROPOSED, TO_BOARD])
    assert (case.outcome, case.result) == (NO_DECISION, "inget_beslut")
    assert [step.role for step in case.steps] == ["forslag", "utskott"]


def test_a_board_that_proposes_upwards_says_so() -> None:
    upwards = clause("beslut", "att föreslå kommunfullmäktige att anta planen", types=("foresla_overordnad",))
    assert thread("ON 2023/145", [upwards]).outcome == "Beslut: Omsorgsnämnden, § 83, 2023-10-18, föreslår högre organ"


def test_the_chain_runs_from_report_to_council() -> None:
    council = clause("beslut", body="Kommunfullmäktige", date="2023-12-11", paragraph="§ 201")
    board = clause("beslut", body="Kommunstyrelsen", date="2023-11-20", paragraph="§ 150")
    case = thread(
        "ON 2023/145", [council, board, DECIDED, TO_BOARD, PROPOSED, document("tjansteutlatande", "Riktlinjer")]
    )
    assert [step.role for step in case.steps] == ["forslag", "forslag", "utskott", "namnd", "ks", "kf"]
    assert case.outcome == "Beslut: Kommunfullmäktige, § 201, 2023-12-11"
    assert case.result == "bifall"
    assert [meeting.bodies for meeting in case.meetings[2:]] == [
        ("Omsorgsnämnden",),
        ("Kommunstyrelsen",),
        ("Kommunfullmäktige",),
    ]


def test_of_two_decisions_on_one_day_the_higher_body_is_last() -> None:
    committee = clause("beslut", body="Kommunstyrelsens arbetsutskott", paragraph="§ 9")
    assert [step.paragraph for step in final_decision([DECIDED, committee])] == ["§ 83"]


@pytest.mark.parametrize(
    ("decided", "result"),
    [
        (DECIDED, "bifall"),
        (clause("beslut", "att anta riktlinjer för hemtjänst och trygghetslarm"), "andrat"),
        (clause("beslut", "att avslå motionen", types=("avsla",)), "avslag"),
        (clause("beslut", "att återremittera ärendet", types=("aterremittera",)), "aterremiss"),
        (clause("beslut", "att bordlägga ärendet", types=("bordlagga",)), "bordlagt"),
        (clause("delegationsbeslut"), "beslut_utan_forslag"),
    ],
)
def test_results(decided: Step, result: str) -> None:
    assert thread("ON 2023/145", [PROPOSED, decided]).result == result


def test_a_decision_without_proposal() -> None:
    assert thread("ON 2023/145", [DECIDED]).result == "beslut_utan_forslag"
    later = clause("forslag", date="2024-01-10", document=3)
    assert thread("ON 2023/145", [DECIDED, later]).result == "beslut_utan_forslag"


def test_a_proposal_on_another_matter_is_not_compared() -> None:
    other = clause("forslag", "att godkänna årsrapporten", date="2023-01-10", sha256="b" * 64)
    assert thread("ON 2023/145", [other, DECIDED]).result == "beslut_utan_forslag"
    assert thread("ON 2023/145", [other, PROPOSED, DECIDED]).result == "bifall"


def test_immediate_approval_of_the_minutes_is_not_the_outcome() -> None:
    formal = clause("beslut", "Paragrafen justeras omedelbart.", types=("omedelbar_justering",), date="2023-10-19")
    case = thread("ON 2023/145", [PROPOSED, DECIDED, formal])
    assert case.outcome.endswith("2023-10-18")
    assert thread("ON 2023/145", [formal]).outcome.endswith("2023-10-19")


def test_an_extract_that_repeats_a_decision_adds_nothing() -> None:
    extract = clause("beslut", DECIDED.text, file="b.pdf", sha256="b" * 64)
    assert [change.kind for change in thread("ON 2023/145", [PROPOSED, DECIDED, extract]).changes] == ["unchanged"]


def test_reports_back_have_their_own_role() -> None:
    assert document("tjansteutlatande", "Återrapportering av uppdrag om trygghetslarm").role == "aterredovisning"
    assert document("tjansteutlatande", "Redovisning av givna uppdrag").role == "aterredovisning"
    assert document("protokoll", "§ 3", body="Kommunfullmäktige").role == "kf"
    assert document("rapport", "Återrapportering").role == "underlag"


def test_a_remission_that_is_answered_is_not_sent_back() -> None:
    answered = clause("beslut", "att återremissen därmed är besvarad", types=("aterremittera",))
    assert thread("ON 2023/145", [PROPOSED, DECIDED, answered]).result == "andrat"


def test_a_refused_counter_proposal_is_no_refusal() -> None:
    refused = clause("beslut", "Nämnden avslår ledamotens förslag om uppskov.", types=("avsla",))
    assert thread("ON 2023/145", [PROPOSED, DECIDED, refused]).result == "andrat"


def test_refusals_in_a_list_of_delegation_are_not_that_of_the_list() -> None:
    listed = [clause("delegationsbeslut", f"Handläggaren avslog ansökan {n}", types=("avsla",)) for n in (1, 2)]
    case = thread("ON 2023/3", listed)
    assert (case.result, case.outcome[:18]) == ("beslut_utan_forslag", "Delegationsbeslut:")


def test_a_committee_that_hands_a_matter_on_decides_nothing() -> None:
    handed = clause(
        "beslut",
        "Arbetsutskottet överlämnar ärendet till nämnden utan eget förslag.",
        body="Omsorgsnämndens arbetsutskott",
        types=("overlata",),
    )
    beside = clause("beslut", "Utskottet ger chefen i uppdrag att utreda.", body=handed.body, types=("uppdra",))
    assert thread("ON 2023/145", [PROPOSED, handed, beside]).outcome == NO_DECISION


def test_a_later_proposal_waits() -> None:
    later = clause("forslag", date="2024-02-21", document=3)
    assert thread("ON 2023/145", [PROPOSED, DECIDED, later]).outcome.endswith("; senare förslag 2024-02-21 utan beslut")


def test_what_members_and_offices_want_is_not_compared() -> None:
    moved = clause("forslag", "Eva Ek (S) yrkar att planen antas.", doc_type="protokoll", document=1, section=3)
    wanted = clause("forslag", "Förvaltningen föreslår att avgiften höjs.", section=4)
    case = thread("ON 2023/145", [PROPOSED, moved, wanted, DECIDED])
    assert [change.kind for change in case.changes] == ["unchanged"]
    assert thread("ON 2023/145", [moved, wanted, DECIDED]).changes == ()


def test_immediate_approval_is_compared_on_neither_side() -> None:
    formal = clause("forslag", "att paragrafen justeras omedelbart", types=("omedelbar_justering",))
    assert [change.kind for change in thread("ON 2023/145", [PROPOSED, formal, DECIDED]).changes] == ["unchanged"]
