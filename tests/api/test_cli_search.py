"""`kommunsok search`: its formats, its filters, and what it refuses."""

import shutil
from pathlib import Path

import pytest

from api.rows import (
    EXPLANATION_FIELDS,
    HIT_CSV_FIELDS,
    HIT_DECISION_FIELDS,
    HIT_DOCUMENT_FIELDS,
    HIT_FIELDS,
    SEARCH_FIELDS,
)
from index.archive import INDEX_FOLDER
from nlp.labels import STATUSES
from tests.support.commandline import CommandLine

QUESTION = "vilka beslut rör LOV hemtjänst"


def test_json_has_the_fields_of_the_contract(kommunsok: CommandLine) -> None:
    answer = kommunsok("search", QUESTION, "--limit", "20", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert list(answer.json) == list(SEARCH_FIELDS)
    assert answer.json["query"] == QUESTION
    assert 0 <= answer.json["confidence"] <= 1
    assert answer.json["abstained"] in (True, False)
    hits = answer.json["hits"]
    assert [hit["rank"] for hit in hits] == list(range(1, 21))
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    for hit in hits:
        assert list(hit) == list(HIT_FIELDS)
        assert list(hit["document"]) == list(HIT_DOCUMENT_FIELDS)
        assert 1 <= hit["page_first"] <= hit["page_last"]
        assert len(hit["text"].split()) <= 250
    decisions = [decision for hit in hits for decision in hit["decisions"]]
    assert decisions
    assert all(list(decision) == list(HIT_DECISION_FIELDS) for decision in decisions)


def test_explanations_are_there_when_asked_for(kommunsok: CommandLine) -> None:
    hits = kommunsok("search", QUESTION, "--json", "--explain").json["hits"]
    assert all(list(hit) == [*HIT_FIELDS, "explanation"] for hit in hits)
    assert all(list(hit["explanation"]) == list(EXPLANATION_FIELDS) for hit in hits)
    assert "hemtjänst" in {word.lower() for hit in hits for word in hit["explanation"]["matched"]}


def test_all_formats_hold_the_same_hits(kommunsok: CommandLine) -> None:
    flag, option, lines, table = (
        kommunsok("search", QUESTION, *how)
        for how in (["--json"], ["--format", "json"], ["-f", "jsonl"], ["-f", "csv"])
    )
    assert option.json == flag.json
    assert lines.lines == flag.json["hits"]
    head, *rows = table.cells
    assert head == list(HIT_CSV_FIELDS)
    places = [[row[head.index(name)] for name in ("rank", "file", "page_first", "text")] for row in rows]
    assert places == [[str(hit[name]) for name in ("rank", "file", "page_first", "text")] for hit in flag.json["hits"]]
    assert "10 av " in lines.err
    assert "10 av " in table.err


def test_csv_explains_in_columns_of_its_own(kommunsok: CommandLine) -> None:
    head, first, *_ = kommunsok("search", QUESTION, "--format", "csv", "--explain").cells
    assert head == [*HIT_CSV_FIELDS, *EXPLANATION_FIELDS]
    assert first[head.index("matched")]


def test_text_says_where_and_what_kind_of_statement(kommunsok: CommandLine) -> None:
    asked = ("search", "godkänna utredningen valfrihetssystem", "--status", "forslag", "--explain")
    answer = kommunsok(*asked)
    hit = kommunsok(*asked, "--json").json["hits"][0]
    assert answer.code == 0
    first = answer.out[answer.out.index(" 1. ") :].partition("\n\n")[0].splitlines()
    assert first[1] == f"    {hit['file']}, s. {hit['page_first']}"
    assert "Omsorgsnämnden" in first[2]
    assert any(line.startswith("    [Förslag: ") for line in first)
    assert first[-1].startswith("    Varför: ord ")
    assert answer.err.rstrip().endswith(" %.")


def test_unsure_and_empty_answers_say_so(kommunsok: CommandLine) -> None:
    unsure = kommunsok("search", "xyzzy qwrtp")
    assert kommunsok("search", "xyzzy qwrtp", "--json").json["abstained"] is True
    assert unsure.code == 0
    assert unsure.out.startswith("Inga säkra träffar.")
    empty = kommunsok("search", "hemtjänst", "--board", "Byggnadsnämnden")
    assert (empty.code, empty.out) == (0, "Inga träffar.\n")
    assert kommunsok("search", "hemtjänst", "--board", "Byggnadsnämnden", "--json").json["hits"] == []


def test_no_question_lists_what_passes_the_filter(kommunsok: CommandLine) -> None:
    listed = kommunsok("search", "  ", "--doc-type", "kallelse", "--format", "jsonl")
    assert listed.code == 0
    assert {hit["document"]["doc_type"] for hit in listed.lines} == {"kallelse"}
    assert "utan fråga" in listed.err


@pytest.mark.parametrize("question", ["\udcff\udcfe hemtjänst", '😀 § () AND OR " * ? \\', "-1", "a" * 500, "\x00"])
def test_any_text_is_a_question(kommunsok: CommandLine, question: str) -> None:
    answer = kommunsok("search", "--json", "--", question)
    assert answer.code == 0
    assert list(answer.json) == list(SEARCH_FIELDS)
    assert kommunsok("search", "--", question).code == 0


def test_pages_of_hits_follow_each_other(kommunsok: CommandLine) -> None:
    whole = kommunsok("search", QUESTION, "-n", "6", "--json").json["hits"]
    rest = kommunsok("search", QUESTION, "-n", "4", "--offset", "2", "--json").json["hits"]
    assert rest == whole[2:]


@pytest.mark.parametrize(
    ("option", "value", "field", "wanted"),
    [
        ("--municipality", "ekdala", "municipality", "Ekdala kommun"),
        ("--board", "omsorgsnämnden", "board", "Omsorgsnämnden"),
        ("--doc-type", "tjansteutlatande", "doc_type", "tjansteutlatande"),
        ("--diarienummer", "on.2021.88", "diarienummer", "ON 2021/88"),
    ],
)
def test_filters_of_documents(kommunsok: CommandLine, option: str, value: str, field: str, wanted: str) -> None:
    hits = kommunsok("search", QUESTION, option, value, "--json").json["hits"]
    assert hits
    assert {hit["document"][field] for hit in hits} == {wanted}


@pytest.mark.parametrize(
    ("options", "first", "last"),
    [
        (["--year", "2025"], "2025-01-01", "2025-12-31"),
        (["--from", "2021-11-01"], "2021-11-01", "9999"),
        (["--to", "2021-11-03"], "0000", "2021-11-03"),
        (["--from", "2021-10-01", "--to", "2021-10-31"], "2021-10-01", "2021-10-31"),
    ],
)
def test_filters_of_dates(kommunsok: CommandLine, options: list[str], first: str, last: str) -> None:
    hits = kommunsok("search", QUESTION, *options, "--json").json["hits"]
    assert hits
    assert all(first <= hit["document"]["date"] <= last for hit in hits)


@pytest.mark.parametrize(
    ("option", "value", "field"),
    [("--status", "beslut", "status"), ("--type", "godkanna", "types"), ("--subject", "hemtjanst_lov", "subject")],
)
def test_filters_of_decisions(kommunsok: CommandLine, option: str, value: str, field: str) -> None:
    hits = kommunsok("search", QUESTION, option, value, "--json").json["hits"]
    assert hits
    for hit in hits:
        found = [decision[field] for decision in hit["decisions"]]
        assert value in [label for held in found for label in (held if isinstance(held, list) else [held])]


@pytest.mark.parametrize("law", ["LOV", "lagen om valfrihetssystem", "2008:962"])
def test_filter_of_laws(kommunsok: CommandLine, law: str) -> None:
    hits = kommunsok("search", "valfrihetssystem", "--law", law, "--json").json["hits"]
    assert hits
    assert all("LOV" in hit["text"] or "2008:962" in hit["text"] for hit in hits)


def test_values_of_one_filter_are_alternatives(kommunsok: CommandLine) -> None:
    hits = kommunsok("search", "", "--doc-type", "kallelse", "--doc-type", "utredning", "-n", "100", "--json").json
    assert {hit["document"]["doc_type"] for hit in hits["hits"]} == {"kallelse", "utredning"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--status", "foo"], "'foo'; möjliga värden: " + ", ".join(STATUSES)),
        (["--type", "foo"], "möjliga värden: godkanna"),
        (["--subject", "foo"], "möjliga värden: aldreomsorg"),
        (["--doc-type", "foo"], "möjliga värden: kallelse"),
        (["--from", "2023-13-01"], "'2023-13-01' är inget datum"),
        (["--to", "i går"], "ÅÅÅÅ-MM-DD"),
        (["--year", "2023", "--from", "2023-01-01"], "--year kan inte användas ihop med --from eller --to"),
        (["--year", "1800"], "1800"),
        (["--diarienummer", "hej"], "'hej' är inget diarienummer"),
        (["--law", " "], "law är tom"),
        (["--limit", "0"], "0 is not in the range"),
        (["--limit", "101"], "101 is not in the range"),
        (["--offset", "-1"], "-1 is not in the range"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--json", "--format", "csv"], "--json kan inte användas ihop med --format csv"),
        (["--unknown"], "--unknown"),
    ],
)
def test_wrong_use_is_refused_and_named(kommunsok: CommandLine, options: list[str], said: str) -> None:
    refused = kommunsok("search", "hemtjänst", *options)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_a_question_that_is_too_long_is_refused(kommunsok: CommandLine) -> None:
    refused = kommunsok("search", "a" * 501)
    assert (refused.code, refused.out) == (2, "")
    assert "E201" in refused.err
    assert "högst 500 tecken" in refused.err


def test_nothing_read_yet(kommunsok: CommandLine, tmp_path: Path) -> None:
    missing = kommunsok("search", "hemtjänst", data=tmp_path / "inget")
    assert (missing.code, missing.out) == (5, "")
    assert "E401" in missing.err
    assert "kommunsok ingest" in missing.err
    assert not (tmp_path / "inget").exists()


def test_an_index_that_is_missing_or_damaged_is_built_again(kommunsok: CommandLine, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(kommunsok.town.data, data)
    before = kommunsok("search", QUESTION, "--json", data=data)
    damaged = next((data / INDEX_FOLDER).glob("g-*/*.npy"))
    damaged.write_bytes(damaged.read_bytes()[:-1])
    refused = kommunsok("search", QUESTION, data=data)
    assert (refused.code, refused.out) == (5, "")
    assert "E403" in refused.err
    assert "kommunsok index" in kommunsok("status", data=data).err
    shutil.rmtree(data / INDEX_FOLDER)
    assert "E402" in kommunsok("search", QUESTION, data=data).err
    assert kommunsok("index", data=data).code == 0
    assert kommunsok("search", QUESTION, "--json", data=data) == before


def test_output_goes_to_a_file(kommunsok: CommandLine, tmp_path: Path) -> None:
    shown = kommunsok("search", QUESTION, "--json")
    written = kommunsok("search", QUESTION, "--json", "-o", tmp_path / "svar.json")
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "svar.json").read_text("utf-8") == shown.out


def test_a_file_that_cannot_be_written_is_reported(kommunsok: CommandLine, tmp_path: Path) -> None:
    refused = kommunsok("search", QUESTION, "-o", tmp_path / "finns" / "inte.txt")
    assert (refused.code, refused.out) == (3, "")
    assert "E204" in refused.err
    assert "inte.txt" in refused.err
