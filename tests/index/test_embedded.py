"""The embedded backend: conformance, agreement with a backend in plain Python, fusion, threads, files."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.confidence import confidence
from index.embedded import EmbeddedBackend, embedded_text
from index.embedders import HashingEmbedder
from index.generation import open_current
from index.protocol import Filter, Passage, Query
from ingest.errors import StateError
from ingest.labels import DOC_TYPES
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS
from tests.index.backend_conformance import ARCHIVE, BIG, BackendConformance, Opener, numbers
from tests.support.fake_backend import FakeBackend
from tests.support.passages import ANALYZER, open_backend, passage, tag, write_generation
from tests.support.resources import fell_back_to, settled


@pytest.fixture(scope="module")
def opener(tmp_path_factory: pytest.TempPathFactory) -> Callable[[tuple[Passage, ...]], EmbeddedBackend]:
    """Opens the embedded backend on passages; each archive is written once."""

    @cache
    def opened(passages: tuple[Passage, ...]) -> EmbeddedBackend:
        root = tmp_path_factory.mktemp("index")
        write_generation(root, passages)
        return open_backend(root)

    return opened


class TestEmbeddedBackendConforms(BackendConformance):
    @pytest.fixture
    def open_backend(self, opener: Opener) -> Opener:
        return opener


class TestFakeBackendConforms(BackendConformance):
    @pytest.fixture
    def open_backend(self) -> Opener:
        return FakeBackend


_NAMES = ("Ekdala", "Ekdala kommun", "Lunds kommun", "Borås stad", "Ingenstans")
_CASES = ("SN 2023/101", "2023/101", "KS 2023/101", "2023/109")
_LAWS = ("2025:400", "SoL", "skollagen", "2010:800 1 kap. 4 §", "Lagen om ingenting")
_DAYS = ("2022-12-31", "2023-01-01", "2023-01-02")


def _some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


_filters = st.builds(
    Filter,
    municipality=_some(_NAMES),
    board=_some(("Socialnämnden", "socialnämnden", "Kommunstyrelsen")),
    doc_type=_some(tuple(DOC_TYPES)[:3]),
    status=_some(tuple(STATUSES)),
    type=_some(tuple(DECISION_TYPES)[:3]),
    subject=_some(tuple(SUBJECTS)[:3]),
    diarienummer=_some(_CASES),
    law=_some(_LAWS),
    date_from=st.sampled_from(("", *_DAYS)),
    date_to=st.sampled_from(("", *_DAYS)),
)
_tags = st.builds(
    tag,
    st.sampled_from(tuple(STATUSES)),
    _some(tuple(DECISION_TYPES)[:3]),
    st.sampled_from(tuple(SUBJECTS)[:3]),
)
_passages = st.builds(
    lambda **fields: passage(0, **fields),
    municipality=st.sampled_from(("", *_NAMES)),
    board=st.sampled_from(("", "Socialnämnden", "Kommunstyrelsen")),
    doc_type=st.sampled_from(tuple(DOC_TYPES)[:3]),
    diarienummer=st.sampled_from(("", *_CASES)),
    laws=_some(_LAWS),
    date=st.sampled_from(("", *_DAYS)),
    decisions=st.lists(_tags, max_size=2).map(tuple),
)


@given(st.lists(_passages, min_size=1, max_size=12), st.lists(_filters, min_size=20, max_size=20))
@settings(max_examples=10, deadline=None)
def test_filters_let_through_what_plain_python_lets_through(
    tmp_path_factory: pytest.TempPathFactory, made: list[Passage], filters: list[Filter]
) -> None:
    passages = tuple(replace(one, id=f"p-{place}") for place, one in enumerate(made))
    root = tmp_path_factory.mktemp("random")
    write_generation(root, passages)
    backend, plain = open_backend(root), FakeBackend(passages)
    for filter_ in filters:
        query = Query("", limit=100, filter=filter_)
        assert numbers(backend.search(query)) == numbers(plain.search(query))


class TestRanking:
    def test_every_word_match_can_be_paged_to(self, opener: Opener) -> None:
        result = [opener(BIG).search(Query("skola taxa", 100, offset)) for offset in range(0, 500, 100)]
        found = {number for page in result for number in numbers(page)}
        plain = [FakeBackend(BIG).search(Query("skola taxa", 100, offset)) for offset in range(0, 500, 100)]
        assert found >= {number for page in plain for number in numbers(page)}

    def test_words_and_meaning_share_the_score(self, opener: Opener) -> None:
        for hit in opener(ARCHIVE).search(Query("hemtjänst för äldre")).hits:
            shares = hit.explanation.words + hit.explanation.meaning
            assert shares == pytest.approx(1.0, abs=0.002) or shares == 0.0

    def test_a_number_of_a_case_is_found_by_words(self, opener: Opener) -> None:
        passages = (*ARCHIVE, passage(40, "Ärendet har nummer KS 2023/440 i diariet."))
        assert numbers(opener(passages).search(Query("KS 2023/440", limit=1))) == [40]

    def test_confidence_tells_known_words_from_unknown_ones(self, opener: Opener) -> None:
        backend = opener(ARCHIVE)
        known = backend.search(Query("riktlinje för hemtjänst"))
        unknown = backend.search(Query("kvantmekanik på månen"))
        assert known.confidence > 0.5 > unknown.confidence
        assert (known.abstained, unknown.abstained) == (False, True)

    @pytest.mark.parametrize("text", ["riktlinje för hemtjänst", "kvantmekanik på månen", "  taxa\nför larm "])
    def test_evidence_is_what_confidence_is_made_of(self, opener: Opener, text: str) -> None:
        backend = opener(ARCHIVE)
        assert isinstance(backend, EmbeddedBackend)
        evidence = backend.judge.evidence(backend.ranking(Query(text)))
        assert confidence(evidence) == backend.search(Query(text)).confidence

    def test_only_signs_find_nothing(self, opener: Opener) -> None:
        result = opener(ARCHIVE).search(Query("?!"))
        assert (result.hits, result.total, result.confidence) == ((), 0, 0.0)

    def test_unknown_words_are_searched_by_meaning_and_total_does_not_depend_on_the_page(self, opener: Opener) -> None:
        backend = opener(BIG)
        totals = {backend.search(Query("zzyzx", offset=offset)).total for offset in (0, 10, 150, 300)}
        assert totals == {200}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ". Ordet."),
        ({"title": "Plan"}, "Plan. Ordet."),
        ({"title": "Plan", "heading_path": ("Plan",)}, "Plan. Ordet."),
        ({"title": "Plan", "heading_path": ("Mål", "Delmål")}, "Plan. Delmål. Ordet."),
    ],
)
def test_the_embedder_sees_title_and_innermost_heading(fields: dict[str, object], expected: str) -> None:
    assert embedded_text(passage(0, "Ordet.", **fields)) == expected


def test_another_embedder_is_refused(tmp_path: Path) -> None:
    write_generation(tmp_path, ARCHIVE[:2])
    folder, manifest = open_current(tmp_path)
    with pytest.raises(StateError, match="hashing-64@1, inte hashing-32@1") as caught:
        EmbeddedBackend(folder, manifest, HashingEmbedder(32), ANALYZER)
    assert caught.value.code == "E403"


def test_many_threads_get_the_answers_that_one_gets(opener: Opener) -> None:
    backend = opener(BIG)
    queries = [Query(text, 20, offset) for text in ("skola", "vad kostar bussen?", "") for offset in (0, 20, 300)]
    alone = [backend.search(query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(backend.search, queries * 8)) == alone * 8


def test_files_and_threads_stay_flat_over_50_openings(tmp_path: Path) -> None:
    write_generation(tmp_path, ARCHIVE)
    before = settled(tmp_path)
    for _ in range(50):
        backend = open_backend(tmp_path)
        backend.search(Query("hemtjänst"))
        backend.passages([ARCHIVE[0].id])
        backend.close()
        backend.close()
    del backend
    assert fell_back_to(before, tmp_path)
