"""Tests of lines, sizes and boxes made from words that OCR saw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Line, Page
from ingest.ocr_lines import page_of, settle_sizes
from ingest.recognition import Recognised
from ingest.tesseract import SeenWord, words_of
from tests.support.scans import answer

WIDTH, HEIGHT, SCALE = 595.0, 842.0, 300 / 72
# Height of a line of 11 points with ascenders and descenders, pixels.
LINE = round((0.72 + 0.21) * 11 * SCALE)


def seen(*words: SeenWord) -> Recognised:
    return Recognised(WIDTH, HEIGHT, SCALE, words)


def page(*lines: str, confidence: float = 95.0) -> Page:
    return page_of(seen(*words_of(answer(*lines, confidence=confidence, height=LINE))), 3, "tesseract 5 swe")


def sized(number: int, *lines: tuple[str, float]) -> Page:
    made = (Line(text, number, 700.0 - 20 * place, 72.0, size, False) for place, (text, size) in enumerate(lines))
    return Page(number, WIDTH, HEIGHT, tuple(made), "tesseract 5 swe")


def test_words_keep_their_boxes_in_points_over_the_foot() -> None:
    (word,) = page("Skog").words
    assert word.text == "Skog"
    assert (word.x0, word.x1) == (72.0, 91.2)
    assert (word.y0, word.y1) == pytest.approx((842 - (260 + LINE) / SCALE, 779.6), abs=0.06)


def test_lines_in_reading_order_with_baseline_and_size() -> None:
    made = page("Förslag till beslut", "Nämnden antar planen")
    assert [line.text for line in made.lines] == ["Förslag till beslut", "Nämnden antar planen"]
    assert made.extractor == "tesseract 5 swe"
    (first, second) = made.lines
    assert (first.page, first.x, first.bold) == (3, 72.0, False)
    assert first.y - second.y == pytest.approx(14.4, abs=0.1)


@pytest.mark.parametrize(
    ("text", "over", "under"), [("gård", 0.72, 0.21), ("Höst", 0.72, 0.0), ("vem", 0.53, 0.0), ("att", 0.66, 0.0)]
)
def test_the_size_does_not_depend_on_the_letters(text: str, over: float, under: float) -> None:
    box = (100, 500, 90, round((over + under) * 11 * SCALE))
    (line,) = page_of(seen(SeenWord((1, 1, 1), *box, 95.0, text)), 1, "t").lines
    assert line.size == pytest.approx(11.0, abs=0.3)
    assert line.y == pytest.approx(842 - (500 + over * 11 * SCALE) / SCALE, abs=0.3)


def test_a_line_of_marks_has_the_size_of_its_box() -> None:
    (line,) = page_of(seen(SeenWord((1, 1, 1), 100, 500, 90, 50, 95.0, "***")), 1, "t").lines
    assert line.size == pytest.approx(12.0)


def test_wide_gaps_part_runs() -> None:
    cells = (SeenWord((1, 1, 1), left, 500, 80, 30, 95.0, text) for left, text in ((100, "Summa"), (900, "412")))
    (line,) = page_of(seen(*cells), 1, "t").lines
    assert line.text == "Summa 412"
    assert [line.text[run.start :] for run in line.runs] == ["Summa 412", "412"]


def test_blocks_on_one_baseline_make_one_line() -> None:
    cells = (
        SeenWord((block, 1, 1), left, 500, 80, 30, 95.0, text)
        for block, left, text in ((1, 100, "Hus"), (2, 900, "88"))
    )
    assert [line.text for line in page_of(seen(*cells), 1, "t").lines] == ["Hus 88"]


def turned(word: SeenWord, turn: int) -> SeenWord:
    """Where a word stands when its sheet, as large as the page, lies turned counter-clockwise."""
    across, down = round(WIDTH * SCALE), round(HEIGHT * SCALE)
    for _ in range(turn // 90):
        left, top = word.top, across - word.left - word.width
        word = word._replace(left=left, top=top, width=word.height, height=word.width)
        across, down = down, across
    return word


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_lines_of_a_turned_scan_are_upright(turn: int) -> None:
    words = words_of(answer("Beslut om planen", "Ny rad här", height=LINE))
    size = (HEIGHT, WIDTH) if turn % 180 else (WIDTH, HEIGHT)
    made = page_of(Recognised(*size, SCALE, tuple(turned(word, turn) for word in words)), 1, "t")
    upright = page_of(seen(*words), 1, "t")
    assert [line.text for line in made.lines] == ["Beslut om planen", "Ny rad här"]
    for line, expected in zip(made.lines, upright.lines, strict=True):
        assert (line.x, line.y, line.size) == pytest.approx((expected.x, expected.y, expected.size), abs=0.3)
    sides = made.words[0].x1 - made.words[0].x0, made.words[0].y1 - made.words[0].y0
    assert (sides[0] < sides[1]) is (turn % 180 != 0)


def test_what_ocr_is_not_sure_of_is_never_larger_than_the_body() -> None:
    logo = page("Ekdala kommun", confidence=20.0)
    assert [line.size for line in logo.lines] == [0.0]
    body = sized(2, ("Brödtext i nämndens handlingar", 11.0))
    assert [line.size for page in settle_sizes([logo, body], 0.0) for line in page.lines] == [11.0, 11.0]


def test_only_clearly_larger_lines_differ_from_the_body() -> None:
    made = sized(1, ("Rubrik", 16.2), ("En mycket lång rad brödtext om planen", 10.8), ("en till", 11.6), ("fot", 7.9))
    (settled,) = settle_sizes([made], 0.0)
    assert [line.size for line in settled.lines] == pytest.approx([16.0, 10.8, 10.8, 8.0])
    assert settled.lines[1].size == settled.lines[2].size


def test_the_body_of_pages_with_text_counts() -> None:
    made = sized(1, ("Rubrik", 17.6), ("En lång rad brödtext", 11.4))
    (settled,) = settle_sizes([made], 11.0)
    assert [line.size for line in settled.lines] == [17.0, 11.0]


def test_a_page_set_quite_otherwise_keeps_its_size() -> None:
    pages = settle_sizes([sized(1, ("En lång rad brödtext", 11.0)), sized(2, ("Stort", 20.2))], 0.0)
    assert [page.lines[0].size for page in pages] == [11.0, 20.0]


def test_a_page_without_words_has_no_lines() -> None:
    made = page_of(seen(), 1, "t")
    assert (made.lines, made.words) == ((), ())
    assert settle_sizes([made], 11.0) == [made]


@given(
    st.lists(
        st.builds(
            SeenWord,
            st.tuples(st.integers(1, 3), st.just(1), st.integers(1, 3)),
            *(st.integers(0, 3000),) * 4,
            st.floats(0, 100),
            st.text(min_size=1, max_size=6).filter(str.strip).map(str.strip),
        ),
        max_size=12,
    )
)
def test_any_words_make_a_page(words: list[SeenWord]) -> None:
    (made,) = settle_sizes([page_of(seen(*words), 1, "t")], 0.0)
    assert [word.text for word in made.words] == [word.text for word in words]
    assert sum(len(line.text.replace(" ", "")) for line in made.lines) <= sum(len(word.text) for word in words)
    assert all(line.size >= 0 for line in made.lines)
