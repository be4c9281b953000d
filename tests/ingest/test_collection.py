"""The collector is paused in the block and as it was after it, whatever happens there."""

import gc

import pytest

from ingest.collection import paused


def test_paused_and_on_again() -> None:
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="nej"), paused():
        raise ValueError("nej")
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
