"""The session cookie: who signed in on the pages, and until when."""

from http.cookies import CookieError, SimpleCookie
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from api.access.identity import How, Identity
from api.access.keys import Key, Keys
from api.access.roles import role_of
from api.access.sealed import opened, sealed
from api.access.store import AccessStore

COOKIE: Final = "kommunsok-session"
_PURPOSE: Final = "session"


def begin(request: Request, response: Response, store: AccessStore, who: Identity, seconds: float) -> None:
    """Let a browser remember who signed in until it is closed, and no longer than some time.

    Args:
        request: for whether it came over TLS.
        response: that gets the cookie.
        store: database of access.
        who: signed in.
        seconds: how long.
    """
    values: dict[str, Any] = {"name": who.name, "role": who.role, "key": who.key}
    set_cookie(request, response, COOKIE, sealed(store.seal(), _PURPOSE, values, seconds))


def set_cookie(request: Request, response: Response, name: str, value: str) -> None:
    """Set a cookie that no script reads and no other site's form sends along."""
    response.set_cookie(name, value, httponly=True, samesite="lax", secure=is_tls(request))


def is_tls(request: Request) -> bool:
    """Whether browsers speak TLS with the service, as the request or the operator's public address says."""
    public: str = request.app.state.service.settings.base_url
    return request.url.scheme == "https" or public.startswith("https://")


def end(response: Response) -> None:
    """Let a browser forget who signed in."""
    response.delete_cookie(COOKIE)


def identity_of(headers: Headers, store: AccessStore) -> Identity | None:
    """Who signed in, or None when nobody did, the time is over, or the key behind it was revoked.

    Args:
        headers: of the request.
        store: database of access.
    """
    cookie = read_cookie(headers, COOKIE)
    if not cookie or not store.is_there:
        return None
    values = opened(store.seal(), _PURPOSE, cookie)
    if values is None:
        return None
    if values["key"] is not None:
        key = Keys(store).by_number(values["key"])
        return identity_of_key(key, "session") if key else None
    role = role_of(values["role"])
    return None if role is None else Identity(values["name"], role, "session")


def identity_of_key(key: Key, how: How) -> Identity:
    """Who a key says one is."""
    return Identity(key.name, key.role, how, key.id)


def read_cookie(headers: Headers, name: str) -> str:
    """The value of a cookie, or ""."""
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""
