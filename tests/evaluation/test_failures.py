"""Tests of the rows that a developer reads."""

from evaluation.entities import EntityRow
from evaluation.failures import decision_failures, document_failures, entity_failures, heading_failures
from tests.evaluation.builders import decision, document, entity, heading, page_of


def test_missed_spurious_and_wrong_headings() -> None:
    gold = [heading("A"), heading("B", level=2), heading("C")]
    predicted = [heading("B", level=3), heading("X"), heading("C")]
    found = heading_failures(gold, predicted, limit=9)
    assert found.missed == (gold[0],)
    assert found.spurious == (predicted[1],)
    assert found.wrong == ((gold[1], predicted[0]),)


def test_the_limit_cuts_the_lists_and_not_the_totals() -> None:
    gold, predicted = [heading(text) for text in "ABC"], [heading(text) for text in "XY"]
    found = heading_failures(gold, predicted, limit=1)
    assert (found.missed, found.spurious) == ((gold[0],), (predicted[0],))
    assert (found.missed_total, found.spurious_total, found.wrong_total) == (3, 2, 0)
    assert heading_failures(gold, predicted, limit=0).missed == ()


def test_a_document_is_wrong_when_any_of_its_labels_is() -> None:
    gold = [document(name, page, diarienummer="KS 1") for page, name in enumerate("ABCDE", start=1)]
    predicted = [
        document("A", 1, diarienummer="ks1"),  # folds alike
        document("B", 2, diarienummer="KS 1", doc_type="kallelse"),
        document("C", 3, diarienummer="KS 2"),
        document("D", 4, diarienummer="KS 1", date="2023-10-18"),
        document("E", 5, diarienummer="KS 1", board="KS"),
    ]
    found = document_failures(gold, predicted, limit=9)
    assert found.wrong == tuple(zip(gold[1:], predicted[1:], strict=True))


def test_proposals_shown_as_decided_come_first() -> None:
    gold = [decision("att utse", 1), decision("att avslå", 2, types=("a", "b")), decision("att anta", 3, "forslag")]
    predicted = [
        decision("att utse", 1, subject="grundskola"),
        decision("att avslå", 2, types=("b", "a")),  # in another order: right
        decision("att anta", 3, "beslut"),
    ]
    found = decision_failures(gold, predicted, limit=1)
    assert found.wrong_total == 2
    assert found.wrong == ((gold[2], predicted[2]),)


def test_an_entity_with_another_label_is_missed_and_spurious() -> None:
    page = page_of("Karin", (0, 5, "PER"))
    gold, predicted = EntityRow("p1", 0, 5, "PER", "Karin"), EntityRow("p1", 0, 5, "ORG", "Karin")
    found = entity_failures([page], [[entity("Karin", 0, 5, "ORG")]], limit=9)
    assert (found.missed, found.spurious, found.wrong) == ((gold,), (predicted,), ())


def test_as_dict() -> None:
    one, two = heading("B", level=2), heading("B", level=3)
    row = {"file": "ekdala.pdf", "page": 1, "text": "B"}
    assert heading_failures([one], [two, two], limit=9).as_dict() == {
        "missed_total": 0,
        "spurious_total": 1,
        "wrong_total": 1,
        "missed": [],
        "spurious": [{**row, "level": 3}],
        "wrong": [{"gold": {**row, "level": 2}, "predicted": {**row, "level": 3}}],
    }


def test_a_perfect_prediction_has_no_failures() -> None:
    rows = [document("A", 1), document("B", 2)]
    found = document_failures(rows, rows, limit=9)
    assert (found.missed, found.spurious, found.wrong) == ((), (), ())
