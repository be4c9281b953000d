"""Figures for Prometheus: requests by route, searches, abstentions, problems, and the state of the archive."""

import os
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ingest.errors import KommunsokError, StateError

if TYPE_CHECKING:
    from api.deps import Service

MULTIPROCESS: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The folder by which worker processes put their figures together; `serve` makes it before they start."""
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_NO_ROUTE: Final = "–"


class Metrics:
    """What one service counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Histogram(
            "kommunsok_request_seconds",
            "Time to answer a request, by route and status.",
            ("method", "route", "status"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.searches = Counter("kommunsok_searches", "Questions searched.", registry=self.registry)
        self.abstentions = Counter("kommunsok_abstentions", "Questions without a certain hit.", registry=self.registry)
        self.problems = Counter(
            "kommunsok_problems", "Problems that were answered, by code.", ("code",), registry=self.registry
        )

    def count_search(self, abstained: bool) -> None:
        """Count one question."""
        self.searches.inc()
        if abstained:
            self.abstentions.inc()

    def count_problem(self, error: KommunsokError) -> None:
        """Count one problem."""
        self.problems.labels(error.row.code).inc()

    def text(self, service: "Service") -> bytes:
        """All figures in Prometheus' text format, those of all worker processes together."""
        shown = self.registry
        if os.environ.get(MULTIPROCESS):
            shown = CollectorRegistry()
            MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
        archive = CollectorRegistry()
        archive.register(ArchiveCollector(service))
        return generate_latest(shown) + generate_latest(archive)


class ArchiveCollector(Collector):
    """The state of the archive, read when it is asked for.

    Args:
        service: whose archive.
    """

    def __init__(self, service: "Service") -> None:
        self._service = service

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Files, files that could not be read by code, and passages; nothing where nothing has been read."""
        try:
            with self._service.catalogue() as catalogue:
                connection = catalogue.connection
                (files,) = connection.execute("SELECT count(*) FROM sources WHERE is_current = 1").fetchone()
                failed = connection.execute("SELECT code, count(*) FROM failures GROUP BY code").fetchall()
        except StateError:
            return
        yield GaugeMetricFamily("kommunsok_files", "Files that are searched.", files)
        failures = GaugeMetricFamily("kommunsok_ingest_failures", "Files that could not be read.", labels=("code",))
        for code, count in failed:
            failures.add_metric((code,), count)
        yield failures
        try:
            passages = self._service.archive().backend().manifest.passages
        except StateError:
            return
        yield GaugeMetricFamily("kommunsok_passages", "Passages in the index.", passages)


class Measured:
    """The innermost layer: how long each route takes.

    Args:
        app: what is inside.
        metrics: where it is counted.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, started = "500", time.perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            labels = (scope["method"], template_of(scope), status)
            self._metrics.requests.labels(*labels).observe(time.perf_counter() - started)


def template_of(scope: Scope) -> str:
    """The template of the route that answered, never the address, which may hold names and has no end of values."""
    path, route = scope["path"], scope.get("route")
    if not isinstance(route, Route):
        return _NO_ROUTE
    # A route of a router inside a router knows only its own end of the address.
    ends = (at for at, sign in enumerate(path) if sign == "/" and route.path_regex.match(path[at:]))
    return f"{path[: next(ends, 0)]}{route.path}"
