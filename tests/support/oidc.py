"""A small OpenID Connect provider on the loopback address, which does what a test tells it to."""

import base64
import hashlib
import html
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "kommunsok"
SECRET = "en-hemlighet"


@dataclass(slots=True)
class FakeProvider:
    """A provider.

    Args:
        issuer: its address.
        claims: what it says of who signs in, beside or in the place of what it must say.
        answers: path → status and body in the place of its own.
        key: that it signs with.
        shown: that it tells of; another one than `key` when it lies.
        asked: the authorization requests, by code.
        tokens: forms that were sent to the token endpoint.
        algorithm: of the signature.
    """

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    shown: RSAKey | None = None
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: list[dict[str, str]] = field(default_factory=list)
    algorithm: str = "RS256"

    def sign_in(self, address: str, code: str = "en-kod") -> str:
        """What a person does there: come with the address that the service made, and get a code.

        Returns:
            The query to come back with.
        """
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.asked[code] = query
        return f"code={code}&state={query['state']}"

    def page(self, address: str) -> bytes:
        """What a person sees there: a link that signs in and leads back."""
        back = parse_qs(urlsplit(address).query)["redirect_uri"][0]
        link = html.escape(f"{back}?{self.sign_in(address)}")
        return f"<!doctype html><title>Vem?</title><a href='{link}'>Karin Ekdahl</a>".encode()

    def answer(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, bytes]:
        """Status and body for a request."""
        if path in self.answers:
            return self.answers[path]
        if path == "/.well-known/openid-configuration":
            found: dict[str, Any] = {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "end_session_endpoint": f"{self.issuer}/end",
            }
        elif path == "/keys":
            found = {"keys": [(self.shown or self.key).as_dict(private=False)]}
        elif path == "/token":
            return self._token(form, authorization)
        else:
            return 404, b"{}"
        return 200, json.dumps(found).encode()

    def _token(self, form: dict[str, str], authorization: str) -> tuple[int, bytes]:
        self.tokens.append(form)
        query = self.asked.pop(form.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if query is None or authorization != f"Basic {basic}" or query["code_challenge"] != challenge:
            return 400, b'{"error": "invalid_grant"}'
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "sub": "7", "iat": now, "exp": now + 60, "nonce": query["nonce"],
            "name": "Karin Ekdahl", "roles": ["kommunsok-analytiker"], **self.claims,
        }  # fmt: skip
        said = {name: value for name, value in claims.items() if value is not None}
        token = jwt.encode({"alg": self.algorithm, "kid": "1"}, said, self.key, algorithms=[self.algorithm])
        return 200, json.dumps({"access_token": "x", "token_type": "Bearer", "id_token": token}).encode()


@contextmanager
def fake_provider() -> Iterator[FakeProvider]:
    """A provider that runs until the end of the block."""
    provider = FakeProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if urlsplit(self.path).path == "/authorize":
                self._send(200, provider.page(self.path), "text/html")
            else:
                self._reply({})

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._reply({name: values[0] for name, values in parse_qs(text).items()})

        def _reply(self, form: dict[str, str]) -> None:
            status, body = provider.answer(urlsplit(self.path).path, form, self.headers.get("Authorization", ""))
            self._send(status, body, "application/json")

        def _send(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its name there)
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
