"""Cutting sections into passages: length, borders, pages, words, identifiers, laws and decisions."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.passages import PassageOptions, build_passages
from ingest.model import PAGE_FURNITURE, BlockKind, ParsedSource
from nlp.model import Annotations, Decision, Entity
from tests.support.sources import SHA, Part, paragraphs, source

NOTHING = Annotations()
OUT = (*PAGE_FURNITURE, BlockKind.TOC)
TEXT = tuple(kind for kind in BlockKind if kind not in OUT and kind is not BlockKind.HEADING)


def sentence(words: int, first: str = "Ordet") -> str:
    """A sentence of that many words."""
    return " ".join([first, *("ord" for _ in range(words - 1))]) + "."


def lengths(parsed: ParsedSource, options: PassageOptions | None = None) -> list[int]:
    """Number of words of each passage."""
    return [len(passage.text.split()) for passage in build_passages(parsed, NOTHING, options)]


def decision(text: str, start: int, **fields: Any) -> Decision:
    """A decision clause at an offset."""
    return Decision(0, 0, 1, 1, start, start + len(text), text, "beslut", ("godkanna", "uppdra"), "forskola", **fields)


class TestLength:
    def test_a_short_section_is_one_passage(self) -> None:
        (passage,) = build_passages(source(Part("Bakgrund", paragraphs("Ett stycke.", "Ett till."))), NOTHING)
        assert passage.text == "Bakgrund\nEtt stycke.\nEtt till."

    def test_a_passage_is_closed_before_it_grows_over_its_target(self) -> None:
        parsed = source(Part("", paragraphs(*(sentence(40) for _ in range(5)))))
        assert lengths(parsed) == [80, 80, 40]

    def test_a_heading_is_not_left_alone_before_a_long_paragraph(self) -> None:
        assert lengths(source(Part("Bakgrund", paragraphs(sentence(150))))) == [151]

    def test_a_heading_and_a_paragraph_that_fill_a_passage_to_the_last_word_stay_together(self) -> None:
        assert lengths(source(Part("Bakgrund", paragraphs(sentence(159))))) == [160]
        assert lengths(source(Part("Bakgrund", paragraphs(sentence(160))))) == [1, 160]

    def test_a_long_paragraph_is_cut_at_sentence_ends(self) -> None:
        parsed = source(Part("", paragraphs(" ".join(sentence(45, f"Mening{number}") for number in range(5)))))
        texts = [passage.text for passage in build_passages(parsed, NOTHING)]
        assert [len(text.split()) for text in texts] == [90, 90, 45]
        assert all(text.startswith("Mening") and text.endswith(".") for text in texts)

    def test_a_long_sentence_is_cut_between_words(self) -> None:
        assert lengths(source(Part("", paragraphs(sentence(440))))) == [100, 100, 100, 100, 40]

    def test_a_long_table_is_cut_at_line_ends(self) -> None:
        rows = "\n".join(" ".join([str(row), *("9 232 -223" for _ in range(10))]) for row in range(20))
        parsed = source(Part("", [(BlockKind.TABLE, rows)]))
        texts = [passage.text for passage in build_passages(parsed, NOTHING)]
        assert "\n".join(texts) == rows
        assert all(text.splitlines()[0].split()[0].isdigit() for text in texts)

    def test_lengths_are_options(self) -> None:
        parsed = source(Part("", paragraphs(*(sentence(40) for _ in range(4)))))
        assert lengths(parsed, PassageOptions(target_words=80, max_words=100)) == [80, 80]

    def test_two_sections_never_share_a_passage(self) -> None:
        parsed = source(Part("Ett", paragraphs("Kort.")), Part("Två", paragraphs("Kort.")))
        assert [passage.section for passage in build_passages(parsed, NOTHING)] == [0, 1]


class TestWhatIsLeftOut:
    def test_running_headers_and_contents_are_left_out(self) -> None:
        parsed = source(
            Part("Bakgrund", [*paragraphs("Före."), *((kind, "Sida 1 av 2") for kind in OUT), *paragraphs("Efter.")])
        )
        (passage,) = build_passages(parsed, NOTHING)
        assert passage.text == "Bakgrund\nFöre.\nEfter."

    @pytest.mark.parametrize("kind", sorted(OUT))
    def test_a_heading_with_nothing_under_it_can_be_found(self, kind: BlockKind) -> None:
        (passage,) = build_passages(source(Part("Bakgrund", [(kind, "Sida 1")])), NOTHING)
        assert passage.text == "Bakgrund"

    def test_a_heading_with_only_sections_under_it_is_found_through_them(self) -> None:
        parsed = source(Part("Bakgrund"), Part("Ekonomi", paragraphs("Budgeten räcker.")))
        first, second = parsed.sections
        nested = replace(parsed, sections=(first, replace(second, parent=0, path=("Bakgrund", "Ekonomi"))))
        (passage,) = build_passages(nested, NOTHING)
        assert (passage.text, passage.heading_path) == ("Ekonomi\nBudgeten räcker.", ("Bakgrund", "Ekonomi"))

    @pytest.mark.parametrize("kind", sorted(OUT))
    def test_a_section_of_nothing_else_is_no_passage(self, kind: BlockKind) -> None:
        assert build_passages(source(Part("", [(kind, "Sida 1")])), NOTHING) == ()

    def test_a_source_without_sections_has_no_passages(self) -> None:
        assert build_passages(source(), NOTHING) == ()


class TestFields:
    def test_fields_come_from_the_document_and_the_section(self) -> None:
        parsed = source(
            Part("Beslut", paragraphs("Ett.")),
            file="2023/mars.pdf",
            title="Protokoll 3",
            municipality="Ekdala kommun",
            board="Socialnämnden",
            diarienummer="S.N.2023.0101",
            date="2023-05-04",
            meeting_date="2023-05-03",
        )
        (passage,) = build_passages(parsed, NOTHING)
        assert passage.id == f"{SHA[:12]}-0"
        assert (passage.source, passage.file, passage.document, passage.section) == (SHA, "2023/mars.pdf", 0, 0)
        assert (passage.heading_path, passage.title, passage.doc_type) == (("Beslut",), "Protokoll 3", "protokoll")
        assert (passage.municipality, passage.board) == ("Ekdala kommun", "Socialnämnden")
        assert (passage.diarienummer, passage.date) == ("SN 2023/101", "2023-05-04")
        assert (passage.laws, passage.decisions) == ((), ())

    @pytest.mark.parametrize(
        ("fields", "date"),
        [({"date": None, "meeting_date": "2023-05-03"}, "2023-05-03"), ({}, "")],
    )
    def test_the_date_is_the_meetings_where_the_document_has_none(self, fields: dict[str, str], date: str) -> None:
        (passage,) = build_passages(source(Part("", paragraphs("Ett.")), **fields), NOTHING)
        assert passage.date == date

    @pytest.mark.parametrize("written", [None, "", "ÄRENDENUMMER", "§ 29"])
    def test_what_is_no_diarienummer_is_left_out(self, written: str | None) -> None:
        (passage,) = build_passages(source(Part("", paragraphs("Ett.")), diarienummer=written), NOTHING)
        assert passage.diarienummer == ""

    def test_pages_are_those_of_its_own_blocks(self) -> None:
        parsed = source(Part("", paragraphs(*(sentence(100) for _ in range(5)))))
        pages = [(passage.page_first, passage.page_last) for passage in build_passages(parsed, NOTHING)]
        assert pages == [(1, 1), (1, 1), (2, 2), (2, 2), (3, 3)]


class TestAnnotations:
    def test_laws_are_those_that_begin_in_the_passage(self) -> None:
        parsed = source(Part("", paragraphs("Enligt SoL och SoL samt LSS.")), Part("Nytt", paragraphs("Enligt PBL.")))
        entities = tuple(
            Entity(start, start + 3, parsed.text[start : start + 3], label, norm)
            for start, label, norm in [
                (7, "LAW", "2025:400"),
                (15, "LAW", "2025:400"),
                (24, "LAW", None),
                (parsed.text.index("PBL"), "LAW", "2010:900"),
                (0, "ORG", "x"),
            ]
        )
        first, second = build_passages(parsed, Annotations(entities))
        assert first.laws == ("2025:400", "LSS")
        assert second.laws == ("2010:900",)

    def test_decisions_go_to_the_passage_that_they_begin_in(self) -> None:
        parsed = source(Part("", paragraphs(sentence(90), "att anta planen,", sentence(90))))
        start = parsed.text.index("att anta")
        last = parsed.text.rindex("Ordet")
        clauses = (
            decision("sist", last, body="Socialnämnden", paragraph="§ 4", date="2023-05-03"),
            decision("att anta", start),
            decision("först", 0),
        )
        passages = build_passages(parsed, Annotations(decisions=clauses))
        assert [[tag.text for tag in passage.decisions] for passage in passages] == [["först", "att anta"], ["sist"]]
        tag = passages[1].decisions[0]
        assert (tag.status, tag.types, tag.subject) == ("beslut", ("godkanna", "uppdra"), "forskola")
        assert (tag.body, tag.paragraph, tag.date) == ("Socialnämnden", "§ 4", "2023-05-03")

    def test_a_decision_in_a_long_block_goes_to_its_part(self) -> None:
        parsed = source(Part("", paragraphs(" ".join(sentence(45, f"Mening{number}") for number in range(5)))))
        clauses = tuple(decision(f"Mening{n}", parsed.text.index(f"Mening{n}")) for n in range(5))
        passages = build_passages(parsed, Annotations(decisions=clauses))
        assert [[tag.text[-1] for tag in passage.decisions] for passage in passages] == [["0", "1"], ["2", "3"], ["4"]]


_words = st.sampled_from(["nämnden", "beslutar.", "att", "anta\n", "planen:", "för", "2024", "§ 4", "år!", "x" * 30])
_texts = st.lists(_words, min_size=1, max_size=40).map(" ".join) | st.builds(
    lambda words, times: " ".join(words * times), st.lists(_words, min_size=1, max_size=12), st.integers(10, 60)
)
_blocks = st.tuples(st.sampled_from(list(BlockKind)), _texts)
_parts = st.builds(Part, st.sampled_from(["", "Bakgrund", "Förslag till beslut"]), st.lists(_blocks, max_size=6))
_sources = st.lists(_parts, max_size=4).map(lambda parts: source(*parts))


@given(_sources)
@settings(max_examples=80, deadline=None)
@example(source(Part("", paragraphs("a " * 99 + "b. " + "c " * 300))))
@example(source(Part("", paragraphs("aa a " * 200))))
def test_passages_hold_each_word_of_their_section_once_in_order(parsed: ParsedSource) -> None:
    passages = build_passages(parsed, NOTHING)
    for section in parsed.sections:
        kept = [b for b in parsed.blocks[section.block_first : section.block_last + 1] if b.kind not in OUT]
        words = [word for block in kept for word in block.text.split()]
        own = [passage for passage in passages if passage.section == section.ordinal]
        assert [word for passage in own for word in passage.text.split()] == words
        for passage in own:
            assert 0 < len(passage.text.split()) <= 160
            assert section.page_first <= passage.page_first <= passage.page_last <= section.page_last
            assert passage.heading_path == section.path
    assert [passage.section for passage in passages] == sorted(passage.section for passage in passages)
    assert len({passage.id for passage in passages}) == len(passages)


@given(_sources)
@settings(max_examples=30, deadline=None)
def test_identifiers_depend_on_the_source_alone(parsed: ParsedSource) -> None:
    ids = [passage.id for passage in build_passages(parsed, NOTHING)]
    clause = decision("x", 0)
    assert [passage.id for passage in build_passages(parsed, Annotations(decisions=(clause,)))] == ids
    renamed = replace(parsed, file="annat.pdf")
    assert [passage.id for passage in build_passages(renamed, NOTHING)] == ids
    other = replace(parsed, sha256="0123456789ab" + "c" * 52)
    assert all(name.startswith("0123456789ab-") for name in (p.id for p in build_passages(other, NOTHING)))


@given(_sources, st.data())
@settings(max_examples=60, deadline=None)
def test_each_decision_in_a_kept_block_is_in_one_passage(parsed: ParsedSource, data: st.DataObject) -> None:
    bare = {
        number
        for section in parsed.sections
        for number in range(section.block_first, section.block_last + 1)
        if not any(b.kind in TEXT for b in parsed.blocks[section.block_first : section.block_last + 1])
    }
    kept = [block for block in parsed.blocks if block.kind not in OUT and block.ordinal not in bare]
    chosen = data.draw(st.lists(st.sampled_from(kept), max_size=5)) if kept else []
    places = []
    for block in chosen:
        offsets = [place for place, character in enumerate(block.text) if not character.isspace()]
        places.append(block.start + data.draw(st.sampled_from(offsets)))
    clauses = tuple(decision(str(number), start) for number, start in enumerate(places))
    passages = build_passages(parsed, Annotations(decisions=clauses))
    found = [tag.text for passage in passages for tag in passage.decisions]
    assert sorted(found) == sorted(clause.text for clause in clauses)
