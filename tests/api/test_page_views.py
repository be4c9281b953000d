"""Cards, paging, forms and document text as the pages show them."""

from dataclasses import dataclass, replace

import pytest
from starlette.datastructures import URL, QueryParams

from api import examples
from api.answers import HitAnswer
from api.forms import chips, form_fields, is_asked, read_params
from api.library import Choices, OpenDocument
from api.page_views import card, filter_form, inferred_words, paging, text_sections
from api.params import SearchParams
from api.problems import ServiceError
from ingest.catalogue import SourceRow
from ingest.model import Block, BlockKind, Inferred, LogicalDocument, ParsedSource, Section, SourceStatus
from nlp.analyzer import Analyzer

CHOICES = Choices({"Socialnämnden": 3}, {"Ekdala kommun": 3}, {"protokoll": 2}, {"2024": 1, "2023": 2}, 1, 3, 40)


def _hit(**values: object) -> HitAnswer:
    return HitAnswer.model_validate({**examples.HIT, **values})


def test_card_leaves_out_the_title_from_the_headings() -> None:
    assert card(_hit(), "hemtjänst")["path"] == ["Förslag till beslut"]


def test_card_leads_to_the_section_with_the_question() -> None:
    links = {"html": "/dokument/0123456789ab-4#avsnitt-7", "pdf": "/x"}
    assert card(_hit(links=links), "a b")["href"] == "/dokument/0123456789ab-4?q=a+b#avsnitt-7"
    assert card(_hit(), "")["href"] == "/dokument/0123456789ab-4"


def test_card_cuts_the_heading_off_the_snippet_and_moves_the_marks() -> None:
    text = "Förslag till beslut\nNämnden beslutar att anta planen."
    shown = card(_hit(snippet={"text": text, "marks": [[0, 7], [20, 27]]}), "nämnden")["snippet"]
    assert shown.text == "Nämnden beslutar att anta planen."
    assert [shown.text[start:end] for start, end in shown.marks] == ["Nämnden"]


@pytest.mark.parametrize("text", ["Förslag till beslut", "Förslag till beslut att anta", "… beslut\nNämnden"])
def test_card_keeps_a_snippet_that_does_not_start_with_the_heading(text: str) -> None:
    assert card(_hit(snippet={"text": text, "marks": []}), "x")["snippet"].text == text


@pytest.mark.parametrize(
    ("offset", "total", "approximate", "text"),
    [
        (0, 0, False, "Inga avsnitt"),
        (0, 1, False, "Visar 1 av 1 avsnitt"),
        (0, 12, False, "Visar 1–10 av 12 avsnitt"),
        (10, 12, False, "Visar 11–12 av 12 avsnitt"),
        (10, 11, False, "Visar 11 av 11 avsnitt"),
        (0, 1234, True, "Visar 1–10 av ungefär 1\u00a0234 avsnitt"),
        (0, 8, True, "Visar 1–8 av 8 avsnitt"),
        (50, 12, False, "Inga avsnitt"),
    ],
)
def test_paging_text(offset: int, total: int, approximate: bool, text: str) -> None:
    assert paging(URL("/?q=a"), offset, 10, total, "avsnitt", approximate).text == text


def test_read_params_leaves_out_what_is_empty_or_unknown() -> None:
    params = read_params(SearchParams, QueryParams("q=a&board=&board=b&year=&okänd=1&limit=5&limit=6"))
    assert (params.q, params.board, params.year, params.limit) == ("a", ("b",), None, 6)


def test_read_params_names_what_cannot_be_used() -> None:
    with pytest.raises(ServiceError) as caught:
        read_params(SearchParams, QueryParams("year=1800&offset=x"))
    assert {field.name for field in caught.value.fields} == {"year", "offset"}


def test_is_asked() -> None:
    assert is_asked(QueryParams("q=a"), ("q", "board"))
    assert not is_asked(QueryParams("q=+&offset=3"), ("q", "board"))


