"""The extractor: fields, places and confidence of clauses, on invented papers and on the shipped sample."""

import itertools
import json
import os
from pathlib import Path

import pytest

from evaluation.decisions import DecisionFigures, score_decisions
from evaluation.predictions import DecisionRow
from ingest.model import BlockKind, ParsedSource
from ingest.parse import parse_file
from nlp.decisions.extractor import DecisionExtractor
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS
from nlp.model import Decision
from tests.support.clauses import items
from tests.support.sources import Part, paragraphs, source

SAMPLE = Path(__file__).parents[2] / "examples"
SHARED = Path(os.environ.get("KOMMUNSOK_SHARED", Path(__file__).parents[3] / "shared"))


@pytest.fixture(scope="module")
def extractor() -> DecisionExtractor:
    return DecisionExtractor()


MINUTES = source(
    Part("Protokoll", paragraphs("Sammanträdesdatum: 2023-05-17")),
    Part("§ 33 Valfrihetssystem i hemtjänsten", paragraphs("Dnr ON 2021/88")),
    Part("Beslut", (*paragraphs("Omsorgsnämnden beslutar"), *items("att anta förfrågningsunderlaget."), ), 2),
    Part("Ärendet", paragraphs("Kommunfullmäktige antog 2020-06-15 § 114 en policy (KS 2020/7)."), 2),
    Part("§ 34 Meddelanden"),
    Part("Beslut", paragraphs("Nämnden noterar informationen."), 2),
    board="Omsorgsnämnden", meeting_date="2023-05-17", date="2023-05-24",
)  # fmt: skip


class TestFields:
    def decisions(self, extractor: DecisionExtractor) -> tuple[Decision, ...]:
        return extractor.extract(MINUTES)

    def test_a_decision(self, extractor: DecisionExtractor) -> None:
        decision = self.decisions(extractor)[0]
        assert decision.text == "att anta förfrågningsunderlaget."
        assert (decision.status, decision.types, decision.subject) == ("beslut", ("anta_faststalla",), "hemtjanst_lov")
        assert (decision.body, decision.paragraph) == ("Omsorgsnämnden", "§ 33")
        assert (decision.diarienummer, decision.date) == ("ON 2021/88", "2023-05-17")
        assert decision.model == extractor.name

    def test_a_retold_one_has_its_own_fields(self, extractor: DecisionExtractor) -> None:
        decision = self.decisions(extractor)[1]
        assert (decision.status, decision.body, decision.paragraph) == (
            "uppdrag_historik",
            "Kommunfullmäktige",
            "§ 114",
        )
        assert (decision.diarienummer, decision.date) == ("KS 2020/7", "2020-06-15")

    def test_a_paragraph_without_a_diarienummer_has_none(self, extractor: DecisionExtractor) -> None:
        decision = self.decisions(extractor)[2]
        assert (decision.paragraph, decision.diarienummer, decision.body) == ("§ 34", None, "Omsorgsnämnden")

    def test_a_proposal_has_the_documents_fields(self, extractor: DecisionExtractor) -> None:
        parsed = source(
            Part("Ny taxa för simhallen"),
            Part("Förslag till beslut", paragraphs("Nämnden antar taxan."), 2),
            doc_type="tjansteutlatande", title="Ny taxa för simhallen", board="Kulturnämnden", diarienummer="KN 2024/3",
            date="2024-02-01",
        )  # fmt: skip
        decision = extractor.extract(parsed)[0]
        assert (decision.status, decision.body, decision.paragraph) == ("forslag", "Kulturnämnden", None)
        assert (decision.diarienummer, decision.date, decision.subject) == ("KN 2024/3", "2024-02-01", "kultur_fritid")

    def test_what_is_proposed_to_a_higher_body_says_so(self, extractor: DecisionExtractor) -> None:
        parsed = source(
            Part("Förslag till beslut", (
                *paragraphs("Kommunstyrelsen föreslår kommunfullmäktige besluta"), *items("att anta policyn."))),
            doc_type="tjansteutlatande",
        )  # fmt: skip
        decision = extractor.extract(parsed)[0]
        assert decision.types == ("foresla_overordnad", "anta_faststalla")
        assert decision.body == "Kommunstyrelsen"

    def test_six_figures_can_be_a_date(self, extractor: DecisionExtractor) -> None:
        parsed = source(Part("Bakgrund", paragraphs("Kommunfullmäktige beslutade 190527 att sälja marken.")))
        assert [decision.date for decision in extractor.extract(parsed)] == ["2019-05-27"]


