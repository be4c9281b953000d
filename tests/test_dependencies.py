"""The packages depend on each other one way: ingest ← nlp ← index ← api; evaluation may use all but api."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = {
    "ingest": {"ingest"},
    "nlp": {"ingest", "nlp"},
    "index": {"ingest", "nlp", "index"},
    "evaluation": {"ingest", "nlp", "index", "evaluation"},
    "api": {"ingest", "nlp", "index", "evaluation", "api"},
    "kommunsok": {"api"},
    "examples": {"examples", "ingest", "nlp", "index", "api", "evaluation"},
}
OURS = {*ALLOWED, "tests"}


def imported(path: Path) -> set[str]:
    """Top-level packages of ours that a module imports anywhere, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found & OURS


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_packages_import_only_what_stands_below_them(package: str) -> None:
    wrong = {
        str(path.relative_to(ROOT)): sorted(extra)
        for path in (ROOT / package).rglob("*.py")
        if (extra := imported(path) - ALLOWED[package])
    }
    assert wrong == {}


def test_no_module_is_longer_than_500_lines_and_half_are_at_most_120() -> None:
    lengths = sorted(
        len(path.read_text("utf-8").splitlines()) for package in ALLOWED for path in (ROOT / package).rglob("*.py")
    )
    assert lengths[-1] <= 500
    assert lengths[len(lengths) // 2] <= 120


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_every_module_says_what_it_is_in_its_first_line(package: str) -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in (ROOT / package).rglob("*.py")
        if not (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n")[0].strip()
    ]
    assert silent == []


def test_nothing_loads_pickled_objects() -> None:
    banned = ("import pickle", "joblib.load(", "torch.load(", "allow_pickle=True")
    guilty = [
        str(path.relative_to(ROOT))
        for package in ALLOWED
        for path in (ROOT / package).rglob("*.py")
        if any(word in path.read_text("utf-8") for word in banned)
    ]
    assert guilty == []
