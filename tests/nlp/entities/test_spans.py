"""Choice among overlapping spans."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from nlp.entities.spans import GUESS, LIKELY, PRIORITY, SURE, Span, resolve
from nlp.labels import ENTITY_LABELS


def test_every_label_has_a_priority() -> None:
    assert set(PRIORITY) == set(ENTITY_LABELS)


def test_longer_beats_shorter() -> None:
    assert resolve([Span(0, 4, "MUN"), Span(0, 11, "ORG")], 20) == [Span(0, 11, "ORG")]


def test_surer_beats_longer() -> None:
    assert resolve([Span(0, 4, "MUN", None, SURE), Span(0, 11, "ORG", None, GUESS)], 20) == [Span(0, 4, "MUN")]


def test_label_decides_between_equals() -> None:
    assert [span.label for span in resolve([Span(0, 4, "ABBR"), Span(0, 4, "LAW")], 9)] == ["LAW"]


def test_empty_spans_are_dropped() -> None:
    assert resolve([Span(3, 3, "MUN")], 9) == []


_spans = st.builds(
    lambda start, length, label, tier: Span(start, start + length, label, None, tier),
    st.integers(0, 30),
    st.integers(0, 10),
    st.sampled_from(sorted(PRIORITY)),
    st.sampled_from([SURE, LIKELY, GUESS]),
)


@given(st.lists(_spans, max_size=15))
def test_result_is_ordered_without_overlap_and_independent_of_the_order(spans: list[Span]) -> None:
    chosen = resolve(spans, 50)
    assert all(first.end <= second.start for first, second in itertools.pairwise(chosen))
    assert chosen == resolve(list(reversed(spans)), 50)
    assert set(chosen) <= set(spans)
