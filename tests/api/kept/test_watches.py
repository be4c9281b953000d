"""Watches and views as they are kept: what is refused, whose they are, e-mail only after it was confirmed."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.kept import views, watches
from api.kept.database import open_kept
from api.kept.views import ViewStore
from api.kept.watches import Wanted, WatchStore
from ingest.errors import NotFoundError, QueryError


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WatchStore]:
    with open_kept(tmp_path) as connection:
        yield WatchStore(connection)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("", "q=a"),
        Wanted("x" * 101, "q=a"),
        Wanted("rad\nbrytning", "q=a"),
        Wanted("Tom", ""),
        Wanted("Lång", "q=" + "a" * 3_000),
        Wanted("Läge", "q=a", mode="allt"),
        Wanted("Nära", "q=a", nearness=0.5),
        Wanted("Nära", "q=a", nearness=float("nan")),
        Wanted("Post", "q=a", email="ingen adress"),
        Wanted("Post", "q=a", email="a@b.se\nBcc: c@d.se"),
        Wanted("Post", "q=a", email="a@b"),
    ],
)
def test_what_cannot_be_kept_is_refused(store: WatchStore, wanted: Wanted) -> None:
    with pytest.raises(QueryError):
        store.add("jag", wanted)
    assert store.all() == ()


def test_each_sees_their_own_and_addresses_lead_to_one(store: WatchStore) -> None:
    mine, yours = store.add("jag", Wanted("Min", "q=a")), store.add("du", Wanted("Din", "q=b"))
    assert store.of("jag") == (mine,)
    assert store.all() == (mine, yours)
    assert store.by_key(mine.key) == store.by_feed(mine.feed) == store.by_number(mine.id) == mine
    assert len({mine.key, mine.feed, yours.key, yours.feed}) == 4
    store.remove(mine)
    with pytest.raises(NotFoundError):
        store.by_key(mine.key)
    with pytest.raises(NotFoundError):
        store.by_feed(mine.feed)
    with pytest.raises(NotFoundError):
        store.by_number(mine.id)


def test_there_are_bounds_to_what_one_may_keep(store: WatchStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watches, "MOST_WATCHES", 2)
    store.add("jag", Wanted("1", "q=a"))
    store.add("jag", Wanted("2", "q=a"))
    with pytest.raises(QueryError, match="Högst 2"):
        store.add("jag", Wanted("3", "q=a"))


def test_nobody_can_fill_somebody_elses_mailbox(store: WatchStore) -> None:
    for owner in "abc":
        store.add(owner, Wanted("Post", "q=a", email="eva@ekdala.se"))
    with pytest.raises(QueryError, match="väntar på att bekräftas"):
        store.add("d", Wanted("Post", "q=a", email="eva@ekdala.se"))


def test_what_was_found_before_the_confirmation_is_not_sent(store: WatchStore, tmp_path: Path) -> None:
    watch = store.add("jag", Wanted("Post", "q=a", email="eva@ekdala.se"))
    with sqlite3.connect(tmp_path / "sparat.sqlite") as other:
        other.execute("INSERT INTO found VALUES (1, 'x', 'p-1', '2024-01-01T00:00:00+00:00', NULL)")
    other.close()
    assert len(store.unmailed(watch)) == 1
    store.confirm(watch)
    assert store.unmailed(watch) == ()
    assert store.by_number(1).is_confirmed
    store.forget_email(watch)
    assert store.by_number(1).wanted.email == ""
    assert not store.by_number(1).is_confirmed
    assert store.count(watch) == 1


def test_views_are_their_owners_and_have_one_name_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_VIEWS", 2)
    with open_kept(tmp_path) as connection:
        kept = ViewStore(connection)
        kept.save("jag", "Avslag", "type=avsla")
        kept.save("jag", "Avslag", "type=avsla&year=2023")
        kept.save("jag", "Beslut", "status=beslut")
        kept.save("du", "Avslag", "type=avsla")
        assert [(view.name, view.address) for view in kept.of("jag")] == [
            ("Avslag", "type=avsla&year=2023"),
            ("Beslut", "status=beslut"),
        ]
        for name, address in (("", "type=avsla"), ("x" * 81, "type=avsla"), ("Tom", ""), ("Tredje", "year=2020")):
            with pytest.raises(QueryError):
                kept.save("jag", name, address)
        kept.remove("du", kept.of("jag")[0].id)  # not theirs
        assert len(kept.of("jag")) == 2
        kept.remove("jag", kept.of("jag")[0].id)
        assert [view.name for view in kept.of("jag")] == ["Beslut"]
