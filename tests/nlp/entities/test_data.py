"""Gazetteers: they are there, well-formed and small."""

import pytest

from nlp.entities import data
from nlp.labels import ENTITY_LABELS

MAX_BYTES = 1_500_000


def test_all_municipalities_are_there() -> None:
    assert len(data.rows("kommuner.tsv")) == 290
    assert len(data.rows("lan.tsv")) == 21
    assert len(data.rows("regioner.tsv")) == 21


@pytest.mark.parametrize(
    ("base", "form"), [("Österåker", "Österåkers"), ("Borås", "Borås"), ("Falun", "Falu"), ("Hjo", "Hjo")]
)
def test_bare_names_of_municipalities(base: str, form: str) -> None:
    assert (base, form) in {row[:2] for row in data.rows("kommuner.tsv")}


def test_gazetteers_are_small() -> None:
    assert sum(path.stat().st_size for path in data.FOLDER.iterdir()) <= MAX_BYTES


def test_rows_are_filled_and_comments_left_out() -> None:
    for path in sorted(data.FOLDER.glob("*.t*")):
        rows = data.rows(path.name)
        assert rows
        assert len({len(row) for row in rows}) == 1
        assert not any(row[0].startswith("#") for row in rows)


def test_column_drops_empty_cells() -> None:
    assert "" not in data.column("lagar_namn.tsv", 1)
    assert "LSS" in data.column("lagar_namn.tsv", 1)


def test_word_lists() -> None:
    assert "nämnden" in data.words("organ.slut")
    lengths = [len(ending) for ending in data.endings("organ.slut")]
    assert lengths == sorted(lengths, reverse=True)
    with pytest.raises(KeyError):
        data.words("finns inte")


def test_given_names_are_sure_or_unsure() -> None:
    sure, unsure = data.given_names("namn"), data.given_names("tveksam")
    assert "Karin" in sure
    assert "Dag" in unsure
    assert not sure & unsure
    assert "Till" not in sure | unsure


def test_word_lists_name_no_label() -> None:
    assert not {key for key, *_ in data.rows("ordlistor.tsv")} & set(ENTITY_LABELS)
