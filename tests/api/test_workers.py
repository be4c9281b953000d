"""The bounded thread pool."""

import asyncio
import threading

import pytest

from api.problems import ServiceError
from api.workers import Workers


def test_result_and_error_come_back() -> None:
    workers = Workers(1, 0, 5.0)

    async def both() -> None:
        assert await workers.run(lambda: 41 + 1) == 42
        with pytest.raises(KeyError):
            await workers.run(lambda: dict[str, int]()["nej"])

    asyncio.run(both())
    workers.close()


def test_more_than_fit_are_told_to_come_back() -> None:
    workers = Workers(1, 1, 5.0)
    gate = threading.Event()

    async def three() -> None:
        first = asyncio.create_task(workers.run(gate.wait))
        second = asyncio.create_task(workers.run(lambda: "klar"))
        await asyncio.sleep(0.05)
        with pytest.raises(ServiceError) as caught:
            await workers.run(lambda: "för mycket")
        assert caught.value.code == "E508"
        assert caught.value.headers["Retry-After"] == "1"
        gate.set()
        assert await first is True
        assert await second == "klar"
        assert await workers.run(lambda: "plats igen") == "plats igen"

    asyncio.run(three())
    workers.close()


def test_work_that_takes_too_long_is_given_up_and_keeps_its_place_until_done() -> None:
    workers = Workers(1, 0, 0.05)
    gate = threading.Event()

    async def slow() -> None:
        with pytest.raises(ServiceError) as caught:
            await workers.run(gate.wait)
        assert caught.value.code == "E509"
        with pytest.raises(ServiceError) as caught:
            await workers.run(lambda: None)
        assert caught.value.code == "E508"
        gate.set()
        await asyncio.sleep(0.1)
        assert await workers.run(lambda: "plats igen") == "plats igen"

    asyncio.run(slow())
    workers.close()
