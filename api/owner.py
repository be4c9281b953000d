"""Whose watches and views they are: of who signed in, else of the browser, by a cookie with a random name."""

import hashlib
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.access.identity import current
from api.access.session import is_tls
from api.kept.database import new_token

COOKIE: Final = "kommunsok-eget"
_SECONDS: Final = 365 * 24 * 3600
_LONGEST: Final = 64


def owner_of(request: Request) -> str:
    """Who keeps something in this request; "" for a browser that has kept nothing yet."""
    who = current()
    if who.known:
        return f"namn:{who.name}"
    cookie = request.cookies.get(COOKIE, "")
    return _of_cookie(cookie) if 0 < len(cookie) <= _LONGEST else ""


def owner_for(request: Request) -> tuple[str, str]:
    """Who keeps something from now on, and the cookie that the answer must set ("" for none)."""
    owner = owner_of(request)
    if owner:
        return owner, ""
    cookie = new_token()
    return _of_cookie(cookie), cookie


def remember(request: Request, response: Response, cookie: str) -> Response:
    """Let a browser keep the cookie of `owner_for`; it is not read by scripts nor sent along by other sites."""
    if cookie:
        response.set_cookie(COOKIE, cookie, max_age=_SECONDS, httponly=True, samesite="lax", secure=is_tls(request))
    return response


def _of_cookie(cookie: str) -> str:
    """Only a digest is kept, so that nobody who reads the database can take somebody's place."""
    return f"kaka:{hashlib.sha256(cookie.encode()).hexdigest()}"
