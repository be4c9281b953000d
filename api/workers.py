"""A bounded thread pool: so many pieces of work at once, so many waiting, the rest is told to come back."""

import asyncio
import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from api.problems import ServiceError

T = TypeVar("T")


class Workers:
    """Runs blocking work beside the event loop.

    Args:
        running: pieces of work at once.
        waiting: pieces of work that may wait for a thread.
        seconds: longest time from asking to answer.
    """

    def __init__(self, running: int, waiting: int, seconds: float) -> None:
        self._pool = ThreadPoolExecutor(running, thread_name_prefix="kommunsok")
        self._most = running + waiting
        self._seconds = seconds
        self._taken = 0
        self._lock = threading.Lock()

    async def run(self, work: Callable[[], T]) -> T:
        """The result of a piece of work.

        Raises:
            ServiceError: too much is waiting already, or it took too long.
        """
        self._take()
        future = self._pool.submit(contextvars.copy_context().run, work)  # the language of the request goes along
        future.add_done_callback(self._give_back)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError as error:
            seconds = f"{self._seconds:g}"
            raise ServiceError(
                "E509", f"Svaret tog mer än {seconds} s.", f"The answer took more than {seconds} s."
            ) from error

    def _take(self) -> None:
        with self._lock:
            if self._taken >= self._most:
                raise ServiceError(
                    "E508",
                    "För många sökningar pågår just nu.",
                    "Too many searches are running.",
                    headers={"Retry-After": "1"},
                )
            self._taken += 1

    def _give_back(self, _: "Future[Any]") -> None:
        with self._lock:
            self._taken -= 1

    def close(self) -> None:
        """Wait for what runs; forget what waits."""
        self._pool.shutdown(cancel_futures=True)
