"""The wheel: what it carries, and that it runs from where it is unpacked, away from the repository."""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.support.commandline import ROOT, Town, environment

PACKAGES = ("ingest", "nlp", "index", "api", "evaluation")
APP = "kommunsok/_app"
MEBIBYTE = 1024 * 1024
# Runs the launcher, then says where the code came from.
SCRIPT = (
    "import sys\nfrom kommunsok.__main__ import main\ntry:\n    main()\n"
    "finally:\n    print(sys.modules['api'].__file__, file=sys.stderr)\n"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout without network."""
    folder = tmp_path_factory.mktemp("hjul")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, env=environment(), check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    """Names of all files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what an installer puts into site-packages."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(unpacked: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the launcher of an unpacked wheel, in a folder that has nothing to do with the repository."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        cwd=unpacked.parent,
        env={**environment(), "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_only_our_own_name_reaches_site_packages(names: list[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kommunsok"}
    assert len(tops) == 2


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_and_data_file_is_carried(names: list[str], package: str) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", package], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    present = [name for name in tracked if name and (ROOT / name).is_file()]
    missing = {name for name in present if f"{APP}/{name}" not in names}
    assert missing == set()
    assert f"{APP}/{package}/__init__.py" in names


@pytest.mark.parametrize(
    "folder",
    [
        "nlp/models/encoder",
        "nlp/models/decisions",
        "nlp/models/language",
        "nlp/gazetteers",
        "nlp/thesaurus",
        "ingest/lexicon",
        "ingest/data",
        "nlp/data",
        "api/pages",
    ],
)
def test_data_files_are_carried(names: list[str], folder: str) -> None:
    held = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    carried = {name.removeprefix(f"{APP}/") for name in names}
    wanted = {name for name in held if not name.endswith((".py", ".pyc"))}
    assert wanted
    assert wanted <= carried


def test_nothing_else_is_carried(names: list[str], wheel: Path) -> None:
    assert not [name for name in names if name.endswith((".pyc", ".lock", ".coverage")) or "__pycache__" in name]
    assert {name.split("/")[2] for name in names if name.startswith(f"{APP}/")} == set(PACKAGES)
    assert {name for name in names if name.startswith("kommunsok/") and not name.startswith(f"{APP}/")} == {
        "kommunsok/__init__.py",
        "kommunsok/__main__.py",
    }
    assert wheel.stat().st_size < 60 * MEBIBYTE


def test_licences_and_entry_point_are_carried(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name.partition(".dist-info/")[2]: name for name in archive.namelist() if ".dist-info/" in name}
        assert {"licenses/LICENSE", "licenses/NOTICE"} <= set(held)
        assert "kommunsok = kommunsok.__main__:main" in archive.read(held["entry_points.txt"]).decode()
        metadata = archive.read(held["METADATA"]).decode()
    assert "Name: kommunsok" in metadata
    needed = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:") and "extra ==" not in line]
    assert needed
    assert not [line for line in needed if "torch" in line]


def test_it_runs_from_where_it_is_unpacked(unpacked: Path, town: Town) -> None:
    told = run(unpacked, "--help")
    assert told.returncode == 0, told.stderr
    assert "search" in told.stdout
    found = run(unpacked, "--data", str(town.data), "search", "valfrihetssystem", "--json")
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout)["hits"]
    assert str(unpacked / APP / "api") in found.stderr


def test_it_reads_files_too(unpacked: Path, town: Town, tmp_path: Path) -> None:
    """The process that reads a PDF is started from the unpacked wheel as well."""
    data = str(tmp_path / "data")
    (tmp_path / "falsk.pdf").write_text("%PDF-1.4 inget mer")
    read = run(unpacked, "--data", data, "ingest", str(tmp_path / "falsk.pdf"), "--workers", "0")
    assert read.returncode == 3
    assert "falsk.pdf: kunde inte läsas" in read.stderr
    assert "E108" not in read.stderr


def test_the_lock_pins_what_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    named = {
        re.split(r"[\[>=]", name)[0].lower().replace("_", "-")
        for name in (*project["dependencies"], *(name for extra in extras for name in extra))
    }
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines()
        if "==" in line
    }
    assert named <= pinned
