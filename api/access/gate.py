"""Middleware before all routes: who asks, whether they may, and the audit log of what they do."""

from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.audit import Audit
from api.access.identity import NOBODY, Identity, remember
from api.access.keys import Keys
from api.access.origin import is_ours
from api.access.roles import ANONYMOUS, ROLES
from api.access.rules import SAFE, Rule, rule_for
from api.access.session import COOKIE, identity_of, identity_of_key
from api.access.store import AccessStore
from api.problems import ServiceError
from api.settings import Settings
from api.tracing import trace_id
from ingest.errors import KommunsokError

SIGN_IN: Final = "/logga-in"
_API: Final = "/v1/"
# Whoever asks may have written a name; the log says that there was a question, for names must be removable.
_FREE_TEXT: Final = frozenset({"q", "text"})
_CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="kommunsok"'}

Respond = Callable[[Request, KommunsokError], Response]


class Gate:
    """Lets in who may come in.

    Args:
        app: what is inside.
        settings: whether whoever has not signed in may read, and whether the service shows secrecy.
        store: database of access.
        respond: makes the answer to an error.
    """

    def __init__(self, app: ASGIApp, settings: Settings, store: AccessStore, respond: Respond) -> None:
        self._app = app
        self._settings = settings
        self._store = store
        self._respond = respond
        self._audit = Audit(store)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        remember(NOBODY)
        request = Request(scope, receive)
        rule = rule_for(scope["path"].removeprefix(scope.get("root_path", "")))
        try:
            who = await self._who(request, rule)
            remember(who)
            self._check(request, rule, who)
        except KommunsokError as error:
            await self._refusal(request, error)(scope, receive, send)
            return
        if rule.audits(scope["method"]):
            send = self._audited(request, rule, who, send)
        await self._app(scope, receive, send)

    async def _who(self, request: Request, rule: Rule) -> Identity:
        """Who asks.

        Raises:
            ServiceError: a key was sent and is not valid.
        """
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        is_open = rule.permission(request.method) is None
        if scheme.lower() == "bearer" and not is_open:
            found = await run_in_threadpool(Keys(self._store).find, key.strip())
            if found is None:
                raise ServiceError("E513", "Nyckeln är fel eller spärrad.", "The key is wrong or revoked.", _CHALLENGE)
            return identity_of_key(found, "key")
        signed_in = None
        if COOKIE in request.headers.get("cookie", "") and rule.path != "/static":
            signed_in = await run_in_threadpool(identity_of, request.headers, self._store)
        return signed_in or (Identity(role=ANONYMOUS) if self._settings.anonymous_read else NOBODY)

    def _check(self, request: Request, rule: Rule, who: Identity) -> None:
        """Let somebody through.

        Raises:
            ServiceError: they may not, or another site's page sent their cookie along.
        """
        permission = rule.permission(request.method)
        if permission is None:
            return
        needed = {permission} | ({"read_secret"} if self._settings.visa_sekretess else set())
        if not (who.role and needed <= ROLES[who.role]):
            if who.known:
                raise ServiceError("E514", f"{who.name} får inte göra detta.", f"{who.name} may not do this.")
            raise ServiceError("E513", "Logga in eller skicka en nyckel.", "Sign in or send a key.", _CHALLENGE)
        if who.how == "session" and request.method not in SAFE and not is_ours(request.headers):
            raise ServiceError("E515", "Begäran kommer inte från tjänsten.", "The request is not from the service.")

    def _refusal(self, request: Request, error: KommunsokError) -> Response:
        """The answer to who may not: browsers are led to the page for signing in."""
        asks_for_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(_API)
        if error.code == "E513" and asks_for_page and request.method in SAFE:
            path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"{SIGN_IN}?fran={quote(path, safe='')}", 303, {"Cache-Control": "no-store"})
        return self._respond(request, error)

    def _audited(self, request: Request, rule: Rule, who: Identity, send: Send) -> Send:
        """Sends what succeeded only after the log tells of it."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                row = (who.name or "–", who.role or "", rule.action, described(request), trace_id())
                await run_in_threadpool(self._audit.add, *row)
            await send(message)

        return told


def described(request: Request) -> str:
    """Method, path and parameters of a request without what people wrote freely."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    query = "&".join(f"{name}={'…' if name in _FREE_TEXT and value else value}" for name, value in pairs)
    return f"{request.method} {request.url.path}{'?' if query else ''}{query}"
