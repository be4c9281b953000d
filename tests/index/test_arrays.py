"""Arrays on disk: read without a copy, and rows of different lengths in one long array."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.arrays import mapped, ragged


def test_an_array_comes_back_as_a_plain_one(tmp_path: Path) -> None:
    np.save(tmp_path / "rows.npy", np.arange(6).reshape(2, 3))
    held = mapped(tmp_path / "rows.npy")
    assert type(held) is np.ndarray
    assert held.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert not held.flags.writeable


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8), st.data())
def test_rows_come_in_the_order_asked_for(sizes: list[int], data: st.DataObject) -> None:
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    places = data.draw(st.lists(st.integers(0, len(sizes) - 1), max_size=6))
    elements, lengths = ragged(starts, places)
    assert elements.tolist() == [at for place in places for at in range(starts[place], starts[place + 1])]
    assert lengths.tolist() == [sizes[place] for place in places]
