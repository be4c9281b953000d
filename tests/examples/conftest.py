"""A package written for these tests, and the same package rendered once."""

from __future__ import annotations

from pathlib import Path

import pytest

from examples.render.gold import Rendered
from examples.render.layout import lay_out
from examples.render.markup import parse_package
from examples.render.sample import render_sample

SOURCE = Path(__file__).parent / "source"
STEM = "provby-tekniska-2024-01"


@pytest.fixture(scope="session")
def rendered() -> Rendered:
    package = parse_package(SOURCE / f"{STEM}.txt")
    return Rendered(package, lay_out(package))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages and gold files of the test source."""
    target = tmp_path_factory.mktemp("sample")
    render_sample(SOURCE, target)
    return target
