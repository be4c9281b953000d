"""What people say of two entities: joined or kept apart at once, kept through new readings, taken back."""

import contextlib
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.catalogue import Catalogue
from ingest.errors import CorrectionError
from ingest.tombstones import withdraw
from nlp.corrections import Change, Correction, CorrectionStore, corrections, empty_withdrawn, history, parse_target
from nlp.corrections.model import FIELDS
from nlp.corrections.pairs import judgements, names_of, pair_anchor
from nlp.corrections.words import FIELD_WORDS, value_words
from nlp.linking.listing import EntityFilter, chosen, linked_entities
from nlp.linking.model import LinkedEntity
from nlp.model import Annotations
from nlp.personal.forget import forget
from nlp.store import AnnotationStore
from tests.nlp.linking.test_listing import put

NAMES = ("Åsa Ericson", "Åsa Ericsson", "Åsa Eriksson")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue(tmp_path / "katalog.sqlite", create=True)
    yield catalogue
    catalogue.close()


def ids(catalogue: Catalogue) -> dict[str, str]:
    """Spelling → identifier, where each name is an entity of its own."""
    return {entity.name: entity.id for entity in linked_entities(catalogue)}


def say(catalogue: Catalogue, one: str, other: str, same: str, who: str = "Eva Ek") -> Correction:
    (made,) = CorrectionStore(catalogue).correct(parse_target(f"lank:{one}-{other}"), [Change("same", same)], who)
    return made


def three(catalogue: Catalogue) -> dict[str, str]:
    put(catalogue, "a", *((name, "PER") for name in NAMES), ("Åsa Ericsson", "PER"))
    return ids(catalogue)


def only(catalogue: Catalogue) -> LinkedEntity:
    (entity,) = linked_entities(catalogue)
    return entity


def test_what_is_one_is_joined_at_once_and_says_by_whom(catalogue: Catalogue) -> None:
    known = three(catalogue)
    say(catalogue, known[NAMES[0]], known[NAMES[1]], "ja")
    joined = chosen(linked_entities(catalogue), EntityFilter("ericson"))[0]
    assert (joined.name, joined.count, joined.id) == (NAMES[1], 3, known[NAMES[1]])
    assert {variant.text for variant in joined.variants} == set(NAMES[:2])
    assert [near.name for near in joined.suggestions] == [NAMES[2]]
    (told,) = joined.decided
    assert (set(told.names), told.same, told.who) == (set(NAMES[:2]), True, "Eva Ek")
    assert told.made_at.startswith("20")


def test_what_is_two_is_not_suggested_again(catalogue: Catalogue) -> None:
    known = three(catalogue)
    for one, other in itertools.combinations(NAMES, 2):
        say(catalogue, known[one], known[other], "nej")
    assert len(chosen(linked_entities(catalogue), EntityFilter(suggested=True))) == 0
    assert [len(entity.decided) for entity in linked_entities(catalogue)] == [2, 2, 2]


def test_three_join_over_the_one_in_the_middle(catalogue: Catalogue) -> None:
    known = three(catalogue)
    say(catalogue, known[NAMES[2]], known[NAMES[1]], "ja")
    say(catalogue, known[NAMES[0]], known[NAMES[2]], "ja")
    assert (only(catalogue).count, only(catalogue).suggestions) == (4, ())


def test_it_survives_new_readings_and_waits_for_the_names(catalogue: Catalogue) -> None:
    known = three(catalogue)
    made = say(catalogue, known[NAMES[0]], known[NAMES[1]], "ja")
    AnnotationStore(catalogue).replace(1, Annotations((), (), "prov 2"))
    assert [gone.id for gone in CorrectionStore(catalogue).orphans()] == [made.id]
    put(catalogue, "b", ("Åsa Ericsson", "PER"), ("Åsa Ericson", "PER"))
    assert only(catalogue).count == 2
    assert CorrectionStore(catalogue).orphans() == ()


def test_taking_back_parts_them_again(catalogue: Catalogue) -> None:
    known = three(catalogue)
    made = say(catalogue, known[NAMES[0]], known[NAMES[1]], "ja")
    undone = CorrectionStore(catalogue).undo(made.id, "Bo Alm")
    assert (undone.undoes, undone.target, undone.who) == (made.id, made.target, "Bo Alm")
    assert ids(catalogue) == known


def test_the_newest_word_counts_and_the_older_comes_back(catalogue: Catalogue) -> None:
    known = three(catalogue)
    say(catalogue, known[NAMES[0]], known[NAMES[1]], "ja")
    second = say(catalogue, known[NAMES[1]], known[NAMES[0]], "nej", "Bo Alm")
    assert (second.old, second.new, second.model) == ("ja", "nej", "")
    assert [one.same for one in judgements(catalogue.connection)] == [False]
    CorrectionStore(catalogue).undo(second.id, "Bo Alm")
    assert [one.same for one in judgements(catalogue.connection)] == [True]


