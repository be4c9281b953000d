"""Commands that list: fields of the contract in every format, filters, and what is refused."""

from pathlib import Path

import pytest

from api.case_rows import CASE_COLUMNS, CASE_FIELDS, CASE_SUMMARY_COLUMNS, CASE_SUMMARY_FIELDS
from api.rows import (
    DECISION_COLUMNS,
    DECISION_FIELDS,
    DOCUMENT_COLUMNS,
    DOCUMENT_FIELDS,
    HEADING_COLUMNS,
    HEADING_FIELDS,
)
from api.source_rows import SOURCE_COLUMNS, SOURCE_FIELDS
from tests.support.commandline import PACKAGES, CommandLine

LISTINGS = [
    (["documents"], DOCUMENT_FIELDS, DOCUMENT_COLUMNS),
    (["headings"], HEADING_FIELDS, HEADING_COLUMNS),
    (["decisions"], DECISION_FIELDS, DECISION_COLUMNS),
    (["case", "ON 2021/88"], CASE_FIELDS, CASE_COLUMNS),
    (["cases"], CASE_SUMMARY_FIELDS, CASE_SUMMARY_COLUMNS),
    (["status"], SOURCE_FIELDS, SOURCE_COLUMNS),
]
IDS = [words[0] for words, _, _ in LISTINGS]


@pytest.mark.parametrize(("words", "fields", "columns"), LISTINGS, ids=IDS)
def test_every_format_holds_the_same_rows(
    kommunsok: CommandLine, words: list[str], fields: dict[str, str], columns: tuple[str, ...]
) -> None:
    rows = kommunsok(*words, "--format", "json").json
    assert len(rows) >= 2
    assert all(list(row) == list(fields) for row in rows)
    assert kommunsok(*words, "-f", "jsonl").lines == rows
    head, *cells = kommunsok(*words, "-f", "csv").cells
    assert head == list(fields)
    assert len(cells) == len(rows)
    table = kommunsok(*words)
    assert table.code == 0
    assert table.out.splitlines()[0].split() == list(columns)
    groups = {row["file"] for row in rows} if "file" in fields and "file" not in columns else set()
    assert len(table.out.splitlines()) == 2 + len(rows) + 2 * len(groups)


@pytest.mark.parametrize(("words", "fields", "columns"), LISTINGS, ids=IDS)
def test_every_listing_writes_to_a_file(
    kommunsok: CommandLine, tmp_path: Path, words: list[str], fields: dict[str, str], columns: tuple[str, ...]
) -> None:
    written = kommunsok(*words, "--format", "csv", "--output", tmp_path / "ut.csv")
    assert (written.code, written.out) == (0, "")
    with (tmp_path / "ut.csv").open(encoding="utf-8", newline="") as file:
        assert file.read() == kommunsok(*words, "--format", "csv").out


@pytest.mark.parametrize(("words", "fields", "columns"), LISTINGS, ids=IDS)
def test_a_missing_data_folder_is_reported_and_not_made(
    kommunsok: CommandLine, tmp_path: Path, words: list[str], fields: dict[str, str], columns: tuple[str, ...]
) -> None:
    refused = kommunsok(*words, data=tmp_path / "inget")
    assert (refused.code, refused.out) == (5, "")
    assert "E401" in refused.err
    assert not (tmp_path / "inget").exists()


@pytest.mark.parametrize("command", ["documents", "headings"])
def test_one_file(kommunsok: CommandLine, command: str) -> None:
    rows = kommunsok(command, "--file", PACKAGES[0], "-f", "json").json
    assert {row["file"] for row in rows} == {PACKAGES[0]}
    refused = kommunsok(command, "--file", "nej.pdf")
    assert (refused.code, refused.out) == (4, "")
    assert "E202" in refused.err
    assert "'nej.pdf'" in refused.err


def test_headings_come_in_reading_order(kommunsok: CommandLine) -> None:
    rows = kommunsok("headings", "--file", PACKAGES[0], "-f", "json").json
    assert [row["page"] for row in rows] == sorted(row["page"] for row in rows)
    assert {row["level"] for row in rows} <= {1, 2, 3, 4}


