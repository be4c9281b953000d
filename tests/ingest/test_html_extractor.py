"""The extractor for HTML: what a reader of the page sees, in any encoding, whatever the page is made of."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import DocumentError, KommunsokError
from ingest.html_extractor import HtmlExtractor
from ingest.limits import PdfLimits
from ingest.model import BlockKind, Line
from ingest.parse import parse_file
from tests.support.strategies import EXAMPLES
from tests.support.words import PAGE

LIMITS = PdfLimits()


def lines_of(folder: Path, content: str | bytes) -> tuple[Line, ...]:
    path = folder / "sida.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return HtmlExtractor().open(path, LIMITS).page(1)[0].lines


def texts_of(folder: Path, content: str | bytes) -> list[str]:
    return [line.text for line in lines_of(folder, content)]


def test_a_page_reads_as_it_is_seen(tmp_path: Path) -> None:
    assert texts_of(tmp_path, PAGE) == [
        "Ekdala kommun · Start",
        "Protokoll 3 maj",
        "Sammanträdesdatum: 2023-05-03",
        "Socialnämnden",
        "§ 12 Val av justerare",
        "Beslut",
        "Socialnämnden beslutar att anta planen för hemtjänsten.",
        *("• en punkt", "• en annan", "3. tredje", "a) inre"),
        *("År  Utfall", "2022  9 232", "ram ett", "ram två", "lös text", "i en ruta", "efter"),
        "Box 1 Ekdala",
    ]


def test_levels_furniture_and_dates_come_out(tmp_path: Path) -> None:
    path = tmp_path / "sida.html"
    path.write_text(PAGE, "utf-8")
    source = parse_file(path, "sida.html")
    headings = [(block.level, block.text) for block in source.blocks if block.kind is BlockKind.HEADING]
    assert headings == [(1, "Protokoll 3 maj"), (2, "§ 12 Val av justerare"), (3, "Beslut")]
    assert source.documents[0].meeting_date == "2023-05-03"
    assert [block.text for block in source.blocks if block.kind is BlockKind.FOOTER] == ["Box 1 Ekdala"]
    assert (source.page_count, source.extractor.split(" ")[0]) == (1, "lxml")


def test_cells_keep_their_columns(tmp_path: Path) -> None:
    head, row = (line for line in lines_of(tmp_path, PAGE) if line.runs)
    assert [run.x0 for run in row.runs] == sorted(run.x0 for run in row.runs)
    assert head.runs[1].x0 < row.runs[1].x0  # the head spans the empty cell too


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=utf-8><p>åäö".encode(),
        "<p>åäö".encode(),
        "<p>åäö".encode("latin-1"),
        '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>åäö'.encode("latin-1"),
        "<meta charset=finns-inte><p>åäö".encode(),
        "\ufeff<p>åäö".encode(),
        "<p>åäö".encode("utf-16"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    assert texts_of(tmp_path, data) == ["åäö"]


def test_a_header_that_holds_the_title_is_text(tmp_path: Path) -> None:
    assert texts_of(tmp_path, "<body><header><h1>Protokoll</h1></header><p>Text") == ["Protokoll", "Text"]
    lines = lines_of(tmp_path, "<body><header><h1>Protokoll</h1></header><p>Text")
    assert [line.size for line in lines] == [18.0, 11.0]


def test_bold_paragraphs_and_captions(tmp_path: Path) -> None:
    page = "<p><b>Fet rad</b> x</p><table><caption>Tabell 1</caption><tr><td>1<td>2</table>"
    bold, caption, row = lines_of(tmp_path, page)
    assert (bold.text, bold.bold) == ("Fet rad x", True)
    assert (caption.text, row.text) == ("Tabell 1", "1  2")


def test_frames_around_frames_are_text(tmp_path: Path) -> None:
    assert texts_of(tmp_path, "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>") == ["a", "b  c"]


def test_nothing_is_fetched_and_no_entity_followed(tmp_path: Path) -> None:
    (tmp_path / "hemlig.txt").write_text("hemligt")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/hemlig.txt">]><html><p>text &x; slut</p></html>'
    assert "hemligt" not in " ".join(texts_of(tmp_path, page))


def test_title_and_shape(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    opened = HtmlExtractor().open(path, LIMITS)
    assert (opened.title, opened.page_count, opened.bookmarks()) == ("Protokoll å", 1, ())
    assert HtmlExtractor.name.startswith("lxml ")


def test_a_page_without_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><script>x()</script></body></html>")
    assert [problem.code for problem in HtmlExtractor().open(path, LIMITS).page(1)[1]] == ["E116"]


def test_limits_and_missing_files(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    for opened, limits, code in ((path, PdfLimits(pdf_bytes=10), "E301"), (tmp_path / "b.html", LIMITS, "E104")):
        with pytest.raises(KommunsokError) as caught:
            HtmlExtractor().open(opened, limits)
        assert caught.value.code == code
        assert opened.name in caught.value.detail


def test_an_empty_file_and_endless_nesting(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for content in ("", "<div>" * 5_000 + "x"):
        path.write_text(content)
        with pytest.raises(DocumentError) as caught:
            HtmlExtractor().open(path, LIMITS)
        assert caught.value.code == "E114"


_TAGS = st.sampled_from(
    (
        *("<p>", "</p>", "<li>", "<ol start=9999999>", "</ol>", "<table>", "<tr>", "<td colspan=99>", "</table>"),
        *("<br>", "<h1>", "</h1>", "<b>", "</b>", "<header>", "</header>", "<!--", "-->", "&#xD800;", "&nbsp;"),
        *("<ol type=a>", "x y"),
    )
)


@EXAMPLES
@given(st.lists(st.one_of(_TAGS, st.text(max_size=5)), max_size=40).map("".join))
def test_any_page_gives_sound_lines_or_a_typed_error(tmp_path_factory: pytest.TempPathFactory, page: str) -> None:
    folder = tmp_path_factory.mktemp("h")
    try:
        lines = lines_of(folder, page.encode("utf-8", "surrogatepass"))
    except KommunsokError:
        return
    for line in lines:
        assert line.text.strip()
        assert line.text == line.text.rstrip()
        assert line.text.encode()
