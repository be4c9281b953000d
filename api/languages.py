"""Middleware that finds the language of a request for a page: ?lang= before the cookie before Accept-Language."""

from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import language_of
from api.texts import LANGUAGES, Language, speak

COOKIE: Final = "kommunsok-sprak"
PARAMETER: Final = "lang"
_SECONDS: Final = 365 * 24 * 3600
_NOT_PAGES: Final = ("/v1/", "/static/")

_here: ContextVar[str] = ContextVar("here", default="/")


class Languages:
    """Sets the language of each request for a page, and remembers one that was chosen.

    The parameter is taken out of the address, so that pages build their own addresses without it.

    Args:
        app: what is inside.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"].startswith(_NOT_PAGES):
            await self._app(scope, receive, send)
            return
        query, chosen = _without_choice(scope["query_string"])
        speak(chosen or _wanted(Headers(scope=scope)))
        _here.set(_address(scope, query))

        async def remembering(message: Message) -> None:
            if message["type"] == "http.response.start" and chosen:
                cookie = f"{COOKIE}={chosen}; Path=/; Max-Age={_SECONDS}; SameSite=Lax; HttpOnly"
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self._app({**scope, "query_string": query}, receive, remembering)


def language_href(language: Language) -> str:
    """The address of the page at hand in a language."""
    here = _here.get()
    return f"{here}{'&' if '?' in here else '?'}{PARAMETER}={language}"


def _without_choice(query: bytes) -> tuple[bytes, Language | None]:
    """A query without the choice of a language, and the choice; an unknown one is none."""
    name = f"{PARAMETER}=".encode()
    parts = query.split(b"&")
    given = [part.removeprefix(name).decode("latin-1") for part in parts if part.startswith(name)]
    rest = b"&".join(part for part in parts if not part.startswith(name))
    return rest, next((code for code in LANGUAGES if given and code == given[-1]), None)


def _wanted(headers: Headers) -> Language:
    """The language of a request that does not say it in its address."""
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        morsel = None
    kept = next((code for code in LANGUAGES if morsel and code == morsel.value), None)
    return kept or language_of(headers.get("accept-language", ""))


def _address(scope: Scope, query: bytes) -> str:
    path = quote(scope["path"], safe="/~@!$&'()*+,;=:-._")
    # "//host" would lead to another site.
    path = "/" + path.lstrip("/")
    return f"{path}?{query.decode('latin-1')}" if query else path
