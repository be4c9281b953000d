"""Tokens: what is kept whole, what it is searched as, offsets."""

import pytest

from nlp.analyzer import Analyzer
from nlp.analyzer.forms import TOKEN, normal, number_key, without_ending

ANALYZER = Analyzer()


def texts(text: str) -> list[str]:
    """Normal forms of the tokens of a text."""
    return [token.text for token in ANALYZER.tokens(text)]


def stem(text: str) -> str:
    """Stem of a text that is one token."""
    (token,) = ANALYZER.tokens(text)
    return token.stem


class TestWords:
    def test_letters_are_kept_and_lowered(self) -> None:
        assert texts("Åsa ÄR Överförmyndare") == ["åsa", "är", "överförmyndare"]

    def test_swedish_letters_are_not_folded(self) -> None:
        assert len({stem("for"), stem("får"), stem("för"), stem("far")}) == 4

    def test_hyphens_part_words(self) -> None:
        assert texts("hälso- och sjukvård, LSS-boende") == ["hälso", "och", "sjukvård", "lss", "boende"]

    def test_punctuation_is_no_token(self) -> None:
        assert texts(" – … ”Ja”, sa hon! (nej) _ % & / \\ * ") == ["ja", "sa", "hon", "nej"]

    def test_underscores_part_words(self) -> None:
        assert texts("bilaga_3_budget") == ["bilaga", "3", "budget"]

    @pytest.mark.parametrize("written", ["hem\u00adtjänst", "hemtja\u0308nst", "HEMTJÄNST", "Hem\u00adtja\u0308nst"])
    def test_spellings_of_one_word_are_one(self, written: str) -> None:
        (token,) = ANALYZER.tokens(written)
        assert (token.text, token.start, token.end) == ("hemtjänst", 0, len(written))

    @pytest.mark.parametrize(
        ("written", "expected"),
        [("EU:s", "eu"), ("LSS:s", "lss"), ("PM:et", "pm"), ("TV:n", "tv"), ("BNP:n", "bnp"), ("JO:s", "jo")],
    )
    def test_an_ending_after_a_colon_hangs_on(self, written: str, expected: str) -> None:
        assert stem(written) == expected

    def test_a_colon_before_another_word_parts(self) -> None:
        assert texts("Beslut:socialnämnden Datum:s2") == ["beslut", "socialnämnden", "datum", "s2"]

    @pytest.mark.parametrize(
        "forms",
        [
            "nämnd nämnden nämndens nämnderna",
            "elev eleverna elevens elevers",
            "skola skolor skolan skolans",
            "grundskola grundskolan grundskolorna",
            "år året årets åren",
            "ärende ärendet ärendena",
            "land landet länder ländernas",
            "resurs resurser resurserna",
            "effektiv effektivt effektiva",
            "reglemente reglementet reglementets",
            "skolskjutsreglemente skolskjutsreglementet skolskjutsreglementen",
            "försäkringskassa försäkringskassan försäkringskassans",
            "ekonomisk ekonomiskt ekonomiska",
            "policy policyn",
        ],
    )
    def test_inflected_forms_share_a_stem(self, forms: str) -> None:
        assert len({stem(form) for form in forms.split()}) == 1

    @pytest.mark.parametrize("words", ["ekonom ekonomisk", "plan plats", "lag lagning", "barn barnet_hem", "val vall"])
    def test_other_words_do_not(self, words: str) -> None:
        one, other = words.split()
        assert ANALYZER.stems(one) != ANALYZER.stems(other)

    def test_letters_with_digits_are_one(self) -> None:
        assert texts("åk 7a, K3 och 3D samt SKA22") == ["åk", "7a", "k3", "och", "3d", "samt", "ska22"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("written", "key"),
        [
            ("1 234", "1234"),
            ("1\u00a0234", "1234"),
            ("1\u202f234\u202f567", "1234567"),
            ("12 345,6", "12345,6"),
            ("29,5", "29,5"),
            ("29.5", "29.5"),
            ("2024", "2024"),
            ("18:30", "18:30"),
            ("1.2.3", "1.2.3"),
            ("212000-1439", "212000-1439"),
        ],
    )
    def test_is_one_token(self, written: str, key: str) -> None:
        assert stem(written) == key

    def test_spaces_of_thousands_do_not_matter(self) -> None:
        assert stem("15 000") == stem("15\u00a0000") == stem("15000")

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("29,5 %", ["29,5"]),
            ("9 232 -223", ["9 232", "223"]),
            ("2024 100", ["2024", "100"]),
            ("12 34", ["12", "34"]),
            ("1 2345", ["1", "2345"]),
            ("16–29 år", ["16", "29", "år"]),
            ("3, 4 och 5.", ["3", "4", "och", "5"]),
        ],
    )
    def test_other_numbers_stay_apart(self, written: str, expected: list[str]) -> None:
        assert texts(written) == expected


