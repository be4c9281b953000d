"""Digests: who gets them, what they say, what happens when the mail server does not answer, TLS."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from api.kept.mail import Letter, post_office
from api.kept.sending import Told, after_reading
from api.kept.watches import Wanted, WatchStore
from api.settings import Settings
from ingest.errors import StateError
from tests.api.kept.conftest import Reader
from tests.support.post import PostServer, write_certificate


def settings(tmp_path: Path, server: PostServer, **more: Any) -> Settings:
    given = {"smtp_security": "ingen", "smtp_host": "localhost", "smtp_from": "arkiv@ekdala.se", "smtp_seconds": 5}
    return Settings(data=tmp_path / "data", base_url="https://arkiv.ekdala.se/", smtp_port=server.port,
                    **{**given, **more})  # fmt: skip


def watched(read: Reader, kept: sqlite3.Connection, settings: Settings, confirmed: bool = True) -> WatchStore:
    """A watch with an address, and something new for it."""
    archive = read(mars="Simhallen stängs.")
    after_reading(archive, settings)
    store = WatchStore(kept)
    watch = store.add("jag", Wanted("Hemtjänst", "q=hemtj%C3%A4nst", mode="ord", email="eva@ekdala.se"))
    if confirmed:
        store.confirm(watch)
    read(april="Avgiften för hemtjänst höjs.\natt höja avgiften för hemtjänst")
    return store


def test_a_digest_goes_once_to_who_confirmed_and_tells_how_to_leave(
    read: Reader, kept: sqlite3.Connection, tmp_path: Path
) -> None:
    with PostServer() as server:
        given = settings(tmp_path, server, smtp_user="arkiv", smtp_password="hemligt")
        store = watched(read, kept, given)
        assert after_reading(read(), given) == Told({1: 1}, 1)
        assert after_reading(read(), given) == Told({}, 0)
    ((to, letter),) = server.letters
    assert to == ("eva@ekdala.se",)
    assert letter["Subject"] == "Kommunsök: 1 ny – Hemtjänst"
    end = f"https://arkiv.ekdala.se/utskick/{store.by_number(1).key}/avsluta"
    assert letter["List-Unsubscribe"].strip() == f"<{end}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = letter.get_content()
    assert "(beslut)" in text
    assert "https://arkiv.ekdala.se/dokument/" in text
    assert end in text
    assert server.logins


def test_nothing_is_sent_to_who_has_not_confirmed(read: Reader, kept: sqlite3.Connection, tmp_path: Path) -> None:
    with PostServer() as server:
        given = settings(tmp_path, server)
        watched(read, kept, given, confirmed=False)
        assert after_reading(read(), given) == Told({1: 1}, 0)
    assert server.letters == []


def test_what_could_not_be_sent_is_sent_the_next_time(read: Reader, kept: sqlite3.Connection, tmp_path: Path) -> None:
    with PostServer() as gone:
        pass
    watched(read, kept, settings(tmp_path, gone))
    told = after_reading(read(), settings(tmp_path, gone))
    assert told is not None
    assert (told.found, told.mailed) == ({1: 1}, 0)
    assert told.problem is not None
    assert told.problem.code == "E412"
    with PostServer(refuses=frozenset({"eva@ekdala.se"})) as refusing:
        told = after_reading(read(), settings(tmp_path, refusing))
        assert told is not None
        assert "eva" not in str(told.problem)
    with PostServer() as server:
        assert after_reading(read(), settings(tmp_path, server)) == Told({}, 1)


def test_nothing_happens_where_nobody_watches(read: Reader, tmp_path: Path) -> None:
    with PostServer() as server:
        assert after_reading(read(mars="Hemtjänst."), settings(tmp_path, server)) is None
    assert not (tmp_path / "data" / "sparat.sqlite").exists()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_tls_is_spoken_with_a_server_that_is_trusted_and_with_no_other(
    security: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = write_certificate(tmp_path)
    with PostServer(certificate, implicit=security == "tls") as server:
        given = settings(tmp_path, server, smtp_security=security)
        with pytest.raises(StateError, match="E412"), post_office(given):
            pass
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        with post_office(given) as office:
            office.send(Letter("eva@ekdala.se", "Ämne\nmed rad", "Text"))
        assert server.secured
    assert server.letters[0][1]["Subject"] == "Ämne med rad"


def test_a_server_without_tls_gets_nothing_when_tls_is_wanted(tmp_path: Path) -> None:
    with PostServer() as server:
        with pytest.raises(StateError, match="E412"), post_office(settings(tmp_path, server, smtp_security="starttls")):
            pass
        assert server.logins == []
