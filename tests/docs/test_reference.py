"""docs/reference/ is what the code says, and everything that the code says has a place there."""

import click
import pytest

from api import reference
from api.cli import app
from api.cli_filters import make_filter
from api.params import DecisionParams, DocumentParams, SearchParams
from api.problems import ALL_CODES
from api.rows import DOCUMENT_FIELDS
from api.settings import PREFIX, Settings, service_limits
from index.protocol import Filter
from ingest.labels import DOC_TYPES
from ingest.limits import limit_names
from nlp.labels import DECISION_TYPES, ENTITY_LABELS, STATUSES, SUBJECTS
from tests.docs.pages import ROOT, text_of


@pytest.mark.parametrize("name", reference.PAGES)
def test_the_page_is_what_the_code_says(name: str) -> None:
    stale = "stale: run python -m api.reference"
    assert (reference.FOLDER / name).read_text("utf-8") == reference.render(name), stale


def test_there_are_no_other_pages() -> None:
    assert {path.name for path in reference.FOLDER.iterdir()} == set(reference.PAGES)


def test_writing_makes_exactly_these_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("docs") / "reference"
    monkeypatch.setattr(reference, "FOLDER", folder)
    reference.main()
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == {
        name: reference.render(name) for name in reference.PAGES
    }


def test_every_command_and_option_is_described() -> None:
    page = text_of("reference/cli.md")
    for name, command in app.commands.items():
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert command.help
        assert command.help in section
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert f"`{', '.join(parameter.opts)}` | {parameter.help} |" in section, (name, parameter.name)
        arguments = " ".join(str(item.metavar) for item in command.params if isinstance(item, click.Argument))
        assert f"kommunsok {name} {arguments}".strip() + "\n" in section


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("errors.md", list(ALL_CODES)),
        ("limits.md", [*limit_names(), *(limit.name for limit in service_limits(Settings.model_construct()))]),
        ("labels.md", [*DOC_TYPES, *STATUSES, *DECISION_TYPES, *SUBJECTS, *ENTITY_LABELS]),
        ("settings.md", [PREFIX + name.upper() for name in Settings.model_fields]),
        ("fields.md", list(DOCUMENT_FIELDS)),
    ],
)
def test_everything_has_its_row(page: str, names: list[str]) -> None:
    text = text_of(f"reference/{page}")
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_the_reference_does_not_depend_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: reference.render(name) for name in reference.PAGES}
    for name, value in (("DATA", "/annan"), ("SEARCHES", "3"), ("QUEUE", "1"), ("PORT", "1234")):
        monkeypatch.setenv(PREFIX + name, value)
    assert {name: reference.render(name) for name in reference.PAGES} == before


def test_every_filter_is_described_for_both_doors() -> None:
    rows = [line for line in text_of("filters.md").splitlines() if line.startswith("| ")]
    table = "\n".join(rows)
    options = {opt for parameter in app.commands["search"].params for opt in parameter.opts if opt.startswith("--")}
    others = {"--limit", "--offset", "--explain", "--json", "--format", "--output"}
    for option in options - others:
        assert f"`{option}`" in table, option
    for name in {*DocumentParams.model_fields, *SearchParams.model_fields} - {"limit", "offset", "q"}:
        assert f"`{name}`" in table, name
    assert set(DecisionParams.model_fields) - set(SearchParams.model_fields) == {"text"}
    assert "`text`" in text_of("reference/routes.md")


def test_every_field_of_a_filter_can_be_asked_for() -> None:
    asked = {"--from": "date_from", "--to": "date_to"}
    options = {opt for parameter in app.commands["decisions"].params for opt in parameter.opts}
    names = {asked.get(option, option.removeprefix("--").replace("-", "_")) for option in options}
    only_in_words = {"phrases", "without"}  # of the query language
    assert set(Filter.__slots__) - only_in_words <= names
    assert make_filter(("", "")) == Filter()


def test_the_index_names_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = [path for path in (ROOT / "docs").rglob("*.md") if path.name != "index.md"]
    missing = [
        path.name
        for path in pages
        if path.name not in index and f"{path.parent.relative_to(ROOT / 'docs').as_posix()}/" not in index
    ]
    assert missing == []
