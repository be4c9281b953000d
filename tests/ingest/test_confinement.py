"""Tests of the limits that the operating system puts on a reading process."""

import resource

import pytest

from ingest.confinement import confine


@pytest.mark.parametrize(
    ("ceiling", "memory", "cpu"),
    [
        (resource.RLIM_INFINITY, (999, 999), (7, 8)),
        (500, (500, 500), (7, 8)),
        (5, (5, 5), (4, 5)),
        (1, (1, 1), (1, 1)),
    ],
)
def test_never_above_what_the_process_is_allowed(
    monkeypatch: pytest.MonkeyPatch, ceiling: int, memory: tuple[int, int], cpu: tuple[int, int]
) -> None:
    """And SIGXCPU comes before SIGKILL where there is room for both."""
    put: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "getrlimit", lambda _: (ceiling, ceiling))
    monkeypatch.setattr(resource, "setrlimit", lambda what, pair: put.update({what: pair}))
    confine(999, 7, 0, 64)
    files = min(64, ceiling) if ceiling != resource.RLIM_INFINITY else 64
    expected = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: cpu,
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    assert put == {**expected, resource.RLIMIT_NOFILE: (files, files)}
    put.clear()
    confine(999, 7, 0)
    assert put == expected
