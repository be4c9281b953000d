"""The table of rules: every route of the service has the rule that it should, and nothing opens by mistake."""

from itertools import pairwise
from pathlib import Path

import pytest

from api.access.roles import PERMISSIONS, ROLE_NAMES, ROLES, highest, role_of
from api.access.rules import DEFAULT, RULES, SAFE, rule_for
from api.app import create_app
from api.settings import Settings
from tests.support.routes import routes_of

OPEN = {"/static", "/v1/halsa", "/logga-in", "/logga-ut", "/tillganglighet", "/utskick"}


def _routes(tmp_path: Path) -> list[tuple[str, str]]:
    return routes_of(create_app(Settings(data=tmp_path)))


def test_what_is_open_to_all_is_a_short_list() -> None:
    assert {rule.path for rule in RULES if rule.reading is None} == OPEN


def test_every_route_that_writes_has_a_rule_of_its_own(tmp_path: Path) -> None:
    routes = _routes(tmp_path)
    assert len(routes) > 40
    assert [path for method, path in routes if method not in SAFE and rule_for(path) is DEFAULT] == []


def test_every_rule_is_of_a_route(tmp_path: Path) -> None:
    paths = {path for _, path in _routes(tmp_path)}
    without = [rule.path for rule in RULES if not any(rule.fits(path) for path in paths)]
    assert [path for path in without if path != "/mcp"] == []


@pytest.mark.parametrize(
    ("method", "path", "permission"),
    [
        ("GET", "/", "read"),
        ("GET", "/v1/passager", "read"),
        ("POST", "/v1/passager", "administer"),
        ("GET", "/beslut", "read"),
        ("POST", "/beslut/andra", "correct"),
        ("GET", "/ratta/beslut:1-2", "correct"),
        ("GET", "/rattaren", "read"),
        ("GET", "/v1/exporter", "read"),
        ("GET", "/v1/exporter/beslut", "export"),
        ("GET", "/v1/exporter/korrigeringar", "correct"),
        ("GET", "/administration/handelser", "administer"),
        ("GET", "/static/x.css", None),
        ("GET", "/v1/halsa/redo", None),
        ("GET", "/staticx", "read"),
    ],
)
def test_the_longest_path_counts(method: str, path: str, permission: str | None) -> None:
    assert rule_for(path).permission(method) == permission


def test_each_role_may_all_that_the_one_before_may() -> None:
    found = list(ROLES.values())
    assert all(less < more for less, more in pairwise(found))
    assert found[-1] == set(PERMISSIONS)
    assert list(ROLE_NAMES) == list(ROLES)


def test_names_of_roles() -> None:
    assert (role_of("admin"), role_of("king")) == ("admin", None)
    assert highest(frozenset({"reader", "registrar"})) == "registrar"
    assert highest(frozenset()) is None
