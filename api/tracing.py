"""W3C Trace Context: one trace identifier for each request, taken over from who asks, told in logs and errors."""

import re
import secrets
from contextvars import ContextVar
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER: Final = "traceparent"
# Version 00; a later version may have more after the flags, and "ff" is none.
_FORM: Final = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?")
_NEW_FLAGS: Final = "00"

_trace: ContextVar[str] = ContextVar("trace", default="")


def trace_id() -> str:
    """Trace identifier of the request at hand, 32 hexadecimal digits; "" outside of a request."""
    return _trace.get()


class Tracing:
    """The outermost layer: gives each request its trace, and each answer a `traceparent` with a span of its own.

    Args:
        app: what is inside.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        trace, flags = given(Headers(scope=scope)) or (secrets.token_hex(16), _NEW_FLAGS)
        parent = f"00-{trace}-{secrets.token_hex(8)}-{flags}"

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).setdefault(HEADER, parent)
            await send(message)

        token = _trace.set(trace)
        try:
            await self._app(scope, receive, told)
        finally:
            _trace.reset(token)


def given(headers: Headers) -> tuple[str, str] | None:
    """Trace identifier and flags of a request; None where the header is missing, repeated or breaks its format."""
    values = headers.getlist(HEADER)
    found = _FORM.fullmatch(values[0].strip()) if len(values) == 1 else None
    if found is None or (found[3] is not None and values[0].startswith("00")):
        return None
    return found[1], found[2]
