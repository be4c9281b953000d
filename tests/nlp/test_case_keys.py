"""Keys of ärenden: bare numbers and papers without municipality join only where one owner is possible; and speed."""

import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nlp.case_keys import CaseKey, find_keys, join, list_keys
from nlp.cases import case, cases, count_cases
from nlp.store import AnnotationStore
from tests.support.case_rows import filled

PAIRS = st.sets(st.tuples(st.sampled_from(["", "provby", "ekdala"]), st.sampled_from(["", "ON", "KS"])), max_size=9)


def test_the_only_owner_gets_what_is_bare() -> None:
    assert join([("provby", "ON"), ("provby", "")])["provby", ""] == ("provby", "ON")
    assert join([("provby", "ON"), ("", "ON"), ("", "")])["", ""] == ("provby", "ON")


def test_nothing_is_guessed() -> None:
    assert join([("provby", "ON"), ("provby", "KS"), ("provby", "")])["provby", ""] == ("provby", "")
    assert join([("provby", "ON"), ("ekdala", "ON"), ("", "ON")])["", "ON"] == ("", "ON")
    assert join([("provby", "ON"), ("ekdala", "")])["ekdala", ""] == ("ekdala", "")


@given(PAIRS)
def test_what_is_said_is_kept(pairs: set[tuple[str, str]]) -> None:
    for (place, board), (in_place, in_board) in join(pairs).items():
        assert place in ("", in_place)
        assert board in ("", in_board)
        assert in_place in {one for one, _ in pairs}
        assert in_board in {one for _, one in pairs}


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the fastest of three runs."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def test_a_large_archive_answers_at_once(tmp_path: Path) -> None:
    catalogue = filled(tmp_path / "katalog.sqlite", 20_000)
    store = AnnotationStore(catalogue)
    try:
        assert count_cases(store) == 10_000
        found = case(store, "on.2003.7")
        assert (found.diarienummer, len(found.steps)) == ("ON 2003/7", 4)
        keys = list(list_keys(catalogue.connection, 5))
        assert keys == sorted(keys) == [CaseKey("BUN", 2000, 1, "provby"), *keys[1:]]
        assert [one.diarienummer for one in cases(store, 5)] == [key.diarienummer for key in keys]
        assert find_keys(catalogue.connection, "2003/7") == [
            key for key in list_keys(catalogue.connection) if (key.year, key.number) == (2003, 7)
        ]
        assert seconds(lambda: case(store, "ON 2003/7")) < 0.05
        assert seconds(lambda: cases(store, 5)) < 0.05
    finally:
        catalogue.close()
