"""Settings and the table of limits."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import PREFIX, Settings, service_limits
from index.embedded import MAX_LIMIT, MAX_OFFSET, MAX_QUERY_CHARACTERS


def test_environment_variables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMMUNSOK_DATA", "/srv/arkiv")
    monkeypatch.setenv("KOMMUNSOK_RATE_PER_MINUTE", "0")
    settings = Settings()
    assert settings.data == Path("/srv/arkiv")
    assert settings.rate_per_minute == 0


def test_arguments_weigh_more_than_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMMUNSOK_PORT", "9000")
    assert Settings(port=9001).port == 9001


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "70000"), ("QUEUE", "-1"), ("SEARCHES", "0"), ("REQUEST_SECONDS", "0"), ("URL_BYTES", "x")],
)
def test_values_out_of_bounds_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(ValidationError):
        Settings()


def test_processes_share_the_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert Settings().searches == 8
    assert Settings(workers=2).searches == 4
    assert Settings(workers=16).searches == 2
    assert Settings(workers=16, searches=5).searches == 5


def test_every_setting_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_table_of_limits() -> None:
    table = {limit.name: limit for limit in service_limits(Settings(queue=7))}
    assert table["query_characters"].value == MAX_QUERY_CHARACTERS == 500
    assert table["limit"].value == MAX_LIMIT == 100
    assert table["offset"].value == MAX_OFFSET == 10_000
    assert table["body_bytes"].value == 65_536
    assert table["url_bytes"].value == 8_192
    assert (table["queue"].value, table["queue"].variable) == (7, "KOMMUNSOK_QUEUE")
    assert table["limit"].variable == ""
    assert all(limit.help for limit in table.values())