class TestOrder:
    def test_clauses_do_not_overlap_and_lead_back_to_the_text(self, extractor: DecisionExtractor) -> None:
        decisions = extractor.extract(MINUTES)
        assert [decision.start for decision in decisions] == sorted(decision.start for decision in decisions)
        assert all(left.end <= right.start for left, right in itertools.pairwise(decisions))
        for decision in decisions:
            assert " ".join(MINUTES.text[decision.start : decision.end].split()) == decision.text

    @pytest.mark.parametrize("parsed", [source(), source(Part("Beslut"), doc_type="lagtext")])
    def test_nothing_comes_of_nothing(self, extractor: DecisionExtractor, parsed: ParsedSource) -> None:
        assert extractor.extract(parsed) == ()

    def test_statutes_are_not_read(self, extractor: DecisionExtractor) -> None:
        parsed = source(Part("Beslut", paragraphs("Nämnden beslutar att anta planen.")), doc_type="lagtext")
        assert extractor.extract(parsed) == ()

    def test_a_long_paper_is_read_in_good_time(self, extractor: DecisionExtractor) -> None:
        sentence = "Nämnden beslutade 2023-05-03 att " + "av och till " * 400
        parsed = source(Part("Text", ((BlockKind.PARAGRAPH, sentence * 3),) * 20))
        assert all(0 <= decision.confidence <= 1 for decision in extractor.extract(parsed))


def figures(extractor: DecisionExtractor, packages: list[Path], gold: Path) -> DecisionFigures:
    """Scores of the clauses of some packages against a gold file."""
    names = {path.name for path in packages}
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    right = [_row(row["file"], row) for row in rows if row["file"] in names]
    said = []
    for path in packages:
        for decision in extractor.extract(parse_file(path, path.name)):
            assert decision.status in STATUSES
            assert decision.subject in SUBJECTS
            assert set(decision.types) <= set(DECISION_TYPES)
            said.append(_row(path.name, {name: getattr(decision, name) for name in Decision.__slots__}))
    return score_decisions(right, said)


def _row(file: str, row: dict[str, object]) -> DecisionRow:
    values = {name: row[name] for name in ("page_first", "page_last", "text", "status", "subject")}
    return DecisionRow(file=file, types=tuple(row["types"]), **values)  # type: ignore[arg-type]


def test_quality_on_two_packages_of_the_sample(extractor: DecisionExtractor) -> None:
    packages = [
        SAMPLE / "packages" / f"ekdala-{name}.pdf" for name in ("kommunstyrelsen-2022-03", "omsorgsnamnden-2021-11")
    ]
    scores = figures(extractor, packages, SAMPLE / "gold" / "decisions.jsonl")
    assert scores.found.f1 >= 0.85
    assert scores.forslag_as_beslut == 0
    assert (scores.status_accuracy or 0) >= 0.92
    assert (scores.types_micro_f1 or 0) >= 0.7


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} is absent")
def test_quality_on_the_shared_gold(extractor: DecisionExtractor) -> None:
    scores = figures(extractor, sorted((SHARED / "corpus").glob("*.pdf")), SHARED / "gold" / "decisions.jsonl")
    assert scores.found.f1 >= 0.8
    assert scores.forslag_as_beslut <= 2
    assert (scores.status_accuracy or 0) >= 0.92
    assert (scores.types_micro_f1 or 0) >= 0.8
    assert (scores.subject_accuracy or 0) >= 0.7
