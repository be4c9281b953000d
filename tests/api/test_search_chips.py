"""What a question said beside words, on the page, in /v1/passager and on the command line."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import URL

from api.answers import ExpansionAnswer, RestrictionAnswer
from api.convert import search_answer
from api.search_chips import expansion_chips, restriction_chips
from index.protocol import Expansion, Query, Restriction, Result
from tests.api.conftest import Sample
from tests.api.helpers import get
from tests.support.commandline import CommandLine

URL_ = URL("http://x/?q=park+typ%3Aavsl%C3%A5+-moms&board=A&offset=10&skip=torg")
RESULT = Result(
    Query("park typ:avslå -moms"),
    (),
    0,
    0.5,
    abstained=False,
    expansions=(
        Expansion("park", "parkområde", "begrepp", 1.8, "ordlista"),
        Expansion("prak", "park", "stavning", 0.9, "stavning"),
    ),
    restrictions=(Restriction("type", "avsla", "typ:avslå"), Restriction("without", "moms", "-moms")),
)


def _pairs(href: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(href).query)


def test_filters_in_the_question_are_chips_that_take_them_out_of_it() -> None:
    chips = restriction_chips(URL_, search_answer(RESULT, 100, URL_))
    assert [chip.text for chip in chips] == ["Beslutstyp: Avslå", "Utan orden: moms"]
    assert _pairs(chips[0].href) == [("q", "park -moms"), ("board", "A"), ("skip", "torg")]
    assert _pairs(chips[1].href)[0] == ("q", "park typ:avslå")


def test_a_question_of_one_filter_leaves_the_bare_page() -> None:
    url = URL("http://x/?q=fr%C3%A5n%3A2024")
    answer = search_answer(RESULT, 100, url)
    alone = answer.model_copy(
        update={
            "query": "från:2024",
            "restrictions": [RestrictionAnswer(field="date_from", value="2024-01-01", written="från:2024")],
        }
    )
    (chip,) = restriction_chips(url, alone)
    assert (chip.text, chip.href) == ("Från och med: 1 januari 2024", "/")


def test_what_was_also_searched_are_chips_that_leave_it_out() -> None:
    first, second = expansion_chips(URL_, search_answer(RESULT, 100, URL_))
    assert (first.text, first.misspelt, first.title) == (
        "parkområde",
        False,
        "Handlingarnas ord för park. Står i ordlistan.",
    )
    assert [value for name, value in _pairs(first.href) if name == "skip"] == ["parkområde", "torg"]
    assert second.misspelt
    assert "offset" not in dict(_pairs(second.href))


def test_expansions_have_the_fields_of_the_search_layer() -> None:
    assert tuple(ExpansionAnswer.model_fields) == Expansion.__slots__
    assert tuple(RestrictionAnswer.model_fields) == Restriction.__slots__


def test_the_service_reads_the_language_and_skips(client: TestClient) -> None:
    answer = get(client, "/v1/passager", q='"hemtjänst" -budget från:2000')
    assert [one["field"] for one in answer["restrictions"]] == ["phrases", "without", "date_from"]
    assert all("budget" not in hit["text"].lower().split() for hit in answer["hits"])
    assert [step["written"] for step in answer["steps"]] == ["hemtjänst"]
    wide = get(client, "/v1/passager", q="gamlas hjälp hemma")["expansions"]
    assert wide
    narrow = get(client, "/v1/passager", q="gamlas hjälp hemma", skip=wide[0]["added"])["expansions"]
    assert wide[0] not in narrow
    assert get(client, "/v1/passager", q="gamlas hjälp hemma", expand="false")["expansions"] == []


def test_the_page_shows_both(client: TestClient) -> None:
    page = client.get("/", params={"q": "gamlas hjälp hemma från:2000"}).text
    assert 'aria-label="Filter i frågan"' in page
    assert "Från och med: 1 januari 2000" in page
    assert "Sökte också på" in page
    assert "skip=" in page


@pytest.mark.parametrize("explain", [[], ["--explain"]])
def test_the_command_line_says_how_it_read(sample: Sample, kommunsok: CommandLine, explain: list[str]) -> None:
    shown = kommunsok("search", "vad kostar hemtjanst från:2000", *explain, data=sample.data)
    assert "från:2000 lästes som filter." in shown.err
    assert "hemtjanst söktes också som hemtjänst (arkivets stavning)." in shown.err
    assert ("vad: hoppas över" in shown.err) is bool(explain)
    skipped = kommunsok("search", "vad kostar hemtjanst", "--skip", "hemtjänst", data=sample.data)
    assert "stavning" not in skipped.err


def test_an_operators_rows_are_searched(tmp_path: Path, sample: Sample, kommunsok: CommandLine) -> None:
    (tmp_path / "egna.csv").write_text(
        "begrepp;vardag;aldre;forkortning;bredare;smalare;relaterat\nhemtjänst;zorpning;;;;;\n", "utf-8"
    )
    found = kommunsok("--thesaurus", str(tmp_path), "search", "zorpning", data=sample.data)
    assert "zorpning söktes också som hemtjänst (handlingarnas ord)." in found.err