def test_the_log_names_model_and_pair(catalogue: Catalogue) -> None:
    known = three(catalogue)
    made = say(catalogue, known[NAMES[0]], known[NAMES[1]], "ja")
    (row,) = history(catalogue)
    assert row == made
    assert (row.old, row.new, row.file) == (None, "ja", "")
    assert row.model.startswith("kommunsok-lankning")
    assert str(row.target) == "lank:" + "-".join(sorted((known[NAMES[0]], known[NAMES[1]])))
    assert list(corrections(AnnotationStore(catalogue))) == []


def test_what_is_refused(catalogue: Catalogue) -> None:
    known = three(catalogue)
    put(catalogue, "b", ("Ekskolan", "ORG"))
    school = ids(catalogue)["Ekskolan"]
    one, other = known[NAMES[0]], known[NAMES[1]]
    say(catalogue, one, other, "ja")
    for pair, same, code in (
        ((one, other), "ja", "E606"),
        ((one, other), "kanske", "E603"),
        ((one, school), "ja", "E603"),
        ((one, "per-0123456789ab"), "ja", "E601"),
        ((one, one), "ja", "E601"),
    ):
        with pytest.raises(CorrectionError) as caught:
            say(catalogue, *pair, same)
        assert caught.value.code == code
    assert len(history(catalogue)) == 1
    assert CorrectionStore(catalogue).reads(parse_target(f"lank:{one}-{other}"))
    assert CorrectionStore(catalogue).reads(parse_target(f"lank:{one}-per-0123456789ab")) is None


def test_a_withdrawn_file_takes_the_names_and_words_along(catalogue: Catalogue) -> None:
    known = three(catalogue)
    say(catalogue, known[NAMES[0]], known[NAMES[1]], "ja")
    start = len(NAMES[0]) + 1
    CorrectionStore(catalogue).correct(
        parse_target(f"entitet:{'a' * 12}-{start}-{start + len(NAMES[1])}"), [Change("norm", "Åsa Ericzon")], "Eva Ek"
    )
    assert empty_withdrawn(catalogue.connection) == 0
    withdraw(catalogue, "a.pdf", "prov")
    with catalogue.transaction():
        assert empty_withdrawn(catalogue.connection) == 2
        assert empty_withdrawn(catalogue.connection) == 0
    entity, pair = history(catalogue)
    assert (entity.field, entity.new, entity.who) == ("norm", None, "Eva Ek")
    assert (pair.target.pair, pair.new, names_of(pair.anchor)) == ((), "ja", ())
    assert judgements(catalogue.connection) == ()
    with pytest.raises(Exception, match="only added to"):
        catalogue.connection.execute("DELETE FROM corrections")


def test_a_forgotten_name_is_in_no_pair_and_in_nothing_that_is_learned_from(catalogue: Catalogue) -> None:
    known = three(catalogue)
    say(catalogue, known[NAMES[0]], known[NAMES[1]], "ja")
    CorrectionStore(catalogue).correct(
        parse_target(f"entitet:{'a' * 12}-0-{len(NAMES[0])}"), [Change("norm", NAMES[0])], "Eva Ek"
    )
    assert any(NAMES[0] in str(row) for row in corrections(AnnotationStore(catalogue)))
    forget(catalogue, NAMES[0], "Begäran")
    assert not any("Ericson" in str(row) for row in corrections(AnnotationStore(catalogue)))
    assert "ericson" not in str(catalogue.connection.execute("SELECT anchor FROM corrections").fetchall()[0][0])
    assert [one.correction for one in judgements(catalogue.connection)] == [1]
    assert all(not entity.decided for entity in linked_entities(catalogue))


def test_every_field_has_a_word() -> None:
    assert FIELD_WORDS.keys() == {field for fields in FIELDS.values() for field in fields}
    assert value_words("types", ["avsla", "uppdra"]) == "Avslå, Ge i uppdrag"
    assert (value_words("title", "Plan"), value_words("body", None), value_words("same", "ja")) == (
        "Plan",
        "tomt",
        "Samma",
    )


def test_an_anchor_has_no_order() -> None:
    assert pair_anchor(("PER", "x", "b"), ("PER", "x", "a")) == pair_anchor(("PER", "x", "a"), ("PER", "x", "b"))


_WORD = st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from(("ja", "nej")))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORD, max_size=6))
def test_whatever_is_said_no_mention_is_lost(tmp_path_factory: pytest.TempPathFactory, words: list) -> None:  # type: ignore[type-arg]
    catalogue = Catalogue(tmp_path_factory.mktemp("katalog") / "katalog.sqlite", create=True)
    known = three(catalogue)
    for one, other, same in words:
        with contextlib.suppress(CorrectionError):  # one with itself, or said already
            say(catalogue, known[NAMES[one]], known[NAMES[other]], same)
    entities = linked_entities(catalogue)
    assert sum(entity.count for entity in entities) == 4
    named = {variant.text: entity.id for entity in entities for variant in entity.variants}
    for judged in judgements(catalogue.connection):
        assert (
            not judged.same
            or len({named[name] for name in NAMES if name.lower() in (judged.first[2], judged.second[2])}) == 1
        )
    catalogue.close()