def test_a_proposal_is_never_listed_as_decided(kommunsok: CommandLine) -> None:
    """The report's "Förslag till beslut" on page 2, against the committee's minutes on page 9."""
    rows = kommunsok("decisions", "-f", "json", "--diarienummer", "ON 2021/88", "--to", "2021-12-31").json
    by_page = {page: {row["status"] for row in rows if row["page_first"] == page} for page in (2, 9)}
    assert "beslut" not in by_page[2]
    assert "forslag" in by_page[2]
    assert "beslut" in by_page[9]


@pytest.mark.parametrize(
    ("options", "field", "wanted"),
    [
        (["--status", "beslut"], "status", "beslut"),
        (["--subject", "hemtjanst_lov"], "subject", "hemtjanst_lov"),
        (["--diarienummer", "on.2021.88"], "diarienummer", ("ON 2021/88", "ON.2021.88")),
        (["--year", "2021"], "date", "2021"),
        (["--from", "2025-01-01"], "date", "2025"),
    ],
)
def test_filters(kommunsok: CommandLine, options: list[str], field: str, wanted: str | tuple[str, ...]) -> None:
    rows = kommunsok("decisions", *options, "-f", "json").json
    everything = kommunsok("decisions", "-f", "json").json
    assert 0 < len(rows) < len(everything)
    assert all(row[field].startswith(wanted) for row in rows if row[field])


def test_type_text_and_limit(kommunsok: CommandLine) -> None:
    rows = kommunsok("decisions", "--type", "godkanna", "-f", "json").json
    assert all("godkanna" in row["types"] for row in rows)
    rows = kommunsok("decisions", "--text", "VALFRIHETSSYSTEM", "--limit", "2", "-f", "json").json
    assert len(rows) == 2
    assert all("valfrihetssystem" in row["text"].lower() for row in rows)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--status", "foo"], "'foo'; möjliga värden: forslag"),
        (["--from", "2023-02-30"], "'2023-02-30' är inget datum"),
        (["--diarienummer", "hej"], "inget diarienummer"),
        (["--law", ""], "law är tom"),
        (["--limit", "0"], "0 is not in the range"),
        (["--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_values_are_refused_never_dropped(kommunsok: CommandLine, options: list[str], said: str) -> None:
    refused = kommunsok("decisions", *options)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


@pytest.mark.parametrize("spelling", ["ON 2021/88", "on 2021/88", "ON.2021.88", "O.N.2021.0088", "2021/88"])
def test_a_case_in_any_spelling(kommunsok: CommandLine, spelling: str) -> None:
    thread = kommunsok("case", spelling, "-f", "json")
    assert thread.err.startswith("ON 2021/88 ")
    dates = [row["date"] for row in thread.json if row["date"]]
    assert dates == sorted(dates)
    assert {row["file"] for row in thread.json} == set(PACKAGES)
    assert {row["kind"] for row in thread.json} == {"document", "decision"}


@pytest.mark.parametrize(("number", "code", "said"), [("hej", 2, "E201"), ("ON 1999/1", 4, "E202")])
def test_a_case_that_is_not_there(kommunsok: CommandLine, number: str, code: int, said: str) -> None:
    refused = kommunsok("case", number)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err


def test_cases_come_by_board_year_and_number(kommunsok: CommandLine) -> None:
    rows = kommunsok("cases", "-f", "json").json
    keys = [row["diarienummer"].rpartition(" ") for row in rows]
    order = [(board, number[:4], int(number[5:])) for board, _, number in keys]
    assert order == sorted(order)


def test_status_tells_a_partly_read_file(kommunsok: CommandLine) -> None:
    rows = {row["file"]: row for row in kommunsok("status", "-f", "json").json}
    assert (rows[PACKAGES[0]]["status"], rows[PACKAGES[0]]["problems"]) == ("ok", 0)
    assert rows[PACKAGES[0]]["detail"] is None
    partial = rows[PACKAGES[1]]
    assert (partial["status"], partial["problems"]) == ("partial", 1)
    assert partial["detail"].startswith("E106 ")
    assert "aktuellt" in kommunsok("status").err
