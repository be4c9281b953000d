"""Requests and answers of the client: addresses, the key, problems as exceptions, parts of lists one after another."""

import json
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPException
from typing import Any, Final, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from examples.client.models import PageLinks, Problem

_PROBLEM: Final = "application/problem+json"


class ProblemError(Exception):
    """The service answered with a problem (RFC 9457).

    Args:
        problem: what it said.
        retry_after: seconds to wait before asking again, or None.
    """

    def __init__(self, problem: Problem, retry_after: int | None = None) -> None:
        super().__init__(f"{problem['code']} {problem['title']}: {problem['detail']}")
        self.problem = problem
        self.retry_after = retry_after


class NotAnsweredError(Exception):
    """Nobody answered, or something that is not Kommunsök did."""


class Transport:
    """Asks the service.

    Args:
        base: address of the service, such as "http://127.0.0.1:8000".
        key: API key, or "" for what everybody may read.
        language: of problems, "sv" or "en".
        seconds: longest wait for an answer.
    """

    def __init__(self, base: str, key: str = "", language: str = "sv", seconds: float = 30.0) -> None:
        self._base = base.rstrip("/")
        self._seconds = seconds
        self._headers = {"Accept-Language": language}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def _json(self, method: str, path: str, query: Mapping[str, Any], body: object = None) -> Any:
        """The JSON of an answer.

        Raises:
            ProblemError: the service refused.
            NotAnsweredError: there was no answer that makes sense.
        """
        content = self._bytes(method, path, query, body)
        try:
            return json.loads(content)
        except ValueError as error:
            raise NotAnsweredError(f"{path}: the answer is not JSON") from error

    def _bytes(self, method: str, path: str, query: Mapping[str, Any], body: object = None) -> bytes:
        """The content of an answer; raises what `_json` does."""
        given = {name: _shown(value) for name, value in query.items() if value is not None}
        address = f"{self._base}{path}{'?' if given else ''}{urlencode(given, doseq=True)}"
        headers, data = dict(self._headers), None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        request = Request(address, data, headers, method=method)
        try:
            with urlopen(request, timeout=self._seconds) as answer:
                content: bytes = answer.read()
                return content
        except HTTPError as error:
            raise _refused(error) from error
        except (URLError, HTTPException, OSError) as error:
            raise NotAnsweredError(f"{address}: {error}") from error


def part(value: object) -> str:
    """A value as one part of a path."""
    return quote(str(value), safe="")


def _shown(value: Any) -> Any:
    """A value of a query as the service writes it."""
    return str(value).lower() if isinstance(value, bool) else value


def _refused(error: HTTPError) -> ProblemError | NotAnsweredError:
    with error:
        content = error.read()
    if error.headers.get_content_type() != _PROBLEM:
        return NotAnsweredError(f"{error.url}: {error.code} {error.reason}")
    retry = error.headers.get("Retry-After")
    return ProblemError(json.loads(content), int(retry) if retry else None)


Part = TypeVar("Part", bound=Mapping[str, Any])


def following(ask: Callable[[int], Part]) -> Iterator[Part]:
    """All parts of a list.

    Args:
        ask: gives the part that begins with so many rows skipped, as in
            `following(lambda offset: client.list_decisions(status=["beslut"], limit=100, offset=offset))`.
    """
    offset = 0
    while True:
        found = ask(offset)
        yield found
        links: PageLinks = found["links"]
        if links["next"] is None:
            return
        offset += found["limit"]
