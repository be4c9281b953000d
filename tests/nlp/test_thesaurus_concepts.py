"""Reading the rows of the thesaurus: what counts as a row, what an operator's rows change, what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import ThesaurusError
from nlp.thesaurus.concepts import HEADER, Concept, load_concepts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def write(folder: Path, *rows: str, name: str = "a.csv") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return folder


def test_a_row_is_a_concept(folder: Path) -> None:
    write(folder, "förskola;dagis|lekis;daghem;FSK;;öppen förskola;barnomsorg", "")
    assert load_concepts([folder]) == {
        "förskola": Concept(
            "förskola", ("dagis", "lekis"), ("daghem",), ("FSK",), (), ("öppen förskola",), ("barnomsorg",)
        )
    }


def test_files_are_read_by_name_and_a_byte_order_mark_is_no_part_of_the_header(folder: Path) -> None:
    write(folder, "fritids;eftis;;;;;", name="b.csv")
    (folder / "a.csv").write_text(f"\ufeff{HEADER}\nförskola;dagis;;;;;\n", encoding="utf-8")
    (folder / "compiled.txt").write_text("not a row", encoding="utf-8")
    assert list(load_concepts([folder])) == ["förskola", "fritids"]


def test_a_later_folder_adds_terms_and_concepts(tmp_path: Path) -> None:
    first = write(tmp_path / "1", "förskola;dagis;;;;;")
    second = write(tmp_path / "2", "Förskola;dagis|lekis;;FSK;;;", "fritids;eftis;;;;;")
    concepts = load_concepts([first, second])
    assert concepts["förskola"] == Concept("förskola", ("dagis", "lekis"), (), ("FSK",))
    assert concepts["fritids"].vardag == ("eftis",)


def test_a_later_folder_takes_terms_and_concepts_away(tmp_path: Path) -> None:
    first = write(tmp_path / "1", "förskola;dagis|lekis;;;;;", "fritids;eftis;;;;;")
    second = write(tmp_path / "2", "förskola;-lekis;;;;;", "-fritids;;;;;;")
    assert load_concepts([first, second]) == {"förskola": Concept("förskola", ("dagis",))}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("förskola;dagis;;;;", "rad 2: 6 kolumner, ska vara 7"),
        (";dagis;;;;;", "rad 2, kolumnen begrepp: '' är inte ett begrepp"),
        ("förskola|dagis;lekis;;;;;", "rad 2, kolumnen begrepp"),
        ("förskola;;;;;;", "rad 2, kolumnen begrepp: 'förskola' har inga andra ord"),
        ("förskola;dagis||lekis;;;;;", "rad 2, kolumnen vardag: tomt ord"),
        ("förskola;dagis;-;;;;", "rad 2, kolumnen aldre: tomt ord"),
        ("förskola;da\tgis;;;;;", "rad 2, kolumnen vardag: tomt ord"),
        ("förskola;dagis|dagis;;;;;", "rad 2, kolumnen vardag: ett ord står två gånger"),
        ("förskola;dagis;;;;;förskola", "rad 2, kolumnen relaterat: 'förskola' är begreppet självt"),
        ("förskola;-dagis;;;;;", "rad 2, kolumnen vardag: 'dagis' finns inte"),
        ("-förskola;;;;;;", "rad 2, kolumnen begrepp: '-förskola' tar bort"),
        ('förskola;"dagis;;;;;', "rad 2"),
    ],
)
def test_a_bad_row_is_refused_with_its_place(folder: Path, row: str, told: str) -> None:
    write(folder, row)
    with pytest.raises(ThesaurusError) as refused:
        load_concepts([folder])
    assert refused.value.code == "E207"
    assert refused.value.detail.startswith(f"a.csv, {told}")


def test_taking_away_the_last_word_of_a_concept_is_refused(tmp_path: Path) -> None:
    first = write(tmp_path / "1", "förskola;dagis;;;;;")
    second = write(tmp_path / "2", "förskola;-dagis;;;;;")
    with pytest.raises(ThesaurusError, match="har inga andra ord"):
        load_concepts([first, second])


def test_a_concept_stands_once_in_a_folder(folder: Path) -> None:
    write(folder, "förskola;dagis;;;;;", name="a.csv")
    write(folder, "Förskola;lekis;;;;;", name="b.csv")
    with pytest.raises(ThesaurusError, match=r"b\.csv, rad 2, kolumnen begrepp: 'Förskola' står redan i a\.csv, rad 2"):
        load_concepts([folder])


def test_what_is_no_file_of_the_thesaurus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ThesaurusError, match="är ingen mapp"):
        load_concepts([tmp_path / "borta"])
    for number, content in enumerate((b"", b"begrepp;vardag\n", b"\xff\xfe")):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.csv").write_bytes(content)
        with pytest.raises(ThesaurusError, match=r"a\.csv"):
            load_concepts([folder])
    (tmp_path / "map" / "a.csv").mkdir(parents=True)
    with pytest.raises(ThesaurusError, match=r"a\.csv"):
        load_concepts([tmp_path / "map"])


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.csv").write_text(f"{HEADER}\n{text}\n", encoding="utf-8", errors="replace")
    try:
        concepts = load_concepts([folder])
    except ThesaurusError:
        return
    assert all(any(concept.terms(column) for column in concept.__slots__[1:]) for concept in concepts.values())
