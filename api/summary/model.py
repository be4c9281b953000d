"""Asks a language model over an OpenAI-compatible endpoint, bounded in time and size."""

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Final

from ingest.errors import StateError

_MOST_BYTES: Final = 256 * 1024
_MOST_TOKENS: Final = 600
_CHUNK: Final = 8 * 1024


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers.

    Args:
        url: up to and with "/v1".
        model: its name there.
        key: sent as a bearer token, or "".
        seconds: longest time from asking to the whole answer.
    """

    url: str
    model: str
    key: str
    seconds: float


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: passages and key go where the operator has said and nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """No other address."""


def ask(endpoint: Endpoint, system: str, user: str) -> str:
    """What a model answers.

    Args:
        endpoint: where.
        system: what it is to do.
        user: what it is to do it with.

    Raises:
        StateError: it cannot be reached, takes too long, or does not answer as it should.
    """
    body = {
        "model": endpoint.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "temperature": 0,
        "max_tokens": _MOST_TOKENS,
    }
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    address = f"{endpoint.url.rstrip('/')}/chat/completions"
    if not address.startswith(("https://", "http://")):
        raise StateError("KOMMUNSOK_SUMMARY_URL ska börja med https:// eller http://.", "E414")
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)
    try:
        return _content(_read(request, endpoint.seconds))
    except (OSError, HTTPException, ValueError, KeyError, IndexError, TypeError) as error:
        raise StateError(f"Modellen svarar inte som den ska: {type(error).__name__}.", "E414") from error


def _read(request: urllib.request.Request, seconds: float) -> bytes:
    """The body of an answer.

    Raises:
        OSError: it does not come, or not in time.
        ValueError: it is too long.
    """
    until = time.monotonic() + seconds
    opener = urllib.request.build_opener(_Straight, urllib.request.ProxyHandler({}))
    found = bytearray()
    with _opened(opener, request, seconds) as response:
        while part := response.read1(_CHUNK):
            found += part
            if len(found) > _MOST_BYTES:
                raise ValueError("too long")
            if time.monotonic() > until:
                raise TimeoutError("too slow")
    return bytes(found)


def _opened(opener: urllib.request.OpenerDirector, request: urllib.request.Request, seconds: float) -> Any:
    """The answer, opened; one that is an error is closed at once."""
    try:
        return opener.open(request, timeout=seconds)
    except urllib.error.HTTPError as error:
        error.close()
        raise


def _content(body: bytes) -> str:
    content = json.loads(body)["choices"][0]["message"]["content"]
    if not isinstance(content, str):
        raise TypeError("no text")
    return content
