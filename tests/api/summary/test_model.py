"""Asking a language model: what is sent, and that nothing it does takes long, grows, or leads elsewhere."""

import time

import pytest

from api.summary import model as module
from api.summary.model import Endpoint, ask
from ingest.errors import StateError
from tests.support.language_model import LanguageModel, completion


def endpoint(server: LanguageModel, seconds: float = 5, key: str = "") -> Endpoint:
    return Endpoint(f"{server.url}/", "liten", key, seconds)


def test_the_question_goes_as_the_interface_says() -> None:
    with LanguageModel(completion("Svar.")) as server:
        assert ask(endpoint(server, key="hemlig"), "gör", "med") == "Svar."
        assert ask(endpoint(server), "gör", "med") == "Svar."
    (path, key, body), (_, no_key, _) = server.asked
    assert path == "/v1/chat/completions"
    assert (key, no_key) == ("Bearer hemlig", "")
    assert body["model"] == "liten"
    assert body["temperature"] == 0
    assert [message["content"] for message in body["messages"]] == ["gör", "med"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 200),
        (b"<html>", 200),
        (b"{}", 200),
        (b'{"choices": []}', 200),
        (b'{"choices": [{"message": {"content": null}}]}', 200),
        (b"[]", 200),
        (completion("Svar."), 500),
        (completion("Svar."), 401),
    ],
)
def test_what_is_no_answer_is_an_error(body: bytes, status: int) -> None:
    with LanguageModel(body, status) as server, pytest.raises(StateError) as caught:
        ask(endpoint(server), "gör", "med")
    assert caught.value.code == "E414"


def test_a_redirect_is_not_followed() -> None:
    with LanguageModel(completion("Svar.")) as other, LanguageModel(b"", 307, 0, {"Location": other.url}) as server:
        with pytest.raises(StateError):
            ask(endpoint(server, key="hemlig"), "gör", "med")
        assert other.asked == []


def test_it_takes_no_longer_than_allowed() -> None:
    started = time.monotonic()
    with LanguageModel(completion("Svar."), seconds=1.0) as server, pytest.raises(StateError):
        ask(endpoint(server, 0.3), "gör", "med")
    assert time.monotonic() - started < 3


def test_a_long_answer_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 1_000)
    with LanguageModel(completion("x" * 5_000)) as server, pytest.raises(StateError, match="ValueError"):
        ask(endpoint(server), "gör", "med")


def test_only_addresses_of_the_web_are_asked() -> None:
    for url in ("file:///etc", "ftp://a/", ""):
        with pytest.raises(StateError, match="https"):
            ask(Endpoint(url, "liten", "", 1), "gör", "med")
