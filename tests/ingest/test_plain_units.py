"""Tests of units: which lines run on into one another."""

from hypothesis import given

from ingest.model import Extraction, Line
from ingest.plain_units import Hints, fold, gaps_of, is_open, recurring, units
from tests.support.strategies import EXAMPLES, extractions

FULL = "Nämnden har under året följt upp hur hemtjänsten fungerar i kommunens alla områden och"


def lines(*texts: str, page: int = 1, step: float = 12.0) -> list[Line]:
    return [Line(text, page, 700.0 - step * place, 72.0, 10.0, False) for place, text in enumerate(texts)]


def texts_of(*texts: str) -> list[str]:
    return [unit.text for unit in units(lines(*texts), Hints())]


def test_a_full_line_runs_on_and_a_short_one_does_not() -> None:
    assert texts_of(FULL, "redovisar nu sitt resultat.", "Bakgrund", FULL) == [
        f"{FULL} redovisar nu sitt resultat.",
        "Bakgrund",
        FULL,
    ]


def test_a_small_letter_runs_on_unless_it_opens_an_item() -> None:
    assert texts_of("Samverkan kring barn", "med särskilda behov") == ["Samverkan kring barn med särskilda behov"]
    assert texts_of("Nämnden beslutar", "att anta planen", "- punkt", "• punkt") == [
        *("Nämnden beslutar", "att anta planen", "- punkt", "• punkt")
    ]


def test_an_open_end_runs_on() -> None:
    assert texts_of("Ansvar för", "Larm i hemmet") == ["Ansvar för Larm i hemmet"]
    assert is_open("Ansvar för")
    assert not is_open("Ansvar")


def test_headings_by_their_words_begin_anew_and_stand_alone() -> None:
    assert texts_of(FULL, "Sammanfattning", "Text") == [FULL, "Sammanfattning", "Text"]
    assert texts_of(FULL, "§ 4 Budget", FULL, "2.1 Mål") == [FULL, "§ 4 Budget", FULL, "2.1 Mål"]
    assert texts_of("Protokollsanteckning", "Text") == ["Protokollsanteckning", "Text"]


def test_an_entry_of_contents_does_not_run_on() -> None:
    assert texts_of("1 Mål ............ 4", "och medel") == ["1 Mål ............ 4", "och medel"]


def test_white_between_parts_them() -> None:
    rows = [*lines(*[FULL] * 6), Line("Verksamheten", 1, 610.0, 72.0, 10.0, False)]
    assert [unit.text for unit in units(rows, Hints())][1:] == ["Verksamheten"]


def test_what_a_unit_is() -> None:
    hints = Hints(recurring=recurring(lines(*["Kommentar"] * 3)))
    marked = [unit.marked for unit in units(lines("Kommentar", "§ 3 Val", "Namn: Karin", "1.2 Mål"), hints)]
    assert marked == [True, True, False, False]
    last = units(lines("Namn: Karin", "1.2 Mål"), Hints())
    assert (last[0].field, last[1].numbered) == (True, True)


def test_recurring_lines_stand_three_times() -> None:
    found = recurring(lines(*["Kommentar"] * 3, *["Status"] * 2, *["—"] * 5))
    assert dict(found) == {"kommentar": 3}


def test_fold_leaves_number_and_end_marks_out() -> None:
    assert fold("2.1  Mål och  MEDEL:") == "mål och medel"


def test_gaps_are_counted_in_usual_distances() -> None:
    rows = [*lines("a", "b", "c"), Line("d", 1, 640.0, 72.0, 10.0, False), Line("e", 2, 700.0, 72.0, 10.0, False)]
    assert gaps_of(rows) == [None, 1.0, 1.0, 3.0, None]


def test_no_lines_have_no_units() -> None:
    assert units([], Hints()) == []


@EXAMPLES
@given(extractions())
def test_units_cover_all_lines_once(extraction: Extraction) -> None:
    rows = [line for page in extraction.pages for line in page.lines if line.text.strip()]
    found = units(rows, Hints())
    assert [place for unit in found for place in range(unit.first, unit.last + 1)] == list(range(len(rows)))
