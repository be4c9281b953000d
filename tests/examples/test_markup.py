"""The parser of the sample's markup: what it reads and the errors that it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from examples.render import markup
from examples.render.gold import Rendered
from examples.render.markup import parse_all, parse_package
from examples.render.model import Block, Document, Kind, Package, SourceError

HEAD = ["paket: prov", "kommun: Provby kommun", "namnd: Tekniska nämnden", "mote: 2024-01-17", ""]
DOCUMENT = ["=== dokument", "doc_type: policy", "titel: Prov", ""]


def parse(folder: Path, *body: str, head: list[str] = HEAD, document: list[str] = DOCUMENT) -> Package:
    path = folder / "prov.txt"
    path.write_text("\n".join([*head, *document, *body]) + "\n", encoding="utf-8")
    return parse_package(path)


def blocks(folder: Path, *body: str) -> list[Block]:
    return parse(folder, *body).documents[0].blocks


def test_a_whole_package_is_read(rendered: Rendered) -> None:
    package = rendered.package
    assert package.head["kommun"] == "Provby kommun"
    assert [document.layout for document in package.documents] == ["normal", "normal", "skannad", "dubbel", "uniform"]
    assert [document.own_page for document in package.documents] == [True, False, True, True, True]
    first = package.documents[0]
    assert first.get("signerat") == "Asta Berg; Olof Ny"
    assert [block.kind for block in first.blocks[:4]] == [Kind.VERBATIM, Kind.HEADING, Kind.HEADING, Kind.PARAGRAPH]


def test_paragraphs_and_items_go_on_over_lines(tmp_path: Path) -> None:
    found = blocks(tmp_path, "en rad", "till", "", "nytt stycke", "- en punkt", "  går vidare", "löptext igen")
    assert [(block.kind, block.text) for block in found] == [
        (Kind.PARAGRAPH, "en rad till"),
        (Kind.PARAGRAPH, "nytt stycke"),
        (Kind.ITEM, "en punkt går vidare"),
        (Kind.PARAGRAPH, "löptext igen"),
    ]


def test_hard_spaces_stay_and_blanks_are_folded(tmp_path: Path) -> None:
    assert blocks(tmp_path, "1\u00a0250  kronor")[0].text == "1\u00a0250 kronor"


def test_lines_set_as_written_keep_their_blanks(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, "~ Tid:   13.00", "~        via länk")
    assert block.lines == ["Tid:   13.00", "       via länk"]


def test_signature_columns_are_parted_by_gaps_or_bars(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, "> Asta Berg     Olof Ny", "> Chef | Ingenjör")
    assert [block.columns(line) for line in block.lines] == [["Asta Berg", "Olof Ny"], ["Chef", "Ingenjör"]]
    assert block.plain() == "Asta Berg Olof Ny Chef Ingenjör"


def test_tables_with_and_without_ruled_lines(tmp_path: Path) -> None:
    first, second, third = blocks(tmp_path, "| a | b |", "| 1 | |", "", "|!", "| c |", "", "|! | d |")
    assert first.rows == [("a", "b"), ("1", "")]
    assert (first.ruled, second.ruled, third.ruled) == (True, False, False)


def test_decision_defaults_come_from_the_document(rendered: Rendered) -> None:
    def decided(document: Document) -> list[Block]:
        return [block for block in document.blocks if block.decision]

    proposal, override = decided(rendered.package.documents[0])
    assert proposal.decision
    assert (proposal.decision.body, proposal.decision.paragraph) == ("Tekniska nämnden", None)
    assert (proposal.decision.diarienummer, proposal.decision.date) == ("TN 2023/12", "2024-01-03")
    assert override.decision
    assert override.decision.types == ("foresla_overordnad", "avsatta_medel")
    assert (override.decision.body, override.decision.paragraph) == ("Kommunstyrelsen", "§ 7")
    assert override.decision.date is None
    minutes = [block.decision for block in decided(rendered.package.documents[1])]
    assert [(each.paragraph, each.date) for each in minutes if each] == [("§ 4", "2024-01-17"), ("§ 5", "2024-01-17")]


def test_a_section_of_a_policy_is_no_paragraph_of_minutes_below_level_one(tmp_path: Path) -> None:
    found = blocks(tmp_path, "## § 3 Uppgifter", "Nämnden beslutar själv.", "^ beslut; delegera; ovrigt")
    assert found[1].decision
    assert found[1].decision.paragraph is None


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        (["^ forslag; uppdra; ovrigt"], 10, "decision line without a paragraph"),
        (["# Rubrik", "^ forslag; uppdra; ovrigt"], 11, "decision line without a paragraph"),
        (["text", "^ forslag; uppdra; ovrigt", "^ forslag; uppdra; ovrigt"], 12, "has a decision line already"),
        (["text", "^ forslag; uppdra"], 11, "a decision line reads"),
        (["text", "^ kanske; uppdra; ovrigt"], 11, "unknown status 'kanske'"),
        (["text", "^ forslag; uppdra, gissa; ovrigt"], 11, "unknown decision type 'gissa'"),
        (["text", "^ forslag; uppdra; vader"], 11, "unknown subject 'vader'"),
        (["text", "^ forslag; uppdra; ovrigt; plats=här"], 11, "unknown part 'plats=här'"),
        (["#Rubrik"], 10, "no heading"),
        (["##### Rubrik"], 10, "no heading"),
        (["| a | b |", "| 1 |"], 11, "table row has 1 cells, its header has 2"),
        (["| a | b |", "|---|---|"], 11, "no separator row"),
        (["%% bild"], 10, "unknown instruction"),
        (["=== bilaga"], 10, "unknown separator"),
        (["  indragen"], 10, "there is none above"),
        (["antalet är ≥ 3"], 10, "character U+2265"),
        ([], 6, "the document has no text"),
    ],
)
def test_errors_in_the_body_name_file_and_line(tmp_path: Path, body: list[str], line: int, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(tmp_path, *body)
    assert str(caught.value).startswith(f"prov.txt:{line}: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("farg: röd", "unknown key 'farg'"),
        ("layout: sned", "unknown value 'sned' of layout"),
        ("datum: 3 januari", "is no date"),
        ("titel: igen", "key 'titel' given twice"),
        ("ny_sida: nej", "needs a document above"),
        ("utan kolon", "expected 'key: value'"),
    ],
)
def test_errors_in_the_head_of_a_document(tmp_path: Path, key: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        parse(tmp_path, "text", document=[*DOCUMENT[:-1], key, ""])


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (HEAD[1:], "lacks 'paket'"),
        (["paket: annat", *HEAD[1:]], "is not the file's name"),
        ([*HEAD[:-1], "typografi: frakt", ""], "unknown value 'frakt'"),
    ],
)
def test_errors_in_the_head_of_the_package(tmp_path: Path, head: list[str], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        parse(tmp_path, "text", head=head)


def test_a_package_needs_documents_and_documents_need_keys(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="has no document"):
        parse(tmp_path, document=[])
    with pytest.raises(SourceError, match=r"prov.txt:6: the document lacks 'titel'"):
        parse(tmp_path, "text", document=["=== dokument", "doc_type: policy", ""])


def test_a_folder_is_read_in_order_without_the_entities(tmp_path: Path) -> None:
    parse(tmp_path, "text")
    (tmp_path / "entities.txt").write_text("id: e\n", encoding="utf-8")
    assert [package.path.stem for package in parse_all(tmp_path)] == ["prov"]


def test_label_tables_hold_no_label_twice() -> None:
    for table in (markup.DOC_TYPES, markup.STATUSES, markup.DECISION_TYPES, markup.SUBJECTS):
        assert len(set(table)) == len(table)
