"""Answers stand word for word in their source; none is better than a bad one."""

from pathlib import Path

import pytest

from index.answers import AnswerFinder
from index.answers.candidates import ReadHit, read_passage
from index.answers.cells import row_mates
from index.answers.model import FEATURES, AnswerModel
from index.archive import Archive
from index.places import PlaceIndex, write_places
from index.protocol import Answer, Passage, Query
from tests.index.answers.builders import OFFSET, asked, pieced
from tests.support.commandline import Town
from tests.support.passages import ANALYZER, EMBEDDER, tag

RIGHT = "Boendet Solhöjden har 48 platser."
ARCHIVE = (
    pieced(0, ("heading", "Platser"), ("paragraph", f"Boendet öppnade 2019. {RIGHT} Det är fullt.")),
    pieced(1, ("paragraph", "Nämnden har fått en rapport om bygglov.")),
)


def finder(folder: Path, passages: tuple[Passage, ...] = ARCHIVE, model: AnswerModel | None = None) -> AnswerFinder:
    """A finder over passages, without cells."""
    write_places(folder, passages)
    return AnswerFinder(EMBEDDER, None, PlaceIndex(folder), passages.__getitem__, model)


def best(tmp_path: Path, question: str, passages: tuple[Passage, ...] = ARCHIVE) -> Answer | None:
    """The most likely answer of a few passages."""
    read = [ReadHit(n, 10.0 - n, read_passage(one, ANALYZER)) for n, one in enumerate(passages, start=1)]
    return finder(tmp_path, passages).best(asked(question), read)


class TestSentences:
    def test_the_sentence_with_the_figure(self, tmp_path: Path) -> None:
        answer = best(tmp_path, "Hur många platser har boendet Solhöjden?")
        assert answer is not None
        assert (answer.text, answer.kind, answer.page_first) == (RIGHT, "sentence", 1)
        assert answer.start == OFFSET + ARCHIVE[0].text.index(RIGHT)
        assert answer.end - answer.start == len(RIGHT)

    def test_nothing_to_choose_from(self, tmp_path: Path) -> None:
        assert finder(tmp_path).best(asked("platser"), []) is None
        assert finder(tmp_path).given(None) is None

    def test_a_threshold_keeps_back_what_is_unsure(self, tmp_path: Path) -> None:
        answer = best(tmp_path, "Hur många platser har boendet Solhöjden?")
        never = AnswerModel(0.0, (0.0,) * len(FEATURES), (0.0, 1.0, 0.0), 1.0)
        assert finder(tmp_path, model=never).given(answer) is None

    def test_a_clause_says_its_status(self, tmp_path: Path) -> None:
        clause = "att höja båtavgiften med tre procent"
        told = type(tag())("forslag", ("godkanna",), "ovrigt", clause)
        answer = best(tmp_path, "Höjs båtavgiften?", (pieced(0, ("item", clause), decisions=(told,)),))
        assert answer is not None
        assert (answer.kind, answer.status, answer.text) == ("clause", "forslag", clause)


class TestModel:
    def test_the_bundled_one_has_all_features(self) -> None:
        model = AnswerModel.load()
        assert len(model.coefficients) == len(FEATURES)
        assert 0 < model.threshold <= 1

    def test_a_better_score_and_lead_never_lower_the_confidence(self) -> None:
        model = AnswerModel(0.0, (), (0.0, 1.0, 0.5), 0.5)
        assert model.confidence(2.0, 1.0) > model.confidence(1.0, 0.5) > model.confidence(1.0, 0.9)
        assert 0 <= model.confidence(-50.0, 0.0) < model.confidence(50.0, 0.0) <= 1


@pytest.fixture(scope="module")
def archive(town: Town) -> Archive:
    """The archive of two packages of the sample."""
    return Archive(town.data)


QUESTIONS = (
    "Hur många brukare har hemtjänst?",
    "Vad kostar hemtjänsten?",
    "När träder riktlinjerna i kraft?",
    "Vilken lag styr hemtjänsten?",
    "Vad beslutade nämnden om städning?",
    "Hur mycket är budgeten för hemtjänst?",
    "Varför ändras riktlinjerna?",
    "Hur många platser finns i särskilt boende och vad kostar de?",
)


def test_every_answer_stands_in_its_source(archive: Archive) -> None:
    judge, backend = archive.backend().judge, archive.backend()
    texts = {row.sha256: archive.catalogue.parsed(row).text for row in archive.catalogue.sources()}
    kinds = set()
    for text in QUESTIONS:
        ranking = backend.ranking(Query(text))
        question = judge.question(ranking)
        facts = judge.finder.facts(question)
        answer = judge.finder.best(question, judge.hits(ranking), facts)
        assert answer is not None
        assert texts[answer.source][answer.start : answer.end] == answer.text
        kinds.add(answer.kind)
        for fact in facts[:3]:
            assert row_mates(text, fact, facts)
    assert "sentence" in kinds


def test_a_question_that_nothing_answers_gets_none(archive: Archive) -> None:
    result = archive.search(Query("Vem vann schlagerfestivalen i Bryssel?"))
    assert result.answer is None


def test_the_answer_does_not_depend_on_the_part_of_the_list(archive: Archive) -> None:
    first, second = (archive.search(Query(QUESTIONS[0], offset=offset)) for offset in (0, 10))
    assert (first.answer, first.confidence) == (second.answer, second.confidence)
