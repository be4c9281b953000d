"""Load benchmark: how long searches take over HTTP while many people ask, on an archive of many passages.

Run as `python -m evaluation.load --data FOLDER --large FOLDER`; docs/evaluation.md says what the figures mean. The
service runs in processes of its own, started and ended here, and the people in this one; only 127.0.0.1 is asked.

A user asks a question, reads for one to three seconds, and asks another: 50 users ask 25 questions a second. Without a
pause (`--think 0`) users ask as fast as they are answered, which tells how many questions a second can be answered.
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from evaluation.bench_queries import QUERIES
from evaluation.gold import load_gold
from evaluation.load_archive import enlarge

_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:(\d+)/")
_START_SECONDS: Final = 120.0
_TICKS: Final = Path("/proc/stat")
_STEAL: Final = 7  # user, nice, system, idle, iowait, irq, softirq, steal
_VARIANTS: Final = ("", " 2021", " 2022", " 2023", " nämnden", " förslag", " beslut", " kommunen")


@dataclass(frozen=True, slots=True)
class Load:
    """Who asks.

    Args:
        users: people at once.
        think: seconds that a person reads before the next question, from half to one and a half of it by chance.
        seconds: how long all ask; what is asked in the first fifth is left out of the figures.
        questions: that they ask, in an order by chance.
        seed: of the chance.
    """

    users: int
    think: float
    seconds: float
    questions: Sequence[str]
    seed: int = 1


@dataclass(frozen=True, slots=True)
class LoadFigures:
    """What was measured; times in milliseconds, seen by who asks.

    Args:
        users: people at once.
        think: mean pause, in seconds.
        asked: questions that count.
        refused: of them, those without an answer 200.
        per_second: questions answered a second.
        median: half of the answers came faster.
        p95: 95 of 100 answers came faster.
        slowest: the longest.
        processor: time of all processors that the service used, its start as well, for a question.
        stolen: share of the time of all processors that other guests of the machine had, 0–1; None where it is not
            told. Times that were measured while others took the processors say little.
    """

    users: int
    think: float
    asked: int
    refused: int
    per_second: float
    median: float
    p95: float
    slowest: float
    processor: float
    stolen: float | None


@contextmanager
def service(data: Path, workers: int) -> Iterator[int]:
    """A service of its own on a free port, which the value says.

    Args:
        data: folder of the archive.
        workers: processes that answer.
    """
    command = [sys.executable, "-m", "kommunsok", "--data", str(data), "serve", "--port", "0"]
    settings = {"KOMMUNSOK_RATE_PER_MINUTE": "0", "KOMMUNSOK_WORKERS": str(workers), "KOMMUNSOK_QUEUE": "200"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, env={**os.environ, **settings}, stderr=said)
        try:
            yield _port(process, Path(f"/dev/fd/{said.fileno()}"))
        finally:
            process.terminate()
            process.wait(30)


def _port(process: "subprocess.Popen[bytes]", log: Path) -> int:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if found := _ADDRESS.search(log.read_text("utf-8")):
            return int(found[1])
        time.sleep(0.1)
    raise RuntimeError(log.read_text("utf-8"))


async def ask(port: int, load: Load) -> list[tuple[float, float, bool]]:
    """Let the users ask.

    Returns:
        For each answer: seconds from the beginning to the question, seconds to the answer, and whether it was one.
    """
    began, chance = time.perf_counter(), random.Random(load.seed)
    answers: list[tuple[float, float, bool]] = []

    async def user(number: int) -> None:
        own = random.Random(chance.random())
        questions = itertools.cycle(own.sample(load.questions, len(load.questions)))
        await asyncio.sleep(own.random() * load.think)
        while (asked := time.perf_counter() - began) < load.seconds:
            ok = await _get(port, f"/v1/passager?q={quote(next(questions))}")
            answers.append((asked, time.perf_counter() - began - asked, ok))
            await asyncio.sleep(load.think * own.uniform(0.5, 1.5))

    await asyncio.gather(*(user(number) for number in range(load.users)))
    return answers


async def _get(port: int, path: str) -> bool:
    """Ask once, on a connection of its own as a browser's first request has; whether the answer is 200."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
    content = await reader.read()
    writer.close()
    return content.startswith(b"HTTP/1.1 200")


