"""Middleware before all routes: security headers, HEAD, and the limits of address, body and rate."""

import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import ServiceError
from api.settings import Settings
from api.tracing import trace_id
from ingest.errors import DefectError, KommunsokError

_log = logging.getLogger("kommunsok")

PAGE_CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
HEADERS: Final = {
    "Content-Security-Policy": PAGE_CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_UNCOUNTED: Final = ("/static/", "/v1/halsa/")
_FILES: Final = "/v1/filer/"
_WINDOW_SECONDS: Final = 60.0
_MAX_CLIENTS: Final = 10_000

Respond = Callable[[Request, KommunsokError], Response]


class Boundary:
    """The outermost layer: headers on every answer, HEAD as GET without a body, and an answer whatever happens.

    Args:
        app: what is inside.
        respond: makes the answer to an error.
    """

    def __init__(self, app: ASGIApp, respond: Respond) -> None:
        self._app = app
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            elif head:
                message = {**message, "body": b""}
            await send(message)

        inner: Scope = {**scope, "method": "GET"} if head else scope
        try:
            await self._app(inner, receive, guarded)
        except Exception as error:  # noqa: BLE001  (the last resort: logged, and told to nobody)
            _log.exception("Oväntat fel, spår %s", trace_id())
            if not started:
                response = self._respond(Request(inner, receive), DefectError(repr(error)))
                await response(inner, receive, guarded)


class Limits:
    """Refuses what is too long, too large or too often.

    Args:
        app: what is inside.
        settings: the limits.
        respond: makes the answer to an error.
    """

    def __init__(self, app: ASGIApp, settings: Settings, respond: Respond) -> None:
        self._app = app
        self._settings = settings
        self._respond = respond
        self._rate = RateLimiter(settings.rate_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] == "http":
            try:
                self._check(scope)
            except ServiceError as error:
                await self._respond(Request(scope, receive), error)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        size = len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"])
        most = self._settings.url_bytes
        if size > most:
            detail = f"Adressen är {size} byte, gränsen {most}."
            raise ServiceError("E506", detail, f"The address has {size} bytes, the limit is {most}.")
        headers = Headers(scope=scope)
        self._check_body(headers)
        if not scope["path"].startswith(_UNCOUNTED) and not _is_later_part(scope["path"], headers):
            self._rate.check((scope.get("client") or ("", 0))[0])

    def _check_body(self, headers: Headers) -> None:
        """Only corrections have a body, and it is short; what announces no length is refused without reading it."""
        length = headers.get("content-length", "0")
        most = self._settings.body_bytes
        if "transfer-encoding" in headers or not length.isdecimal() or int(length) > most:
            raise ServiceError(
                "E505", f"Begäran får ha högst {most} byte.", f"A request may have at most {most} bytes."
            )


def _is_later_part(path: str, headers: Headers) -> bool:
    """Whether a PDF reader fetches the next part of a file whose first part was counted."""
    return path.startswith(_FILES) and not headers.get("range", "bytes=0-").startswith("bytes=0-")


class RateLimiter:
    """A token bucket for each client.

    Args:
        per_minute: requests a minute, all of which may come at once; 0 lets everything through.
        clock: seconds.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = float(per_minute)
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def check(self, client: str) -> None:
        """Count one request.

        Args:
            client: who asks.

        Raises:
            ServiceError: the client asks too often.
        """
        if not self._most:
            return
        now = self._clock()
        tokens, last = self._buckets.pop(client, (self._most, now))
        tokens = min(self._most, tokens + (now - last) * self._most / _WINDOW_SECONDS)
        allowed = tokens >= 1
        self._buckets[client] = (tokens - 1 if allowed else tokens, now)
        if len(self._buckets) > _MAX_CLIENTS:
            self._buckets.popitem(last=False)
        if not allowed:
            seconds = max(1, math.ceil((1 - tokens) * _WINDOW_SECONDS / self._most))
            raise ServiceError(
                "E507",
                f"Högst {self._most:g} förfrågningar i minuten.",
                f"At most {self._most:g} requests a minute.",
                headers={"Retry-After": str(seconds)},
            )
