"""The rendered packages, read again: text, outline, images, hyphens, tables and reproducible bytes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from examples.render import __main__ as command
from examples.render.fonts import register_fonts, styles_for, width_of
from examples.render.gold import Rendered
from examples.render.hyphenation import break_points
from examples.render.layout import TEXT_WIDTH, lay_out
from examples.render.lines import Room, break_lines
from examples.render.markup import parse_package
from examples.render.model import SourceError
from examples.render.pdf import write_pdf
from examples.render.scan import scan_page

STEM = "provby-tekniska-2024-01"
LONG = "omsorgsförvaltningens verksamhetslokaler och kommunbibliotekets besöksparkering " * 4


@pytest.fixture(scope="module")
def reader(sample: Path) -> PdfReader:
    return PdfReader(sample / "packages" / f"{STEM}.pdf")


def texts(reader: PdfReader) -> list[str]:
    return [page.extract_text().replace("\u00a0", " ") for page in reader.pages]


def test_text_comes_back_in_reading_order(reader: PdfReader) -> None:
    first = texts(reader)[0]
    wanted = ("TJÄNSTEUTLÅTANDE 1(1)", "Tekniska förvaltningen", "Ny gångbro", "- att anta", "Organisationsnummer")
    places = [first.index(part) for part in wanted]
    assert places == sorted(places)


def test_words_split_at_line_ends_are_whole_without_the_hyphen(reader: PdfReader) -> None:
    first = texts(reader)[0]
    assert "-\n" in first
    assert "samhällsbyggnadsförvaltningen" in first.replace("-\n", "")


def test_a_table_row_is_one_line_with_hard_spaces(reader: PdfReader) -> None:
    assert "Byggnation 12\u00a0400 -1\u00a0150" in reader.pages[0].extract_text()


def test_a_document_may_start_within_a_page(reader: PdfReader) -> None:
    first, second = texts(reader)[:2]
    assert "§ 4 Ny gångbro över Provån" in first
    assert "PROTOKOLL" not in first
    assert second.startswith("PROTOKOLL 2(2)\n§ 5 Information")


def test_a_scanned_page_has_an_image_and_no_text(reader: PdfReader) -> None:
    page = reader.pages[2]
    assert page.extract_text() == ""
    (image,) = page.images
    assert image.name.endswith(".jpg")
    assert len(image.data) < 150_000


def test_double_spacing_gives_blank_lines(reader: PdfReader) -> None:
    assert "\n \n" in reader.pages[3].extract_text()


def test_the_outline_has_one_entry_a_document(reader: PdfReader) -> None:
    entries = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [entry.title for entry in entries][:3] == ["Ny gångbro över Provån", "Protokoll", "Brev från en granne"]
    assert [reader.get_destination_page_number(entry) for entry in entries] == [0, 0, 2, 3, 4]


def test_two_renders_give_equal_bytes(rendered: Rendered) -> None:
    once = write_pdf(rendered.package, rendered.layout)
    assert write_pdf(rendered.package, lay_out(rendered.package)) == once


def test_scans_differ_by_seed_only(rendered: Rendered) -> None:
    page = rendered.layout.pages[2]
    assert scan_page(page, "a") == scan_page(page, "a")
    assert scan_page(page, "a") != scan_page(page, "b")


@pytest.mark.parametrize("typography", ["sans", "serif", "vera"])
def test_lines_fit_and_keep_all_words(typography: str) -> None:
    register_fonts()
    style = styles_for(typography, "normal").body
    for room in (Room(TEXT_WIDTH, hyphenate=True), Room(TEXT_WIDTH), Room(60)):
        lines = break_lines(LONG, style, room)
        assert all(width_of(line, style.font, style.size) <= room.width for line in lines)
        joined = "".join(line.removesuffix("-") if line.endswith("-") else line + " " for line in lines)
        assert joined.split() == LONG.split()


def test_a_word_without_break_point_is_cut_as_a_last_resort() -> None:
    style = styles_for("sans", "normal").body
    lines = break_lines("registrator@ekdala.example", style, Room(40))
    assert "".join(lines).replace("-", "") == "registrator@ekdala.example"
    assert break_lines("W", style, Room(1)) == ["W"]


def test_only_two_lines_in_a_row_end_in_a_hyphen() -> None:
    style = styles_for("sans", "normal").body
    ends = [line.endswith("-") for line in break_lines(LONG * 3, style, Room(130, hyphenate=True))]
    assert any(ends)
    runs = [one and two for one, two in pairwise(ends)]
    assert not any(one and two for one, two in pairwise(runs))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("hemtjänsten", "hem-tjäns-ten"),
        ("utbildning", "utbild-ning"),
        ("omsorgsnämnden", "omsorgs-nämn-den"),
        ("kommunen", "kom-mu-nen"),
        ("barnet", "barnet"),
        ("LOVSKOLAN", "LOVSKOLAN"),
        ("2023/145", "2023/145"),
    ],
)
def test_hyphenation(word: str, parts: str) -> None:
    points = break_points(word)
    found = [word[start:end] for start, end in pairwise([0, *points, len(word)])]
    assert "-".join(found) == parts


def test_a_long_table_runs_over_pages_and_wraps_its_cells(tmp_path: Path) -> None:
    rows = [f"| {number} | {LONG} | {LONG} | 12 345 |" for number in range(40)]
    path = tmp_path / "lang.txt"
    head = ["paket: lang", "kommun: K", "namnd: N", "mote: 2024-01-01", "tusental: hart", "=== dokument"]
    body = ["doc_type: statistik", "titel: T", "", "# T", "| Nr | Text | Mer | Tal |", *rows]
    path.write_text("\n".join([*head, *body]), encoding="utf-8")
    layout = lay_out(parse_package(path))
    table = layout.placements[1]
    assert (table.page_first, table.page_last) == (1, len(layout.pages))
    assert len(layout.pages) > 2
    assert all(op.y >= 72 for page in layout.pages for op in page.texts)
    assert any(op.text == "12\u00a0345" for page in layout.pages for op in page.texts)


def test_a_row_higher_than_a_page_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "hog.txt"
    head = ["paket: hog", "kommun: K", "namnd: N", "mote: 2024-01-01", "=== dokument", "doc_type: plan", "titel: T", ""]
    path.write_text("\n".join([*head, "| a | b |", f"| {LONG * 40} | x |"]), encoding="utf-8")
    with pytest.raises(SourceError, match=r"hog.txt:9: a table row is higher than a page"):
        lay_out(parse_package(path))


def test_the_command_reports_errors_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "fel.txt").write_text("fel\n", encoding="utf-8")
    monkeypatch.setattr(command, "EXAMPLES", tmp_path)
    assert command.main() == 1
    assert "error: fel.txt:1: expected 'key: value'" in capsys.readouterr().err
    assert not (tmp_path / "packages").exists()
