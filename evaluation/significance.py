"""Whether a difference between two runs could be chance: the paired randomisation test.

Smucker, Allan and Carterette, "A comparison of statistical significance tests for information retrieval evaluation"
(CIKM 2007): were the two runs alike, each query's difference could as well have the other sign. The p-value is the
share of all ways to set the signs that give a mean difference at least as large as the one that was measured.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

_EXACT: Final = 14  # differing queries up to which all ways to set the signs are tried: 16,384
_TRIALS: Final = 20_000
_SEED: Final = 2007
_ROUNDING: Final = 1e-9


def p_value(differences: Sequence[float]) -> float:
    """Two-sided p-value of a mean difference; exact for few differing queries, else from 20,000 fixed random draws.

    Args:
        differences: of each query, one run less the other.

    Returns:
        0–1; 1 when no query differs.
    """
    values = np.array([difference for difference in differences if difference], np.float64)
    if not len(values):
        return 1.0
    exact = len(values) <= _EXACT
    signs = _all_signs(len(values)) if exact else _drawn_signs(len(values))
    as_large = int((np.abs(signs @ values) >= abs(values.sum()) - _ROUNDING).sum())
    # The signs as measured are one way more among those that are drawn, so that no p-value is 0.
    return as_large / len(signs) if exact else (as_large + 1) / (len(signs) + 1)


def _all_signs(size: int) -> np.ndarray:
    numbers = np.arange(2**size)[:, None] >> np.arange(size)
    return (numbers & 1) * 2.0 - 1.0


def _drawn_signs(size: int) -> np.ndarray:
    return np.random.default_rng(_SEED).integers(0, 2, (_TRIALS, size)) * 2.0 - 1.0
