"""What every search backend must do: a class whose subclass opens the implementation in `open_backend`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from index.embedded import MAX_LIMIT, MAX_OFFSET, MAX_QUERY_CHARACTERS
from index.protocol import Filter, Passage, Query, Result, SearchBackend
from index.query_language import read_question
from ingest.errors import QueryError
from tests.support.passages import passage, random_passages, tag

Opener = Callable[[tuple[Passage, ...]], SearchBackend]

ARCHIVE: Final = (
    passage(
        0,
        "Socialnämnden beslutar att anta riktlinjen för hemtjänst.",
        doc_type="protokoll",
        municipality="Ekdala kommun",
        board="Socialnämnden",
        diarienummer="SN 2023/101",
        date="2023-05-03",
        laws=("2025:400 4 kap. 1 §",),
        decisions=(tag("beslut", ["anta_faststalla"], "hemtjanst_lov"),),
    ),
    passage(
        1,
        "Kostnaderna för hemtjänsten ökar när fler äldre bor kvar hemma.",
        doc_type="tjansteutlatande",
        municipality="Ekdala kommun",
        board="Socialnämnden",
        diarienummer="SN 2023/101",
        date="2023-04-12",
        decisions=(tag("forslag", ["godkanna"], "ekonomi_budget"),),
    ),
    passage(
        2,
        "Ett nytt skolskjutsreglemente gäller från läsårets början.",
        doc_type="riktlinje",
        municipality="Lunds kommun",
        board="Barn- och utbildningsnämnden",
        diarienummer="BUN 2022/7",
        date="2022-12-31",
        laws=("2010:800",),
    ),
    passage(
        3,
        "Parken vid ån får nya bänkar och träd.",
        doc_type="yttrande",
        municipality="Lunds kommun",
        board="Tekniska nämnden",
        diarienummer="2023/109",
        date="2023-01-01",
        laws=("1998:808",),
    ),
    passage(
        4,
        "Förslaget om fler pedagoger avslås, och förslaget om öppna grupper bifalls.",
        doc_type="protokoll",
        municipality="Göteborgs Stad",
        board="Kommunstyrelsen",
        diarienummer="KS 2023/109",
        date="2023-01-02",
        laws=("2009:400", "2017:725 6 kap. 6 §"),
        decisions=(tag("beslut", ["avsla"], "grundskola"), tag("forslag", ["bifalla_bevilja"], "forskola")),
    ),
    passage(
        5,
        "Planen för äldreomsorgen godkänns, och direktören får i uppdrag att följa upp den.",
        doc_type="protokoll",
        municipality="Borås stad",
        board="Kommunstyrelsen",
        diarienummer="KS 2024/15",
        date="2024-02-29",
        decisions=(tag("beslut", ["godkanna", "uppdra"], "aldreomsorg"),),
    ),
    passage(6, "Länet har fått mycket snö i vinter."),
    passage(7, "Föreningen får ett lån till sitt klubbhus."),
    passage(8, "Ett lan ordnas på biblioteket i höst."),
    passage(9, "Bokslutet visar ett underskott för simhallen.", title="Bokslut"),
    passage(10, "Bokslutet visar ett underskott för simhallen.", title="Bokslut"),
    passage(11, "Årsbudgeten gäller.", heading_path=("Trygghetslarm", "Taxa för larmet"), title="Tjänsteskrivelse"),
)

FILTERS: Final = {
    "nothing": (Filter(), range(len(ARCHIVE))),
    "doc_type": (Filter(doc_type=("protokoll",)), [0, 4, 5]),
    "doc_type, alternatives": (Filter(doc_type=("yttrande", "riktlinje")), [2, 3]),
    "municipality as written": (Filter(municipality=("Ekdala kommun",)), [0, 1]),
    "municipality without kommun": (Filter(municipality=("Ekdala",)), [0, 1]),
    "municipality in capitals": (Filter(municipality=("EKDALA KOMMUN",)), [0, 1]),
    "municipality with blanks": (Filter(municipality=("  ekdala   kommun ",)), [0, 1]),
    "municipality without its genitive": (Filter(municipality=("Lund",)), [2, 3]),
    "municipality that ends in s": (Filter(municipality=("Borås", "Göteborg")), [4, 5]),
    "board": (Filter(board=("Tekniska nämnden",)), [3]),
    "board in small letters": (Filter(board=("kommunstyrelsen",)), [4, 5]),
    "board in capitals": (Filter(board=("SOCIALNÄMNDEN",)), [0, 1]),
    "diarienummer": (Filter(diarienummer=("SN 2023/101",)), [0, 1]),
    "diarienummer with points": (Filter(diarienummer=("S.N.2023.101",)), [0, 1]),
    "diarienummer with a label": (Filter(diarienummer=("Dnr: SN 2023/00101",)), [0, 1]),
    "diarienummer with a dash": (Filter(diarienummer=("sn-2023-101",)), [0, 1]),
    "diarienummer in small letters": (Filter(diarienummer=("sn 2023/101",)), [0, 1]),
    "diarienummer without its board": (Filter(diarienummer=("2023/109",)), [3, 4]),
    "diarienummer, alternatives": (Filter(diarienummer=("KS 2023/109", "BUN.2022/007")), [2, 3, 4]),
    "law by number": (Filter(law=("2025:400",)), [0]),
    "law by number with SFS": (Filter(law=("SFS 2010:800",)), [2]),
    "law by abbreviation": (Filter(law=("OSL",)), [4]),
    "law by abbreviation in small letters": (Filter(law=("sol",)), [0]),
    "law by name": (Filter(law=("skollagen",)), [2]),
    "law by name, indefinite and with capital": (Filter(law=("Kommunallag",)), [4]),
    "law by section": (Filter(law=("2017:725 6 kap. 6 §",)), [4]),
    "law by a name that has meant two": (Filter(law=("socialtjänstlagen",)), [0]),
    "law, alternatives": (Filter(law=("MB", "kommunallagen")), [3, 4]),
    "status": (Filter(status=("forslag",)), [1, 4]),
    "type": (Filter(type=("uppdra",)), [5]),
    "type, alternatives": (Filter(type=("avsla", "anta_faststalla")), [0, 4]),
    "subject": (Filter(subject=("forskola", "ekonomi_budget")), [1, 4]),
    "status and type of one decision": (Filter(status=("beslut",), type=("avsla",)), [4]),
    "status and type of two decisions": (Filter(status=("forslag",), type=("avsla",)), []),
    "status and subject of two decisions": (Filter(status=("beslut",), subject=("forskola",)), []),
    "type and subject of two decisions": (Filter(type=("bifalla_bevilja",), subject=("grundskola",)), []),
    "all three of one decision": (
        Filter(status=("beslut",), type=("godkanna", "avsla"), subject=("aldreomsorg", "grundskola")),
        [4, 5],
    ),
    "from a date": (Filter(date_from="2023-04-12"), [0, 1, 5]),
    "to a date": (Filter(date_to="2023-01-01"), [2, 3]),
    "on one day": (Filter(date_from="2023-01-01", date_to="2023-01-01"), [3]),
    "on a leap day": (Filter(date_from="2024-02-29", date_to="2024-02-29"), [5]),
    "between two days": (Filter(date_from="2023-01-02", date_to="2023-05-03"), [0, 1, 4]),
    "an empty span": (Filter(date_from="2024-01-01", date_to="2023-01-01"), []),
    "a day before all": (Filter(date_to="2022-12-30"), []),
    "a day after all": (Filter(date_from="2024-03-01"), []),
    "municipality and doc_type": (Filter(municipality=("Ekdala",), doc_type=("protokoll",)), [0]),
    "municipality and date": (Filter(municipality=("Lund",), date_from="2023-01-01"), [3]),
    "board and status": (Filter(board=("Kommunstyrelsen",), status=("forslag",)), [4]),
    "law and diarienummer": (Filter(law=("OSL",), diarienummer=("2023/109",)), [4]),
    "everything": (
        Filter(
            municipality=("Ekdala",),
            board=("Socialnämnden",),
            doc_type=("protokoll",),
            status=("beslut",),
            type=("anta_faststalla",),
            subject=("hemtjanst_lov",),
            diarienummer=("SN 2023/101",),
            law=("socialtjänstlagen",),
            date_from="2023-05-03",
            date_to="2023-05-03",
        ),
        [0],
    ),
    "everything but one": (Filter(municipality=("Ekdala",), doc_type=("protokoll",), law=("skollagen",)), []),
}

REFUSED: Final = {
    "doc_type": Filter(doc_type=("Protokoll",)),
    "status": Filter(status=("beslutad",)),
    "type": Filter(type=("godkänna",)),
    "subject": Filter(subject=("",)),
    "one of two": Filter(status=("beslut", "okänd")),
    "diarienummer": Filter(diarienummer=("§ 29",)),
    "empty diarienummer": Filter(diarienummer=("",)),
    "law": Filter(law=(" ",)),
    "day that is none": Filter(date_from="2023-02-29"),
    "date in words": Filter(date_to="3 maj 2023"),
    "date without dashes": Filter(date_from="20230503"),
    "date by week": Filter(date_to="2023-W18-3"),
    "date with time": Filter(date_from="2023-05-03T00:00"),
    "year": Filter(date_from="2023"),
}

GARBAGE: Final = (
    '"',
    '"hemtjänst',
    "(",
    ")) AND (",
    "hemtjänst AND OR NOT",
    "text:hemtjänst^2 ~ *?",
    "[a TO b] {c}",
    "år 2023/109: §29",
    "§§ 29–31",
    '""',
    '"" -"" - nämnd:',
    '-"hemtjänst" -hemtjänst "hemtjänst"',
    'typ:" från: till:2024-13 dnr:x år:0000 år:２０２４',
    "nämnd:a" * 70,
    "🙂 👩‍👩‍👧",
    "\x00\x01\x7f",
    "\ud800 hemtjänst",
    "\\",
    "'; DROP TABLE sources; --",
    "<script>alert(1)</script>",
    "%s %d {} ${x}",
    "a\u0301\u0308\u0323" * 20,
    "ﷺ ſ ß İ ı",
    "\u202ehemtjänst\u202c",
    "och i att som",
    "-",
    "x" * MAX_QUERY_CHARACTERS,
    "hemtjänst " * 50,
    "å" * MAX_QUERY_CHARACTERS,
    ("§ 1 " * MAX_QUERY_CHARACTERS)[:MAX_QUERY_CHARACTERS],
)

BIG: Final = random_passages(450)


def numbers(result: Result) -> list[int]:
    """Places in the archive of what was found."""
    return [int(hit.passage.id.rpartition("-")[2]) for hit in result.hits]


class BackendConformance:
    """Run against each implementation: `class TestMine(BackendConformance)` with a fixture `open_backend`."""

    @pytest.fixture
    def open_backend(self) -> Opener:
        """Opens the implementation under test on given passages."""
        raise NotImplementedError

    @pytest.fixture
    def backend(self, open_backend: Opener) -> SearchBackend:
        """The implementation on the small archive."""
        return open_backend(ARCHIVE)

    # Filters

    @pytest.mark.parametrize("name", FILTERS)
    def test_a_filter_lets_through_what_it_should(self, backend: SearchBackend, name: str) -> None:
        filter_, expected = FILTERS[name]
        result = backend.search(Query("", limit=MAX_LIMIT, filter=filter_))
        assert numbers(result) == list(expected)
        assert result.total == len(expected)

    @pytest.mark.parametrize("name", FILTERS)
    def test_a_filter_holds_for_questions_too(self, backend: SearchBackend, name: str) -> None:
        filter_, expected = FILTERS[name]
        for text in ("hemtjänst", "beslut om underskott och pedagoger"):
            result = backend.search(Query(text, limit=MAX_LIMIT, filter=filter_))
            assert set(numbers(result)) <= set(expected)
            assert result.total <= len(expected)

    @pytest.mark.parametrize("name", REFUSED)
    @pytest.mark.parametrize("text", ["", "hemtjänst", "?"])
    def test_a_filter_that_cannot_be_honoured_is_refused(self, backend: SearchBackend, name: str, text: str) -> None:
        with pytest.raises(QueryError) as caught:
            backend.search(Query(text, filter=REFUSED[name]))
        assert caught.value.code == "E201"

    def test_a_filter_is_applied_before_ranking(self, open_backend: Opener) -> None:
        rare = passage(len(BIG), "Budgeten nämns här bara en gång bland många andra ord.", board="Valnämnden")
        backend = open_backend((*BIG, rare))
        result = backend.search(Query("budget skola plan", limit=1, filter=Filter(board=("valnämnden",))))
        assert numbers(result) == [len(BIG)]
        assert result.total == 1

    # Bounds

    @pytest.mark.parametrize("limit", [1, MAX_LIMIT])
    @pytest.mark.parametrize("text", ["", "skola"])
    def test_limits_up_to_the_bound_are_kept(self, open_backend: Opener, limit: int, text: str) -> None:
        assert len(open_backend(BIG).search(Query(text, limit=limit)).hits) == limit

    @pytest.mark.parametrize("limit", [-1, 0, MAX_LIMIT + 1])
    def test_other_limits_are_refused(self, backend: SearchBackend, limit: int) -> None:
        with pytest.raises(QueryError):
            backend.search(Query("skola", limit=limit))

    @pytest.mark.parametrize("text", ["", "hemtjänst"])
    def test_an_offset_at_the_bound_finds_nothing_more(self, backend: SearchBackend, text: str) -> None:
        result = backend.search(Query(text, offset=MAX_OFFSET))
        assert result.hits == ()
        assert result.total == backend.search(Query(text)).total

    @pytest.mark.parametrize("offset", [-1, MAX_OFFSET + 1])
    def test_other_offsets_are_refused(self, backend: SearchBackend, offset: int) -> None:
        with pytest.raises(QueryError):
            backend.search(Query("", offset=offset))

    def test_a_question_may_be_as_long_as_the_bound_and_no_longer(self, backend: SearchBackend) -> None:
        text = ("hemtjänst " * MAX_QUERY_CHARACTERS)[:MAX_QUERY_CHARACTERS]
        assert set(numbers(backend.search(Query(text, limit=2)))) == {0, 1}
        with pytest.raises(QueryError):
            backend.search(Query(text + "x"))

    # Order and pages

    @pytest.mark.parametrize("text", ["", " ", "\n\t \u00a0"])
    def test_an_empty_question_lists_all_in_the_order_of_the_archive(self, backend: SearchBackend, text: str) -> None:
        result = backend.search(Query(text, limit=MAX_LIMIT))
        assert [hit.passage for hit in result.hits] == list(ARCHIVE)
        assert result.total == len(ARCHIVE)

    @pytest.mark.parametrize("text", ["", "skola", "hemtjänst taxa", "vad kostar bussen till simhallen?", "KS 2023/1"])
    @pytest.mark.parametrize("size", [7, 50])
    def test_pages_put_together_are_one_long_page(self, open_backend: Opener, text: str, size: int) -> None:
        backend = open_backend(BIG)
        pages = [backend.search(Query(text, size, offset)) for offset in range(0, len(BIG) + size, size)]
        short = [hit for page in pages for hit in page.hits]
        long = [
            hit
            for offset in range(0, len(BIG) + MAX_LIMIT, MAX_LIMIT)
            for hit in backend.search(Query(text, MAX_LIMIT, offset)).hits
        ]
        assert short == long
        assert [hit.rank for hit in short] == list(range(1, len(short) + 1))
        assert len({hit.passage.id for hit in short}) == len(short)
        assert len({(page.total, page.confidence) for page in pages if page.hits}) <= 1

    @pytest.mark.parametrize("text", ["skola", "vad kostar bussen till simhallen?", "budget avtal"])
    def test_scores_never_rise(self, open_backend: Opener, text: str) -> None:
        scores = [hit.score for hit in open_backend(BIG).search(Query(text, MAX_LIMIT)).hits]
        assert scores == sorted(scores, reverse=True)

    def test_equal_passages_stand_in_the_order_of_the_archive(self, open_backend: Opener) -> None:
        found = numbers(open_backend(ARCHIVE).search(Query("underskott i bokslutet")))
        assert found[:2] == [9, 10]
        twins = tuple(passage(number, "Nämnden godkänner bokslutet.") for number in range(30))
        assert numbers(open_backend(twins).search(Query("bokslut", limit=30))) == list(range(30))

    @pytest.mark.parametrize("text", ["", "hemtjänst", "skola och budget"])
    def test_the_same_question_gives_the_same_answer(self, open_backend: Opener, text: str) -> None:
        backend = open_backend(BIG)
        assert backend.search(Query(text, 40)) == backend.search(Query(text, 40))

    # The language of questions

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ('"riktlinjen för hemtjänst"', [0]),
            ('"riktlinjer för hemtjänsten"', [0]),
            ('"hemtjänst för riktlinjen"', []),
            ('"hemtjänst"', [0, 1]),
            ("“taxa för larm”", [11]),
            ('bokslut "underskott för simhallen"', [9, 10]),
            ("hemtjänst -riktlinje", [1]),
            ('hemtjänst -"fler äldre"', [0]),
            ("hemtjänst nämnd:socialnämnden -kostnader", [0]),
            ("hemtjänst typ:godkänna", [1]),
            ("hemtjänst dokumenttyp:protokoll", [0]),
            ("hemtjänst dnr:sn-2023-101 status:förslag", [1]),
            ("snö kommun:Lund", []),
        ],
    )
    def test_what_a_question_demands_holds_for_every_hit(
        self, backend: SearchBackend, text: str, found: list[int]
    ) -> None:
        demanding = set(numbers(backend.search(Query(text, limit=MAX_LIMIT))))
        assert set(found) <= demanding
        lists = read_question(text)
        allowed = backend.search(Query("", limit=MAX_LIMIT, filter=lists.filter))
        assert demanding <= set(numbers(allowed))

    @pytest.mark.parametrize(
        ("text", "places"),
        [
            ("nämnd:kommunstyrelsen", [4, 5]),
            ("nämnd:kommunstyrelsen nämnd:socialnämnden år:2023", [0, 1, 4]),
            ("ämne:äldreomsorg", [5]),
            ("lag:skollagen", [2]),
            ("till:2022", [2]),
            ("från:2024", [5]),
            ("kommun:Borås typ:uppdra", [5]),
            ("-hemtjänst år:2023", [3, 4]),
        ],
    )
    def test_fields_alone_list_what_passes(self, backend: SearchBackend, text: str, places: list[int]) -> None:
        result = backend.search(Query(text, limit=MAX_LIMIT))
        assert (numbers(result), result.total) == (places, len(places))
        assert [one.written for one in result.restrictions] == text.split()

    @pytest.mark.parametrize("text", ["typ:okänd", "text:hemtjänst", '"hemtjänst', "hemtjänst -", "år:snart"])
    def test_what_is_no_operator_is_words(self, backend: SearchBackend, text: str) -> None:
        assert backend.search(Query(text)).restrictions == ()

    def test_fields_join_the_filter_beside_the_question(self, backend: SearchBackend) -> None:
        beside = Filter(date_from="2023-01-01", board=("Kommunstyrelsen",))
        result = backend.search(Query("nämnd:socialnämnden till:2023", limit=MAX_LIMIT, filter=beside))
        assert numbers(result) == [0, 1, 4]

    # Swedish

    @pytest.mark.parametrize("text", ["hemtjänst", "hemtjänsten", "Hemtjänstens", "HEMTJÄNST"])
    def test_inflections_find_each_other(self, backend: SearchBackend, text: str) -> None:
        assert set(numbers(backend.search(Query(text, limit=2)))) == {0, 1}

    @pytest.mark.parametrize("text", ["reglemente för skolskjuts", "skolskjuts", "skjuts till skolan"])
    def test_parts_of_a_compound_find_it(self, backend: SearchBackend, text: str) -> None:
        assert numbers(backend.search(Query(text, limit=1))) == [2]

    def test_a_compound_finds_its_parts(self, open_backend: Opener) -> None:
        backend = open_backend((*ARCHIVE[3:9], passage(30, "Reglemente för skjuts av elever till skolan.")))
        assert numbers(backend.search(Query("skolskjutsreglementet", limit=1))) == [30]

    @pytest.mark.parametrize(("text", "place"), [("län", 6), ("lån", 7), ("lan", 8)])
    def test_letters_with_rings_and_dots_are_letters_of_their_own(
        self, backend: SearchBackend, text: str, place: int
    ) -> None:
        result = backend.search(Query(text, limit=MAX_LIMIT, explain=True))
        assert numbers(result)[0] == place
        assert [
            number for number, hit in zip(numbers(result), result.hits, strict=True) if hit.explanation.matched
        ] == [place]

    def test_headings_are_searched(self, backend: SearchBackend) -> None:
        assert 11 in numbers(backend.search(Query("taxa för trygghetslarm", limit=3)))

    # Answers

    def test_matched_words_stand_in_the_passage(self, backend: SearchBackend) -> None:
        result = backend.search(Query("vad kostar hemtjänsten för äldre?", explain=True))
        matched = {int(hit.passage.id.rpartition("-")[2]): hit.explanation.matched for hit in result.hits}
        assert matched[1] == ("hemtjänsten", "äldre")
        assert matched[0] == ("hemtjänst",)
        assert all(word in hit.passage.text for hit in result.hits for word in hit.explanation.matched)

    def test_matched_words_are_left_out_unless_asked_for(self, backend: SearchBackend) -> None:
        assert {hit.explanation.matched for hit in backend.search(Query("hemtjänst")).hits} == {()}

    def test_hits_hold_whole_passages(self, backend: SearchBackend) -> None:
        (hit,) = backend.search(Query("pedagoger avslås", limit=1)).hits
        assert hit.passage == ARCHIVE[4]

    @pytest.mark.parametrize("text", ["", "hemtjänst", "kvantmekanik", "?"])
    def test_an_answer_is_well_formed(self, backend: SearchBackend, text: str) -> None:
        query = Query(text, limit=5, offset=1)
        result = backend.search(query)
        assert result.query == query
        assert 0.0 <= result.confidence <= 1.0
        assert [hit.rank for hit in result.hits] == list(range(2, 2 + len(result.hits)))
        assert all(
            0.0 <= share <= 1.0 for hit in result.hits for share in (hit.explanation.words, hit.explanation.meaning)
        )

    @pytest.mark.parametrize("text", ["", "hemtjänst"])
    def test_nothing_found_is_an_answer(self, backend: SearchBackend, text: str) -> None:
        result = backend.search(Query(text, filter=Filter(municipality=("Ingenstans",))))
        assert (result.hits, result.total, result.abstained) == ((), 0, True)

    @pytest.mark.parametrize("text", ["", "hemtjänst"])
    def test_an_empty_archive_has_no_answer(self, open_backend: Opener, text: str) -> None:
        backend = open_backend(())
        result = backend.search(Query(text))
        assert (result.hits, result.total, result.abstained) == ((), 0, True)
        assert backend.passages(["x"]) == ()

    @pytest.mark.parametrize("text", GARBAGE, ids=lambda text: ascii(text[:20]))
    def test_no_question_is_an_error(self, backend: SearchBackend, text: str) -> None:
        for filter_ in (Filter(), Filter(doc_type=("protokoll",))):
            result = backend.search(Query(text, limit=3, filter=filter_, explain=True))
            assert len(result.hits) <= 3
            assert 0.0 <= result.confidence <= 1.0

    @pytest.mark.parametrize("value", [text for text in GARBAGE if text.strip()], ids=lambda text: ascii(text[:20]))
    def test_no_name_in_a_filter_is_an_error(self, backend: SearchBackend, value: str) -> None:
        for filter_ in (Filter(municipality=(value,)), Filter(board=(value,)), Filter(law=(value,))):
            assert backend.search(Query("", filter=filter_)).total == 0

    def test_a_decision_without_types_is_found_by_status(self, open_backend: Opener) -> None:
        bare = replace(ARCHIVE[0], decisions=(tag("delegationsbeslut", (), "ovrigt"),))
        backend = open_backend((bare,))
        assert backend.search(Query("", filter=Filter(status=("delegationsbeslut",)))).total == 1
        assert backend.search(Query("", filter=Filter(status=("delegationsbeslut",), type=("ovrigt",)))).total == 0

    # Passages

    def test_passages_are_found_by_identifier(self, backend: SearchBackend) -> None:
        wanted = [ARCHIVE[5].id, "unknown", ARCHIVE[0].id, ""]
        assert backend.passages(wanted) == (ARCHIVE[5], ARCHIVE[0])
        assert backend.passages(iter([ARCHIVE[1].id])) == (ARCHIVE[1],)
        assert backend.passages([]) == ()
