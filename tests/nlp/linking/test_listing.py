"""Entities of an archive: kept with the sources, joined where certain, suggested where likely."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.tombstones import withdraw
from nlp.corrections import Change, CorrectionStore, Target
from nlp.linking import tables as linking
from nlp.linking.explained import abbreviations
from nlp.linking.listing import EntityFilter, chosen, linked_entities
from nlp.linking.model import LinkedEntity
from nlp.model import Annotations, Entity
from nlp.store import AnnotationStore
from tests.support.sources import Part, paragraphs, source


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue(tmp_path / "katalog.sqlite", create=True)
    yield catalogue
    catalogue.close()


def put(catalogue: Catalogue, letter: str, *mentions: tuple[str, str], place: str = "Ekdala kommun") -> int:
    """Store a source of one paragraph whose words are entities, with blanks between them."""
    text = " ".join(words for words, _ in mentions)
    parsed = source(Part("", paragraphs(text)), sha256=letter * 64, file=f"{letter}.pdf", municipality=place)
    _, number = catalogue.store(parsed, Path(f"/{letter}.pdf"))
    entities, start = [], 0
    for words, label in mentions:
        start = text.index(words, start)
        if label:
            norm = "1993:387" if words == "LSS" else None
            entities.append(Entity(start, start + len(words), words, label, norm))
        start += len(words)
    AnnotationStore(catalogue).replace(number, Annotations(tuple(entities), (), "prov"))
    return number


def named(catalogue: Catalogue, text: str, label: str = "") -> LinkedEntity:
    """The only entity that a filter lets through."""
    (found,) = chosen(linked_entities(catalogue), EntityFilter(text, (label,) if label else ()))
    return found


def test_certain_variants_are_one(catalogue: Catalogue) -> None:
    put(catalogue, "a", ("Socialnämnden", "ORG"), ("socialnämnden i Ekdala", "ORG"), ("SN", "ORG"), ("LSS", "ABBR"))
    put(catalogue, "b", ("socialnämnden", "ORG"), ("lagen om stöd och service till vissa funktionshindrade", "LAW"))
    board = named(catalogue, "socialnämnden")
    assert (board.count, len(board.documents), board.municipality) == (4, 2, "ekdala")
    assert {variant.text for variant in board.variants} >= {"SN", "Socialnämnden"}
    law = named(catalogue, "lss")
    assert (law.label, law.count, law.municipality) == ("LAW", 2, "")
    assert law.name.startswith("lagen om stöd")


def test_letters_of_two_bodies_stay_by_themselves(catalogue: Catalogue) -> None:
    put(catalogue, "a", ("socialnämnden", "ORG"), ("skolnämnden", "ORG"), ("SN", "ORG"))
    assert len(linked_entities(catalogue)) == 3


def test_municipalities_are_apart(catalogue: Catalogue) -> None:
    put(catalogue, "a", ("Eva Ek", "PER"))
    put(catalogue, "b", ("Eva Ek", "PER"), place="Sundby kommun")
    assert len(linked_entities(catalogue)) == 2
    assert len(chosen(linked_entities(catalogue), EntityFilter("eva", municipality="Sundby"))) == 1


def test_likeness_is_only_suggested(catalogue: Catalogue) -> None:
    put(catalogue, "a", ("Åsa Ericson", "PER"), ("Åsa Ericsson", "PER"), ("Bo Al", "PER"), ("B. Al", "PER"))
    found = {entity.name: entity for entity in linked_entities(catalogue)}
    assert len(found) == 4
    assert [(near.name, near.reason) for near in found["Åsa Ericson"].suggestions] == [("Åsa Ericsson", "ljudlika")]
    assert [(near.id, near.reason) for near in found["Bo Al"].suggestions] == [(found["B. Al"].id, "initial")]
    assert len(chosen(found.values(), EntityFilter(suggested=True))) == 4


def test_a_misprint_needs_a_sign(catalogue: Catalogue) -> None:
    put(catalogue, "a", ("Eva Lindmark", "PER"), ("x", ""), ("Ekskolan", "ORG"))
    put(catalogue, "b", ("Eva Lindmork", "PER"), ("x", ""), ("Ekskoolan", "ORG"))
    reasons = {entity.name: [near.reason for near in entity.suggestions] for entity in linked_entities(catalogue)}
    assert reasons == {"Eva Lindmark": [], "Eva Lindmork": [], "Ekskolan": ["stavning"], "Ekskoolan": ["stavning"]}


def test_the_same_role_is_a_sign(catalogue: Catalogue) -> None:
    put(catalogue, "a", ("Eva Lindmark", "PER"), ("skolchef", "ROLE"))
    put(catalogue, "b", ("skolchef", "ROLE"), ("Eva Lindmork", "PER"))
    assert [len(entity.suggestions) for entity in linked_entities(catalogue)] == [1, 1]


def test_plans_with_and_without_years(catalogue: Catalogue) -> None:
    put(catalogue, "a", ("plan för skog", "PROGRAM"), ("Plan för skog 2023–2026", "PROGRAM"))
    assert named(catalogue, "skog").count == 2
    put(catalogue, "b", ("plan för skog 2027", "PROGRAM"), ("planen för skog", "PROGRAM"))
    found = linked_entities(catalogue)
    assert len(found) == 3
    assert {near.reason for entity in found for near in entity.suggestions} == {"utan_ar"}


def test_an_explained_abbreviation_joins(catalogue: Catalogue) -> None:
    text = "individ- och familjeomsorg (IFO)"
    put(catalogue, "a", ("individ- och familjeomsorg", "ORG"), ("(IFO)", ""), ("IFO", "ORG"))
    (found,) = abbreviations(catalogue.connection)
    assert (found.short, found.long, found.documents) == ("IFO", text.partition(" (")[0], 1)
    assert named(catalogue, "ifo").count == 2


def test_what_is_withdrawn_or_replaced_is_gone(catalogue: Catalogue) -> None:
    put(catalogue, "a", ("Eva Ek", "PER"))
    parsed = source(Part("", paragraphs("Bo Al")), sha256="b" * 64, file="a.pdf")
    _, number = catalogue.store(parsed, Path("/a.pdf"))
    AnnotationStore(catalogue).replace(number, Annotations((Entity(0, 5, "Bo Al", "PER"),), (), "prov"))
    assert [entity.name for entity in linked_entities(catalogue)] == ["Bo Al"]
    withdraw(catalogue, "a.pdf", "prov")
    assert linked_entities(catalogue) == ()
    for table in linking.TABLES:
        assert catalogue.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


def test_a_corrected_normal_form_joins(catalogue: Catalogue) -> None:
    put(catalogue, "a", ("Åsa Ericson", "PER"), ("Åsa Ericsson", "PER"))
    CorrectionStore(catalogue).correct(Target("entitet", "a" * 12, (12, 24)), [Change("norm", "Åsa Ericson")], "Eva")
    joined = named(catalogue, "ericsson")
    assert (joined.count, joined.name, joined.suggestions) == (2, "Åsa Ericsson", ())


def test_an_older_catalogue_is_filled(catalogue: Catalogue) -> None:
    number = put(catalogue, "a", ("Eva Ek", "PER"))
    for table in linking.TABLES:
        catalogue.connection.execute(f"DROP TABLE {table}")
    linking.renew(catalogue.connection, number)  # nothing to renew yet
    with pytest.raises(sqlite3.OperationalError):
        linked_entities(catalogue)
    AnnotationStore(catalogue)
    assert named(catalogue, "eva").count == 1


def test_mentions_before_the_first_document(catalogue: Catalogue) -> None:
    number = put(catalogue, "a", ("Eva Ek", "PER"))
    catalogue.connection.execute("DELETE FROM documents")
    linking.renew(catalogue.connection, number)
    assert replace(named(catalogue, "eva"), id="").documents == ((number, 0),)