class TestParagraphs:
    @pytest.mark.parametrize(
        ("written", "key"),
        [("§ 45", "§45"), ("§45", "§45"), ("§\u00a045", "§45"), ("§§ 45", "§45"), ("§ 45 a", "§45a")],
    )
    def test_of_minutes(self, written: str, key: str) -> None:
        assert stem(written) == key

    @pytest.mark.parametrize(
        ("written", "key"), [("28 §", "28§"), ("28§", "28§"), ("28 a §", "28a§"), ("28a §", "28a§")]
    )
    def test_of_a_law(self, written: str, key: str) -> None:
        assert stem(written) == key

    def test_of_minutes_and_of_a_law_differ(self) -> None:
        assert stem("§ 29") != stem("29 §")

    def test_are_found_by_their_number_too(self) -> None:
        assert [token.parts for token in ANALYZER.tokens("§ 45, 28 a §")] == [("45",), ("28a",)]

    def test_in_a_sentence(self) -> None:
        assert texts("enligt 4 kap. 1 § socialtjänstlagen") == ["enligt", "4", "kap", "1 §", "socialtjänstlagen"]

    def test_a_word_after_the_number_is_not_its_letter(self) -> None:
        assert texts("§ 45 anmälan, § 4 i lagen") == ["§ 45", "anmälan", "§ 4", "i", "lagen"]


class TestCases:
    @pytest.mark.parametrize(
        ("written", "key", "others"),
        [
            ("S.N.2022.344", "2022/344", ("sn",)),
            ("UBN.2023/467", "2023/467", ("ubn",)),
            ("WADE-2022-00313", "2022/313", ("wade",)),
            ("KS2023-0123", "2023/123", ("ks",)),
            ("SOU.2021.460", "2021/460", ("sou",)),
            ("2024/00115", "2024/115", ()),
            ("2023/109", "2023/109", ()),
            ("ubn.2023/0467", "2023/467", ("ubn",)),
        ],
    )
    def test_number_is_one_token_with_a_common_key(self, written: str, key: str, others: tuple[str, ...]) -> None:
        (token,) = ANALYZER.tokens(written)
        assert (token.text, token.stem, token.parts) == (written.lower(), key, others)

    def test_spellings_share_a_key(self) -> None:
        written = ["SN 2022/344", "S.N.2022.344", "SN-2022-00344", "Diarienummer:S.N.2022.344", "Dnr 2022/344"]
        assert all("2022/344" in ANALYZER.stems(text) for text in written)

    def test_letters_and_number_with_a_blank_are_two(self) -> None:
        assert texts("KS 2025/636 FUN042 2024/00001") == ["ks", "2025/636", "fun042", "2024/00001"]

    def test_parliamentary_year(self) -> None:
        assert texts("2018/19:AU1") == ["2018/19:au1"]


class TestDatesAndLaws:
    def test_date_is_whole_and_found_by_month_and_year(self) -> None:
        (token,) = ANALYZER.tokens("2023-11-15")
        assert (token.stem, token.parts) == ("2023-11-15", ("2023", "2023-11"))

    @pytest.mark.parametrize("written", ["2023-13-15", "2023-11-32"])
    def test_no_date_is_cut(self, written: str) -> None:
        assert written not in texts(written)

    def test_law_number_is_whole(self) -> None:
        assert texts("kommunallagen (2017:725)") == ["kommunallagen", "2017:725"]

    def test_law_number_of_an_old_law(self) -> None:
        assert texts("lag (1962:700)") == ["lag", "1962:700"]


class TestOffsets:
    def test_slice_gives_the_written_form(self) -> None:
        text = "Enligt  § 45\n(dnr S.N.2021.88) beslutade nämnden 1 234 kr."
        written = [text[token.start : token.end] for token in ANALYZER.tokens(text)]
        assert written == ["Enligt", "§ 45", "dnr", "S.N.2021.88", "beslutade", "nämnden", "1 234", "kr"]

    def test_refer_to_the_text_as_given(self) -> None:
        text = "fo\u0308r A\u030asa"
        assert [(token.text, text[token.start : token.end]) for token in ANALYZER.tokens(text)] == [
            ("för", "fo\u0308r"),
            ("åsa", "A\u030asa"),
        ]


class TestForms:
    @pytest.mark.parametrize(
        ("text", "expected"), [("ÅÄÖ", "åäö"), ("A\u030a", "å"), ("a\u00adb", "ab"), ("", ""), ("İ", "i\u0307")]
    )
    def test_normal(self, text: str, expected: str) -> None:
        assert normal(text) == expected

    def test_without_ending(self) -> None:
        assert [without_ending(form) for form in ("eu:s", "eu", "eu:x")] == ["eu", "eu", "eu:x"]

    @pytest.mark.parametrize(
        ("form", "expected"),
        [
            ("1 234", ("1234", ())),
            ("§§ 3", ("§3", ("3",))),
            ("s.n.2021.088", ("2021/88", ("sn",))),
            ("2021-02-03", ("2021-02-03", ("2021", "2021-02"))),
            ("covid19", ("covid19", ())),
        ],
    )
    def test_number_key(self, form: str, expected: tuple[str, tuple[str, ...]]) -> None:
        assert number_key(form) == expected

    def test_the_pattern_has_no_groups(self) -> None:
        assert TOKEN.groups == 0