def figures(
    load: Load, answers: Sequence[tuple[float, float, bool]], processor: float, stolen: float | None = None
) -> LoadFigures:
    """What the answers say.

    Args:
        load: who asked.
        answers: of `ask`.
        processor: seconds of processor time for all of them.
        stolen: as in the figures.
    """
    warm = load.seconds / 5
    counted = [(seconds, ok) for asked, seconds, ok in answers if asked >= warm]
    times = sorted(seconds * 1000 for seconds, _ in counted)
    return LoadFigures(
        users=load.users,
        think=load.think,
        asked=len(times),
        refused=sum(not ok for _, ok in counted),
        per_second=round(len(times) / (load.seconds - warm), 1),
        median=round(times[len(times) // 2], 1),
        p95=round(times[int(len(times) * 0.95)], 1),
        slowest=round(times[-1], 1),
        processor=round(processor * 1000 / len(answers), 1),
        stolen=stolen,
    )


def measure(data: Path, workers: int, load: Load) -> LoadFigures:
    """Measure on an archive with a service of its own.

    Args:
        data: folder of the archive.
        workers: processes that answer.
        load: who asks.
    """
    before = _children()
    with service(data, workers) as port:
        asyncio.run(_get(port, "/v1/passager?q=beslut"))  # answered when the index is open
        ticks = processor_ticks(_TICKS)
        answers = asyncio.run(ask(port, load))
        stolen = stolen_share(ticks, processor_ticks(_TICKS))
    return figures(load, answers, _children() - before, stolen)


def processor_ticks(told: Path) -> list[int] | None:
    """Time of all processors together by what it went to, in the order of proc_stat(5); None where it is not told.

    Args:
        told: `/proc/stat`.
    """
    try:
        kind, *counts = told.read_text("ascii").partition("\n")[0].split()
    except OSError:
        return None
    return [int(count) for count in counts[: _STEAL + 1]] if kind == "cpu" and len(counts) > _STEAL else None


def stolen_share(before: list[int] | None, after: list[int] | None) -> float | None:
    """Share of the time of all processors that went to other guests, 0–1; None where it is not told.

    Args:
        before: of `processor_ticks`.
        after: the same later.
    """
    if before is None or after is None:
        return None
    went = [later - earlier for earlier, later in zip(before, after, strict=True)]
    return round(went[_STEAL] / max(1, sum(went)), 3)


def _children() -> float:
    """Seconds of processor time of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def questions_of(gold: Path | None) -> tuple[str, ...]:
    """The questions of a gold folder, or our own, each in several wordings so that no memory answers them all."""
    known = [query.query for query in load_gold(gold).retrieval or ()] if gold else list(QUERIES)
    return tuple(f"{question}{more}" for question in known for more in _VARIANTS)


def main() -> None:
    """Measure and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of an archive whose passages are repeated")
    parser.add_argument(
        "--large", type=Path, required=True, help="folder of the large archive, made when it is missing"
    )
    parser.add_argument("--gold", type=Path, help="folder with queries.jsonl to ask; else a few questions of our own")
    parser.add_argument("--passages", type=int, default=100_000, help="passages of the large archive")
    parser.add_argument("--users", type=int, default=50, help="people at once")
    parser.add_argument("--think", type=float, default=2.0, help="mean pause between two questions, in seconds")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long they ask")
    parser.add_argument("--workers", type=int, default=2, help="processes of the service")
    options = parser.parse_args()
    if not options.large.exists():
        enlarge(options.data, options.large, options.passages)
    load = Load(options.users, options.think, options.seconds, questions_of(options.gold))
    print(json.dumps(asdict(measure(options.large, options.workers, load)), indent=2))


if __name__ == "__main__":
    main()