def test_chips_keep_everything_but_themselves_and_the_offset() -> None:
    query = QueryParams("q=a&status=forslag&status=beslut&date_from=2023-01-02&offset=20")
    found = {chip.text: chip.href for chip in chips("/", query, ("status", "date_from"))}
    assert found == {
        "Status: Förslag": "/?q=a&status=beslut&date_from=2023-01-02",
        "Status: Beslut": "/?q=a&status=forslag&date_from=2023-01-02",
        "Från och med: 2 januari 2023": "/?q=a&status=forslag&status=beslut",
    }


def test_the_last_chip_leads_to_the_bare_page() -> None:
    assert chips("/beslut", QueryParams("status=beslut"), ("status",))[0].href == "/beslut"


def test_fields_offer_what_the_archive_has_and_what_is_asked() -> None:
    board, year, status = form_fields(("board", "year", "status"), QueryParams("board=Okänd"), CHOICES)
    assert [(option.value, option.count, option.selected) for option in board.options] == [
        ("Socialnämnden", 3, False),
        ("Okänd", None, True),
    ]
    assert [option.value for option in year.options] == ["2024", "2023"]
    assert [option.text for option in status.options] == ["Förslag", "Beslut", "Delegationsbeslut", "Återgivet"]


def test_form_sends_along_what_it_has_no_field_for() -> None:
    form = filter_form(URL("/?q=a&municipality=Ekdala&board=x"), ("board",), ("municipality",), None)
    assert form.hidden == (("municipality", "Ekdala"),)
    assert len(form.chips) == 2
    assert form.note == ""


@dataclass
class _Writer:
    """Puts blocks and sections into a source."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def add(self, kind: BlockKind, text: str, level: int = 0) -> "_Writer":
        place, start = len(self.blocks), len(self.text)
        self.blocks += (Block(place, kind, level, 1, 1, start, start + len(text), text),)
        self.text += f"{text}\n"
        if kind is BlockKind.HEADING:
            ordinal = len(self.sections)
            self.sections += (
                Section(ordinal, None, 0, level, text, (text,), place, place, 1, 1, start, start + len(text)),
            )
        return self

    def opened(self) -> OpenDocument:
        starts = [section.block_first for section in self.sections]
        ends = [*(start - 1 for start in starts[1:]), len(self.blocks) - 1]
        sections = tuple(replace(section, block_last=end) for section, end in zip(self.sections, ends, strict=True))
        document = LogicalDocument(0, 1, 1, 0, len(self.blocks) - 1, "", "rapport", "Rapport")
        source = ParsedSource(
            "a.pdf", "0" * 64, 1, "x", 1, SourceStatus.OK, self.text, self.blocks, sections, (document,)
        )
        row = SourceRow(1, "0" * 64, "a.pdf", "/a.pdf", 1, True, 1, "x", 1, SourceStatus.OK, "2023-01-01T00:00:00Z")
        return OpenDocument(row, source, document)


def test_text_gathers_blocks_of_a_kind_and_leaves_footers_out() -> None:
    opened = (
        _Writer()
        .add(BlockKind.HEADING, "Rubrik", 1)
        .add(BlockKind.ITEM, "att anta")
        .add(BlockKind.ITEM, "att uppdra")
        .add(BlockKind.FURNITURE, "sida 1 (2)")
        .add(BlockKind.TABLE, "1  2")
        .opened()
    )
    (section,) = text_sections(opened, "anta", Analyzer())
    assert [(group.kind, len(group.texts)) for group in section.groups] == [("item", 2), ("table", 1)]
    assert section.groups[0].texts[0] == "att <mark>anta</mark>"
    assert section.pdf == f"/v1/filer/{'0' * 64}.pdf#page=1"


def test_headings_never_leave_a_level_out_on_the_way_down() -> None:
    writer = _Writer()
    for level in (2, 4, 1, 3, 3, 4):
        writer.add(BlockKind.HEADING, f"Rubrik {level}", level)
    assert [section.tag for section in text_sections(writer.opened(), "", Analyzer())] == [3, 4, 3, 4, 4, 5]


def test_where_inferred_fields_come_from() -> None:
    inferred = (Inferred("date", "bilagelista", 3), Inferred("municipality", "paket"))
    assert inferred_words(inferred) == ["Datum: listan över beslutsunderlag, sida 3", "Kommun: resten av filen"]
